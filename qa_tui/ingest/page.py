"""The text of a page becomes a thread, whichever form it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.ingest import form_f1, form_f2
from qa_tui.ingest.frame import read_frame
from qa_tui.ingest.lines import Lines
from qa_tui.ingest.marks import question_marks
from qa_tui.ingest.other_forms import refuse_flood, refuse_list, unreadable

if TYPE_CHECKING:
    from qa_tui.domain.source import SourceThread


def read_page_text(text: str, url: str | None = None) -> SourceThread:
    """Read the text of one page, in form F1 or F2; the new form of questions (F5) inside both.

    Args:
        text: The page as it was saved.
        url: Its address, or None.

    Returns:
        The thread. Dates that the page does not tell are None.

    Raises:
        Unreadable: The page is empty, a list, a failed extraction, of a form that cannot be read
            yet, unknown, or lacks the asker, the representative or the question.
    """
    lines = Lines.of(text)
    if not lines.rows:
        raise Unreadable(N_("The page is empty."), N_("Save the page again."))
    refuse_flood(lines)
    marks = question_marks(lines)
    refuse_list(lines, len(marks))
    frame = read_frame(lines, marks)
    if frame is None:
        raise unreadable(lines, url)
    read = form_f2.read if form_f2.fits(frame) else form_f1.read
    return read(frame, url)
