"""Tries an import out: on a copy of the desk that is thrown away, so that it tells the same."""

from __future__ import annotations

import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qa_tui.store.opening import backup, open_desk
from qa_tui.store.sqlite import connect, explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.domain.moments import Clock
    from qa_tui.store.desk import Desk

_FORGET = (
    "pragma foreign_keys = off",
    "delete from asker_name",
    "delete from note",
    "delete from notice",
    "delete from draft",
    """update asker set first_name = null, last_name = null, email = null, town = null,
    phone = null""",
)
"""Takes out of the copy what is private: no matching needs it."""


@contextmanager
def trial_desk(path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk with what another one holds, for the time of the `with`.

    Args:
        path: The other desk's file, of which nothing is written; an empty desk where it is missing.
        clock: Tells the present moment.

    Yields:
        A desk in the system's folder for passing files, readable by its owner only and without
        what is known of askers.

    Raises:
        StoreError: When the file is no desk, or there is no room for the copy.
    """
    with tempfile.TemporaryDirectory(prefix="qa-tui-") as folder:
        copy = Path(folder) / path.name
        if path.exists():
            with explained(path), closing(connect(path, read_only=True)) as connection:
                backup(connection, copy)
        desk = open_desk(copy, create=True, clock=clock)
        with closing(connect(copy)) as connection:
            for statement in _FORGET:
                connection.execute(statement)
        yield desk
