"""Chooses the SQLite library and makes every connection.

SQLite before 3.51.3 can corrupt a write-ahead log under two checkpointers, so a newer one is
required: the `pysqlite3` wheel's where it is new enough, else the standard library's.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

T = TypeVar("T")

REQUIRED = (3, 51, 3)

PATIENCE = 10.0
"""Seconds to wait for others who use the file before giving up."""

if not TYPE_CHECKING:
    sqlite3 = None
    with suppress(ImportError):
        import pysqlite3

        if pysqlite3.sqlite_version_info >= REQUIRED:
            sqlite3 = pysqlite3
    if sqlite3 is None:
        import sqlite3

Connection = sqlite3.Connection
Row = sqlite3.Row
Error = sqlite3.Error
OperationalError = sqlite3.OperationalError
IntegrityError = sqlite3.IntegrityError

_PRAGMAS = (
    "busy_timeout = 50",
    "foreign_keys = on",
    "recursive_triggers = on",
    "trusted_schema = off",
    "secure_delete = on",
    "synchronous = full",
    "temp_store = memory",
)

_WRITING = ("cache_size = -65536", "wal_autocheckpoint = 8000")
"""64 MB of cache and up to 32 MB of log: an import changes the same pages again and again."""

_FAILURES = {
    sqlite3.SQLITE_FULL: (
        N_("The disk is full: nothing was written to {path}."),
        N_("Free some space and try again."),
    ),
    sqlite3.SQLITE_NOTADB: (
        N_("{path} is not a database."),
        N_("Give the path of a desk, or of a new file."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        N_("The file {path} is damaged."),
        N_("Restore a backup; “qa-tui check” says what is wrong."),
    ),
    sqlite3.SQLITE_READONLY: (
        N_("{path} cannot be written: the file or its folder is read-only."),
        N_("Open it with --read-only, or change its permissions."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        N_("{path} cannot be opened."),
        N_("Check whether the folder exists and can be read and written."),
    ),
    sqlite3.SQLITE_BUSY: (
        N_("Another program has been writing to {path} for too long."),
        N_("Nothing was written. Try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        N_("Reading or writing {path} failed: {detail}."),
        N_("Nothing was written. Check whether the disk is full or failing."),
    ),
}
"""What a failure of SQLite says of the file `{path}`, and what to do, by its primary code."""

_LEAST_ROOM = 65536
"""Bytes that must be free on a disk, so that SQLite can put its helper files beside a desk."""

_OTHER_FAILURE = (
    N_("The desk {path} cannot be used: {detail}."),
    N_("“qa-tui check” checks the file."),
)


def library_version() -> str:
    """The version of the SQLite library in use, such as `3.53.4`."""
    return str(sqlite3.sqlite_version)


def require_version(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Refuse a SQLite library that can damage the file.

    Raises:
        StoreError: When the version is older than `REQUIRED`.
    """
    if version < REQUIRED:
        raise StoreError(
            N_(
                "SQLite {found} is too old: version {required} or newer is needed to keep the "
                "file safe.",
                found=".".join(map(str, version)),
                required=".".join(map(str, REQUIRED)),
            ),
            N_(
                "Install the package pysqlite3; where it has no wheel, install Python built with "
                "SQLite {required} or newer.",
                required=".".join(map(str, REQUIRED)),
            ),
        )


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> Connection:
    """Open a connection with every setting that the program relies on.

    Args:
        path: The database file; it must exist.
        read_only: Open for reading.
        immutable: Read a file in a folder where SQLite cannot put its helper files.

    Returns:
        A connection in autocommit mode, rows by column name.

    Raises:
        StoreError: When the SQLite library is too old, or the newest words stand in a file
            that cannot be read in this way.
    """
    require_version()
    if immutable:
        _refuse_open_log(path)
    mode = "mode=ro" if read_only else "mode=rw"
    address = f"{path.absolute().as_uri()}?{mode}{'&immutable=1' if immutable else ''}"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        connection.row_factory = sqlite3.Row
        for pragma in _PRAGMAS if read_only else (*_PRAGMAS, *_WRITING):
            # the last one to close the file has it alone while it empties the log
            patiently(partial(connection.execute, f"pragma {pragma}"))
        connection.create_function("fold", 1, fold, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def log_of(path: Path) -> Path:
    """SQLite's log beside a file; beside the file that is meant, where the path is a link."""
    meant = path.resolve()
    return meant.with_name(f"{meant.name}-wal")


def can_write_beside(path: Path) -> bool:
    """Whether SQLite can put its helper files beside a file, or the one that a link leads to."""
    return os.access(path.resolve().parent, os.W_OK)


def _refuse_open_log(path: Path) -> None:
    """Refuse to read past a write-ahead log: what was written last would be missing, silently."""
    with suppress(FileNotFoundError):
        if log_of(path).stat().st_size:
            raise StoreError(
                N_(
                    "{path} cannot be read: somebody is writing to it, and its folder is "
                    "read-only.",
                    path=str(path),
                ),
                N_("Wait until they have closed it, or read a copy made with “qa-tui backup”."),
            )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into one that says what to do.

    Raises:
        StoreError: For every `sqlite3.Error` raised inside.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _store_error(error, str(path)) from error


def patiently(work: Callable[[], T], patience: float = PATIENCE) -> T:
    """Do something, waiting for others with growing, random pauses while they are in the way.

    SQLite's own busy handler lets one of two busy writers starve, so the pauses are ours.

    Args:
        work: What is to be done; it can be tried again.
        patience: Seconds to go on trying.

    Returns:
        What it gives.
    """
    until = time.monotonic() + patience
    pause = 0.001
    while True:
        try:
            return work()
        except OperationalError as error:
            if not is_busy(error) or time.monotonic() > until:
                raise
        time.sleep(pause * random.random())  # noqa: S311 - jitter, not a secret
        pause = min(pause * 2, 0.05)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether an error only says that somebody else is writing."""
    return _code(error) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0)


def _store_error(error: sqlite3.Error, path: str) -> StoreError:
    cause = _code(error) & 0xFF
    if cause == sqlite3.SQLITE_IOERR and _is_full(path):
        cause = sqlite3.SQLITE_FULL
    elif cause == sqlite3.SQLITE_CANTOPEN and _is_read_only(path):
        cause = sqlite3.SQLITE_READONLY
    what, remedy = _FAILURES.get(cause, _OTHER_FAILURE)
    return StoreError(replace(what, values={"path": path, "detail": str(error)}), remedy)


def _is_full(path: str) -> bool:
    """Whether there is no room where a file is."""
    try:
        return shutil.disk_usage(Path(path).parent).free < _LEAST_ROOM
    except OSError:
        return False


def _is_read_only(path: str) -> bool:
    """Whether a file can be read, but SQLite can put nothing beside it."""
    return os.access(path, os.R_OK) and not can_write_beside(Path(path))
