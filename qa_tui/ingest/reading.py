"""The part of reading saved pages that needs nobody else, so that processes can share it."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.imports.report import NoPage, Rejected
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable
from qa_tui.ingest.decoding import decode, read_page
from qa_tui.ingest.html.encoding import decode_html, is_html, is_single_file, unpacked
from qa_tui.ingest.pages.page import read_page_text
from qa_tui.store.imports.pages import known
from qa_tui.store.imports.read_page import PageFile, ReadPage
from qa_tui.store.sqlite import connect, explained

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.ingest.decoding import Decoded
    from qa_tui.ingest.limits import Limits
    from qa_tui.store.sqlite import Connection

_ARCHIVE = b"WARC/"
"""How a web archive begins: read as a page, the texts of many would become one thread."""

Found = ReadPage | Rejected | NoPage | None
"""What is made of a page: a thread, a reason why it is none, what a server sent instead, or None
where its bytes are known."""


class Unread(Protocol):
    """A page that is still to be read: a file, a line, a record of an archive."""

    @property
    def path(self) -> str:
        """The file, as it is shown."""

    @property
    def record(self) -> int | None:
        """Its number in the file; None where it is the file."""

    @property
    def size(self) -> int:
        """Bytes that it takes in memory until it is read."""

    def read(self, known: Callable[[str], bool], limits: Limits) -> ReadPage | None:
        """Read it.

        Args:
            known: Whether bytes with this SHA-256 were imported before.
            limits: What is refused.

        Returns:
            The page, or None where its bytes are known.

        Raises:
            Unreadable: It is no thread, or cannot be read.
        """


Streamed = tuple[Unread | Rejected | NoPage | None, int]
"""What comes next in a file of many pages, or None; and the bytes of the file read until then."""


@dataclass(frozen=True)
class SavedPage:
    """A file that is one page."""

    file: Path
    record: None = None
    size: int = 0

    @property
    def path(self) -> str:
        """The file, as it is shown."""
        return storable(str(self.file))

    def read(self, known: Callable[[str], bool], limits: Limits) -> ReadPage | None:
        """Read the file; see `Unread`."""
        raw = read_page(self.file, limits.page)
        raw_hash = hashlib.sha256(raw).hexdigest()
        if known(raw_hash):
            return None
        decoded, thread = read_bytes(unpacked(raw, limits.page), limits)
        return ReadPage.of(thread, PageFile(self.path, raw_hash, decoded.encoding))


def read_pages(
    desk: Path, limits: Limits, pages: Sequence[Unread | Rejected | NoPage]
) -> list[Found]:
    """Read pages, but not those that were imported before.

    Args:
        desk: The file of the desk; nothing is written to it.
        limits: What is refused.
        pages: The pages; what was rejected before stays so.

    Returns:
        What was found in each.

    Raises:
        StoreError: When the desk cannot be read.
    """
    with explained(desk), closing(connect(desk, read_only=True)) as connection:
        return [
            page if isinstance(page, Rejected | NoPage) else _read(connection, page, limits)
            for page in pages
        ]


def _read(connection: Connection, page: Unread, limits: Limits) -> Found:
    """Read one page."""
    try:
        return page.read(lambda raw_hash: bool(known(connection, [raw_hash])), limits)
    except Unreadable as error:
        return Rejected(page.path, page.record, error.what, error.remedy)


def read_bytes(
    raw: bytes, limits: Limits, url: str | None = None, charset: str | None = None
) -> tuple[Decoded, SourceThread]:
    """Read a page of HTML, alone or in a file with its pictures, or of plain text.

    Args:
        raw: Its bytes, expanded.
        limits: What is refused.
        url: Its address where that is known from elsewhere.
        charset: The encoding that the server told, or None.

    Returns:
        Its text, and the thread.

    Raises:
        Unreadable: It is no thread, or a web archive, which holds many pages.
    """
    if raw.startswith(_ARCHIVE):
        raise Unreadable(N_("This is a web archive (WARC or WET), not a page."))
    if is_single_file(raw):
        from qa_tui.ingest.html.single_file import read_single_file  # noqa: PLC0415 - rarely needed

        page = read_single_file(raw)
        raw, charset, url = page.raw, page.charset, url or page.url
    if is_html(raw):
        from qa_tui.ingest.html.page import read_html  # noqa: PLC0415 - the parser is for HTML only

        decoded = decode_html(raw, charset)
        return decoded, read_html(decoded.text, url)
    decoded = decode(raw, limits.page)
    return decoded, read_page_text(decoded.text, url)
