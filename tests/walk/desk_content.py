"""What is stored on a desk, in a form in which two desks can be compared."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from qa_tui.store.sqlite import connect

if TYPE_CHECKING:
    from pathlib import Path

Content = dict[str, list[tuple[object, ...]]]
"""The rows of each table."""

_PASSING = {"claim"}
"""Tables of what passes by itself: who has what open."""

_BY_CHANCE = {"uid", "at", "hash", "prev", "undoes", "send_after"}
"""Columns that differ when the same is done twice: identifiers, moments, and hashes over them."""


def content(desk: Path) -> Content:
    """Read all that is stored.

    Args:
        desk: The desk's file.

    Returns:
        The rows of all tables; of values that differ by chance, only whether they are there.
    """
    with closing(connect(desk, read_only=True)) as connection:
        tables = [
            row["name"]
            for row in connection.execute(
                """select name from pragma_table_list where schema = 'main'
                and type in ('table', 'virtual') and name not like 'sqlite_%' order by name"""
            )
        ]
        found: Content = {}
        for table in set(tables) - _PASSING:
            rows = connection.execute(f'select * from "{table}"').fetchall()
            found[table] = sorted((tuple(map(_kept, row.keys(), row)) for row in rows), key=repr)
    return found


def _kept(column: str, value: object) -> object:
    by_chance = column in _BY_CHANCE or column.endswith("_at")
    return value is not None if by_chance else value
