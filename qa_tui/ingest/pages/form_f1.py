"""Form F1: a page with its frame; `Antwort von`, name and party stand in lines of their own.

The name is often lost, so what follows `Antwort von` decides whether the line stands over an answer
or belongs to somebody's words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.ingest.pages.assembly import Answers, assemble
from qa_tui.ingest.pages.marks import (
    ANSWER_WORDS,
    AnswerMark,
    answer_credit,
    has_portrait_above,
    is_name,
    is_salutation,
    is_team,
    split_bullet,
)
from qa_tui.ingest.pages.moments import day_of, is_moment
from qa_tui.ingest.pages.parties import akin, is_known_party, resembles_party, same, split_party
from qa_tui.ingest.pages.sureness import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.ingest.pages.frame import Frame

NAME = "F1"
_MOST_ROWS = 3
_MOST_WORDS = 6


@dataclass(frozen=True)
class _Byline:
    """Who answered, as far as `Antwort von` and the lines under it tell.

    Attributes:
        last: Index of the last line that belongs to it.
        labelled: Whether the label stands in a line of its own.
        guessed: Whether a line was taken for name or label because of its place alone.
    """

    author: str | None
    party: str | None
    written: str | None
    last: int
    labelled: bool = False
    guessed: bool = False


def read(frame: Frame, url: str | None) -> SourceThread:
    """Read a page of form F1.

    Args:
        frame: The page around the question.
        url: Address of the page, or None.

    Returns:
        The thread.

    Raises:
        Unreadable: The page names no asker, no representative, or has no text of a question.
    """
    marks = answer_marks(frame)
    return assemble(frame, Answers(marks, missed(frame, marks)), NAME, url)


def answer_marks(frame: Frame) -> list[AnswerMark]:
    """Find the lines over the answers.

    Args:
        frame: The page around the question.

    Returns:
        The lines, in the order of the page.
    """
    marks: list[AnswerMark] = []
    body = frame.mark.body
    for place in frame.lines.starting_with(ANSWER_WORDS, body):
        mark = _mark_at(frame, place) if place >= body else None
        if mark:
            marks.append(mark)
            body = mark.body
    return marks


def missed(frame: Frame, marks: Sequence[AnswerMark]) -> frozenset[Doubt]:
    """Look for a bare `Antwort von` that was taken for text and might be no text.

    Args:
        frame: The page around the question.
        marks: The lines that were found to stand over answers.

    Returns:
        The doubt that such a line is, or nothing.
    """
    bylines = {place for mark in marks for place in range(mark.place, mark.body)}
    for place in frame.lines.starting_with(ANSWER_WORDS, frame.mark.body):
        bare = answer_credit(frame.lines.tight(place)) == ""
        if place in bylines or not bare:
            continue
        if frame.lines.opens_paragraph(place) or _byline(frame, place, "").last > place:
            return frozenset({Doubt.ANSWER_MISSED})
    return frozenset()


def _mark_at(frame: Frame, place: int) -> AnswerMark | None:
    """Read a line as one over an answer; None where it is somebody's words."""
    lines = frame.lines
    inline = answer_credit(lines.tight(place))
    if inline is None:
        return None
    byline = _byline(frame, place, inline)
    body = lines.next_filled(byline.last)
    doubt = None
    pictured = has_portrait_above(lines, place)
    if not pictured:
        greeted = is_salutation(lines.tight(body))
        confirmed = _is_confirmed(frame, byline, inline)
        bare = not inline and greeted
        alone = bare and (body > place + 1 or _is_only_salutation(lines.tight(body)))
        if not (confirmed or alone):
            return None
        sure = confirmed and (greeted or byline.written is not None)
        if not (lines.opens_paragraph(place) or sure or alone):
            return None
        doubt = None if confirmed and not byline.guessed else Doubt.ANSWER_GUESSED
    goes_on = body == byline.last + 1 and lines.tight(body)[:1].islower()
    if goes_on and not (pictured and byline.labelled):
        return None  # the sentence goes on: the text of a link was lost
    first = lines.last_filled(place) if pictured else place
    return AnswerMark(first, body, byline.author, byline.party, day_of(byline.written), doubt)


def _is_only_salutation(row: str) -> bool:
    """Whether a line that begins as letters do holds nothing else: `Guten Morgen,`."""
    return row.endswith((",", "!")) and row.count(" ") < _MOST_WORDS


def _is_confirmed(frame: Frame, byline: _Byline, inline: str) -> bool:
    """Whether a name or a label shows that an answer begins."""
    if inline:
        return byline.author is not None and (byline.labelled or _is_expected(frame, byline.author))
    return byline.author is not None or byline.party is not None


def _byline(frame: Frame, place: int, inline: str) -> _Byline:
    """Read `Antwort von` and what stands under it: name, party and date, each optional."""
    byline = _Byline(None, None, None, place)
    if inline:
        left, written = split_bullet(inline)
        credit = split_party(left, frame.names, frame.head.party)
        byline = _Byline(credit.name, credit.party, written, place)
    for _ in range(_MOST_ROWS):
        longer = _longer(frame, byline)
        if longer is None:
            break
        byline = longer
    return byline


def _longer(frame: Frame, byline: _Byline) -> _Byline | None:
    """The byline with the next line in it; None where that line is the answer's text."""
    at = frame.lines.next_filled(byline.last)
    left, written = split_bullet(frame.lines.tight(at))
    longer = replace(byline, last=at, written=byline.written or written)
    near = at == byline.last + 1
    if near and is_moment(left):
        return replace(longer, written=left)
    if not left:
        return longer if written is not None else None
    if byline.party is None and _is_label(frame, left, near=near):
        return replace(longer, party=left, labelled=True)
    if byline.author is None and byline.party is None and _is_author(frame, at, left, near=near):
        return replace(longer, author=left)
    if near and byline.author is None and byline.party is None and _is_over_letter(frame, at):
        named = frame.head.party is not None  # a label would be the one of the page's head
        return replace(
            longer, author=left if named else None, party=None if named else left, guessed=True
        )
    return None


def _is_over_letter(frame: Frame, at: int) -> bool:
    """Whether a line that can be a name or a label stands alone over a letter's salutation."""
    row = frame.lines.tight(at)
    body = frame.lines.next_filled(at)
    return (
        is_name(row)
        and row.count(" ") < _MOST_WORDS
        and (body == at + 2 and is_salutation(frame.lines.tight(body)))
    )


def _is_label(frame: Frame, row: str, *, near: bool) -> bool:
    """Whether a line is the label of who answered; a blank line above asks for a known one."""
    known = same(row, frame.head.party) or is_known_party(row) or (near and resembles_party(row))
    return known or (not is_salutation(row) and akin(row, frame.head.party))


def _is_author(frame: Frame, at: int, row: str, *, near: bool) -> bool:
    """Whether a line is the name of who answered: an expected one, or one with a label under it."""
    if _is_expected(frame, row):
        return True
    under = split_bullet(frame.lines.tight(at + 1))[0]
    return near and is_name(row) and " " in row and _is_label(frame, under, near=True)


def _is_expected(frame: Frame, name: str) -> bool:
    """Whether a name is the representative's or one of staff."""
    return any(same(name, known) for known in frame.names) or is_team(name)
