"""Rows that change while they are shown: by a decision, by another program, by reading anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from long_list import Number, Numbers, Table, reading

if TYPE_CHECKING:
    from pathlib import Path

    from long_list import Reader

GONE = "This row is gone: it was removed or taken back meanwhile."


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path / "numbers.db", 500)


def style_of(reader: Reader, line: int) -> str:
    """The style of the words in a line of the screen."""
    strip = reader.app.screen._compositor.render_strips()[line]
    return str(next(part.style for part in strip if part.text.strip(" ▌▪")))


async def test_reading_anew_keeps_the_cursor_on_its_row_and_that_on_its_line(
    table: Table, size
) -> None:
    async with reading(Numbers(table), size) as reader:
        reader.listed.jump(200)
        await reader.press("up", "up", "up")
        before = reader.lines.index(next(line for line in reader.lines if line[1:2] == "▌"))
        assert reader.under_cursor == "Number 196"
        table.run(
            "insert into number select 100000 + id, sort - 100000, 'Earlier ' || title"
            " from number where sort < 500"
        )
        reader.listed.reload()
        await reader.arrived()
        assert reader.under_cursor == "Number 196"
        assert reader.listed.cursor == 246
        after = reader.lines.index(next(line for line in reader.lines if line[1:2] == "▌"))
        assert after == before
        assert reader.listed.total == 550


async def test_until_all_is_read_anew_the_old_rows_stay(table: Table, size) -> None:
    source = Numbers(table)
    async with reading(source, size) as reader:
        await reader.press("down", "down")
        before = reader.shown
        table.run("delete from number where sort < 100")
        source.hold("chunk")
        reader.listed.reload()
        assert source.reached["chunk"].wait(30)
        await reader.pilot.pause()
        assert reader.shown == before
        source.let("chunk")
        await reader.arrived()
        assert reader.shown == table.titles()[: size[1] // 2]
        assert reader.under_cursor == "Number 12"
        assert reader.app.told[-1] == ("Counted", "Number 12")


async def test_a_cursor_whose_row_has_left_stays_at_its_place(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("end")
        table.run("delete from number where sort >= 4000")
        reader.listed.reload()
        await reader.arrived()
        assert reader.under_cursor == "Number 399"
        assert reader.barred[0] == "Number 399"
        assert reader.shown[-1] == "Number 399"
        table.run("delete from number")
        reader.listed.reload()
        await reader.arrived()
        assert reader.listed.current is None
        assert reader.shown == []
        table.run("insert into number values (1, 1, 'One')")
        reader.listed.reload()
        await reader.arrived()
        assert reader.under_cursor == "One"


async def test_reading_anew_while_the_list_is_still_loading(table: Table) -> None:
    source = Numbers(table)
    source.hold("chunks")
    async with reading(source) as reader:
        assert source.reached["chunks"].wait(30)
        reader.listed.reload(Numbers(table, least=1_000))
        await reader.until(lambda: reader.listed.complete)
        assert reader.listed.total == 400
        source.let("chunks")
        await reader.arrived()
        assert reader.listed.total == 400
        assert reader.shown == table.titles()[100:112]


async def test_a_row_that_is_gone_is_drawn_as_such(table: Table, size) -> None:
    async with reading(Numbers(table), size) as reader:
        await reader.press("down")
        table.run("delete from number where title in ('Number 1', 'Number 3')")
        table.run("update number set title = 'Changed' where title = 'Number 2'")
        reader.listed.reread()
        await reader.arrived()
        assert reader.shown[:5] == ["Number 0", GONE, "Changed", GONE, "Number 4"]
        assert reader.listed.current is None
        assert reader.app.told[-1] == ("Highlighted", None)
        await reader.press("space")
        assert not reader.listed.marks
        reader.listed.reload()
        await reader.arrived()
        assert reader.shown[:3] == ["Number 0", "Changed", "Number 4"]
        assert reader.under_cursor == "Changed"


async def test_rows_beyond_are_read_again_when_they_come_into_sight(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("pagedown", "home")
        table.run("update number set title = 'Later ' || title")
        table.run("delete from number where title = 'Later Number 20'")
        reader.listed.reread()
        await reader.press("pagedown", "pagedown")
        assert all(line.startswith("Later") or line == GONE for line in reader.shown)
        assert GONE in reader.shown


async def test_reading_again_what_has_not_changed_draws_nothing(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        reader.app.told.clear()
        reader.listed.reread()
        await reader.arrived()
        assert reader.app.told == []


async def test_a_decided_row_is_dimmed_where_it_stands_until_the_list_is_read_anew(
    table: Table,
) -> None:
    async with reading(Numbers(table)) as reader:
        first = reader.listed.current_id
        assert first is not None
        plain = style_of(reader, 2)
        reader.listed.mark_done(first)
        reader.listed.advance()
        await reader.arrived()
        assert reader.under_cursor == "Number 1"
        dimmed = style_of(reader, 0)
        assert dimmed != plain
        reader.listed.update_row(first, Number(first, "Decided"), done=True)
        await reader.arrived()
        assert reader.shown[0] == "Decided"
        assert style_of(reader, 0) == dimmed
        reader.listed.update_row(first, Number(first, "Undone"), done=False)
        await reader.arrived()
        assert style_of(reader, 0) == plain
        reader.listed.mark_done(first)
        table.run("delete from number where id = ?", first)
        reader.listed.reload()
        await reader.arrived()
        assert reader.shown[0] == "Number 1"
        assert reader.listed.done == set()


async def test_a_decision_made_while_the_list_is_read_anew_is_not_forgotten(table: Table) -> None:
    source = Numbers(table)
    async with reading(source) as reader:
        first, second = reader.listed.window.head[:2]
        source.hold("chunks")
        reader.listed.mark_done(first)
        reader.listed.reload()
        assert source.reached["chunks"].wait(30)
        reader.listed.mark_done(second)
        table.run("update number set title = 'Decided' where id = ?", second)
        reader.listed.update_row(second, Number(second, "Decided"), done=True)
        source.let("chunks")
        await reader.arrived()
        assert reader.listed.done == {second}
        assert reader.shown[:2] == ["Number 0", "Decided"]


async def test_an_answer_older_than_a_decision_is_not_taken(table: Table) -> None:
    source = Numbers(table)
    async with reading(source) as reader:
        row = reader.listed.window.head[5]
        source.hold("rows")
        reader.listed.reread()
        assert source.reached["rows"].wait(30)
        reader.listed.update_row(row, Number(row, "Decided"), done=True)
        source.let("rows")
        await reader.arrived()
        assert reader.shown[5] == "Decided"


async def test_going_on_passes_over_what_is_done_or_gone(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        ids = reader.listed.window.head
        reader.listed.mark_done(ids[1])
        table.run("delete from number where id = ?", ids[2])
        reader.listed.reread()
        await reader.arrived()
        reader.listed.mark_done(ids[0])
        reader.listed.advance()
        await reader.arrived()
        assert reader.under_cursor == "Number 3"
        await reader.press("end")
        for identity in ids[-3:]:
            reader.listed.mark_done(identity)
        reader.listed.advance()
        await reader.arrived()
        assert reader.under_cursor == "Number 496"


async def test_going_to_a_row_by_its_id(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        assert reader.listed.go_to_id(table.ids[321])
        await reader.arrived()
        assert reader.barred[0] == "Number 321"
        assert not reader.listed.go_to_id(-1)
        assert reader.under_cursor == "Number 321"
