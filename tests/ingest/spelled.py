"""Pages of the open half as other programs save them: other characters, Markdown, link numbers."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace
from html.entities import codepoint2name
from typing import TYPE_CHECKING, Any

from qa_tui.ingest.decoding import decode
from tests.ingest.measuring import THREADS, Page, pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CREDIT = re.compile(r"((?:Frage|Antwort|Ergänzung) von .+)")
_SAVED_OTHERWISE = {"markdown", "numbered_links"}
_LINKED = re.compile(r"(Portrait von .+|Zum Profil|Frage stellen)")


def other_spellings() -> dict[str, list[Page]]:
    """The pages as other programs save them.

    Returns:
        They, by how they are saved. Pages without umlauts or lines over letters are as they were.
    """
    return {name: list(_spelled(change)) for name, change in _SPELLINGS.items()}


def in_one_line(*page_forms: str) -> list[Page]:
    """The pages with some forms of a frame, without any line end in page and truth.

    Args:
        page_forms: Those forms, such as `F3`; a page of F5 has the form of its frame.
    """
    return [
        replace(page, raw=_line(decode(page.raw).text).encode(), truth=_lines(page.truth))
        for form in THREADS
        for page in pages("open", form)
        if page.truth["page_form"] in page_forms
        and not _SAVED_OTHERWISE & {*page.truth["oddities"]}
    ]


def _lines(truth: dict[str, Any]) -> dict[str, Any]:
    """A truth with each text in one line."""
    messages = [
        {**message, "text": _line(message["text"]), "background": _line(message["background"])}
        for message in truth["messages"]
    ]
    return {**truth, "messages": messages}


def _line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def _spelled(change: Callable[[str], bytes]) -> Iterator[Page]:
    """Change the bytes of all pages."""
    for form in THREADS:
        for page in pages("open", form):
            yield replace(page, raw=change(decode(page.raw).text))


def _entities(text: str) -> bytes:
    """A text with HTML's names for all letters that ASCII lacks; ASCII alone is left as it is."""
    if text.isascii():
        return text.encode()
    return "".join(map(_entity, text)).encode()


def _entity(sign: str) -> str:
    """The name of a letter, or its number."""
    if sign.isascii():
        return html.escape(sign)
    name = codepoint2name.get(ord(sign))
    return f"&{name};" if name else f"&#{ord(sign)};"


def _twice(text: str) -> bytes:
    """A text whose UTF-8 was taken for Latin-1, where that shows."""
    raw = text.encode()
    return raw.decode("latin-1").encode() if b"\xc3" in raw else raw


def _markdown(text: str) -> bytes:
    """A page with bold lines over its letters, and with links in its head."""
    return "\n".join(map(_marked, text.splitlines())).encode()


def _marked(row: str) -> str:
    """A row of Markdown."""
    bold = _CREDIT.fullmatch(row)
    if bold:
        return f"**{bold[1]}**"
    return f"[{row}](/profile/x#y)" if _LINKED.fullmatch(row) else row


def _addressed(text: str) -> bytes:
    """A page as Firefox saves its text: with the address behind each link, and strong words."""
    return "\n".join(map(_with_address, text.splitlines())).encode()


def _with_address(row: str) -> str:
    """A row with the address of its link, or in stars, or as a picture."""
    if row.startswith("Portrait von "):
        return f"[{row}] <https://www.example.org/profile/x>"
    if _CREDIT.fullmatch(row):
        return f"*{row}*"
    return f"{row} <https://www.example.org/profile/x#y>" if _LINKED.fullmatch(row) else row


def _numbered(text: str) -> bytes:
    """A page with numbers before its links, and their list below."""
    rows, links = [], 0
    for row in text.splitlines():
        links += bool(_LINKED.fullmatch(row))
        rows.append(f"   [{links}]{row}" if _LINKED.fullmatch(row) else f"   {row}")
    listed = [f"   {at}. https://www.example.org/profile/x" for at in range(1, links + 1)]
    return "\n".join(rows + (["", "References", "", *listed] if links else [])).encode()


_SPELLINGS: dict[str, Callable[[str], bytes]] = {
    "in UTF-16": lambda text: text.encode("utf-16"),
    "letters taken apart": lambda text: unicodedata.normalize("NFD", text).encode(),
    "encoded twice": _twice,
    "letters as entities": _entities,
    "Markdown": _markdown,
    "text with addresses": _addressed,
    "numbered links": _numbered,
}
