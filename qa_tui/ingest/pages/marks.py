"""The lines that separate the parts of a page, and the small things in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from qa_tui.ingest.pages.moments import day_of, is_moment

if TYPE_CHECKING:
    from qa_tui.ingest.pages.lines import Lines
    from qa_tui.ingest.pages.sureness import Doubt

ANSWER = ("Antwort von", "Ergänzung von")
"""What stands over an answer; a later answer of the same thread is called an `Ergänzung`."""

ANSWER_WORDS = ("Antwort", "Ergänzung")
PENDING = "Antwort ausstehend von "

STANDARD_REPLY = frozenset({"Standard-Antwort", "Standardantwort"})
"""What a line beside the one over an answer says if that is a standard reply."""

_QUESTION = "Frage von"
_PORTRAIT = "Portrait von"
_MOST_ASKERS = 1_000
_BULLET = re.compile("[•·∙●]")
_NAME = re.compile(r"[^\W_][\w .,'’´`&()/„“”\"+-]{0,119}(?<![,\s])")
_ASKER = re.compile(r"[\w„“\"'].{0,119}")
_SALUTATION = re.compile(
    r"(?:sehr (?:ge|ver)ehrte[nrs]?|(?:ge|ver)ehrte[nrs]?|liebe[rs]?|werte[rs]?|hallo|moin|dear"
    r"|guten? (?:tag|morgen|abend)|grüß gott|grüezi|vielen dank|herzlichen dank|danke)\b",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"(?:Das )?(?:(?:Team|\w{0,30}[Bb]üro|Mitarbeiter(?:in)?|Redaktion)(?: |$)){1,2}"
    r"((?:[\w.()'’-]+(?: |$)){0,8})"
)


@dataclass(frozen=True)
class QuestionMark:
    """The line `Frage von NAME • 09.09.2017`.

    Attributes:
        place: Index of the line.
        body: Index of the first line after it and its date.
        asker: Public name, or None where it is lost.
        date: ISO date, or None where it is lost or impossible.
        dated: Whether a date stood there, even an impossible one.
    """

    place: int
    body: int
    asker: str | None
    date: str | None
    dated: bool


@dataclass(frozen=True)
class AnswerMark:
    """The lines over an answer.

    Attributes:
        place: Index of the first of them.
        body: Index of the first line of the answer's text.
        author: Who answered, or None where the name is lost.
        party: Party label, or None.
        date: ISO date, or None.
        doubt: What had to be guessed about these lines, or None.
        standard: Whether a line beside them says that it is a standard reply.
    """

    place: int
    body: int
    author: str | None
    party: str | None
    date: str | None
    doubt: Doubt | None
    standard: bool = False


def split_bullet(line: str) -> tuple[str, str | None]:
    """Split `NAME • 09.09.2017` at its last bullet.

    Args:
        line: A line with single blanks.

    Returns:
        What stands before the bullet, and the date behind it: empty where it is lost, None where
        there is no bullet or something else stands behind it.
    """
    *before, tail = _BULLET.split(line)
    tail = tail.strip()
    if not before or (tail and not is_moment(tail)):
        return line, None
    return line[: len(line) - len(tail)].rstrip("•·∙● "), tail


def is_name(text: str) -> bool:
    """Whether a text can be a public name: `Andreas S.`, `franz b.`, a school class, a team."""
    return _NAME.fullmatch(text) is not None


def is_team(name: str) -> bool:
    """Whether a name is one of a representative's staff, such as `Team Büro X`."""
    return _TEAM.fullmatch(name) is not None


def team_of(name: str) -> str | None:
    """Whose staff a name is one of: the last word or words of `Team Büro X`; None where lost."""
    found = _TEAM.fullmatch(name)
    return (found[1].strip() or None) if found else None


def is_salutation(line: str) -> bool:
    """Whether a line begins as letters begin."""
    return _SALUTATION.match(line) is not None


def question_marks(lines: Lines) -> list[QuestionMark]:
    """Find the lines that name an asker; a thread has one, before it stands the page's frame."""
    found = (_question_mark(lines, place) for place in lines.starting_with(("Frage",)))
    return list(islice((mark for mark in found if mark is not None), _MOST_ASKERS))


def _question_mark(lines: Lines, place: int) -> QuestionMark | None:
    """Read one line as the mark of a question."""
    left, written = split_bullet(lines.tight(place))
    body = lines.next_filled(place)
    if written is None:  # the bullet may stand in a line of its own
        below, written = split_bullet(lines.tight(body))
        written = None if below else written
        body = lines.next_filled(body)
    words, name = left[: len(_QUESTION)], left[len(_QUESTION) :]
    named = name[:1] == " " and _ASKER.fullmatch(name[1:]) is not None
    if written is None or words != _QUESTION or not (named or not name):
        return None
    if not written and is_moment(lines.tight(body)):
        written = lines.tight(body)
        body = lines.next_filled(body)
    return QuestionMark(place, body, name.strip() or None, day_of(written), bool(written))


def answer_credit(line: str) -> str | None:
    """What follows the words over an answer.

    Args:
        line: A line with single blanks.

    Returns:
        The rest of the line, empty where the name is lost; None where the line is no such line:
        with a colon at its end, somebody announces what is quoted.
    """
    if line.endswith(":"):
        return None
    for words in ANSWER:
        if line == words or line.startswith(words + " "):
            return line[len(words) + 1 :]
    return None


def portrait_of(line: str) -> str | None:
    """Whom a picture shows.

    Args:
        line: A line with single blanks.

    Returns:
        The name, empty where it is lost; None where the line stands under no picture.
    """
    words, found, name = line.partition(_PORTRAIT)
    return name.strip() if found and not words and name[:1] in {"", " "} else None


def has_portrait_above(lines: Lines, place: int) -> bool:
    """Whether the picture of the representative stands over a line."""
    return portrait_of(lines.tight(lines.last_filled(place))) is not None


def portrait_over_answer(lines: Lines, start: int) -> str | None:
    """The name under the first picture that stands over an answer and has a name."""
    for place in lines.starting_with(("Portrait",), start):
        name = portrait_of(lines.tight(place))
        if name and answer_credit(lines.tight(lines.next_filled(place))) is not None:
            return name
    return None
