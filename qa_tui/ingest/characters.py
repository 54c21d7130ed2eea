"""Characters that some program spelled in another way before a page was saved."""

from __future__ import annotations

import html
import re
import unicodedata

_TWICE = ("Ã", "â€")
"""How umlauts, accents and bullets begin where they were encoded twice."""

_BYTES = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
}
"""The bytes of the signs by which Windows-1252 differs from Latin-1."""

_MARKS = (
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u0312\u031b\u0323"
    "\u0326\u0327\u0328\u032d\u0331"
)
"""The signs over and under letters of European languages, Turkish and Vietnamese."""

_APART = re.compile(f"[^\\W\\d_][{_MARKS}]{{1,4}}")
_ENTITY = re.compile("&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,9});")


def as_written(text: str) -> str:
    """Spell a text as people do: encoded once, each letter with its sign as one character.

    Args:
        text: A text that was decoded as UTF-8.

    Returns:
        The text.
    """
    text = _once(text)
    if not any(mark in text for mark in _MARKS):
        return text
    return _APART.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def _once(text: str) -> str:
    """Undo that UTF-8 was taken for Windows-1252 and encoded once more: `fÃ¼r` is `für`.

    A text of which not all shows that stays.
    """
    if not any(sign in text for sign in _TWICE):
        return text
    try:
        return text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def without_entities(text: str) -> str:
    """Put the letters in the place of HTML's names for them: `f&uuml;r` is `für`.

    Args:
        text: A text that is no HTML.

    Returns:
        The text; the same where it has other letters than those of ASCII, since a program that
        names some names them all.
    """
    if not text.isascii() or "&" not in text:
        return text
    shown = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return text if shown.isascii() else shown
