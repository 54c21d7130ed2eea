"""Form F2: marks with dates, such as `Antwort von X PARTY • 29.08.2024`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.ingest.letters.rows import MOST_ROWS
from qa_tui.ingest.pages import form_f1
from qa_tui.ingest.pages.assembly import Answers, assemble
from qa_tui.ingest.pages.marks import (
    ANSWER_WORDS,
    AnswerMark,
    answer_credit,
    has_portrait_above,
    is_name,
    is_team,
    split_bullet,
)
from qa_tui.ingest.pages.moments import day_of
from qa_tui.ingest.pages.owed import read_owed
from qa_tui.ingest.pages.parties import same, split_by_letters, split_party
from qa_tui.ingest.pages.sureness import Doubt

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.ingest.pages.frame import Frame
    from qa_tui.ingest.pages.lines import Lines

NAME = "F2"


def fits(frame: Frame) -> bool:
    """Whether a page is of this form and not of F1.

    The first line over an answer decides, else the line that an answer is owed, else a dated mark
    with nothing above it.

    Args:
        frame: The page around the question.

    Returns:
        Whether to read it here.
    """
    asked = frame.mark.date or ""
    found = (answer_marks(frame), form_f1.answer_marks(frame))
    dated, split = ([mark for mark in marks if (mark.date or asked) >= asked] for marks in found)
    if dated or split:
        return bool(dated) and (not split or dated[0].body <= split[0].body)
    owed = read_owed(frame, frame.mark.body)
    return (owed is not None and not owed.split) or (frame.mark.dated and frame.head.bare)


def read(frame: Frame, url: str | None) -> SourceThread:
    """Read a page of form F2.

    Args:
        frame: The page around the question.
        url: Address of the page, or None.

    Returns:
        The thread.

    Raises:
        Unreadable: The page names no asker, no representative, or has no text of a question.
    """
    marks = answer_marks(frame)
    return assemble(frame, Answers(marks, form_f1.missed(frame, marks)), NAME, url)


def answer_marks(frame: Frame) -> list[AnswerMark]:
    """Find the lines over the answers.

    Args:
        frame: The page around the question.

    Returns:
        The lines, in the order of the page.
    """
    shown = frame.head.party
    marks = _marks(frame, shown)
    if shown is None and not all(mark.party for mark in marks):
        shown = next((mark.party for mark in marks if mark.party and not mark.doubt), None)
        return _marks(frame, shown) if shown else marks
    return marks


def _marks(frame: Frame, shown: str | None) -> list[AnswerMark]:
    """The same; a label that the page shows elsewhere tells where a name ends."""
    found = (
        _mark_at(frame, place, shown)
        for place in frame.lines.starting_with(ANSWER_WORDS, frame.mark.body)
    )
    return [mark for mark in found if mark is not None]


def _mark_at(frame: Frame, place: int, label: str | None) -> AnswerMark | None:
    """Read a line as one over an answer; None where it is somebody's words."""
    lines = frame.lines
    line, written, body = _dated(lines, place)
    shown = answer_credit(line)
    pictured = has_portrait_above(lines, place)
    if not shown:
        return None
    credit = split_party(shown, frame.names, label)
    if written is None and not (credit.party and _is_expected(frame, credit.name)):
        return None
    if not credit.sure:
        letters = range(frame.mark.body, min(len(lines), frame.mark.body + MOST_ROWS))
        credit = split_by_letters(credit, (lines.tight(at) for at in letters))
    strong = bool(written) and credit.sure
    free = pictured or lines.opens_paragraph(place)
    if not is_name(credit.name) or not (strong or (free and (written or credit.sure))):
        return None
    expected = credit.sure or is_team(credit.name)
    return AnswerMark(
        place=lines.last_filled(place) if pictured else place,
        body=body,
        author=credit.name,
        party=credit.party,
        date=day_of(written),
        doubt=None if expected else Doubt.NAME_SPLIT_GUESSED,
    )


def _is_expected(frame: Frame, name: str) -> bool:
    """Whether the page names the representative elsewhere, and so over this answer."""
    return any(same(name, known) for known in frame.names)


def _dated(lines: Lines, place: int) -> tuple[str, str | None, int]:
    """A line, the date after its bullet or in the line under it, and the first line after both."""
    line, written = split_bullet(lines.tight(place))
    if written is None:
        under = lines.next_filled(place)
        left, below = split_bullet(lines.tight(under))
        if below and not left:
            return line, below, lines.next_filled(under)
    return line, written, lines.next_filled(place)
