"""Whatever is pressed and whatever changes meanwhile: a list shows what the plain query has."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from long_list import LEAST, Numbers, Table, reading

if TYPE_CHECKING:
    from pathlib import Path

    from long_list import Reader

KEYS = ("down", "up", "pagedown", "pageup", "home", "end", "space", "V", "escape")
GONE = "This row is gone: it was removed or taken back meanwhile."

CHANGES = (
    "delete from number where id in (select id from number order by random() limit 9)",
    "insert into number select max(id) + 7, abs(random()) % 3000, 'Fresh ' || (max(id) + 7)"
    " from number",
    "update number set sort = 3000 - sort where id % 5 = 0",
    "update number set title = title || '.' where id % 3 = 0",
    "delete from number where sort > 2500",
)


def view(table: Table, choice: Random) -> Numbers:
    return Numbers(
        table,
        counted=choice.random() < 0.5,
        reversible=choice.random() < 0.5,
        least=choice.choice([LEAST, 500]),
        chunk=choice.choice([7, 100, 5_000]),
    )


def agrees(reader: Reader, table: Table, least: int) -> None:
    """All rows in sight, and the one under the cursor, are those of the plain query."""
    listed = reader.listed
    titles = table.titles(least)
    top = (round(listed.scroll_y) + 1) // 2
    assert listed.total == len(titles)
    assert reader.shown == titles[top : top + len(reader.shown)]
    if titles:
        assert reader.under_cursor == titles[listed.cursor]
        assert top <= len(titles) - len(reader.shown)
    else:
        assert reader.under_cursor is None


@pytest.mark.parametrize("seed", range(4))
async def test_a_list_shows_what_the_plain_query_has(tmp_path: Path, seed: int) -> None:
    choice = Random(seed)
    table = Table(tmp_path / "numbers.db", 300)
    source = view(table, choice)
    async with reading(source, choice.choice([(80, 24), (80, 25), (160, 48)])) as reader:
        for _ in range(12):
            await reader.pilot.press(*choice.choices(KEYS, k=choice.randint(1, 6)))
            for _ in range(choice.randint(0, 2)):
                table.run(choice.choice(CHANGES))
            before = reader.listed.current_id
            still = before in table.ids_from(source.least)
            if choice.random() < 0.3:
                source = view(table, choice)
                reader.listed.show(source)
                await reader.arrived()
            else:
                reader.listed.reload()
                await reader.arrived()
                if before is not None and still:
                    assert reader.listed.current_id == before
            agrees(reader, table, source.least)
            marked = reader.listed.marked_ids()
            assert marked is not None
            ids = table.ids_from(source.least)
            assert marked == [identity for identity in ids if identity in set(marked)]


@pytest.mark.parametrize("seed", range(6, 8))
async def test_between_two_readings_no_row_is_taken_for_another(tmp_path: Path, seed: int) -> None:
    choice = Random(seed)
    table = Table(tmp_path / "numbers.db", 300)
    async with reading(view(table, choice)) as reader:
        for _ in range(12):
            table.run(choice.choice(CHANGES))
            await reader.press(*choice.choices(KEYS[:6], k=3))
            reader.listed.reread()
            await reader.arrived()
            now = dict(zip(table.ids, table.titles(), strict=True))
            sight = [reader.listed.window.id_at(place) for place in reader.listed.sight]
            expected = [now.get(identity, GONE) for identity in sight if identity is not None]
            assert reader.shown == expected[: len(reader.shown)]
            identity = reader.listed.current_id
            assert reader.under_cursor == (None if identity is None else now.get(identity))
