"""Text from strangers, made safe to show.

The store keeps text as it came. `clean` turns it into `SafeText`, which is not a `str` so that
no widget or table takes outside text by accident: a face has one function that accepts it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_SHOWN = 60_000
"""Code points of one text that a face shows at most; the longest allowed question has 2,000."""

_MAX_MARKS = 4
_PICTURE = "\u2426"
_UNKNOWN = "\ufffd"
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\t")
_BREAKS = re.compile("\r\n|[\n\u2028\u2029\x85]")
_BIDI_FORCING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u0391-\u03c9\u0410-\u044f–—‘’‚“”„…•€→·\n]*")


@dataclass(frozen=True)
class SafeText:
    """Text that cannot move the cursor, hide, reorder or press anything.

    Made by `clean`; literals of the program may be wrapped with `SafeText.literal`.

    Attributes:
        text: The characters. Only the border functions of the faces read it.
    """

    text: str

    @classmethod
    def literal(cls, text: str) -> SafeText:
        """Wrap words of the program itself, such as a translated label."""
        return cls(text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __add__(self, other: SafeText) -> SafeText:
        return SafeText(self.text + other.text)

    def join(self, parts: Iterable[SafeText]) -> SafeText:
        """Join parts with this text between them."""
        return SafeText(self.text.join(part.text for part in parts))


def clean(raw: str, *, one_line: bool = False, limit: int = MAX_SHOWN) -> SafeText:
    """Make outside text safe to show.

    Controls become visible pictures, bidi controls that force an order become a picture too,
    invisible characters go (the joiner and the style selector inside emoji stay), at most four
    combining marks stay on a letter, and what is too long ends in an ellipsis.

    Args:
        raw: The text as it came.
        one_line: Turn line ends into blanks, for titles, names and cells.
        limit: Code points to keep at most.

    Returns:
        The safe text.
    """
    text = raw[: limit + 1]
    if not _PLAIN.fullmatch(text):
        text = "".join(_safe_characters(_BREAKS.sub("\n", text)))
    if one_line and "\n" in text:
        text = " ".join(text.split("\n"))
    if len(text) > limit or len(raw) > limit + 1:
        text = text[: limit - 1] + "…"
    return SafeText(text)


def _safe_characters(text: str) -> Iterable[str]:
    """Yield what may be shown of each character."""
    marks = 0
    for place, character in enumerate(text):
        category = unicodedata.category(character)
        if category in {"Mn", "Me", "Mc"} and not "\ufe00" <= character <= "\ufe0f":
            marks += 1
            if marks <= _MAX_MARKS and character != "\u034f" and character < "\U000e0000":
                yield character
            continue
        marks = 0
        if category[0] in "CZ" or character in _BLANKS or "\ufe00" <= character <= "\ufe0f":
            yield _replacement(text, place, character, category)
        else:
            yield character


def _replacement(text: str, place: int, character: str, category: str) -> str:
    """What stands for a control, format, blank, private or unassigned character."""
    if character == "\n":
        return character
    if category == "Zs" or character in _BLANKS:
        return " "
    if category == "Cc":
        return _picture(ord(character))
    if character in _BIDI_FORCING:
        return _PICTURE
    if category in {"Cs", "Co"} or ord(character) & 0xFFFE == 0xFFFE:
        return _UNKNOWN
    if category == "Cn":
        return "" if 0xE0000 <= ord(character) <= 0xE0FFF else character
    if _holds_emoji_together(text, place, character):
        return character
    return ""


def _picture(code: int) -> str:
    """The visible picture of a control character."""
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _PICTURE


def _holds_emoji_together(text: str, place: int, character: str) -> bool:
    """Whether a joiner or style selector stands where emoji need it."""
    if character == _JOINER:
        return _is_emoji(text[place - 1 : place]) and _is_emoji(text[place + 1 : place + 2])
    return character == _EMOJI_STYLE and _is_emoji(text[place - 1 : place])


def _is_emoji(character: str) -> bool:
    """Whether a character is a symbol, a skin tone or a style selector."""
    if not character:
        return False
    return character == _EMOJI_STYLE or unicodedata.category(character) in {"So", "Sk"}


def storable(raw: str) -> str:
    """Replace what SQLite and UTF-8 cannot hold: NUL and lone surrogates.

    Args:
        raw: Text as it came from a file, a pipe or a terminal.

    Returns:
        The same text with U+FFFD in these places.
    """
    return re.sub("[\x00\ud800-\udfff]", _UNKNOWN, raw)


def has_words(raw: str) -> bool:
    """Whether anything of a text can be seen: not only blanks, controls and invisible signs."""
    return any(character.isalnum() or character in "?!" for character in raw[:MAX_SHOWN])


def fold(raw: str) -> str:
    """Bring a name or topic into the form in which they are compared.

    Case, accents and the spellings of umlauts and ß do not matter: `Bärwald`, `baerwald` and
    `Barwald` are found by each other's beginning.

    Args:
        raw: A name, a topic, or a part of one.

    Returns:
        Lower-case letters and single blanks.
    """
    lowered = raw.casefold()
    for written, base in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        lowered = lowered.replace(written, base)
    spread = unicodedata.normalize("NFKD", lowered)
    kept = "".join(c if c.isalnum() else " " for c in spread if not unicodedata.combining(c))
    return " ".join(kept.split())
