"""Finds personal data in a text: phone numbers, mail and street addresses, accounts, last names.

What is found is a suggestion to a moderator. It is looked for in the text as a reader sees it:
without signs that nobody can see, in plain digits and letters, across the end of a line.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qa_tui.domain.privacy.iban import iban_end
from qa_tui.domain.privacy.masking import REPLACED, Find, Part, Personal, with_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Spans = Iterator[tuple[int, int]]

_PLAIN = re.compile("[\n -~ÄÖÜäöüßéè§€„“”‚‘’–]*")
_BREAKS = frozenset("\r\x0b\x0c\x85\u2028\u2029")

_COUNTRY = re.compile(r"(?<!\w)[A-Z]{2}\d{2}", re.IGNORECASE)

_AT = r"(?:\s?@\s?|\s?[(\[{]\s?(?:at|ät|@)\s?[)\]}]\s?)"
_DOT = r"(?:\.(?:\n(?=(?:de|org|com|net|eu|info)\b))?|\s?[(\[{]\s?(?:dot|punkt)\s?[)\]}]\s?)"
_LABEL = r"[\w-]++(?:(?<=\w-)\n[\w-]++)?"
_LINE_ABOVE = (
    r"(?:[\w.+%-]*[\w+%][-_]|(?:(?<=\ban )|(?<=\bunter )|(?<=ail )|(?<=: )|(?<!.))[\w.+%-]*\w\."
    r"|\w+\.\w+\.)\n"
)
"""The beginning of an address that goes on in the next line: a sign or what stands before tells."""
_EMAIL = re.compile(
    rf"(?<![\w.+%-])(?:{_LINE_ABOVE})?[\w.+%-]++{_AT}{_LABEL}(?:{_DOT}{_LABEL})+", re.IGNORECASE
)

_NUMBER = re.compile(r"(?<![\w+])(?<!\d[.,/:–-])(?<!\d{4} )(?:\+\s?\d|\(?0\d)[\d \t\n./()–-]{4,40}")
_CALLED = re.compile(
    r"(?<!\w)(?:tel(?:efon)?(?:nummer|nr)?|fon|phone|handy(?:nummer|nr)?|mobil(?:nummer|funk)?"
    r"|(?:tele)?fax(?:nummer)?|rufnummer|durchwahl)(?!\w)\.?(?:[\s-]?nr\.?)?\s?:?\s?"
    r"(?!(?:19|20)\d\d(?!\d))(?P<number>\+?\(?\d[\d \t./()–-]{3,24})",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"\)?\.\s")
_GROUP = re.compile(r"\d+")
_NO_PHONE = re.compile(r"\(?\d{1,2}\.\s?\d{1,2}(?!\d)|\d{5}\s?[–-]\s?\d{5}(?!\d)")
_LEAST, _MOST = 7, 15
_LEAST_CALLED = 4
_MOST_APART = 4
"""Signs between two groups of digits, as after a dialling code in brackets."""
_WHOLE = 8
"""Digits from which on a number ends with its line."""

_HOUSE = (
    r"\s?\d{1,3}(?:\s?[a-zA-Z](?!\w))?(?:\s?[–/-]\s?\d{1,3}(?:\s?[a-zA-Z](?!\w))?)?(?![.,:]?\d)"
    r"(?!\s?(?:km|m|%|Prozent|Euro|€|Uhr|Jahre?n?|Millionen|Mio|Meter|Stunden|mal)(?!\w))"
)
_KIND = (
    r"(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.?|[Ww]eg|[Ww]eiler|[Pp]latz|[Pp]fad|[Pp]romenade|[Aa]llee|[Gg]asse"
    r"|[Rr]ing|[Dd]amm|[Uu]fer|[Cc]haussee|[Ss]tieg)"
)
_NO_NAME = (
    r"(?!(?:Der|Die|Das|Dem|Den|Diese[rsmn]?|Auf|Auch|Eine?[rsmn]?|Keine?[nm]?|Im|Vom|Zum)\s)"
)
_WORD = r"[A-ZÄÖÜ][\w-]{0,30}"
_STREET = re.compile(
    rf"(?<![\w-])(?:(?:{_NO_NAME}{_WORD}[ -])?{_NO_NAME}{_WORD}[\s-]"
    rf"|[A-ZÄÖÜ][\w-]{{1,40}}?(?:-?\n)?){_KIND}{_HOUSE}"
)
_OF = re.compile(
    r"(?<!\w)(?:Straße|Strasse|Platz|Allee) (?:der|des|am|an der) (?:\d{1,2}\. )?"
    rf"[A-ZÄÖÜ][\w-]{{2,30}}(?: [A-ZÄÖÜ][\w-]{{2,30}})?(?= ?\d){_HOUSE}"
)
_AT_WHAT = re.compile(
    r"(?<!\w)(?:[Aa]m|[Ii]m|[Aa]n de[rn]|[Aa]uf de[rmn]|[Ii]n de[rn]|[Uu]nter den|[Hh]inter de[rmn]"
    r"|[Bb]eim?|[Zz]u[mr]|[Vv]or de[rmn])[ \n](?:[A-ZÄÖÜ][a-zäöüß]+e[rn] )?[A-ZÄÖÜ]?[a-zäöüß-]*"
    r"(?:[Mm]arkt|[Ll]inden|[Bb]erge?|[Bb]ach|[Hh]ang|[Ww]ald|[Tt]or|[Aa]nger|[Gg]raben|[Hh]of|[Ff]elde?"
    r"|[Gg]arten|[Gg]ärten|[Tt]eich|[Mm]ühle|[Bb]runnen|[Kk]amp|[Rr]ain|[Ww]iesen?|[Ww]inkel|[Gg]rund"
    r"|[Ee]ck|[Tt]urm|[Ss]chloss|[Rr]athaus|[Kk]irche|[Bb]rücke|[Hh]afen|[Dd]eich|[Ww]all|[Bb]usch|[Hh]olz"
    rf"|[Kk]reuz|[Ww]eiher|[Ss]ee|[Pp]ark|[Hh]öhe|[Ss]tein|[Zz]oll|[Hh]aus)(?= ?\d){_HOUSE}"
    r"(?! [A-ZÄÖÜ])"
)
_NO_STREET = re.compile(
    r"(?:bundes|landes|kreis|staats|land|haupt)stra|(?:arbeits|park|spiel|stell|studien|kita)platz"
    r"|(?:aus|um|heim|rück|feld|rad|geh)weg\s|(?:frühl|zwill)ing|bering",
    re.IGNORECASE,
)

_BROKEN = r"(?:-?[ \t]*\n[ \t]*)?"
_LETTER = re.compile("[aou]e|ss|.", re.DOTALL)
"""A letter of a name, or two that stand for an umlaut or ß where a keyboard has none."""

_SPELLINGS = {
    "ä": f"(?:ä|a(?:{_BROKEN}e)?)",
    "ö": f"(?:ö|o(?:{_BROKEN}e)?)",
    "ü": f"(?:ü|u(?:{_BROKEN}e)?)",
    "ß": f"(?:ß|s{_BROKEN}s)",
    "ae": f"(?:ä|a{_BROKEN}e)",
    "oe": f"(?:ö|o{_BROKEN}e)",
    "ue": f"(?:ü|u{_BROKEN}e)",
    "ss": f"(?:ß|s{_BROKEN}s)",
    "-": r"[\s–-]{1,3}",
    " ": r"[\s–-]{1,3}",
}
_PARTICLES = frozenset({"von", "van", "den", "der", "und", "zur", "zum", "vom", "del"})
_LEAST_NAME = 3


class _Seen(NamedTuple):
    """A text as it is seen, and the place in the text as it came of each of its signs."""

    text: str
    places: Sequence[int]


def find_personal(
    text: str, last_names: tuple[str, ...] = (), part: Part = Part.TEXT
) -> tuple[Find, ...]:
    """Find what a moderator will want to mask.

    Args:
        text: A text as it came.
        last_names: Last names of the asker, from the private row.
        part: Which text it is.

    Returns:
        The passages in order; none overlap, and none touches what was masked before.
    """
    seen = _seen(text)
    taken = bytearray(len(seen.text))
    for match in REPLACED.finditer(seen.text):
        taken[match.start() : match.end()] = b"x" * len(match[0])
    found: list[Find] = []
    for kind, spans in (
        (Personal.IBAN, _ibans(seen.text)),
        (Personal.EMAIL, _emails(seen.text)),
        (Personal.PHONE, _phones(seen.text)),
        (Personal.STREET, _streets(seen.text)),
        (Personal.NAME, _names(seen.text, last_names)),
    ):
        for start, end in spans:
            if not any(taken[start:end]):
                taken[start:end] = b"x" * (end - start)
                found.append(Find(part, seen.places[start], seen.places[end], kind))
    return with_lines(text, found)


def find_in_message(
    text: str, background: str, last_names: tuple[str, ...] = ()
) -> tuple[Find, ...]:
    """Find what a moderator will want to mask in both texts of a message."""
    return (
        *find_personal(text, last_names),
        *find_personal(background, last_names, Part.BACKGROUND),
    )


def _seen(text: str) -> _Seen:
    """The text as a reader sees it."""
    if _PLAIN.fullmatch(text):
        return _Seen(text, range(len(text) + 1))
    shown: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character == "\n" and text[place - 1 : place] == "\r":
            continue
        if unicodedata.category(character) == "Cf":
            continue
        if unicodedata.combining(character) and shown:
            shown[-1] = unicodedata.normalize("NFC", shown[-1] + character)[:1]
            continue
        plain = "\n" if character in _BREAKS else unicodedata.normalize("NFKC", character)
        shown += plain
        places += [place] * len(plain)
    return _Seen("".join(shown), [*places, len(text)])


def _ibans(text: str) -> Spans:
    for match in _COUNTRY.finditer(text):
        end = iban_end(text, match.start())
        if end is not None:
            yield match.start(), end


def _emails(text: str) -> Spans:
    for match in _EMAIL.finditer(text):
        yield match.span()


def _phones(text: str) -> Spans:
    place = 0
    while match := _NUMBER.search(text, place):
        end = None if _NO_PHONE.match(match[0]) else _phone_end(match[0], _LEAST)
        place = match.start() + (end or 1)
        if end is not None:
            around = match[0][0] == "(" and ")" not in match[0][:end]
            yield match.start() + around, place
    for match in _CALLED.finditer(text):
        end = _phone_end(match["number"], _LEAST_CALLED)
        if end is not None:
            yield match.start("number"), match.start("number") + end


def _phone_end(run: str, least: int) -> int | None:
    """Where a phone number ends in digits and signs; None if it is not one."""
    digits, end = 0, 0
    for group in _GROUP.finditer(run):
        between = run[end : group.start()] if digits else ""
        ends_line = "\n" in between and digits >= _WHOLE and between.strip(" \t\n)") == ""
        ends_sentence = digits >= _LEAST and _FULL_STOP.match(between)
        apart = len(between.replace("\n", "")) > _MOST_APART
        if between.count("\n") > 1 or ends_line or ends_sentence or apart:
            break
        if digits + len(group[0]) > _MOST:
            break
        digits, end = digits + len(group[0]), group.end()
    return end if digits >= least else None


def _streets(text: str) -> Spans:
    for pattern in (_STREET, _OF, _AT_WHAT):
        for match in pattern.finditer(text):
            if not _NO_STREET.match(match[0]):
                yield match.span()


def _names(text: str, last_names: tuple[str, ...]) -> Spans:
    for pattern in _name_patterns(last_names):
        for match in pattern.finditer(text):
            yield match.span()


@lru_cache(maxsize=64)
def _name_patterns(last_names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Patterns of names, the longest first: whole ones before the parts of double ones."""
    wanted: dict[str, None] = {}
    for name in last_names:
        whole = unicodedata.normalize("NFKC", " ".join(name.split())).lower()
        parts = [part for part in re.split(r"[ –-]", whole) if part not in _PARTICLES]
        if sum(character.isalpha() for character in whole) > 1:
            wanted[whole] = None
        wanted.update(dict.fromkeys(part for part in parts if len(part) >= _LEAST_NAME))
    return tuple(
        re.compile(_name_pattern(name), re.IGNORECASE)
        for name in sorted(wanted, key=len, reverse=True)
    )


def _name_pattern(name: str) -> str:
    """A name in any spelling, also broken over two lines, with a genitive's s."""
    letters = (_SPELLINGS.get(letter, re.escape(letter)) for letter in _LETTER.findall(name))
    return rf"(?<!\w){_BROKEN.join(letters)}s?(?!\w)"
