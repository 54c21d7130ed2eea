"""Bytes of a saved HTML page: whether they are one, compressed or not, and in which encoding."""

from __future__ import annotations

import codecs
import re
import zlib

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable
from qa_tui.ingest.characters import as_written
from qa_tui.ingest.decoding import Decoded
from qa_tui.ingest.expanded import GZIP
from qa_tui.ingest.limits import Limits

_LOOK_AT = 4_096
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|main|article|section|div|title|meta|link|table|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([a-z0-9_:.-]{2,30})", re.IGNORECASE
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
          (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_CODECS = {
    "iso8859-2": "iso8859-2",
    "iso8859-9": "cp1254",
    "iso8859-15": "iso8859-15",
    "mac-roman": "mac-roman",
    "cp1250": "cp1250",
    "cp1254": "cp1254",
}
_WINDOWS = "windows-1252"
_HEADS = (b"from:", b"mime-version:", b"content-type:", b"subject:", b"date:", b"snapshot-content")


def unpacked(raw: bytes, most: int = Limits.page) -> bytes:
    """Expand a page that was saved with gzip; other bytes stay as they are.

    Args:
        raw: The whole file.
        most: Bytes that the page may have where it is compressed.

    Returns:
        The bytes of the page.

    Raises:
        Unreadable: The compressed data are damaged, end too early, or hold more than a page can.
    """
    if not raw.startswith(GZIP):
        return raw
    page = bytearray()
    try:
        while raw.startswith(GZIP):  # a gzip file may have several members
            member = zlib.decompressobj(wbits=31)
            page += member.decompress(raw, most + 1 - len(page))
            refuse_expanded(len(page), most)
            if not member.eof:
                raise Unreadable(
                    N_("The compressed page ends too early."), N_("Save the page again.")
                )
            raw = member.unused_data
    except zlib.error as error:
        raise Unreadable(
            N_("The compressed page is damaged."), N_("Save the page again.")
        ) from error
    return bytes(page)


def refuse_expanded(size: int, most: int) -> None:
    """Raise where a compressed page expands to more bytes than a page may have.

    Raises:
        Unreadable: It does.
    """
    if size > most:
        raise Unreadable(
            N_("The compressed page holds more than {limit} MB.", limit=most // 1_000_000),
            N_("Save only the text of the page."),
        )


def is_html(raw: bytes) -> bool:
    """Whether bytes begin as an HTML page does, comments and a byte order mark aside."""
    head = raw[:_LOOK_AT]
    for mark, codec in _MARKS:
        if head.startswith(mark):
            head = head.removeprefix(mark).decode(codec, "replace").encode()
    return _OPENING.match(head) is not None


def is_single_file(raw: bytes) -> bool:
    """Whether bytes are a page with all that belongs to it in one file: a message of many parts."""
    if not raw[:32].lstrip().lower().startswith(_HEADS):
        return False
    return b"multipart/related" in raw[:_LOOK_AT].lower()


def decode_html(raw: bytes, charset: str | None = None) -> Decoded:
    """Turn the bytes of an HTML page into text.

    A byte order mark decides, then UTF-8 where all bytes fit it: browsers that save a page turn it
    into UTF-8 and leave the declaration of its former encoding in it, and the bytes of another
    encoding hardly ever fit UTF-8 by chance. Then what was declared, else Windows-1252.

    Args:
        raw: The whole page.
        charset: The encoding that the server told in its `Content-Type`, or None.

    Returns:
        The text, NUL replaced, and the encoding.
    """
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            text = raw.removeprefix(mark).decode(codec, "replace")
            return Decoded(storable(as_written(text)), codec)
    try:
        return Decoded(storable(as_written(raw.decode("utf-8"))), "utf-8")
    except UnicodeDecodeError:
        codec = _codec(charset) or _codec(_declared(raw)) or _WINDOWS
        return Decoded(storable(raw.decode(codec, "replace")), codec)


def _declared(raw: bytes) -> str | None:
    """The encoding that a page declares in its head."""
    found = _DECLARED.search(raw, 0, _LOOK_AT)
    return found.group(1).decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    """The codec of a declared encoding of one byte a character; None where it is no such one.

    Python knows more codecs than web pages may use, and some of them do more than decode.
    """
    try:
        return _CODECS.get(codecs.lookup(label or "").name)
    except (LookupError, ValueError):
        return None
