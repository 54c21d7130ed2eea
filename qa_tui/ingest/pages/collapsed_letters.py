"""A page of form F3 or F4 that lost its line ends gets some back around its letters."""

from __future__ import annotations

import re

from qa_tui.domain.question import NEW_TITLE_LIMIT
from qa_tui.ingest.pages.moments import MONTHS, TIME_TO_ANSWER

_LONGEST_TOPIC = 100
_STAMP = (
    rf"[0-9]{{1,2}}\. (?:{'|'.join(MONTHS)}) [0-9]{{4}} ?[-–,] ?[0-9]{{1,2}}:[0-9]{{2}}(?: Uhr)?"
)
_SPAN = r"[0-9]+ (?:Minute|Stunde|Tag|Woche|Monat|Jahr)e?n?"
_TITLE = re.compile(r"(?:.{0,300}? )??(Frage an (.{3,80}?) von (.{1,80}?) bezüglich )")
_STAMPED = re.compile(rf"(.{{2,{_LONGEST_TOPIC}}}?) ({_STAMP}) ")
_ANSWERED = re.compile(
    rf" ((?:Antwort|Ergänzung) von [^?!]{{2,120}}?)(?: ({_STAMP}))?"
    rf"(?: ({TIME_TO_ANSWER}) ((?:{_SPAN}(?=\s|$) ?){{1,3}})|(?<=[0-9]{{2}}))(?= |$)"
)
LETTER = re.compile(
    r" (?=(?:S\.g\.|[Hh]i|[Hh]ey|Sehr (?:ge|ver)ehrte|Guten (?:Tag|Morgen|Abend)|[Hh]allo"
    r"|Liebe[rs]?|[Mm]oin|Werte)[ ,!nr]|Grüß Gott|Grüezi|Servus|Dear |(?:Herr|Frau) [^ ,]{2,40},)"
)
"""Where a letter may begin inside of a line."""

_THANKS = r"(?:Vielen|Herzlichen|Besten) Dank (?:für|,)|Danke für"
_SIGN_OFF = (
    r"(?:Mit )?(?:(?:[Ff]reundliche[mnr]?|[Bb]este[mnr]?|[Vv]iele[mnr]?|[Hh]erzliche[mnr]?"
    r"|[Ll]iebe[mnr]?|[Ss]chöne[mnr]?|[Ss]onnige[mnr]?)(?: und)? ){1,2}Gr[uü](?:ß|ss)e?n?\b"
    r"|MfG\b|[LV]G\b|Gr[uü](?:ß|ss)e?(?= [A-ZÄÖÜ])|Hochachtungsvoll|Herzlichst\b"
)
_OPENS = (
    r"S\.g\. |(?:Sehr (?:ge|ver)|Ge|Ver)ehrte|Guten (?:Tag|Morgen|Abend)[ ,!]"
    r"|(?:Hallo|Hi|Moin)(?:[,!]| [A-ZÄÖÜ])|(?:Liebe[rs]?|Werte[rs]?) [A-ZÄÖÜ]"
    r"|Grüß Gott|Grüezi|Servus|Dear "
)
_ROW = re.compile(rf" ((?:{_OPENS}|{_SIGN_OFF}|{_THANKS}))")
_ASKS = re.compile(rf"[^?]{{10,{NEW_TITLE_LIMIT - 1}}}\? ?(?=(.*))")
_LETTER_ROWS = 2
"""Of a page that has more of them in a line, letters begin or end inside of it."""

_FEW_WORDS = re.compile(r"[^\W\d_][\w-]*(?:, [\w-]+)*(?: (?:und|&) [\w-]+)?(?= )")


def with_letters(rows: tuple[str, ...]) -> list[str] | None:
    """Give a page on which no line names an asker its line ends back.

    Args:
        rows: Its one or two lines, with single blanks; a second one holds all letters.

    Returns:
        The lines: title, what a page of form F4 shows around letters, and where each letter may
        begin and end; None where nothing shows that letters stand inside of a line.
    """
    title = _TITLE.match(rows[0])
    if len(rows) > 1:
        parted = _letters(rows[-1], title[3] if title else None)
        return [rows[0], "", *parted] if len(parted) > _LETTER_ROWS else None
    if title is None:
        asked = _ASKS.match(rows[0])
        parted = _letters(asked[1], None) if asked else []
        return [asked[0].strip(), "", *parted] if asked and len(parted) > 1 else None
    return _titled(title[1], title[3], rows[0][title.end() :])


def topic_end(text: str) -> int:
    """Where the topic ends with which a text begins: at a salutation, else after a few words."""
    letter = LETTER.search(text, 0, _LONGEST_TOPIC)
    words = _FEW_WORDS.match(text)
    return letter.start() if letter else words.end() if words else 0


def _titled(title: str, asker: str, text: str) -> list[str] | None:
    """The lines of a page with a title of the old form, of which the topic begins the text."""
    stamped = _STAMPED.match(text)
    end = stamped.end(1) if stamped else topic_end(text)
    below = text[stamped.end() if stamped else end :].strip()
    if not end or not below:
        return None
    head = [title + text[:end].strip(), *([stamped[2]] if stamped else []), ""]
    if stamped or f" Frage von {asker} " in f"{below} " or _ANSWERED.search(below):
        return [*head, *_stamped(below, asker)]
    return [*head, *_letters(below, asker)]


def _stamped(text: str, asker: str) -> list[str]:
    """The lines of a page of form F4 below the moment under its title."""
    asked_by = f"Frage von {asker}"
    question, found, below = f" {text} ".partition(f" {asked_by} ")
    if not found and (answered := _ANSWERED.search(question)) is not None:
        question, below = question[: answered.start()], question[answered.start() :]
    rows = [question.strip(), "", *([asked_by] if found else [])]
    place = 0
    below = f" {below.strip()}"
    for answered in _ANSWERED.finditer(below):
        credit, moment, told, span = answered.groups()
        rows += [below[place : answered.start()].strip(), "", credit, moment or ""]
        rows += [f"{told} {span.strip()}", ""] if told else [""]
        place = answered.end()
    return [*rows, below[place:].strip()]


def _letters(text: str, asker: str | None) -> list[str]:
    """The text in rows, each of which may begin a letter, or its end; also below a signature."""
    text = _ROW.sub(r"\n\1", text)
    if asker and " " in asker.strip():
        first, *_, last = asker.split()
        last = rf"{re.escape(last[:-1])}[\w-]*\.?" if last.endswith(".") else re.escape(last)
        name = rf"(?:{re.escape(first)}|{re.escape(first[0])}\.) ?{last}"
        text = re.sub(rf"(?<= )({name}(?: \([^()]{{1,20}}\))?) ", r"\1\n", text)
    return [row for row in map(str.strip, text.split("\n")) if row]
