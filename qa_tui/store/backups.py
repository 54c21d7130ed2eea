"""Whole files, written aside and put in their place: new desks and copies of desks."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.store.sqlite import explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.sqlite import Connection

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}
"""What file systems say that know no hard links, such as FAT and some network drives."""

_ASIDE = ".qa-tui-"
_DAY = 24 * 60 * 60


@contextmanager
def file_aside(path: Path) -> Iterator[Path]:
    """A file of which only its owner can read, to be written and then put in the place of a path.

    Args:
        path: Where it is to stand.

    Yields:
        The empty file in a folder beside the path; both are gone afterwards.

    Raises:
        OSError: When nothing can be written there.
    """
    import tempfile  # noqa: PLC0415 - seldom needed

    with tempfile.TemporaryDirectory(prefix=_ASIDE, dir=path.parent) as folder:
        _sweep(Path(folder))
        aside = Path(folder, "desk.db")
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield aside


def put_in_place(aside: Path, path: Path) -> None:
    """Give a finished file its name.

    Args:
        aside: The file, in the same folder or below it.
        path: Its name.

    Raises:
        FileExistsError: When another file has it.
        OSError: When it cannot be named so.
    """
    try:
        os.link(aside, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _require_free(path)
        aside.rename(path)


def _require_free(path: Path) -> None:
    """Raise where something stands already."""
    if os.path.lexists(path):
        raise FileExistsError


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


def backup(connection: Connection, target: Path) -> None:
    """Write a whole, compact copy of the file, readable by its owner only.

    It is written aside and gets its name at the end: nobody takes half a copy for a backup.

    Args:
        connection: An open connection.
        target: A file that does not exist.

    Raises:
        StoreError: When the target exists or cannot be written.
    """
    try:
        _require_free(target)
        with file_aside(target) as aside:
            with explained(target):
                connection.execute("vacuum into cast(? as text)", (os.fsencode(aside),))
            put_in_place(aside, target)
    except FileExistsError:
        raise StoreError(
            N_("{path} exists already.", path=str(target)), N_("Give the name of a new file.")
        ) from None
    except OSError as error:
        raise StoreError(
            N_("{path} cannot be written: {detail}.", path=str(target), detail=refusal(error)),
            N_("Check the path."),
        ) from error
