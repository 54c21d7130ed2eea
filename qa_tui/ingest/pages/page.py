"""The text of a page becomes a thread, whichever form it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_
from qa_tui.ingest.pages import form_f1, form_f2, form_f3, form_f4
from qa_tui.ingest.pages.collapsed import doubted, with_lines
from qa_tui.ingest.pages.foot import glued_to_foot, without_other_questions
from qa_tui.ingest.pages.frame import read_frame
from qa_tui.ingest.pages.lines import Lines
from qa_tui.ingest.pages.marks import is_salutation, question_marks
from qa_tui.ingest.pages.markup import without_marks
from qa_tui.ingest.pages.other_forms import has_moments, refuse_flood, refuse_list, unreadable
from qa_tui.ingest.pages.window import below_window, titled, window_title

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.ingest.pages.frame import Frame


def read_page_text(text: str, url: str | None = None) -> SourceThread:
    """Read the text of one page, in form F1 to F4; the new form of questions (F5) inside.

    Args:
        text: The page as it was saved.
        url: Its address, or None.

    Returns:
        The thread. Dates that the page does not tell are None.

    Raises:
        Unreadable: The page is empty, a list, a failed extraction, of a form that is not
            known, or lacks the asker, the representative or the question.
    """
    lines = Lines.of(without_marks(text))
    if not lines.rows:
        raise Unreadable(N_("The page is empty."), N_("Save the page again."))
    opened = with_lines(lines)
    return doubted(_read(opened, url)) if opened else _read(lines, url)


def _read(lines: Lines, url: str | None) -> SourceThread:
    """Read a page that has its line ends."""
    lines = glued_to_foot(without_other_questions(lines))
    window = window_title(lines)
    lines = titled(lines, window) if window else lines
    refuse_flood(lines)
    marks = question_marks(lines)
    refuse_list(lines, len(marks), url)
    frame = read_frame(lines, marks)
    if frame is None or _in_a_letter(frame):
        return _read_without_marks(below_window(lines, window) if window else lines, url)
    read = form_f2.read if form_f2.fits(frame) else form_f1.read
    return read(frame, url)


def _in_a_letter(frame: Frame) -> bool:
    """Whether the line that names an asker stands below a salutation: a letter quotes a thread.

    A question that is a title may greet, too; it stands once more under the asker's name.
    """
    above = (frame.lines.tight(place) for place in range(1, frame.mark.place))
    frames = {frame.head.party, frame.lines.tight(frame.mark.body)}
    return any(is_salutation(row) and row not in frames for row in above)


def _read_without_marks(lines: Lines, url: str | None) -> SourceThread:
    """Read a page on which no line over the question names the asker."""
    if has_moments(lines):
        thread = form_f4.read(lines, url)
        if thread is not None:
            return thread
    stripped = form_f3.find_title(lines, url)
    if stripped is None or not form_f3.has_words(stripped):
        raise unreadable(lines, url)
    return form_f3.read(stripped)
