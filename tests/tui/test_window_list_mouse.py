"""The mouse on a long list: click, double click, wheel, and the scroll bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from long_list import Numbers, Table, reading
from textual import events

if TYPE_CHECKING:
    from long_list import Reader

ROWS = 100_000


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A table that no test changes."""
    return Table(tmp_path_factory.mktemp("long") / "numbers.db", ROWS)


def numbers(start: int, stop: int) -> list[str]:
    return [f"Number {place}" for place in range(start, stop)]


def top(reader: Reader) -> int:
    """The number of the first row in sight."""
    return int(reader.shown[0].split()[1])


async def turn(reader: Reader, kind: type[events.MouseEvent], times: int) -> None:
    """Turn the wheel over the list."""
    for _ in range(times):
        await reader.pilot._post_mouse_events([kind], widget="#list", offset=(5, 5))
    await reader.arrived()


async def test_a_click_chooses_and_a_double_click_opens(table: Table, size) -> None:
    async with reading(Numbers(table), size) as reader:
        await reader.pilot.click("#list", offset=(20, 7))
        await reader.arrived()
        assert reader.under_cursor == "Number 3"
        assert reader.barred[0] == "Number 3"
        assert "Opened" not in dict(reader.app.told)
        await reader.pilot.click("#list", offset=(20, 12), times=2)
        await reader.arrived()
        assert reader.under_cursor == "Number 6"
        assert ("Opened", "Number 6") in reader.app.told


async def test_a_click_chooses_what_stands_there_after_scrolling(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("end")
        await turn(reader, events.MouseScrollUp, 1)
        await reader.pilot.click("#list", offset=(20, 4))
        await reader.arrived()
        assert reader.barred[0] == reader.under_cursor
        assert reader.lines[4][1] == "▌"


async def test_a_click_below_the_last_row_chooses_nothing_else(table: Table) -> None:
    async with reading(Numbers(table, least=(ROWS - 3) * 10)) as reader:
        assert reader.shown == numbers(ROWS - 3, ROWS)
        await reader.pilot.click("#list", offset=(20, 15))
        await reader.arrived()
        assert reader.under_cursor == f"Number {ROWS - 3}"


async def test_the_wheel_scrolls_and_leaves_the_cursor(table: Table, size) -> None:
    async with reading(Numbers(table), size) as reader:
        await turn(reader, events.MouseScrollDown, 40)
        first = top(reader)
        assert first > 12
        assert reader.shown == numbers(first, first + len(reader.shown))
        assert reader.under_cursor == "Number 0"
        await turn(reader, events.MouseScrollUp, 100)
        assert reader.shown == numbers(0, size[1] // 2)
        await turn(reader, events.MouseScrollDown, 40)
        await reader.press("down")
        assert reader.barred[0] == "Number 1"


async def drag(reader: Reader, start: int, end: int) -> None:
    """Drag the scroll bar from one line of the screen to another."""
    column = reader.app.size.width - 1
    pilot = reader.pilot
    await pilot.mouse_down(offset=(column, start))
    await reader.until(lambda: reader.listed.vertical_scrollbar.grabbed)
    step = 1 if end > start else -1
    for line in range(start, end + step, step):
        await pilot.hover(offset=(column, line))
    await pilot.mouse_up(offset=(column, end))
    await reader.arrived()


async def test_dragging_the_scroll_bar_goes_through_the_whole_list(table: Table, size) -> None:
    height = size[1]
    async with reading(Numbers(table), size) as reader:
        await drag(reader, 0, height // 2)
        first = top(reader)
        assert abs(first - ROWS // 2) < ROWS // 10
        assert reader.shown == numbers(first, first + len(reader.shown))
        await drag(reader, height // 2, height - 1)
        assert reader.shown[-1] == f"Number {ROWS - 1}"
        assert reader.under_cursor == "Number 0"


async def test_a_click_beside_the_bar_scrolls_by_a_page(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.pilot.click(offset=(79, 20))
        await reader.arrived()
        assert reader.shown[0] == "Number 12"


async def test_the_bar_is_as_long_and_where_it_should_be(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        bar = reader.listed.vertical_scrollbar
        assert (bar.window_virtual_size, bar.window_size) == (2 * ROWS, 24)
        for place in (1_000, 50_000, ROWS - 1, 0):
            reader.listed.jump(place + 1)
            await reader.arrived()
            assert bar.position == reader.listed.scroll_y
            drawn = [line[-1:] if len(line) == 80 else "" for line in reader.lines]
            bar.refresh()
            await reader.pilot.pause()
            assert [line[-1:] if len(line) == 80 else "" for line in reader.lines] == drawn
