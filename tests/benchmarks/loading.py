"""Loads many rows at once: what SQLite would keep up to date row by row is laid aside meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.sqlite import Connection

_FAST = (
    "journal_mode = off",
    "synchronous = off",
    "foreign_keys = off",
    "secure_delete = off",
    "cache_size = -1000000",
)


def hurry(connection: Connection) -> None:
    """Give up durability for speed: the file is thrown away when its making fails.

    Args:
        connection: A connection to a file that nobody else uses, outside a transaction.
    """
    for pragma in _FAST:
        connection.execute(f"pragma {pragma}").fetchall()


def settle(connection: Connection) -> None:
    """Put the file back into the mode in which the program keeps it."""
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma journal_mode = wal").fetchall()


@contextmanager
def laid_aside(connection: Connection) -> Iterator[None]:
    """Drop all triggers and indexes for a while, and make them again word for word.

    Args:
        connection: Outside a transaction.
    """
    found = connection.execute(
        "select type, name, sql from sqlite_schema"
        " where type in ('index', 'trigger') and sql is not null order by type, name"
    ).fetchall()
    for kind, name, _ in found:
        connection.execute(f"drop {kind} {name}")
    yield
    for _, _, statement in found:
        connection.execute(statement)
