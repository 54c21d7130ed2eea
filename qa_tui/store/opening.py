"""Opens a desk's file: creates it, refuses foreign files, updates its schema."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.moments import stamp, utc_now
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.domain.uid import new_uid
from qa_tui.store.desk import Desk
from qa_tui.store.kept import file_at
from qa_tui.store.schema.first import APPLICATION_ID, SCHEMA_VERSION
from qa_tui.store.sqlite import Connection, Row, connect, explained

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from qa_tui.domain.moments import Clock

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}
"""What file systems say that know no hard links, such as FAT and some network drives."""

_ASIDE = ".qa-tui-"
_DAY = 24 * 60 * 60


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
        immutable = read_only and not os.access(path.parent, os.W_OK)
        with closing(connect(path, read_only=read_only, immutable=immutable)) as connection:
            version = _version(connection, path)
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


def _make_file(path: Path, name: str, language: str, now: datetime, *, sample: bool) -> None:
    """Make a desk that only its owner can read: aside, then put in its place whole.

    Two processes that make the same desk do not meet: the second one finds the first one's.
    """
    import tempfile  # noqa: PLC0415 - needed once in the life of a desk

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=_ASIDE, dir=path.parent) as folder:
            _sweep(Path(folder))
            aside = Path(folder, "desk.db")
            os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with closing(connect(aside)) as connection:
                _upgrade(connection, aside, 0, read_only=False)
                _first_row(connection, name, language, now, sample=sample)
            _put_in_place(aside, path)
    except OSError as error:
        raise StoreError(
            N_(
                "The desk {path} cannot be made: {detail}.",
                path=str(path),
                detail=refusal(error),
            ),
            N_("Choose a folder that you may write to, with --db PATH."),
        ) from error


def _put_in_place(aside: Path, path: Path) -> None:
    """Give a finished file its name, unless somebody else's has it."""
    try:
        with suppress(FileExistsError):
            os.link(aside, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if not os.path.lexists(path):
            aside.rename(path)


def _sweep(folder: Path) -> None:
    """Throw away what a program that was killed while it made a desk left a day ago or earlier.

    Args:
        folder: The folder that is in use now; only its own user's folders beside it are touched.
    """
    now = folder.lstat()
    for old in folder.parent.glob(f"{_ASIDE}*"):
        with suppress(OSError):
            found = old.lstat()
            ours = stat.S_ISDIR(found.st_mode) and found.st_uid == now.st_uid
            if not ours or now.st_mtime - found.st_mtime < _DAY:
                continue
            files = list(old.iterdir())
            if all(file.name.startswith("desk.db") and file.is_file() for file in files):
                for file in files:
                    file.unlink()
                old.rmdir()


def _version(connection: Connection, path: Path) -> int:
    """The schema version of a file; refuses foreign and newer files."""
    application = connection.execute("pragma application_id").fetchone()[0]
    version = int(connection.execute("pragma user_version").fetchone()[0])
    empty = connection.execute("select count(*) from sqlite_schema").fetchone()[0] == 0
    if application != APPLICATION_ID and not empty:
        raise StoreError(
            N_("{path} is the database of another program.", path=str(path)),
            N_("Give the path of a desk, or of a new file."),
        )
    if version > SCHEMA_VERSION:
        raise StoreError(
            N_(
                "{path} was written by a newer qa-tui (schema {found}; this one knows {known}).",
                path=str(path),
                found=version,
                known=SCHEMA_VERSION,
            ),
            N_("Install the newer version; nothing was changed."),
        )
    return 0 if empty else version


def _upgrade(
    connection: Connection,
    path: Path,
    version: int,
    *,
    read_only: bool,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> None:
    if read_only:
        raise StoreError(
            N_("{path} has an older schema, which --read-only cannot change.", path=str(path)),
            N_("Open it once without --read-only."),
        )
    if version:
        backup(connection, _backup_path(path, version))
    connection.execute("pragma journal_mode = wal")
    from qa_tui.store.migrations import migrate  # noqa: PLC0415 - sqlite-utils loads slowly

    migrate(connection, progress)


def _backup_path(path: Path, version: int) -> Path:
    """A name for the copy from before a migration; an older copy keeps its own."""
    name = f"{path.name}.schema-{version}.backup"
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(free for free in map(path.with_name, names) if not os.path.lexists(free))


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
    with explained(path):
        if _exists(path):
            with closing(connect(path, read_only=True)) as connection:
                _version(connection, path)
                backup(connection, target)


def backup(connection: Connection, target: Path) -> None:
    """Write a whole, compact copy of the file, readable by its owner only.

    Args:
        connection: An open connection.
        target: A file that does not exist.

    Raises:
        StoreError: When the target exists or cannot be written.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise StoreError(
            N_("{path} exists already.", path=str(target)), N_("Give the name of a new file.")
        ) from None
    except OSError as error:
        raise StoreError(
            N_("{path} cannot be written: {detail}.", path=str(target), detail=refusal(error)),
            N_("Check the path."),
        ) from error
    try:
        with explained(target):
            connection.execute("vacuum into cast(? as text)", (os.fsencode(target),))
    except BaseException:
        target.unlink(missing_ok=True)
        raise
