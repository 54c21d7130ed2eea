"""Tries an import out on a copy of the desk that is thrown away, so that the report is the same."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.store.opening import copy_desk, open_desk
from qa_tui.store.sqlite import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.domain.moments import Clock
    from qa_tui.store.desk import Desk

_PREFIX = "qa-tui-trial-"
_HELD = "held.lock"
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

    Copies of trials that were killed are thrown away before.

    Args:
        path: The other desk's file, of which nothing is written; an empty desk where it is missing.
        clock: Tells the present moment.

    Yields:
        A desk in the system's folder for passing files, readable by its owner only and without
        what is known of askers.

    Raises:
        StoreError: When the file is no desk, there is no room for the copy, or no folder for
            passing files can be written.
    """
    with _passing_folder() as folder:
        copy = folder / path.name
        copy_desk(path, copy)
        desk = open_desk(copy, create=True, clock=clock)
        with closing(connect(copy)) as connection:
            for statement in _FORGET:
                connection.execute(statement)
        yield desk


@contextmanager
def _passing_folder() -> Iterator[Path]:
    """A folder for the time of the `with`, held so that nobody takes it for a left one."""
    with ExitStack() as stack:
        try:
            _throw_away_left(Path(tempfile.gettempdir()))
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=_PREFIX)))
            held = stack.enter_context((folder / "begun").open("wb"))
            _hold(held.fileno())
            (folder / "begun").rename(folder / _HELD)
        except OSError as error:
            raise StoreError(
                N_("No temporary folder can be written: {detail}.", detail=refusal(error)),
                N_("Name one in TMPDIR that has room for a copy of the desk."),
            ) from error
        yield folder


def _throw_away_left(folder: Path) -> None:
    """Throw away the copies of trials that were killed: their folders are held by nobody."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError), (left / _HELD).open("rb") as held:
            if left.is_dir() and not left.is_symlink() and _hold(held.fileno()):
                shutil.rmtree(left, ignore_errors=True)


def _hold(file: int) -> bool:
    """Lock a file until it is closed, or its process has ended; False where another one does."""
    if sys.platform == "win32":  # there the files of a killed program cannot be told so
        return False
    import fcntl  # noqa: PLC0415 - not on every system

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
