"""Reads web archives: of all their records only pages of the platform, by their addresses."""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.imports.addresses import PLATFORM, SISTERS, read_address
from qa_tui.domain.imports.report import NoPage, Rejected
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable
from qa_tui.ingest.archives.http_body import Response, charset_of, may_be_page, read_answer
from qa_tui.ingest.archives.warc_records import MARK, Fault, Head, Records
from qa_tui.ingest.decoding import explained_reading, open_file
from qa_tui.ingest.expanded import GZIP
from qa_tui.ingest.reading import read_bytes
from qa_tui.store.imports.read_page import PageFile, ReadPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from qa_tui.ingest.limits import Limits
    from qa_tui.ingest.reading import Streamed

_SITES = re.compile("|".join(map(re.escape, (PLATFORM, *sorted(SISTERS)))).encode(), re.IGNORECASE)
_KINDS = frozenset({"response", "conversion", "resource"})


def is_archive(path: Path) -> bool:
    """Whether a file begins as web archives do, compressed or not."""
    try:
        with open_file(path) as file, explained_reading():
            begin = file.read(256)
        if begin.startswith(GZIP):
            begin = zlib.decompressobj(wbits=31).decompress(begin, len(MARK))
    except (Unreadable, zlib.error):
        return False
    return begin.startswith(MARK)


@dataclass(frozen=True)
class PageRecord:
    """A record that holds a page of the platform.

    Attributes:
        path: The archive.
        record: Number of the record in it.
        url: The address of the page.
        captured_at: When it was taken from the site (UTC ISO-8601 with seconds), or None.
        answer: The page as it was sent.
    """

    path: str
    record: int
    url: str
    captured_at: str | None
    answer: Response

    @property
    def size(self) -> int:
        """Bytes that it takes in memory, about."""
        return len(self.answer.content)

    def read(self, known: Callable[[str], bool], limits: Limits) -> ReadPage | None:
        """Read the page, unless its bytes are known.

        Raises:
            Unreadable: It is no thread, or cannot be read.
        """
        raw = self.answer.page(limits.page)
        raw_hash = hashlib.sha256(raw).hexdigest()
        if known(raw_hash):
            return None
        decoded, thread = read_bytes(raw, limits, self.url, charset_of(self.answer.content_type))
        place = f"{self.path}:{self.record}"
        return ReadPage.of(thread, PageFile(place, raw_hash, decoded.encoding, self.captured_at))


def read_archive(path: Path, limits: Limits) -> Iterator[Streamed]:
    """Go through an archive, record by record.

    Args:
        path: The file.
        limits: What is refused.

    Yields:
        Each page of the platform, what a server sent in the place of one, what is wrong with a
        record, or None for all others; with the number of bytes of the file that were read until
        then.
    """
    shown = storable(str(path))
    try:
        with open_file(path) as file, explained_reading():
            records = Records(file, limits, _is_wanted, _SITES)
            for step in records.walk():
                yield _page_of(shown, step), records.read_so_far
    except Unreadable as error:
        yield Rejected(shown, None, error.what, error.remedy), 0


def _is_wanted(head: Head) -> bool:
    """Whether a record holds a page of the platform, by its type and address."""
    return head.kind in _KINDS and read_address(head.url).ours


def _page_of(
    path: str, step: tuple[Head, bytes | None] | Fault
) -> PageRecord | Rejected | NoPage | None:
    """The page of a record, or what a server sent instead; None where it holds something else."""
    if isinstance(step, Fault):
        return Rejected(path, step.number, step.error.what, step.error.remedy)
    head, content = step
    if content is None or head.url is None:
        return None
    try:
        if head.kind == "response":
            sent = read_answer(content)
            if isinstance(sent, NoPage):
                return sent
            answer = sent
        else:
            answer = Response(head.content_type, "", chunked=False, content=content)
        if not may_be_page(answer.content_type):
            return None
        if head.cut:
            raise Unreadable(N_("The archive has only the beginning of the page."))
    except Unreadable as error:
        return Rejected(path, head.number, error.what, error.remedy)
    return PageRecord(path, head.number, storable(head.url), head.captured_at, answer)
