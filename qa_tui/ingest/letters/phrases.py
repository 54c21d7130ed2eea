"""How people begin and end letters: salutations, thanks, sign-offs, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from qa_tui.ingest.pages.people import words_of

if TYPE_CHECKING:
    from qa_tui.ingest.pages.people import People

_LOOK_AT = 160
_SALUTATION = re.compile(
    r"[\"'„“>» ]{0,3}((?:(?:sehr )?(?:ge|ver)ehrte[nrs]?|(?:meine )?(?:sehr )?liebe[rs]?(?! gr[uü])"
    r"|werte[rs]?|hallo|hi|hey|moin(?: moin)?|servus|dear|guten? (?:tag|morgen|abend)"
    r"|(?:einen )?schönen guten"
    r" (?:tag|morgen|abend)|grüß gott|grüezi|grüß (?:sie|dich)|gr[iü]a(?:ß|ss) go?[dt]t?)\b)"
    r"([^,!?:;–\n]{0,90})",
    re.IGNORECASE,
)
_OTHER_SALUTATION = re.compile(
    r"((?:[^\W\d_]{1,15}\.? ){0,3})((?:Herrn?|Frau|Hr\.|Fr\.) [^,!?:;]{1,40})[,!]", re.IGNORECASE
)
_PEOPLE_WORDS = re.compile(r"\b(?:herr|frau|hr|fr|frl|familie|fam|mister|mr|mrs)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:abgeordnete|minister|kanzler|staatssekret|kandidat|senator|präsident|bürgermeister"
    r"|vorsitzende|stadtr[aä]t|landr[aä]t|genoss|mdb|mdl|mdep)",
    re.IGNORECASE,
)
_CROWD = re.compile(r"damen|herren|leser|bürgerinnen|mitbürger|freunde|kolleg", re.IGNORECASE)
_MATTER = (
    r"(?:\w{0,20}fragen?|\w{0,4}nachfragen?|nachricht|zuschrift|schreiben|\w{0,3}-?e?-?mails?|zeilen"
    r"|brief|interesse|anliegen|hinweise?|anregung(?:en)?|kontaktaufnahme|kommentar|beitrag|post"
    r"|vertrauen|engagement|eintrag)"
)
_THANKS = re.compile(
    rf"\b(?:be)?dank(?:e|en|t)?\b[^.?!]{{0,60}}?\b(?:ihre?[nrms]?|deine?[nrms]?|die|das|eure?[nrms]?)\b"
    rf"[^.?!]{{0,45}}?\b{_MATTER}\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?:gern(?:e)? (?:beantworte|antworte|nehme|möchte|komme)"
    r"|zu ihr(?:er|en|em) (?:\w{1,20} )?(?:\w{0,9}fragen?|anliegen|anfrage|schreiben)"
    r"|auf ihre (?:\w{1,20} )?(?:\w{0,4}fragen?|anfrage)"
    r"|ihre (?:\w{1,20} )?(?:fragen?|anfrage) (?:\w{1,12} ){0,4}?(?:beantwort|habe|ist|kann|lässt)"
    r"|sie (?:fragen|hatten|haben) (?:\w{1,12} ){0,3}?(?:nach|gefragt|angefragt)"
    r"|(?:bitte )?entschuldigen sie (?:bitte )?(?:die|meine) (?:sehr )?(?:späte|verspätete)"
    r"|bitte (?:haben sie verständnis|wenden sie sich)|ich bitte (?:sie )?um (?:ihr )?verständnis"
    r"|zunächst (?:vielen |herzlichen )?dank|haben sie (?:vielen|herzlichen|besten) dank"
    r"|(?:nein|ja|doch|jein)(?:[,.:!–] |[.!]?$)|(?:zu )?(?:frage|punkt|zu) [0-9]{1,2}\b"
    r"|zu[rm] (?:ersten|1\.) (?:frage|punkt)|(?:frau|herr) \S{2,30} (?:bat|hat mich|lässt))",
    re.IGNORECASE,
)
_AWAITED = r"(?:antwort(?:en)?|rückmeldung|rückantwort|stellungnahme|auskunft|nachricht)"
_AWAITS = re.compile(
    r"(?:ich|wir|um|über|auf|für|bitte|mit|in|es)\b[^.?!]{0,60}?\b"
    r"(?:bitten?|freuen?|erwart(?:en?|ung)|hoffen?|warten?|gespannt|danken?|erbitten?|dankbar)"
    rf"\b[^.?!]{{0,60}}?\b{_AWAITED}\b"
    r"|(?:für|auf|über|um) (?:eine|ihre|deine|baldige)\b[^.?!]{0,30}?\b"
    rf"{_AWAITED}\b[^.?!]{{0,30}}?"
    r"\b(?:bin|wäre|würde|freuen?|warten?|bitten?|danken?|bedanken?|sehe)\b",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"\b(?:Sie|Ihnen|Ihre?[nmrs]?|mein\w{0,2}|unser\w{0,2})\b")
_WARMLY = (
    r"(?:freundlich|best|viel|herzlich|lieb|sonnig|schön|nett|solidarisch|kollegial|sozialistisch"
    r"|demokratisch|kritisch|christlich|frühlingshaft|sommerlich|weihnachtlich|adventlich"
    r"|ökologisch|grün|bürgerlich|hanseatisch|norddeutsch|bayerisch|schwäbisch|fröhlich"
    r"|erwartungsvoll|besorgt|gut)\w{0,4}"
)
_SIGN_OFF = re.compile(
    rf"(?:mfg\b|m\.f\.g|[lvbs]g\b"
    rf"|(?:mit |und |(?:{_WARMLY} )?danke? und )?"
    rf"(?:(?:ganz |recht )?{_WARMLY}[ ,]+(?:und )?(?:\w{{1,24}} )?){{1,2}}"
    rf"(?:gr[uü](?:ß|ss)|wünsch)"
    r"|gr[uü](?:ß|ss)e?\b(?! gott| sie| dich)|hochachtungsvoll"
    r"|mit (?:vorzüglicher |freundlicher )?hochachtung|es grüßt|es grüßen|freundlichst|herzlichst"
    r"|(?:ihr|ihre|dein|deine|euer|eure)(?: \S{2,20}){0,3}$|beste wünsche|alles gute"
    rf"|(?:{_WARMLY} )?danke?(?: schon)? (?:im |in )?vor(?:aus|ab)"
    r"|in erwartung (?:ihrer|deiner)|mit (?:bestem |herzlichem )?dank"
    rf"|{_WARMLY} dank[.!]?$|danke[.!]?$|glück ?auf|auf wiedersehen"
    r"|bleiben sie gesund|gezeichnet|gez\.|pf[iü]a[dt]|servus\b|tschüss|ade\b)",
    re.IGNORECASE,
)
_SIGN_OFF_AT_END = re.compile(
    r"(?:[.!?,] |– )(?:mfg|mit (?:\w{3,20} ){1,3}gr[uü](?:ß|ss)\w{0,2}"
    r"|(?:viele|beste|liebe|freundliche|herzliche|schöne) gr[uü](?:ß|ss)e"
    r"|gr[uü](?:ß|ss)|hochachtungsvoll|[lv]g)\b[^?\"“”]{0,60}$",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(
    r"(?:p{1,3}\.? ?(?:p\. ?)?s\.?|nb|nachtrag|anmerkung|quellen?)\b ?[.:]?", re.IGNORECASE
)
_MASKED = re.compile(r"\b[^\W\d_]\.$")
_ON_BEHALF = re.compile(r"(?:i\. ?[AV]\.|[Ii]m Auftrag|[Ii]n Vertretung)(?: [A-ZÄÖÜ][\w.-]*){1,5}$")
_STATED = re.compile(r"[^\W\d_]{4}\.$|^(?:ja|nein|doch)\.$", re.IGNORECASE)
_LONGEST_SIGN_OFF = 100
_LONGEST_SIGNATURE = 60
_MOST_SIGNATURE_WORDS = 7


class Greeted(Enum):
    """Whom a salutation greets."""

    REPRESENTATIVE = auto()
    ASKER = auto()
    SOMEBODY = auto()
    NOBODY_NAMED = auto()


@dataclass(frozen=True)
class Greeting:
    """A salutation.

    Attributes:
        address: Whom it greets.
        name: The words after the greeting, such as `Frau Beispiel`.
    """

    address: Greeted
    name: str


def greeting(row: str, people: People) -> Greeting | None:
    """Read a line as the beginning of a letter.

    Args:
        row: The line.
        people: Who writes to whom.

    Returns:
        Whom it greets; None where the line is no salutation.
    """
    found = _SALUTATION.match(row[:_LOOK_AT]) or _OTHER_SALUTATION.fullmatch(row[:_LOOK_AT])
    if found is None:
        return None
    name = found[2].strip(" \"'“")
    name = name if _MASKED.search(name) else name.rstrip(".")
    words = words_of(found[2])
    titled = _PEOPLE_WORDS.search(name) is not None
    if len(words) > 8 and not titled:
        return None
    if titled:
        words = _person(words)
    return Greeting(_address(name, words, people, titled=titled), name)


def _person(words: list[str]) -> list[str]:
    """The words of a salutation as far as they name somebody."""
    named: list[str] = []
    for word in words:
        if named and word[:1].islower() and word not in {"von", "van", "der", "den", "de", "zu"}:
            break
        named.append(word)
    return named


def _address(name: str, words: list[str], people: People, *, titled: bool) -> Greeted:
    """Whom the words after a greeting name."""
    if people.names_representative(words) or _OFFICE.search(name):
        return Greeted.REPRESENTATIVE
    if _CROWD.search(name) and not titled:
        return Greeted.NOBODY_NAMED
    if words and people.names_asker(words):
        return Greeted.ASKER
    return Greeted.SOMEBODY if titled else Greeted.NOBODY_NAMED


def starts_letter(row: str) -> bool:
    """Whether a line is a salutation, whomever it greets."""
    begun = row[:_LOOK_AT]
    return (_SALUTATION.match(begun) or _OTHER_SALUTATION.fullmatch(begun)) is not None


def thanks_for_question(row: str) -> bool:
    """Whether a line begins as answers begin: with thanks for the question, or by naming it."""
    begun = row[:_LOOK_AT]
    return _THANKS.search(begun) is not None or _ANSWERS.match(begun) is not None


def awaits_answer(row: str) -> bool:
    """Whether a line asks for an answer, as questions do at their end."""
    return _AWAITS.match(row[:_LOOK_AT]) is not None


def addresses(row: str) -> bool:
    """Whether a line speaks to somebody, or of the one who asks."""
    return _ADDRESSES.search(row[:_LOOK_AT]) is not None


def is_sign_off(row: str) -> bool:
    """Whether a line holds the words with which letters end, and hardly anything else."""
    if len(row) > _LONGEST_SIGN_OFF:
        return False
    return _SIGN_OFF.match(row) is not None and not row.endswith("?")


def ends_with_sign_off(row: str) -> bool:
    """Whether a letter's last words stand at the end of a line of text."""
    return _SIGN_OFF_AT_END.search(row[-_LONGEST_SIGN_OFF:]) is not None


def is_postscript(row: str) -> bool:
    """Whether a line begins as a postscript does."""
    return _POSTSCRIPT.match(row) is not None


def can_be_signed(row: str) -> bool:
    """Whether a line under a sign-off can be a name, a town, an address, a number."""
    if len(row) > _LONGEST_SIGNATURE:
        return False
    return _ON_BEHALF.match(row) is not None or (
        row.count(" ") < _MOST_SIGNATURE_WORDS
        and not row.endswith(("?", "!", ":", ","))
        and not (row.endswith(".") and (row.count(" ") > 3 or _STATED.search(row)))
    )
