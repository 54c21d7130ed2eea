"""Reads the JSON Lines that an export wrote; docs/jsonl.md describes the schema."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.imports.report import Rejected
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable
from qa_tui.ingest.decoding import explained_reading, open_file
from qa_tui.ingest.expanded import Expanded
from qa_tui.ingest.jsonl_record import thread_of
from qa_tui.store.imports.read_page import PageFile, ReadPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import NoReturn

    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.ingest.limits import Limits
    from qa_tui.ingest.reading import Streamed

_ENDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_BLANK = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"


def is_jsonl(path: Path) -> bool:
    """Whether a file is called as JSON Lines are, compressed or not."""
    return path.name.lower().endswith(_ENDS)


@dataclass(frozen=True)
class JsonLine:
    """A line of a file of threads.

    Attributes:
        path: The file.
        record: The number of the line.
        raw: The line, without blanks around it.
    """

    path: str
    record: int
    raw: bytes

    @property
    def size(self) -> int:
        """Bytes that it takes in memory, about."""
        return len(self.raw)

    def read(self, known: Callable[[str], bool], limits: Limits) -> ReadPage | None:  # noqa: ARG002 - its length was looked at before
        """Read the thread, unless the line is known.

        Raises:
            Unreadable: It is no thread of this schema.
        """
        raw_hash = hashlib.sha256(self.raw).hexdigest()
        if known(raw_hash):
            return None
        place = f"{self.path}:{self.record}"
        return ReadPage.of(read_line(self.raw), PageFile(place, raw_hash, "utf-8"))


def read_jsonl(path: Path, limits: Limits) -> Iterator[Streamed]:
    """Go through a file of threads line by line; memory holds one line at a time.

    Args:
        path: The file.
        limits: What is refused.

    Yields:
        Each line, a reason where it is none, None for blank ones; with the number of bytes of
        the file that were read until then.
    """
    shown = storable(str(path))
    number = 0
    try:
        with open_file(path) as file, explained_reading():
            source = Expanded(file, limits.expanded)
            for number, raw in enumerate(_lines(source, limits.page), 1):
                yield _line(shown, number, raw, limits.page), source.read_so_far
    except Unreadable as error:
        yield Rejected(shown, number + 1 if number else None, error.what, error.remedy), 0


def _lines(source: Expanded, most: int) -> Iterator[bytes | None]:
    """The lines of a file; None stands for one that is too long, of which nothing is kept."""
    first = True
    while line := _piece(source, most):
        if first:
            line, first = line.removeprefix(_BOM), False
        if len(line) <= most or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = _piece(source, most)
        yield None


def _piece(source: Expanded, most: int) -> bytes:
    """The next line, or as much of it as is looked at."""
    line = source.stream.readline(most + 1)
    while len(line) <= most and not line.endswith(b"\n") and source.next_member():
        line += source.stream.readline(most + 1 - len(line))
    return line


def _line(path: str, number: int, raw: bytes | None, most: int) -> JsonLine | Rejected | None:
    """A line that is not blank, or the reason why it is none."""
    if raw is None:
        return Rejected(
            path,
            number,
            N_("The line is longer than {limit} MB.", limit=most // 1_000_000),
            N_("No thread is that long; leave it out."),
        )
    raw = raw.strip(_BLANK)
    return JsonLine(path, number, raw) if raw else None


def read_line(raw: bytes) -> SourceThread:
    """Read one line.

    Args:
        raw: JSON in UTF-8.

    Returns:
        The thread.

    Raises:
        Unreadable: It is no JSON, or no thread of this schema; names the field.
    """
    try:
        record = json.loads(raw.decode(), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise Unreadable(N_("The line is not UTF-8."), N_("Save the file in UTF-8.")) from error
    except RecursionError as error:
        raise Unreadable(N_("The JSON of the line is nested too deeply.")) from error
    except json.JSONDecodeError as error:
        raise Unreadable(
            N_("The line is not JSON: it breaks off or goes wrong at column {n}.", n=error.colno),
            N_("Each line holds one thread as “qa-tui export” writes it."),
        ) from error
    except ValueError as error:  # a number with thousands of digits, or none at all
        raise Unreadable(N_("The line has an invalid number.")) from error
    return thread_of(record)


def _refuse_constant(_name: str) -> NoReturn:
    """Refuse what JSON does not know, such as NaN."""
    raise ValueError
