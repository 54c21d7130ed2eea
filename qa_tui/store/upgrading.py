"""Brings an older file to the present schema: one program at a time, with a copy from before.

Imported only where it is needed.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from itertools import chain, count
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_
from qa_tui.store.backups import backup
from qa_tui.store.schema.first import SCHEMA_VERSION
from qa_tui.store.schema_version import version_of
from qa_tui.store.sqlite import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from qa_tui.store.sqlite import Connection

_PAUSE = 0.05
"""Seconds between two looks whether somebody else is done."""


def upgrade(
    connection: Connection,
    path: Path,
    version: int,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> None:
    """Bring a file to the present schema.

    Args:
        connection: An open connection.
        path: The file.
        version: The schema version that it has; 0 for an empty file.
        progress: Told how many messages of how many are in lists and index again.

    Raises:
        StoreError: When it cannot be written, or somebody else takes long to do the same.
    """
    with _one_at_a_time(path) if version else nullcontext():
        version = version_of(connection, path)  # somebody else may have done it meanwhile
        if version == SCHEMA_VERSION:
            return
        if version and not _goes_on(connection, path, version):
            backup(connection, _backup_path(path, version))
        connection.execute("pragma journal_mode = wal")
        from qa_tui.store.migrations import migrate  # noqa: PLC0415 - sqlite-utils loads slowly

        migrate(connection, progress)


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Wait until nobody else brings a desk in the same folder up to date.

    The folder is locked, not a file beside the desk: nothing is left there by whoever is killed.
    """
    if sys.platform == "win32":
        yield
        return
    with ExitStack() as stack:
        with suppress(OSError):  # some network drives have no such locks
            folder = os.open(path.resolve().parent, os.O_RDONLY)
            stack.callback(os.close, folder)
            _lock(folder, path)
        yield


def _lock(folder: int, path: Path) -> None:
    import fcntl  # noqa: PLC0415 - not on every system

    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise StoreError(
                    N_(
                        "Somebody else is bringing {path}, or another desk beside it, up to date.",
                        path=str(path),
                    ),
                    N_("Open it again when that is done."),
                ) from None
            time.sleep(_PAUSE)
        else:
            return


def _goes_on(connection: Connection, path: Path, version: int) -> bool:
    """Whether an upgrade that was cut off goes on, and the copy from before it is there."""
    applied = connection.execute("select count(*) from _sqlite_migrations").fetchone()[0]
    return applied > version and _backup_name(path, version).exists()


def _backup_name(path: Path, version: int) -> Path:
    """The copy stands beside the file itself, through whichever link that is opened."""
    path = path.resolve()
    return path.with_name(f"{path.name}.schema-{version}.backup")


def _backup_path(path: Path, version: int) -> Path:
    """A name for the copy from before a migration; an older copy keeps its own."""
    first = _backup_name(path, version)
    others = (first.with_name(f"{first.name}-{number}") for number in count(2))
    return next(free for free in chain([first], others) if not os.path.lexists(free))
