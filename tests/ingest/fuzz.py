"""Tries each reader with spoiled input: nothing but its own errors may come out.

`python -m tests.ingest.fuzz READER --minutes N` tries one reader for so long and ends with the
first input that breaks it, made as small as possible; the suite tries the same for a moment.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest import reading
from qa_tui.ingest.api.entities import read_answer
from qa_tui.ingest.api.gathering import gathered
from qa_tui.ingest.archives.warc import PageRecord, is_archive, read_archive
from qa_tui.ingest.decoding import decode
from qa_tui.ingest.html.encoding import decode_html, is_html, unpacked
from qa_tui.ingest.html.page import read_html
from qa_tui.ingest.jsonl import read_line
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.names.rot13 import decode_name
from qa_tui.ingest.pages.hidden_names import Decoder
from qa_tui.ingest.pages.page import read_page_text
from tests.ingest.fuzz_inputs import (
    api_answers,
    archives,
    lines_of_json,
    names_in_texts,
    page_bytes,
    page_markups,
    page_texts,
    single_files,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from qa_tui.domain.imports.source import SourceThread

LIMITS = Limits(page=100_000, expanded=5_000_000)


@dataclass(frozen=True)
class Reader:
    """A reader and what it is tried with.

    Attributes:
        inputs: What is put into it.
        read: Reads one input; lets through nothing but what must not happen.
    """

    inputs: SearchStrategy[Any]
    read: Callable[[Any], None]


def sound(thread: SourceThread) -> None:
    """Check what is true of every thread that was read."""
    assert thread.to
    assert thread.title
    assert 0 < thread.sureness <= 1
    for message in thread.messages:
        assert message.text == message.text.strip() != ""
        assert message.author
        assert "\n\n\n" not in message.text


def read_text(text: str, url: str | None = None) -> None:
    """Read a text, or let it be refused."""
    try:
        sound(read_page_text(text, url))
    except Unreadable:
        return


def read_markup(markup: str, url: str | None = None) -> None:
    """Read a page as HTML, or let it be refused."""
    try:
        sound(read_html(markup, url))
    except Unreadable:
        return


def read_bytes(raw: bytes) -> None:
    """Expand and decode bytes as an import does, or let them be refused."""
    try:
        page = unpacked(raw, LIMITS.page)
        decoded = decode_html(page) if is_html(page) else decode(page, LIMITS.page)
    except Unreadable:
        return
    assert "\0" not in decoded.text
    assert decoded.text.encode().decode() == decoded.text


def read_saved(raw: bytes) -> None:
    """Read bytes as a page of any kind, or let them be refused."""
    try:
        sound(reading.read_bytes(raw, LIMITS)[1])
    except Unreadable:
        return


def read_names(given_: tuple[str, str]) -> None:
    """Decode names, by themselves and in a text."""
    name, text = given_
    decode_name(name)
    for everywhere in (True, False):
        shown = Decoder(name, "Anna Beispiel", everywhere=everywhere).text(text)
        assert len(shown) == len(text)


def read_json_line(raw: bytes) -> None:
    """Read a line, or let it be refused."""
    try:
        thread = read_line(raw)
    except Unreadable:
        return
    assert thread.messages


def read_api(raw: bytes) -> None:
    """Read an answer of the API and make a directory of it, or let it be refused."""
    try:
        answer = read_answer(raw)
    except Unreadable:
        return
    entries, _ = gathered(answer.records)
    assert all(entry.key.isdecimal() for entry in entries)


def read_warc(raw: bytes) -> None:
    """Go through an archive and read its pages, or let them be refused."""
    with tempfile.NamedTemporaryFile(suffix=".warc") as file:
        file.write(raw)
        file.flush()
        path = Path(file.name)
        is_archive(path)
        for found, _ in read_archive(path, LIMITS):
            if isinstance(found, PageRecord):
                try:
                    found.read(lambda _hash: False, LIMITS)
                except Unreadable:
                    continue


def readers() -> dict[str, Reader]:
    """All readers, by name."""
    return {
        "text": Reader(page_texts(), read_text),
        "html": Reader(page_markups(), read_markup),
        "bytes": Reader(page_bytes(), read_bytes),
        "saved": Reader(page_bytes() | single_files(), read_saved),
        "rot13": Reader(names_in_texts(), read_names),
        "jsonl": Reader(lines_of_json(), read_json_line),
        "api": Reader(api_answers(), read_api),
        "warc": Reader(archives(), read_warc),
    }


def main() -> None:
    """Try one reader until the time is over or something breaks it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=readers())
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    reader = readers()[options.reader]
    ends = time.monotonic() + options.minutes * 60
    tried = 0

    @settings(
        max_examples=2_000, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(reader.inputs)
    def trial(one: Any) -> None:
        nonlocal tried
        tried += 1
        reader.read(one)

    while time.monotonic() < ends:
        trial()
        sys.stdout.write(f"\r{options.reader}: {tried} examples, nothing broke it")
        sys.stdout.flush()
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
