"""Form F4, of 2018 to 2020: moments under title and answer, the asker's name in ROT13."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa_tui.ingest.names.last_names import decode_by_last_name
from qa_tui.ingest.names.rot13 import decode_name, rot13
from qa_tui.ingest.pages.assembly import Answers, assemble
from qa_tui.ingest.pages.foot import is_button
from qa_tui.ingest.pages.form_f3 import find_title, frame_of
from qa_tui.ingest.pages.head import is_share
from qa_tui.ingest.pages.hidden_names import Decoder
from qa_tui.ingest.pages.lines import Lines
from qa_tui.ingest.pages.marks import (
    ANSWER,
    ANSWER_WORDS,
    AnswerMark,
    answer_credit,
    is_name,
    is_team,
    portrait_of,
)
from qa_tui.ingest.pages.moments import (
    TIME_TO_ANSWER,
    day_of,
    is_duration,
    is_moment,
    is_time_to_answer,
)
from qa_tui.ingest.pages.parties import is_known_party, same
from qa_tui.ingest.pages.people import People
from qa_tui.ingest.pages.sureness import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.ingest.pages.form_f3 import Stripped
    from qa_tui.ingest.pages.title_people import ReadTitle

NAME = "F4"

_ASKED_BY = "Frage von"
_BROKEN = ("Frage", "Zeit", *ANSWER_WORDS)
_FRAME_ROWS = 3


@dataclass(frozen=True)
class _Byline:
    """The lines over an answer.

    Attributes:
        place: Index of `Antwort von X`.
        body: Index of the first line of the answer's text.
        author: X, or None where the name is lost.
        date: ISO date, or None.
    """

    place: int
    body: int
    author: str | None
    date: str | None


@dataclass
class _Kept:
    """The page without the lines of its frame.

    Attributes:
        rows: What is left.
        marks: Where the answers begin in it.
    """

    rows: list[str] = field(default_factory=list)
    marks: list[AnswerMark] = field(default_factory=list)

    def answer(self, byline: _Byline, rows: Sequence[str]) -> None:
        """Add an answer, with one blank line above it."""
        if self.rows and self.rows[-1]:
            self.rows.append("")
        at = len(self.rows)
        self.marks.append(AnswerMark(at, at, byline.author, None, byline.date, None))
        self.rows += rows


def read(lines: Lines, url: str | None) -> SourceThread | None:
    """Read a page of form F4.

    Args:
        lines: The page.
        url: Its address, or None.

    Returns:
        The thread; None where the page has no title of the old form, or nothing parts its texts.

    Raises:
        Unreadable: The page names no asker, or has no text of a question.
    """
    page = find_title(lines, url)
    if page is None or page.title is None:
        return None
    page, title = _decoded(_whole_frame(page, page.title), page.title)
    start, asked_on = _after_moment(page)
    asked_by = _asked_by(page, start, asked_on)
    bylines = _bylines(page, asked_by + 1 if asked_by is not None else start)
    if asked_by is None and not bylines:
        return None
    ends = [byline.place for byline in bylines] + [len(page.lines)]
    kept = _kept(page, start, ends[0] if asked_by is None else asked_by)
    for byline, end in zip(bylines, ends[1:], strict=True):
        kept.answer(byline, page.lines.rows[byline.body : end])
    asker = title.asker or _named(page, asked_by)
    doubts = frozenset() if title.sure else frozenset({Doubt.NAME_SPLIT_GUESSED})
    rows = Lines(tuple(kept.rows))
    bare = replace(page, lines=rows, place=0, body=page.body - page.place)
    frame = replace(frame_of(bare, People(title.to, asker), asked_on), asker=asker)
    return assemble(frame, Answers(kept.marks, doubts), NAME, url)


def _whole_frame(page: Stripped, title: ReadTitle) -> Stripped:
    """The page with each line of its frame in one: lost links may have broken it behind a name."""
    rows = list(page.lines.rows)
    for place in reversed(page.lines.starting_with(_BROKEN, page.body)):
        at = page.lines.next_filled(place)
        row, under = page.lines.tight(place), page.lines.tight(at)
        asked = row == _ASKED_BY and same(under, title.asker)
        answered = row in ANSWER and (same(under, title.to) or is_team(under))
        if asked or answered or (row == TIME_TO_ANSWER and is_duration(under)):
            rows[place : at + 1] = [f"{row} {under}"]
    return page if len(rows) == len(page.lines) else replace(page, lines=Lines(tuple(rows)))


def _decoded(page: Stripped, title: ReadTitle) -> tuple[Stripped, ReadTitle]:
    """Page and title with the asker's name in clear, where it is hidden."""
    if not title.asker:
        return page, title
    clear = _clear(title.asker)
    hidden = title.asker if clear else rot13(title.asker)
    lines = Decoder(hidden, title.to, everywhere=clear is not None).lines(page.lines)
    title = replace(title, asker=clear or title.asker)
    return replace(page, lines=lines, title=title), title


def _after_moment(page: Stripped) -> tuple[int, str | None]:
    """Index of the question's first line, and the day of the moment above it.

    The representative may be shown once more between title and moment.
    """
    place = page.body
    to = page.title.to if page.title else ""
    while _shows(page.lines.tight(place), to):
        place = page.lines.next_filled(place)
    row = page.lines.tight(place)
    return (page.lines.next_filled(place), day_of(row)) if is_moment(row) else (page.body, None)


def _shows(row: str, to: str) -> bool:
    """Whether a line under a title shows the representative: name, picture, label, button."""
    shown = same(row, to) or portrait_of(row) in {to, ""}
    return shown or is_known_party(row) or is_button(row, to) or is_share(row)


def _asked_by(page: Stripped, start: int, asked_on: str | None) -> int | None:
    """Index of `Frage von NAME` under the question; in a quoted thread stand older answers."""
    lines = page.lines
    last = None
    for place in lines.starting_with(("Frage",), start):
        row = lines.tight(place)
        name = row.removeprefix(_ASKED_BY).strip()
        under = lines.next_filled(place)
        ends = under == len(lines) or answer_credit(lines.tight(under)) is not None
        asker = page.title.asker if page.title else None
        if not row.startswith(_ASKED_BY) or not (same(name, asker) or (ends and _is_name(name))):
            continue
        last = place
        byline = _byline(page, under) if under < len(lines) else None
        if byline is None or not (asked_on and byline.date and byline.date < asked_on):
            return place
    return last


def _is_name(name: str) -> bool:
    """Whether what follows `Frage von` can be a name, or is lost."""
    return not name or is_name(name)


def _named(page: Stripped, asked_by: int | None) -> str | None:
    """The asker, by the line under the question."""
    if asked_by is None:
        return None
    name = page.lines.tight(asked_by).removeprefix(_ASKED_BY).strip()
    return (_clear(name) or name) or None


def _clear(name: str) -> str | None:
    """A name that was hidden; None where it is a plain one."""
    return decode_name(name) or decode_by_last_name(name)


def _bylines(page: Stripped, start: int) -> list[_Byline]:
    """The lines over the answers."""
    found = []
    for place in page.lines.starting_with(ANSWER_WORDS, start):
        byline = _byline(page, place)
        if byline is not None:
            found.append(byline)
    return found


def _byline(page: Stripped, place: int) -> _Byline | None:
    """Read a line as one over an answer; None where it is somebody's words."""
    lines = page.lines
    author = answer_credit(lines.tight(place))
    if author is None:
        return None
    body, day, framed = lines.next_filled(place), None, False
    for _ in range(_FRAME_ROWS):
        row = lines.tight(body)
        if not is_moment(row) and not is_time_to_answer(row):
            break
        day = day or day_of(row)
        body, framed = lines.next_filled(body), True
    to = page.title.to if page.title else None
    if not framed and not (same(author, to) or is_team(author)):
        return None
    return _Byline(place, body, author or None, day)


def _kept(page: Stripped, start: int, end: int) -> _Kept:
    """Title and question without the lines of the frame."""
    title = page.lines.rows[page.place : page.body]
    return _Kept([*title, "", *page.lines.rows[start:end]])
