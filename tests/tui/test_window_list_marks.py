"""Marking rows by key: single ones, ranges, and what becomes of marks when the list changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from long_list import Numbers, Table, reading

if TYPE_CHECKING:
    from pathlib import Path

    from long_list import Reader


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path / "numbers.db", 500)


def marked_lines(reader: Reader) -> list[str]:
    """The lines with a mark, without their margin."""
    return [reader.words(line) for line in reader.lines if line.startswith(("▪", "*"))]


def marked_places(reader: Reader, table: Table) -> list[int]:
    ids = reader.listed.marked_ids()
    assert ids is not None
    order = {identity: place for place, identity in enumerate(table.ids)}
    return [order[identity] for identity in ids]


async def test_space_marks_and_goes_on(table: Table, size) -> None:
    async with reading(Numbers(table), size) as reader:
        await reader.press("space", "space", "down", "space")
        assert marked_lines(reader) == ["Number 0", "Number 1", "Number 3"]
        assert reader.under_cursor == "Number 4"
        assert reader.listed.marked_count == 3
        await reader.press("up", "space")
        assert marked_lines(reader) == ["Number 0", "Number 1"]
        assert marked_places(reader, table) == [0, 1]
        assert ("Marked", "Number 4") in reader.app.told


@pytest.mark.parametrize("end", ["V", "space"])
async def test_a_range_follows_the_cursor(table: Table, size, end: str) -> None:
    async with reading(Numbers(table), size) as reader:
        await reader.press("down", "V", "down", "down")
        assert marked_lines(reader) == ["Number 1", "Number 2", "Number 3"]
        await reader.press("up", "up", "up")
        assert marked_lines(reader) == ["Number 0", "Number 1"]
        assert reader.listed.marked_count == 2
        await reader.press(end, "down", "down", "down")
        assert marked_lines(reader) == ["Number 0", "Number 1"]
        await reader.press("V", "down", end)
        assert marked_places(reader, table) == [0, 1, 3, 4]


async def test_a_range_over_the_whole_list(table: Table) -> None:
    source = Numbers(table)
    source.hold("chunks")
    async with reading(source) as reader:
        await reader.until(lambda: len(reader.listed.window.tail))
        await reader.pilot.press("V", "end", "V")
        assert reader.listed.marked_ids() is None
        assert len(marked_lines(reader)) == 12
        source.let("chunks")
        await reader.arrived()
        assert marked_places(reader, table) == list(range(500))
        assert reader.listed.marked_count == 500


async def test_asking_for_the_marked_rows_ends_the_range(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("V", "pagedown")
        assert marked_places(reader, table) == list(range(12))
        await reader.press("down")
        assert marked_places(reader, table) == list(range(12))


async def test_escape_unmarks_and_then_is_for_the_screen(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("space", "V", "down")
        assert reader.listed.marks
        await reader.press("escape")
        assert not reader.listed.marks
        assert marked_lines(reader) == []
        assert reader.app.left == 0
        await reader.press("escape")
        assert reader.app.left == 1


async def test_marks_stay_on_their_rows_when_the_list_is_read_anew(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("down", "space", "down", "space", "space")
        table.run("insert into number values (999999, -5, 'Before all')")
        table.run("delete from number where title = 'Number 3'")
        reader.listed.reload()
        await reader.arrived()
        assert marked_lines(reader) == ["Number 1", "Number 4"]
        assert reader.listed.marked_count == 2
        assert marked_places(reader, table) == [2, 4]


async def test_a_range_grows_with_rows_that_come_into_it(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("down", "V", "down")
        table.run("insert into number values (999999, 15, 'Between')")
        table.run("insert into number values (999998, -5, 'Before all')")
        reader.listed.reload()
        await reader.arrived()
        assert marked_lines(reader) == ["Number 1", "Between", "Number 2"]
        assert reader.under_cursor == "Number 2"


async def test_a_mark_made_while_the_list_is_read_anew_stays(table: Table) -> None:
    source = Numbers(table)
    async with reading(source) as reader:
        await reader.press("space")
        source.hold("chunks")
        reader.listed.reload()
        assert source.reached["chunks"].wait(30)
        await reader.pilot.press("space")
        source.let("chunks")
        await reader.arrived()
        assert marked_places(reader, table) == [0, 1]


async def test_a_row_that_is_gone_loses_its_mark(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("space", "space")
        table.run("delete from number where title = 'Number 0'")
        reader.listed.reread()
        await reader.arrived()
        assert marked_lines(reader) == ["Number 1"]
        assert reader.app.told[-1][0] == "Marked"


async def test_another_view_begins_without_marks(table: Table) -> None:
    async with reading(Numbers(table)) as reader:
        await reader.press("space", "V", "down")
        reader.listed.show(Numbers(table, least=100))
        await reader.arrived()
        assert not reader.listed.marks
        assert marked_lines(reader) == []
