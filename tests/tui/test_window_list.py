"""A long list on the screen: it opens at once, and what is shown is what the table has."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from long_list import Numbers, Table, reading

from qa_tui.domain.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from long_list import Number

ROWS = 100_000


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A table that no test changes."""
    return Table(tmp_path_factory.mktemp("long") / "numbers.db", ROWS)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """A table of one's own."""
    return Table(tmp_path / "numbers.db", 500)


def numbers(start: int, stop: int) -> list[str]:
    return [f"Number {place}" for place in range(start, stop)]


async def test_the_first_rows_are_there_before_the_ids_are_loaded(long_table: Table, size) -> None:
    source = Numbers(long_table)
    source.hold("chunks")
    async with reading(source, size) as reader:
        await reader.until(lambda: reader.shown)
        assert reader.shown == numbers(0, size[1] // 2)
        assert reader.listed.total == ROWS
        assert not reader.listed.complete
        assert reader.under_cursor == "Number 0"
        source.let("chunks")
        await reader.arrived()
        assert reader.listed.complete
        assert reader.shown == numbers(0, size[1] // 2)
        assert ("Counted", "Number 0") in reader.app.told


@pytest.mark.parametrize("counted", [True, False])
async def test_end_before_the_ids_are_loaded(long_table: Table, size, counted: bool) -> None:
    source = Numbers(long_table, counted=counted)
    source.hold("chunks")
    async with reading(source, size) as reader:
        assert source.reached["chunks"].wait(30)
        await reader.until(lambda: len(reader.listed.window.tail))
        await reader.pilot.press("end")
        await reader.until(lambda: reader.under_cursor == f"Number {ROWS - 1}")
        assert reader.shown == numbers(ROWS - size[1] // 2, ROWS)
        await reader.pilot.press("up", "up")
        await reader.until(lambda: reader.under_cursor == f"Number {ROWS - 3}")
        source.let("chunks")
        await reader.arrived()
        assert reader.under_cursor == f"Number {ROWS - 3}"
        assert reader.listed.cursor == ROWS - 3
        assert reader.shown == numbers(ROWS - size[1] // 2, ROWS)


@pytest.mark.parametrize("counted", [True, False])
async def test_end_of_a_list_that_cannot_be_read_from_its_end(
    long_table: Table, size, counted: bool
) -> None:
    source = Numbers(long_table, counted=counted, reversible=False)
    source.hold("chunk")
    async with reading(source, size) as reader:
        await reader.until(lambda: len(reader.listed.window.head) > 64)
        await reader.pilot.press("end")
        await reader.until(lambda: reader.barred[:1] == ["…"])
        assert reader.listed.current is None
        source.let("chunk")
        await reader.arrived()
        assert reader.under_cursor == f"Number {ROWS - 1}"
        assert reader.barred[0] == f"Number {ROWS - 1}"


async def test_keys_go_where_they_say(long_table: Table, size) -> None:
    height = size[1] // 2
    async with reading(Numbers(long_table), size) as reader:
        for keys, place in (
            (["down", "j"], 2),
            (["up"], 1),
            (["pagedown"], height),
            (["pageup"], 1),
            (["G"], ROWS - 1),
            (["down"], ROWS - 1),
            (["pageup"], ROWS - height),
            (["home"], 0),
            (["up"], 0),
            (["end"], ROWS - 1),
            (["g"], 0),
        ):
            await reader.press(*keys)
            assert reader.under_cursor == f"Number {place}", keys
            assert reader.barred[0] == f"Number {place}", keys
        for number, place in ((70_000, 69_999), (10**9, ROWS - 1), (0, 0)):
            reader.listed.jump(number)
            await reader.arrived()
            assert reader.barred[0] == f"Number {place}"


async def test_twenty_pages_down(long_table: Table) -> None:
    async with reading(Numbers(long_table)) as reader:
        for _ in range(20):
            await reader.pilot.press("pagedown")
            await reader.arrived()
        top = int(reader.shown[0].split()[1])
        assert reader.shown == numbers(top, top + 12)
        assert reader.under_cursor == f"Number {20 * 11}"


async def test_rows_are_read_ahead_in_the_direction_of_travel(long_table: Table) -> None:
    source = Numbers(long_table)
    async with reading(source) as reader:
        await reader.press("pagedown", "pagedown", "pagedown")
        source.hold("rows")
        await reader.pilot.press("pagedown")
        await reader.until(lambda: reader.under_cursor == "Number 44")
        assert reader.shown == numbers(33, 45)
        source.let("rows")
        await reader.press("home")
        read = [one for ids in source.asked for one in ids]
        assert len(read) < 300


async def test_rows_that_are_slow_are_placeholders_until_they_come(long_table: Table, size) -> None:
    source = Numbers(long_table)
    async with reading(source, size) as reader:
        source.hold("rows")
        reader.listed.jump(50_000)
        await reader.until(lambda: reader.shown and set(reader.shown) == {"…"})
        assert reader.listed.current is None
        assert reader.listed.current_id == long_table.ids[49_999]
        await reader.pilot.press("down")
        source.let("rows")
        await reader.arrived()
        assert reader.under_cursor == "Number 50000"
        top = int(reader.shown[0].split()[1])
        assert reader.shown == numbers(top, top + size[1] // 2)
        assert reader.app.told[-1] == ("Highlighted", "Number 50000")


async def test_a_late_answer_of_another_view_is_dropped(long_table: Table, table: Table) -> None:
    late = Numbers(long_table)
    for kind in ("first", "rows", "chunks"):
        for keep in (False, True):
            async with reading(Numbers(table)) as reader:
                late.hold(kind)
                reader.listed.show(late, keep=keep)
                if kind == "first" and keep:
                    assert reader.under_cursor == "Number 0"
                assert await asyncio.to_thread(late.reached[kind].wait, 30)
                reader.listed.show(Numbers(table, least=1_000))
                await reader.until(lambda: reader.under_cursor == "Number 100")
                late.let(kind)
                await reader.arrived()
                assert reader.shown == numbers(100, 112)
                assert (reader.listed.total, reader.listed.complete) == (400, True)


class Interruptible(Numbers):
    """A view whose reading can be ended."""

    stops = 0

    def stop(self) -> None:
        self.stops += 1
        for kind in tuple(self.gates):
            self.let(kind)


async def test_reading_that_is_not_wanted_any_more_is_ended(table: Table) -> None:
    source = Interruptible(table)
    async with reading(source) as reader:
        reader.listed.reload()
        await reader.arrived()
        assert source.stops == 0
        source.hold("first")
        reader.listed.show(source)
        assert source.reached["first"].wait(30)
        reader.listed.show(Numbers(table, least=1_000))
        await reader.arrived()
        assert source.stops == 1
        assert reader.shown == numbers(100, 112)


async def test_another_view_has_nothing_under_the_cursor_until_it_is_there(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("down", "space")
        slow = Numbers(table, least=1_000)
        slow.hold("first")
        reader.listed.show(slow)
        assert reader.listed.current is None
        assert not reader.listed.complete
        assert not reader.listed.marks
        await reader.pilot.pause()
        assert reader.app.told[-1] == ("Marked", None)
        slow.let("first")
        await reader.arrived()
        assert reader.under_cursor == "Number 100"
        assert reader.barred[0] == "Number 100"


async def test_a_list_without_rows(table: Table, size) -> None:
    async with reading(Numbers(table, least=10**9), size) as reader:
        assert (reader.listed.total, reader.listed.complete) == (0, True)
        await reader.press("down", "end", "home", "pagedown", "space", "V", "V")
        assert reader.listed.current is None
        assert reader.listed.marked_ids() == []
        assert reader.shown == []
        reader.listed.show(Numbers(table))
        await reader.arrived()
        assert reader.under_cursor == "Number 0"


async def test_an_error_is_told_and_the_list_goes_on(table: Table) -> None:
    source = Numbers(table, failing={"rows"})
    async with reading(source) as reader:
        assert "Failed" in [kind for kind, _ in reader.app.told]
        assert isinstance(dict(reader.app.told)["Failed"], StoreError)
        source.failing.clear()
        reader.listed.reload()
        await reader.arrived()
        assert reader.shown == numbers(0, 12)
        source.failing.add("chunks")
        reader.app.told.clear()
        reader.listed.reload()
        await reader.arrived()
        assert [kind for kind, _ in reader.app.told] == ["Failed"]
        assert reader.shown == numbers(0, 12)


async def test_looking_for_a_row_by_what_it_says(long_table: Table) -> None:
    missed: list[str] = []
    async with reading(Numbers(long_table)) as reader:

        def seek(direction: int, holds: Callable[[Number], bool]) -> None:
            reader.listed.seek(direction, holds, lambda: missed.append("none"))

        seek(1, lambda row: row.title.endswith("321"))
        await reader.arrived()
        assert reader.barred[0] == "Number 321"
        seek(1, lambda row: row.title == "Number 7000")
        await reader.arrived()
        assert reader.barred[0] == "Number 7000"
        seek(-1, lambda row: row.title.endswith("00"))
        await reader.arrived()
        assert reader.barred[0] == "Number 6900"
        assert missed == []
        seek(-1, lambda _: False)
        await reader.arrived()
        assert reader.barred[0] == "Number 6900"
        assert missed == ["none"]


async def test_a_wider_terminal_draws_wider_rows(long_table: Table) -> None:
    async with reading(Numbers(long_table)) as reader:
        await reader.press("end", "up")
        assert any("in 77 cells" in line for line in reader.lines)
        await reader.pilot.resize_terminal(160, 48)
        await reader.arrived()
        assert sum("in 157 cells" in line for line in reader.lines) == 24
        assert reader.barred[0] == f"Number {ROWS - 2}"
        await reader.pilot.resize_terminal(80, 24)
        await reader.arrived()
        assert reader.barred[0] == f"Number {ROWS - 2}"


async def test_without_signs_beyond_ascii(table: Table) -> None:
    async with reading(Numbers(table), ascii_only=True) as reader:
        await reader.press("space")
        assert reader.lines[0].startswith("* ")
        assert reader.lines[2].startswith(" >")


async def test_a_list_whose_rows_have_not_come_is_not_called_empty(table: Table) -> None:
    late = Numbers(table)
    late.hold("first")
    async with reading(Numbers(table, least=1_000_000)) as reader:
        assert (reader.listed.total, reader.listed.complete) == (0, True)
        reader.listed.show(late, keep=True)
        assert not reader.listed.complete
        late.let("first")
        await reader.arrived()
        assert (reader.under_cursor, reader.listed.complete) == ("Number 0", True)
