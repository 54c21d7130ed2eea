"""Characters that some program spelled in another way before a page was saved."""

from __future__ import annotations

_TWICE = ("Ã", "â€")
"""How umlauts, accents and bullets begin where they were encoded twice."""

_BYTES = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
}
"""The bytes of the signs by which Windows-1252 differs from Latin-1."""


def once(text: str) -> str:
    """Undo that a text in UTF-8 was taken for Windows-1252 and encoded once more: `fÃ¼r` is `für`.

    Args:
        text: A text that was decoded as UTF-8.

    Returns:
        The text as it was written, where all of it shows that; else the text as it is.
    """
    if not any(sign in text for sign in _TWICE):
        return text
    try:
        return text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
