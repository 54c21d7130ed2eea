"""Reads the JSON Lines that an export wrote; docs/jsonl.md tells the schema."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable
from qa_tui.ingest.decoding import MAX_PAGE_BYTES, explained_reading, open_file
from qa_tui.ingest.files import Rejected
from qa_tui.ingest.jsonl_record import thread_of
from qa_tui.store.imports import PageFile, ReadPage, known
from qa_tui.store.sqlite import connect, explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO, NoReturn

    from qa_tui.domain.source import SourceThread
    from qa_tui.store.sqlite import Connection

MAX_LINE_BYTES = MAX_PAGE_BYTES
"""Bytes of one line at most, as of one page."""

_ENDS = (".jsonl", ".ndjson")
_BLANK = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"


def is_jsonl(path: Path) -> bool:
    """Whether a file is called as JSON Lines are."""
    return path.name.lower().endswith(_ENDS)


def read_jsonl(desk: Path, path: Path) -> Iterator[ReadPage | Rejected | None]:
    """Read a file of threads line by line; memory holds one line at a time.

    Args:
        desk: The file of the desk, of which is asked what it knows already.
        path: The file.

    Yields:
        Of each line that is not blank a page, a reason why it is none with the number of the
        line, or None where it is known.

    Raises:
        StoreError: When the desk cannot be read.
    """
    shown = storable(str(path))
    number = 0
    try:
        with (
            open_file(path) as file,
            explained(desk),
            closing(connect(desk, read_only=True)) as store,
        ):
            for number, raw in enumerate(_lines(file), 1):
                if raw is None or raw.strip(_BLANK):
                    yield _read(store, raw, shown, number)
    except Unreadable as error:
        yield Rejected(shown, number + 1 if number else None, error.what, error.remedy)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None stands for one that is too long, of which nothing is kept."""
    first = True
    while line := _piece(file):
        if first:
            line, first = line.removeprefix(_BOM), False
        if len(line) <= MAX_LINE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = _piece(file)
        yield None


def _piece(file: BinaryIO) -> bytes:
    """The next line, or as much of it as is looked at."""
    with explained_reading():
        return file.readline(MAX_LINE_BYTES + 1)


def _read(
    store: Connection, raw: bytes | None, path: str, number: int
) -> ReadPage | Rejected | None:
    """Read one line."""
    try:
        if raw is None:
            raise Unreadable(
                N_("The line is longer than {limit} MB.", limit=MAX_LINE_BYTES // 1_000_000),
                N_("No thread is that long; leave it out."),
            )
        raw = raw.strip(_BLANK)
        raw_hash = hashlib.sha256(raw).hexdigest()
        if known(store, [raw_hash]):
            return None
        thread = read_line(raw)
    except Unreadable as error:
        return Rejected(path, number, error.what, error.remedy)
    return ReadPage.of(thread, PageFile(f"{path}:{number}", raw_hash, "utf-8"))


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
        raise Unreadable(N_("The JSON of the line is nested too deep.")) from error
    except json.JSONDecodeError as error:
        raise Unreadable(
            N_("The line is not JSON: it breaks off or goes wrong at column {n}.", n=error.colno),
            N_("Each line holds one thread as “qa-tui export” writes it."),
        ) from error
    except ValueError as error:  # a number with thousands of digits, or none at all
        raise Unreadable(N_("The line holds a number that is none.")) from error
    return thread_of(record)


def _refuse_constant(_name: str) -> NoReturn:
    """Refuse what JSON does not know, such as NaN."""
    raise ValueError
