"""The question of a page: which form it has, its title, its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.question import NEW_TITLE_LIMIT
from qa_tui.domain.records import Form
from qa_tui.ingest.pages.lines import squeeze
from qa_tui.ingest.pages.marks import is_salutation
from qa_tui.ingest.pages.parties import same
from qa_tui.ingest.pages.refusals import no_question
from qa_tui.ingest.pages.sureness import Doubt
from qa_tui.ingest.pages.titles import OldTitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.ingest.pages.frame import Frame
    from qa_tui.ingest.pages.lines import Lines

_MOST_ROWS = 8


@dataclass(frozen=True)
class Question:
    """The question of a page.

    Attributes:
        form: The old form has a text and a topic, in the new one the title is the question.
        title: Public title.
        topic: Name of the topic, or None.
        text: The text; of the new form, the question itself.
        background: Background and sources of the new form, else empty.
        doubts: What had to be guessed.
    """

    form: Form
    title: str
    topic: str | None
    text: str
    background: str
    doubts: frozenset[Doubt]


def read_question(frame: Frame, asker: str, to: str, end: int) -> Question:
    """Read the question.

    Args:
        frame: The page around it.
        asker: Public name of the asker.
        to: Name of the representative.
        end: Index after the question's last line.

    Returns:
        The question.

    Raises:
        Unreadable: No text stands there.
    """
    lines, start, head = frame.lines, frame.mark.body, frame.head
    first = lines.tight(start) if start < end else ""
    if frame.title:
        text = lines.text(start + frame.title_rows, end)
        return _old(frame.title, asker, text, ())
    if head.title:
        return _old(head.title, asker, lines.text(start, end), (Doubt.TITLE_REBUILT,))
    text, body = _question_rows(lines, start, end, head.above)
    if head.question and not same(head.question, text) and not first.endswith("?"):
        return _new(head.question, lines.text(start, end), (Doubt.TITLE_REBUILT,))
    asks = "?" in first and len(first) <= NEW_TITLE_LIMIT
    if is_salutation(first) and not asks and text not in head.above:
        lost = OldTitle(to, asker, None, sure=False)
        return _old(lost, asker, lines.text(start, end), (Doubt.TITLE_LOST,))
    unsigned = not text.endswith("?") and not same(head.question, text)
    return _new(text, lines.text(body, end), (Doubt.NO_QUESTION_SIGN,) if unsigned else ())


def _old(title: OldTitle, asker: str, text: str, doubts: tuple[Doubt, ...]) -> Question:
    """A question of the old form."""
    _refuse_nothing(text)
    public = title.public(asker)
    return Question(Form.OLD, public, title.topic, text, "", frozenset(doubts))


def _new(question: str, background: str, doubts: tuple[Doubt, ...]) -> Question:
    """A question of the new form, whose title it is."""
    _refuse_nothing(question)
    return Question(Form.NEW, question, None, question, background, frozenset(doubts))


def _refuse_nothing(text: str) -> None:
    """Raise where an asker is named and asks nothing."""
    if not text:
        raise no_question()


def _question_rows(lines: Lines, start: int, end: int, shown: Sequence[str]) -> tuple[str, int]:
    """Read the question that is a title; lost links may have broken it into several lines.

    Args:
        lines: The page.
        start: Index of its first line.
        end: Index after the last line that can be one of it.
        shown: What the page shows above; a question that is repeated there ends as it does there.

    Returns:
        The question in one line, and the index of the first line after it.
    """
    question = ""
    for place in range(start, min(end, start + _MOST_ROWS)):
        question = f"{question} {squeeze(lines.rows[place])}".strip()
        if question in shown:
            return question, place + 1
    question = ""
    for place in range(start, end):
        question = f"{question} {squeeze(lines.rows[place])}".strip()
        if not lines.rows[place] or len(question) > NEW_TITLE_LIMIT:
            break
        if question.endswith("?"):
            return question, place + 1
        if "?" in question and question.endswith((".", "!")):
            break
    return (squeeze(lines.rows[start]), start + 1) if start < end else ("", end)
