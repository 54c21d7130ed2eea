"""The answers of an HTML page of the site's present layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from qa_tui.domain.imports.source import SourceMessage
from qa_tui.domain.people.person_names import untitled
from qa_tui.domain.records import Kind
from qa_tui.ingest.html.parts import (
    ANSWER,
    ANSWER_BODY,
    ANSWER_HEADER,
    QUESTION,
    date_of,
    is_beside,
    is_standard,
    note_of,
    text_without_notes,
)
from qa_tui.ingest.html.text import classes_of, line_of, outermost, text_of
from qa_tui.ingest.letters.signatures import is_person
from qa_tui.ingest.pages.marks import PENDING, is_name
from qa_tui.ingest.pages.parties import same, split_party
from qa_tui.ingest.pages.refusals import MAX_ANSWERS, too_many_answers
from qa_tui.ingest.pages.sureness import Doubt

if TYPE_CHECKING:
    from qa_tui.ingest.html.parts import Parts
    from qa_tui.ingest.html.text import Element
    from qa_tui.ingest.pages.parties import Credit

_DATE = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"
_CREDIT = re.compile(
    r"(?:^| )(?:(?:Standard-?)?[Aa]ntwort|Ergänzung)(?: ausstehend)?"
    rf"(?: vom)?(?: {_DATE})? von(?: (?P<who>.*))?"
)
_AFTER_NAME = re.compile(rf"[•·∙●]|\b{_DATE}")
_LABEL = re.compile(r"\bStandard-?[Aa]ntwort\b(?! von\b)")
_STANDARD = re.compile(r"\bStandard-?[Aa]ntwort von\b")
_PARTICLES = frozenset({"von", "van", "vom", "zu", "zur", "zum", "und", "der", "den", "de", "ten"})
_LONGEST_CREDIT = 300
_MOST_IN_BOX = 2_000
_MOST_PIECES = 2 * MAX_ANSWERS + 1


@dataclass
class Answer:
    """One answer of a page.

    Attributes:
        author: Who answered, or None where the name is lost.
        party: Party label, or None.
        date: ISO date, or None.
        text: Its text.
        standard: Whether it is marked as a standard reply.
        note: The moderators' note, or None.
    """

    author: str | None
    party: str | None
    date: str | None
    text: str
    standard: bool
    note: str | None

    def message(self, to: str) -> SourceMessage:
        """The answer as a message of a thread to somebody."""
        author = self.author if self.author and not same(self.author, to) else to
        return SourceMessage(
            kind=Kind.ANSWER,
            author=author,
            party=self.party,
            date=self.date,
            text=self.text,
            standard_reply=self.standard,
            annotation=self.note,
        )


@dataclass
class Answers:
    """The answers of a page.

    Attributes:
        given: Those that have a text, in order.
        credited: The names over answers and over the line that one is owed.
        party: The label shown first, or None.
        doubts: What had to be guessed.
    """

    given: list[Answer] = field(default_factory=list)
    credited: list[str] = field(default_factory=list)
    party: str | None = None
    doubts: set[Doubt] = field(default_factory=set)


def read_answers(parts: Parts, names: tuple[str, ...]) -> Answers:
    """Read the answers in the part of a page that belongs to one question.

    Args:
        parts: The parts of the page.
        names: Names of the representative from other places of the page.

    Returns:
        The answers; a text without a line of its own over it is by the one before it.

    Raises:
        Unreadable: There are more of them than any thread has.
    """
    found = Answers()
    header: Element | None = None
    credit: Credit | None = None
    fresh = False
    for here in _pieces(parts, found):
        if ANSWER_HEADER in classes_of(here):
            header, fresh = here, True
            credit = _credit(here, names, found) or credit
            continue
        text = text_without_notes(here)
        if text:
            found.given.append(_answer(here, header if fresh else None, credit, text))
        else:
            found.doubts.add(Doubt.ANSWER_EMPTY)
        fresh = False
    if not found.credited:
        _owed(parts.scope, names, found)
    return found


def _owed(scope: Element, names: tuple[str, ...], found: Answers) -> None:
    """Note whom the line names that an answer is owed, where no class marks it."""
    for row in text_of(scope).split("\n"):
        if not row.startswith(PENDING):
            continue
        credit = _read_credit(row[:_LONGEST_CREDIT], names, found.party)
        if credit is not None and _is_somebody(credit, names):
            _note(credit, found)
            if not names:
                found.doubts.add(Doubt.TO_LOST)
            return


def _is_somebody(credit: Credit, names: tuple[str, ...]) -> bool:
    """Whether a line in a text names a person, and does not only go on with any words."""
    words = untitled(credit.name).split()
    capital = all(word[:1].isupper() or word in _PARTICLES for word in words)
    if not (capital and words and words[-1][:1].isupper()):
        return credit.name in names
    return is_person(credit.name) or (credit.sure and credit.party is not None)


def _pieces(parts: Parts, answers: Answers) -> list[Element]:
    """The lines over answers and their texts, in order; none stands inside another one.

    Raises:
        Unreadable: There are more of them than any thread has.
    """
    found = list(islice(outermost(parts.scope.iter(), _is_piece), _MOST_PIECES))
    if len(found) == _MOST_PIECES:
        raise too_many_answers()
    around = {parts.heading, *parts.heading.iterancestors()}
    beside = {here for here in found if is_beside(here, around)}
    others = _others(parts.scope, around) if beside else set()
    if any(others.isdisjoint(here.iterancestors()) for here in beside):
        answers.doubts.add(Doubt.ANSWER_MISSED)
    return [here for here in found if here not in beside]


def _others(scope: Element, around: set[Element]) -> set[Element]:
    """The boxes in which another question stands, and so its answers."""
    asked = (here for here in scope.iter() if QUESTION in classes_of(here) and here not in around)
    return {above for here in asked for above in here.iterancestors()} - around


def _is_piece(element: Element) -> bool:
    """Whether an element is a line over an answer, or the text of one."""
    return bool(classes_of(element) & {ANSWER_HEADER, ANSWER_BODY})


def _credit(header: Element, names: tuple[str, ...], found: Answers) -> Credit | None:
    """Read the line over an answer, and note whom it names."""
    for line in (line_of(header, apart=True), text_of(header)):
        shown = " ".join(_LABEL.sub(" ", line[:_LONGEST_CREDIT]).split())
        credit = _credited(shown, names, found)
        if credit is not None:
            return credit
    return None


def _credited(line: str, names: tuple[str, ...], found: Answers) -> Credit | None:
    """Read a line such as `Antwort von X PARTY`, and note whom it names."""
    credit = _read_credit(line, names, found.party)
    if credit is not None:
        _note(credit, found)
    return credit


def _read_credit(line: str, names: tuple[str, ...], party: str | None) -> Credit | None:
    """Read a line such as `Antwort von X PARTY`; None where it names nobody."""
    read = _CREDIT.search(line)
    who = _AFTER_NAME.split((read.group("who") or "") if read else "")[0].strip(" ,")
    credit = split_party(who, names, party) if who else None
    return credit if credit is not None and is_name(credit.name) else None


def _note(credit: Credit, found: Answers) -> None:
    """Note whom a line names."""
    if not credit.sure and credit.party is not None:
        found.doubts.add(Doubt.NAME_SPLIT_GUESSED)
    found.credited.append(credit.name)
    found.party = found.party or credit.party


def _answer(body: Element, header: Element | None, credit: Credit | None, text: str) -> Answer:
    """The answer with a text and, where it has one, the line over it."""
    around = [*body.iter()] if header is None else [*header.iter(), *body.iter(), *_box(body)]
    return Answer(
        author=credit.name if credit else None,
        party=credit.party if credit else None,
        date=date_of(header, around),
        text=text,
        standard=is_standard(around) or _says_standard(header),
        note=note_of(dict.fromkeys(around)),
    )


def _says_standard(header: Element | None) -> bool:
    """Whether the line over an answer calls it a standard reply."""
    return header is not None and _STANDARD.search(text_of(header)[:_LONGEST_CREDIT]) is not None


def _box(body: Element) -> list[Element]:
    """What stands around the text of the only answer in a box, marks and notes among it."""
    for above in body.iterancestors():
        if ANSWER in classes_of(above):
            inside = list(islice(above.iter(), _MOST_IN_BOX))
            texts = [here for here in inside if ANSWER_BODY in classes_of(here)]
            return inside if len(texts) == 1 else []
    return []
