"""What a web server sent, as an archive keeps it: status, type, and the unpacked page."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.imports.report import NoPage
from qa_tui.domain.phrase import N_
from qa_tui.ingest.archives.warc_records import LONGEST_HEAD
from qa_tui.ingest.html.encoding import is_html, refuse_expanded, unpacked

_HEAD_END = re.compile(rb"\n\r?\n")
_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:.-]{2,30})")
_PARSER = StatusAndHeadersParser(ArcWarcRecordLoader.HTTP_TYPES, verify=False)
_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
_AS_IT_IS = frozenset({"", "identity", "gzip", "x-gzip"})


@dataclass(frozen=True)
class Response:
    """What a web server sent.

    Attributes:
        content_type: The type of the content, as told.
        packing: How the content is compressed; empty where it is not.
        chunked: Whether the content stands in chunks, each after its length.
        content: The content as it was sent.
    """

    content_type: str
    packing: str
    chunked: bool
    content: bytes

    def page(self, most: int) -> bytes:
        """Undo what was done to the content for sending it.

        Args:
            most: Bytes that a page may have.

        Raises:
            Unreadable: It is damaged, expands to more, or is compressed in a way not known here.
        """
        raw = self.content
        if self.chunked:
            raw = ChunkedDataReader(io.BytesIO(raw)).read()
        if self.packing == "deflate":
            return _inflated(raw, most)
        if self.packing not in _AS_IT_IS and not is_html(raw):
            raise Unreadable(
                N_("The page is compressed with “{way}”.", way=self.packing[:40]),
                N_("Write the archive with pages uncompressed, or compressed with gzip."),
            )
        return unpacked(raw, most)


_NO_PAGES = {"3": NoPage.REDIRECT, "4": NoPage.MISSING, "5": NoPage.FAILURE}
_STATUS = re.compile(r"[345][0-9][0-9]")


def read_answer(raw: bytes) -> Response | NoPage:
    """Read what a web server sent.

    Args:
        raw: Status line, headers and content.

    Returns:
        The content, and how it was sent; or what was sent instead of a page.

    Raises:
        Unreadable: It is no such thing, or has a status that pages do not have.
    """
    end = _HEAD_END.search(raw, 0, LONGEST_HEAD)
    if not raw.startswith(b"HTTP/") or end is None:
        raise Unreadable(N_("The record does not hold the answer of a web server."))
    head = _PARSER.parse(io.BytesIO(raw[: end.end()]))
    status = head.get_statuscode()
    if _STATUS.fullmatch(status):
        return _NO_PAGES[status[0]]
    if status != "200":
        raise Unreadable(
            N_("The server sent status {status} instead of a page.", status=status[:40])
        )
    return Response(
        content_type=head.get_header("content-type", ""),
        packing=head.get_header("content-encoding", "").strip().lower(),
        chunked=head.get_header("transfer-encoding", "").strip().lower() == "chunked",
        content=raw[end.end() :],
    )


def may_be_page(content_type: str) -> bool:
    """Whether what is of a type can be a page: not pictures, scripts and the like."""
    return content_type.partition(";")[0].strip().lower() in _PAGES


def charset_of(content_type: str) -> str | None:
    """The encoding that a type tells, or None."""
    found = _CHARSET.search(content_type.lower())
    return found.group(1) if found else None


def _inflated(raw: bytes, most: int) -> bytes:
    """Expand what was compressed by `deflate`, which some servers send without its frame."""
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        stream = zlib.decompressobj(wbits)
        try:
            page = stream.decompress(raw, most + 1)
        except zlib.error:
            continue
        refuse_expanded(len(page), most)
        if stream.eof:
            return page
    if is_html(raw):
        return raw
    raise Unreadable(N_("The compressed page is damaged."), N_("Save the page again."))
