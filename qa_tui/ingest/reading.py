"""Reads saved pages as far as that needs nobody else: several processes do it side by side."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable
from qa_tui.ingest.decoding import decode, read_page
from qa_tui.ingest.files import Rejected
from qa_tui.ingest.html_bytes import decode_html, is_html, unpacked
from qa_tui.ingest.page import read_page_text
from qa_tui.store.imports import PageFile, ReadPage, known
from qa_tui.store.sqlite import connect, explained

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qa_tui.domain.source import SourceThread
    from qa_tui.ingest.decoding import Decoded
    from qa_tui.store.sqlite import Connection

_ARCHIVE = b"WARC/"
"""How a web archive begins: read as a page, the texts of many would become one thread."""

Found = ReadPage | Rejected | None
"""What is made of a file: a page, a reason why it is none, or None where its bytes are known."""


def read_files(desk: Path, files: Sequence[Path]) -> list[Found]:
    """Read files, but not those that were imported before.

    Args:
        desk: The file of the desk; nothing is written to it.
        files: The files.

    Returns:
        What was found in each.

    Raises:
        StoreError: When the desk cannot be read.
    """
    with explained(desk), closing(connect(desk, read_only=True)) as connection:
        return [_read(connection, path) for path in files]


def _read(connection: Connection, path: Path) -> Found:
    """Read one file."""
    try:
        raw = read_page(path)
        raw_hash = hashlib.sha256(raw).hexdigest()
        if known(connection, [raw_hash]):
            return None
        decoded, thread = _read_bytes(unpacked(raw))
    except Unreadable as error:
        return Rejected(storable(str(path)), None, error.what, error.remedy)
    return ReadPage.of(thread, PageFile(storable(str(path)), raw_hash, decoded.encoding))


def _read_bytes(raw: bytes) -> tuple[Decoded, SourceThread]:
    """Read a page, be it HTML or plain text.

    Raises:
        Unreadable: It is no thread, or a web archive, which holds many pages.
    """
    if raw.startswith(_ARCHIVE):
        raise Unreadable(N_("This is a web archive (WARC or WET), not a page."))
    if is_html(raw):
        from qa_tui.ingest.html_page import read_html  # noqa: PLC0415 - the parser is for HTML only

        decoded = decode_html(raw)
        return decoded, read_html(decoded.text)
    decoded = decode(raw)
    return decoded, read_page_text(decoded.text)
