"""A page that a browser saved with all that belongs to it in one file (MHTML)."""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.utils import collapse_rfc2231_value
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from email.message import Message

_LOOK_AT = 8_192
_MOST_PARTS = 1_000


@dataclass(frozen=True)
class SingleFile:
    """What such a file holds of the page itself.

    Attributes:
        raw: The page in HTML, in its own encoding.
        charset: That encoding as the file tells it, or None.
        url: Where the page was, or None.
    """

    raw: bytes
    charset: str | None
    url: str | None


def read_single_file(raw: bytes) -> SingleFile:
    """Take the page out of its file.

    Args:
        raw: The whole file.

    Returns:
        The first part that is HTML; where it was, as that part or the file tells.

    Raises:
        Unreadable: No part is a page, or it is damaged.
    """
    heads, body = _parted(raw.lstrip())
    boundary = heads.get_boundary()
    parts = _parts(body, boundary) if boundary else []
    for part in parts:
        its, content = _parted(part.lstrip(b"\r\n"))
        if its.get_content_type() in {"text/html", "application/xhtml+xml"}:
            url = its.get("Content-Location") or heads.get("Snapshot-Content-Location")
            return SingleFile(_decoded(its, content), _charset(its), _address(url))
    raise Unreadable(
        N_("The file of a saved page holds no HTML."), N_("Save the page again, as HTML.")
    )


def _parts(body: bytes, boundary: str) -> list[bytes]:
    """The parts of a message, as far as a page has any; what stands above the first is none."""
    return body.split(b"--" + boundary.encode("latin-1", "replace"), _MOST_PARTS)[1:]


def _parted(raw: bytes) -> tuple[Message, bytes]:
    """The heads of a message or of a part of it, and what stands below them."""
    for blank in (b"\r\n\r\n", b"\n\n"):
        above, found, below = raw.partition(blank)
        if found:
            return BytesHeaderParser().parsebytes(above[:_LOOK_AT]), below
    return BytesHeaderParser().parsebytes(b""), b""


def _decoded(heads: Message, content: bytes) -> bytes:
    """The bytes of a part as they were before they were packed."""
    how = str(heads.get("Content-Transfer-Encoding", "")).strip().lower()
    try:
        if how == "quoted-printable":
            return binascii.a2b_qp(content)
        return binascii.a2b_base64(content) if how == "base64" else content
    except binascii.Error as error:
        raise Unreadable(N_("The saved page is damaged."), N_("Save the page again.")) from error


def _charset(heads: Message) -> str | None:
    """The encoding of a part."""
    told = heads.get_param("charset")
    return collapse_rfc2231_value(told) if told else None


def _address(url: object) -> str | None:
    """The address of a page of the web; None where it tells a file of somebody's machine."""
    address = "".join(str(url or "").split())
    return address if address.startswith(("http://", "https://")) else None
