"""Walks over the records of a web archive (WARC, WET): the heads of all, the content of few.

What an archive says of itself is not believed: a record counts only where its declared length
leads to another record, or to the end. Behind one that lies, the next record is looked for.
"""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.ingest.expanded import BreaksOff, Expanded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa_tui.ingest.limits import Limits

MARK = b"WARC/"
"""How every record begins."""

LONGEST_HEAD = 65_536
"""Bytes of the head of a record at most, and of blank lines before it; real ones have hundreds."""

MOST_FAULTS = 1_000
"""Faulty records in a row after which the rest of a file is left: it holds no records."""

_QUICK_LENGTH = re.compile(rb"\nContent-Length:[ ]?([0-9]{1,15})(?=\r?\n)", re.IGNORECASE)
_LENGTH = re.compile(r"[0-9]{1,15}", re.ASCII)

# It tells of odd addresses in words of strangers, which go to the terminal where nobody listens.
logging.getLogger("warcio").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class Head:
    """What a record says of itself.

    Attributes:
        number: The number of the record, from 1 on.
        length: Bytes of its content.
        kind: Its type, such as `response`; empty where it has none.
        url: The address of what it holds, or None.
        content_type: The type of its content; empty where none is told.
        captured_at: When it was taken from the site (UTC ISO-8601 with seconds), or None.
        cut: Whether whoever made the archive kept only the beginning of the content.
    """

    number: int
    length: int
    kind: str = ""
    url: str | None = None
    content_type: str = ""
    captured_at: str | None = None
    cut: bool = False


@dataclass(frozen=True)
class Fault:
    """A record that cannot be read, by its number, and why."""

    number: int
    error: Unreadable


class Records:
    """The records of one file, from its beginning on; memory holds one of them.

    Args:
        file: The file.
        limits: What is refused.
        wanted: Of which records the content is wanted.
        mark: What stands in the heads of all these; of others only the length is read.
    """

    def __init__(
        self,
        file: io.BufferedReader,
        limits: Limits,
        wanted: Callable[[Head], bool],
        mark: re.Pattern[bytes],
    ) -> None:
        self._source = Expanded(file, limits.expanded)
        self._stream = self._source.stream
        self._limits, self._wanted, self._mark = limits, wanted, mark
        self._loader = ArcWarcRecordLoader()
        self._number = 0
        self._back: int | None = None
        self._end: BreaksOff | None = None

    @property
    def read_so_far(self) -> int:
        """Bytes of the file itself that were read."""
        return self._source.read_so_far

    def walk(self) -> Iterator[tuple[Head, bytes | None] | Fault]:
        """Yield each record with its content where that is wanted, and what is wrong with others.

        Raises:
            OSError: When the system cannot read the file.
        """
        faults = 0
        line = self._next_line()
        while line is not None and faults < MOST_FAULTS:
            self._number += 1
            try:
                head, content, line = self._read(line)
            except BreaksOff as error:
                self._number -= 1
                self._end = error
                break
            except Unreadable as error:
                faults += 1
                yield Fault(self._number, error)
                line = self._look_on()
            else:
                faults = 0
                yield self._checked(head, content)
        if self._end is not None:
            yield Fault(self._number + 1, self._end)
        elif line is not None:
            yield Fault(self._number + 1, _hopeless())

    def _read(self, line: bytes) -> tuple[Head, bytes | None, bytes | None]:
        """Read the record that begins with a line; gives the first line of the next one, too."""
        self._back = None
        if not line.startswith(MARK):
            raise Unreadable(N_("A record should begin here, but something else does."))
        head = self._head(line)
        wanted = self._wanted(head) and head.length <= self._limits.page
        content = None
        if not self._source.packed:
            self._back = self._stream.tell()
            whole = self._source.skip(head.length)
        elif wanted:
            content = self._stream.read(head.length)
            whole = len(content) == head.length
        else:
            whole = self._source.skip(head.length)
        following = self._next_line() if whole else None
        if not whole or (following is not None and not following.startswith(MARK)):
            raise _lying(whole=whole)
        if wanted and content is None:
            content = self._content(head.length)
        return head, content, following

    def _content(self, length: int) -> bytes:
        """Go back to the content of the record that was passed over, and read it."""
        after = self._stream.tell()
        self._stream.seek(self._back or 0)
        content = self._stream.read(length)
        self._stream.seek(after)
        return content

    def _checked(self, head: Head, content: bytes | None) -> tuple[Head, bytes | None] | Fault:
        """A record, or the fault of one that is wanted and too large."""
        if head.length > self._limits.page and self._wanted(head):
            limit = self._limits.page // 1_000_000
            return Fault(
                head.number,
                Unreadable(
                    N_("The record is larger than {limit} MB.", limit=limit),
                    N_("No thread is that long. If this one is, allow more with --max-page."),
                ),
            )
        return head, content

    def _head(self, line: bytes) -> Head:
        """Read the head that begins with a line."""
        raw = self._raw_head(line)
        if self._mark.search(raw) is None:
            length = _QUICK_LENGTH.findall(raw)
            if len(length) == 1:
                return Head(self._number, int(length[0]))
        return self._whole_head(raw)

    def _raw_head(self, line: bytes) -> bytes:
        """The lines of a head, of which there are not endlessly many."""
        lines, room = [line], LONGEST_HEAD
        while room > 0:
            line = self._stream.readline(room)
            room -= len(line)
            lines.append(line)
            if not line or line.isspace():
                return b"".join(lines)
        raise Unreadable(
            N_("The head of the record is longer than {limit} kB.", limit=LONGEST_HEAD // 1024)
        )

    def _whole_head(self, raw: bytes) -> Head:
        """Read a head field by field."""
        try:
            record = self._loader.parse_record_stream(
                io.BytesIO(raw), None, "warc", no_record_parse=True
            )
        except ArchiveLoadFailed as error:
            raise Unreadable(N_("The record has an unknown version of WARC.")) from error
        fields = {name.lower(): value for name, value in record.rec_headers.headers}
        length = fields.get("content-length", "").strip()
        if not _LENGTH.fullmatch(length):
            raise Unreadable(N_("The record does not tell its length."))
        return Head(
            number=self._number,
            length=int(length),
            kind=fields.get("warc-type", "").strip().lower(),
            url=fields.get("warc-target-uri"),
            content_type=fields.get("content-type", ""),
            captured_at=_moment(fields.get("warc-date", "")),
            cut="warc-truncated" in fields,
        )

    def _next_line(self) -> bytes | None:
        """The next line that is not blank; None at the end of the file, or where it breaks off."""
        room = LONGEST_HEAD
        try:
            while room > 0:
                line = self._stream.readline(LONGEST_HEAD)
                room -= len(line)
                if not line:
                    if not self._source.next_member():
                        return None
                elif not line.isspace():
                    return line
        except BreaksOff as error:
            self._end = error
            return None
        return b" "

    def _look_on(self) -> bytes | None:
        """Look for the next line that may begin a record; None where there is none."""
        if self._back is not None:
            self._stream.seek(self._back)
        before = b"\n"
        try:
            while True:
                ahead = self._stream.peek()
                if not ahead:
                    if not self._source.next_member():
                        return None
                    before = b"\n"
                    continue
                found = (before + ahead).find(b"\n" + MARK)
                if found >= 0:
                    return self._line_at(found + 1 - len(before), before)
                before = (before + ahead)[-len(MARK) :]
                self._stream.read(len(ahead))
        except BreaksOff as error:
            self._end = error
            return None

    def _line_at(self, start: int, before: bytes) -> bytes:
        """The line that begins so many bytes ahead, or with the last bytes before."""
        if start >= 0:
            self._stream.read(start)
            return self._stream.readline(LONGEST_HEAD)
        return before[start:] + self._stream.readline(LONGEST_HEAD)


def _moment(told: str) -> str | None:
    """A moment in UTC as an archive tells it, without parts of seconds; None if it is not one."""
    told = told.strip()[:19]
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    return f"{told}Z" if len(told) == 19 and moment.tzinfo is None else None


def _lying(*, whole: bool) -> Unreadable:
    """The error of a record whose length does not lead to another one."""
    remedy = N_("Download the file again; the records before and after it were read.")
    if whole:
        return Unreadable(N_("The record's length does not lead to another record."), remedy)
    return Unreadable(N_("The record ends before its length: the file was cut off."), remedy)


def _hopeless() -> Unreadable:
    """The error of a file in which one faulty record follows the other."""
    return Unreadable(
        N_("{count} faulty records in a row; the rest was skipped.", count=MOST_FAULTS),
        N_("Download the file again."),
    )
