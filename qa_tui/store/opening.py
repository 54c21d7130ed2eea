"""Opens a desk's file: creates it, refuses foreign files, updates its schema."""

from __future__ import annotations

import stat
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.moments import stamp, utc_now
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.domain.uid import new_uid
from qa_tui.store.desk import Desk
from qa_tui.store.kept import file_at
from qa_tui.store.schema.first import SCHEMA_VERSION
from qa_tui.store.schema_version import version_of
from qa_tui.store.sqlite import Connection, Row, can_write_beside, connect, explained

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from qa_tui.domain.moments import Clock


def open_desk(
    path: Path,
    *,
    read_only: bool = False,
    create: bool = False,
    name: str = "",
    language: str = "de",
    sample: bool = False,
    clock: Clock = utc_now,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Desk:
    """Open a desk, bringing its file to the present schema.

    Args:
        path: The SQLite file.
        read_only: Open for readers.
        create: Make the file where there is none.
        name: Name of a desk that is made.
        language: Language of the letters of a desk that is made, `de` or `en`.
        sample: Whether a desk that is made is the sample desk.
        clock: Tells the present moment.
        progress: Told how many messages of how many an older file's lists and index have again.

    Returns:
        The desk.

    Raises:
        StoreError: When the file is missing, foreign, newer than the program, or unusable.
    """
    with explained(path):
        if not _exists(path):
            if read_only or not create:
                raise StoreError(
                    N_("There is no desk at {path}.", path=str(path)),
                    N_("Make one with “qa-tui import”, or try “qa-tui demo”."),
                )
            _make_file(path, name or path.stem, language, clock(), sample=sample)
        immutable = read_only and not can_write_beside(path)
        with closing(connect(path, read_only=read_only, immutable=immutable)) as connection:
            version = version_of(connection, path)
            if version < SCHEMA_VERSION:
                _upgrade(connection, path, version, read_only=read_only, progress=progress)
            row = connection.execute("select name, sample from desk").fetchone()
            if row is None:
                row = _first_row(connection, name or path.stem, language, clock(), sample=sample)
        file = file_at(path)
    return Desk(path, read_only, immutable, row["name"], bool(row["sample"]), clock, file)


def _exists(path: Path) -> bool:
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(
            N_("{path} cannot be opened: {detail}.", path=str(path), detail=refusal(error)),
            N_("Give the path of a desk, or of a new file."),
        ) from error
    if not stat.S_ISREG(found.st_mode):
        raise StoreError(
            N_("{path} is not a file.", path=str(path)),
            N_("Give the path of a desk, or of a new file."),
        )
    if not found.st_size:  # a desk that was cut off by a full disk looks like this
        raise StoreError(
            N_("{path} is empty: it is no desk.", path=str(path)),
            N_("Restore a backup; to begin a new desk there, delete the empty file."),
        )
    return True


def _upgrade(
    connection: Connection,
    path: Path,
    version: int,
    *,
    read_only: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> None:
    if read_only:
        raise StoreError(
            N_("{path} has an older schema, which --read-only cannot change.", path=str(path)),
            N_("Open it once without --read-only; where nothing can be written, open a copy."),
        )
    from qa_tui.store.upgrading import upgrade  # noqa: PLC0415 - seldom needed

    upgrade(connection, path, version, progress)


def _make_file(path: Path, name: str, language: str, now: datetime, *, sample: bool) -> None:
    """Make a desk that only its owner can read: aside, then put in its place whole.

    Two processes that make the same desk do not meet: the second one finds the first one's.
    """
    from qa_tui.store.backups import file_aside, put_in_place  # noqa: PLC0415 - once in its life

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with file_aside(path) as aside:
            with closing(connect(aside)) as connection:
                _upgrade(connection, aside, 0)
                _first_row(connection, name, language, now, sample=sample)
            with suppress(FileExistsError):
                put_in_place(aside, path)
    except OSError as error:
        raise StoreError(
            N_(
                "The desk {path} cannot be made: {detail}.",
                path=str(path),
                detail=refusal(error),
            ),
            N_("Choose a folder that you may write to, with --db PATH."),
        ) from error


def _first_row(
    connection: Connection, name: str, language: str, now: datetime, *, sample: bool
) -> Row:
    connection.execute(
        "insert into desk (uid, name, language, sample, created_at) select ?, ?, ?, ?, ?"
        " where not exists (select 1 from desk)",
        (new_uid(now), name, language, sample, stamp(now)),
    )
    return connection.execute("select name, sample from desk").fetchone()  # type: ignore[no-any-return]


def copy_desk(path: Path, target: Path) -> None:
    """Copy a desk's file as it is, whatever schema of this program or an older one it has.

    Args:
        path: The desk's file.
        target: A file that does not exist; it stays so where there is no desk.

    Raises:
        StoreError: When the file is foreign, newer than the program, or cannot be copied.
    """
    from qa_tui.store.backups import backup  # noqa: PLC0415 - seldom needed

    with explained(path):
        if _exists(path):
            with closing(connect(path, read_only=True)) as connection:
                version_of(connection, path)
                backup(connection, target)
