"""Text from strangers, made safe to show.

The store keeps text as it came. `clean` turns it into `SafeText`, which is not a `str` so that
no widget or table takes outside text by accident: a face has one function that accepts it.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_SHOWN = 60_000
"""Code points of one text that a face shows at most; the longest allowed question has 2,000."""

WHOLE = 100_000_000
"""Code points of one text that a file for others holds at most: more than any page has."""

_MAX_MARKS = 4
_MAX_JOINED = 4
_PICTURE = "\u2426"
_UNKNOWN = "\ufffd"
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\t")
_KEYCAP = "\u20e3"
_HIDDEN_MARKS = re.compile("[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0e\U000e0100-\U000e01ef]")
_HIDDEN_SPARES = re.compile("[\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")
_JAMO_UPON_OTHERS = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NO_LETTERS = re.compile(r"[\W_]+")
_UNDECOMPOSED = str.maketrans("ıłøđæœ", "ilodao")
_ACCENTED = re.compile("[^\x00-\x7fäöü]+")
_BREAKS = re.compile("\r\n|[\n\u2028\u2029\x85]")
_BIDI_FORCING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SALUTATION = re.compile(
    r"(?:Sehr geehrte[rs]?|Guten (?:Tag|Abend|Morgen)|Hallo|Liebe[rs]?|Moin|Grüß Gott|Werte[rs]?)"
    r"[^,!?]{0,60}[,!]\s*",
    re.IGNORECASE,
)
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
    combining marks or Korean vowels and finals stay on a letter, at most four joiners hold one
    emoji together, and what is too long ends in an ellipsis.

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
        text = text[: limit - 1].rstrip(_JOINER + _EMOJI_STYLE) + "…"
    return SafeText(text)


def _safe_characters(text: str) -> Iterator[str]:
    """Yield what may be shown of each character."""
    marks, joined, before = 0, 0, ""
    for place, character in enumerate(text):
        if " " <= character <= "~":  # nearly all of most texts
            marks, joined, before = 0, 0, character
            yield character
            continue
        category = unicodedata.category(character)
        shown = character
        if category[0] in "CZ" or character in _BLANKS or character == _EMOJI_STYLE:
            shown = _replacement(character, category, before, text[place + 1 : place + 2])
        if not shown or _HIDDEN_MARKS.match(shown):
            continue
        upon = (category[0] == "M" and shown == character) or _JAMO_UPON_OTHERS.match(shown)
        marks = marks + 1 if upon else 0
        if joined or shown == _JOINER:
            joined = _joined(joined, shown, before)
        if marks <= _MAX_MARKS and not (shown == _JOINER and joined > _MAX_JOINED):
            before = shown
            yield shown


def _joined(joined: int, shown: str, before: str) -> int:
    """How many joiners the emoji has that a character belongs to."""
    if shown == _JOINER:
        return joined + 1
    belongs = before == _JOINER or shown == _EMOJI_STYLE or "\U0001f3fb" <= shown <= "\U0001f3ff"
    return joined if belongs else 0


def _replacement(character: str, category: str, before: str, after: str) -> str:
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
        return "" if _HIDDEN_SPARES.match(character) else character
    if _holds_emoji_together(character, before, after):
        return character
    return ""


def _picture(code: int) -> str:
    """The visible picture of a control character."""
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _PICTURE


def _holds_emoji_together(character: str, before: str, after: str) -> bool:
    """Whether a joiner or style selector stands where emoji need it."""
    if character == _JOINER:
        return (_is_emoji(before) or before == _EMOJI_STYLE) and _is_emoji(after)
    if character != _EMOJI_STYLE or not before:
        return False
    return _is_emoji(before) or (before in "0123456789#*" and after == _KEYCAP)


def _is_emoji(character: str) -> bool:
    """Whether a character is a symbol or a skin tone."""
    if not character or character in _BLANKS:
        return False
    return unicodedata.category(character) == "So" or "\U0001f3fb" <= character <= "\U0001f3ff"


def storable(raw: str) -> str:
    """Replace what SQLite and UTF-8 cannot hold: NUL and lone surrogates.

    Args:
        raw: Text as it came from a file, a pipe or a terminal.

    Returns:
        The same text with U+FFFD in these places.
    """
    if "\0" not in raw:
        with suppress(UnicodeEncodeError):  # which looks for surrogates at a sixth of the time
            raw.encode()
            return raw
    return _UNSTORABLE.sub(_UNKNOWN, raw)


def has_words(raw: str) -> bool:
    """Whether a text says anything: it has a letter, a digit, a question or exclamation mark."""
    return any(
        (character.isalnum() and character not in _BLANKS) or character in "?!"
        for character in raw[:MAX_SHOWN]
    )


def fold(raw: str) -> str:
    """Bring a name or topic into the form in which they are compared.

    Case, accents and the spellings of umlauts and ß do not matter: `Bärwald`, `baerwald` and
    `Barwald` are found by each other's beginning.

    Args:
        raw: A name, a topic, or a part of one.

    Returns:
        Lower-case letters and single blanks.
    """
    lowered = raw.casefold().translate(_UNDECOMPOSED)
    if not lowered.isascii():
        composed = unicodedata.normalize("NFC", lowered)
        lowered = _ACCENTED.sub(lambda found: _unaccented(found[0]), composed)
    for written, base in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        lowered = lowered.replace(written, base)
    return bare_letters(lowered)


def bare_letters(lowered: str) -> str:
    """Letters and digits without accents, and single blanks for all that stands between them.

    Args:
        lowered: A text in lower case.
    """
    plain = lowered if lowered.isascii() else _unaccented(lowered)
    return _NO_LETTERS.sub(" ", plain).strip()


def _unaccented(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text)
    return "".join(c for c in spread if not unicodedata.combining(c))


def gist(text: str, limit: int = 300) -> str:
    """The beginning of a text without its salutation, as one line of a list.

    Args:
        text: The whole text, as it came.
        limit: Code points to keep at most.

    Returns:
        The first words after the salutation.
    """
    joined = " ".join(text[: 4 * limit].split())
    salutation = _SALUTATION.match(joined)
    return joined[salutation.end() if salutation else 0 :][:limit] or joined[:limit]
