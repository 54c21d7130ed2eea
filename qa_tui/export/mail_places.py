"""Where mail is put: one mbox file, or a folder with a file for each letter.

Both are written aside, brought to the disk, and only then given their names.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from qa_tui.domain.errors import Conflict, Refused, StoreError
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.domain.text import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from typing import BinaryIO

    from qa_tui.domain.phrase import Phrase

_ASIDE = ".qa-tui-"
_DAY = 24 * 60 * 60
_FROM = b"From "
_ID = re.compile(rb"^message-id:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)


def suggested_name(today: date) -> str:
    """The name of an mbox file that is offered where none was given, in every language the same.

    Args:
        today: The user's present day.
    """
    return f"qa-tui-{today.isoformat()}.mbox"


class AlreadyThere(Refused):
    """A file is there already, and nothing is to be added to it."""


@dataclass(frozen=True)
class Mail:
    """A letter as it is put somewhere.

    Attributes:
        message_id: Its identity, in angle brackets.
        name: The name of its file, where it gets one of its own.
        content: Its bytes, with LF at the line ends.
    """

    message_id: str
    name: str
    content: bytes


Put = Callable[[], None]
"""Gives what was written aside its place."""


class MailPlace(Protocol):
    """Takes mail."""

    def aside(self, mails: Iterable[Mail], at: datetime) -> AbstractContextManager[Put]:
        """Write mail aside.

        Args:
            mails: The mail.
            at: The moment of handing it over.

        Returns:
            A context; what it yields gives the mail its place. Without that nothing stays.

        Raises:
            StoreError: When it cannot be written.
            Refused: When it may not be written there.
        """
        ...


@dataclass(frozen=True)
class Mbox:
    """One file in the mbox form, from which mail programs read many letters.

    Attributes:
        path: The file.
        sender: The address for the line before each letter.
        append: Whether to add to a file that is there; letters that stand in it already, by
            their identity, are not added again.
    """

    path: Path
    sender: str
    append: bool = False

    @contextmanager
    def aside(self, mails: Iterable[Mail], at: datetime) -> Iterator[Put]:
        """Write the whole file aside, with what stood in it."""
        with _explained(self.path):
            target = self.path.resolve()
            before = self._look(target)
            _sweep(target.parent)
            handle, name = tempfile.mkstemp(prefix=_ASIDE, dir=target.parent)
            written = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    known = _copy(target, file) if before else set()
                    day = time.asctime(at.astimezone(UTC).timetuple())
                    line = f"From {self.sender} {day}\n".encode("ascii")
                    for mail in mails:
                        if mail.message_id.encode("ascii") not in known:
                            file.write(line + mail.content + b"\n")
                    file.flush()
                    os.fsync(file.fileno())
                if before:
                    shutil.copymode(target, written)
                yield lambda: self._put(written, target, before)
            finally:
                written.unlink(missing_ok=True)

    def _look(self, target: Path) -> os.stat_result | None:
        """What is there already.

        Raises:
            AlreadyThere: When nothing is to be added to it.
            Refused: When that is no file, or one of another form: it would be no good any more.
        """
        try:
            found = target.stat()
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(found.st_mode):
            raise Refused(_is_no_file(self.path), N_("Give the name of a new file."))
        if not self.append:
            raise AlreadyThere(
                N_("{path} exists already.", path=_shown(self.path)),
                N_(
                    "Give the name of a new file, or --append to add to it; letters that stand "
                    "in it already are not added again."
                ),
            )
        if not _begins_like_mbox(target):
            raise Refused(
                N_("{path} is not an mbox file.", path=_shown(self.path)),
                N_("Give the name of a new file, or of one with letters."),
            )
        return found

    def _put(self, written: Path, target: Path, before: os.stat_result | None) -> None:
        """Give the file its name, unless it was changed meanwhile."""
        now = None
        with suppress(FileNotFoundError):
            now = target.stat()
        if _mark(now) != _mark(before):
            raise Conflict(
                N_("{path} was changed by another program meanwhile.", path=_shown(self.path)),
                N_("Nothing was handed over. Try again when the other program is done."),
            )
        written.replace(target)
        _settle(target.parent)


@dataclass(frozen=True)
class MailFolder:
    """A folder with a file for each letter; the same letter has the same name on every try.

    Attributes:
        path: The folder; it is made where there is none.
    """

    path: Path

    @contextmanager
    def aside(self, mails: Iterable[Mail], at: datetime) -> Iterator[Put]:  # noqa: ARG002
        """Write the files into a folder inside of this one."""
        with _explained(self.path):
            if self.path.exists() and not self.path.is_dir():
                raise Refused(
                    N_("{path} is not a folder.", path=_shown(self.path)),
                    N_("Give the name of a folder."),
                )
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            _sweep(self.path)
            with tempfile.TemporaryDirectory(
                prefix=_ASIDE, dir=self.path, ignore_cleanup_errors=True
            ) as aside:
                files = [_write(Path(aside, mail.name), mail.content) for mail in mails]
                yield lambda: self._put(files)

    def _put(self, files: Iterable[Path]) -> None:
        for file in files:
            file.replace(self.path / file.name)
        _settle(self.path)


def _write(path: Path, content: bytes) -> Path:
    """Write a file that only its owner can read, down to the disk."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _begins_like_mbox(path: Path) -> bool:
    """Whether a file is empty or begins as an mbox file does."""
    with path.open("rb") as file:
        return file.read(len(_FROM)) in {b"", _FROM}


def _copy(source: Path, target: BinaryIO) -> set[bytes]:
    """Copy an mbox file, ending in a blank line; tells the identities of the letters in it."""
    known: set[bytes] = set()
    head: list[bytes] | None = None
    line, blank = b"\n", True
    with source.open("rb") as file:
        for line in file:
            target.write(line)
            if blank and line.startswith(_FROM):
                head = []
            elif head is not None and line.strip():
                head.append(line)
            elif head is not None:
                known.update(_ID.findall(b"".join(head)))
                head = None
            blank = not line.strip()
    if head:
        known.update(_ID.findall(b"".join(head)))
    if not blank:
        target.write(b"\n" if line.endswith(b"\n") else b"\n\n")
    return known


def _settle(folder: Path) -> None:
    """Bring the names in a folder to the disk, where a system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mark(found: os.stat_result | None) -> tuple[int, int, int] | None:
    """What tells whether a file was changed."""
    return None if found is None else (found.st_ino, found.st_size, found.st_mtime_ns)


def _sweep(folder: Path) -> None:
    """Throw away what a program that was killed while it wrote letters left a day ago."""
    limit = time.time() - _DAY
    for old in folder.glob(f"{_ASIDE}*"):
        with suppress(OSError):
            if old.lstat().st_mtime > limit:
                continue
            if old.is_dir() and not old.is_symlink():
                if all(file.suffix == ".eml" for file in old.iterdir()):
                    shutil.rmtree(old)
            else:
                old.unlink()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn errors of the file system into one that says what and where."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            N_(
                "{path} cannot be written: {detail}.",
                path=_shown(path),
                detail=refusal(error),
            ),
            N_("Nothing was handed over. Choose a place that you may write to."),
        ) from error


def _is_no_file(path: Path) -> Phrase:
    return N_("{path} is not a file.", path=_shown(path))


def _shown(path: Path) -> str:
    return storable(str(path))
