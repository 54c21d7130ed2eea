"""Writes small web archives as crawlers do; all pages in them are made up."""

from __future__ import annotations

import gzip
import io
import zlib

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SITE = "https://www.abgeordnetenwatch.de/profile/erna-beispiel/question/2017-09-09/{number}"
ELSEWHERE = "https://www.zeitung.example/politik/{number}.html"


HTML = """<!doctype html><html><head><title>Frage</title></head><body><main>
<div class="question__question-meta">Frage von Uwe T. • 09.09.2017</div>
<h1 class="question__question">Wie viele Brücken werden {number} saniert?</h1>
<div class="question__answer"><div class="answer__header">Antwort von Erna Beispiel SPD
• <time itemprop="datePublished" datetime="2017-09-20T10:00:00">20.09.2017</time></div>
<div class="answer__body"><p>Alle {number}.</p></div></div></main></body></html>
"""


class Archive:
    """A web archive in memory.

    Args:
        packed: Whether each record is compressed by itself.
    """

    def __init__(self, *, packed: bool = True) -> None:
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=packed)

    @property
    def raw(self) -> bytes:
        """What was written so far."""
        return self._out.getvalue()

    def conversion(self, url: str, text: str, **headers: str) -> None:
        """The text of a page, as in WET files."""
        self.record("conversion", url, text.encode(), content_type="text/plain", **headers)

    def response(
        self,
        url: str,
        body: bytes,
        *,
        content_type: str = "text/html; charset=utf-8",
        status: str = "200 OK",
        headers: tuple[tuple[str, str], ...] = (),
        **warc: str,
    ) -> None:
        """What a web server sent."""
        http = StatusAndHeaders(status, [("Content-Type", content_type), *headers], "HTTP/1.1")
        self.record("response", url, body, http=http, **warc)

    def record(
        self,
        kind: str,
        url: str | None,
        body: bytes,
        *,
        content_type: str = "application/warc-fields",
        http: StatusAndHeaders | None = None,
        date: str = "2020-01-02T03:04:05Z",
        **headers: str,
    ) -> None:
        """Any record."""
        self._writer.write_record(
            self._writer.create_warc_record(
                url,
                kind,
                payload=io.BytesIO(body),
                length=len(body),
                warc_content_type="" if http else content_type,
                http_headers=http,
                warc_headers_dict={
                    "WARC-Date": date,
                    **{name.replace("_", "-"): value for name, value in headers.items()},
                },
            )
        )


def chunked(body: bytes, size: int = 100) -> bytes:
    """A body in chunks, as web servers send it."""
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (*pieces, b""))


PACKINGS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": lambda body: zlib.compress(body)[2:-4],
    "identity": bytes,
    "br": bytes,  # crawlers expand pages and leave the header that tells of it
}
"""How web servers compress pages."""
