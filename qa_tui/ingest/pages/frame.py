"""What is known about a page before its answers are looked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.ingest.pages.foot import footer_name
from qa_tui.ingest.pages.head import read_head
from qa_tui.ingest.pages.marks import portrait_over_answer
from qa_tui.ingest.pages.titles import read_broken_title, read_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.ingest.pages.head import PageHead
    from qa_tui.ingest.pages.lines import Lines
    from qa_tui.ingest.pages.marks import QuestionMark
    from qa_tui.ingest.pages.titles import OldTitle


@dataclass(frozen=True)
class Frame:
    """The page around a question.

    Attributes:
        lines: The page.
        mark: The line that names the asker.
        quoted: Whether a further line names an asker.
        head: What stands above the mark.
        title: The title of the old form under the mark, or None.
        title_rows: In how many lines it stands there.
        asker: Public name of the asker, or None where it is lost everywhere.
        shown: Name of the representative as shown outside of a title, or None.
        names: Every name of the representative on the page.
    """

    lines: Lines
    mark: QuestionMark
    quoted: bool
    head: PageHead
    title: OldTitle | None
    title_rows: int
    asker: str | None
    shown: str | None
    names: tuple[str, ...]


def read_frame(lines: Lines, marks: Sequence[QuestionMark]) -> Frame | None:
    """Read what surrounds the line that names the asker.

    Args:
        lines: The page.
        marks: Its lines that name an asker; the first one is the thread's.

    Returns:
        The frame; None where no line names an asker or where too much stands above it.
    """
    if not marks:
        return None
    mark = marks[0]
    under = lines.tight(mark.body)
    portrait = portrait_over_answer(lines, mark.body)
    title = read_title(under, mark.asker, _known(portrait))
    asked_about = footer_name(lines)
    named = portrait or (title.to if title and title.sure else asked_about)
    head = read_head(lines, mark.place, mark.asker, named)
    if not head.plausible:
        return None
    shown = (None if head.guessed else head.name) or portrait or asked_about
    title, title_rows = _title(lines, mark, head, shown)
    titles = [found for found in (title, head.title) if found]
    return Frame(
        lines=lines,
        mark=mark,
        quoted=len(marks) > 1,
        head=head,
        title=title,
        title_rows=title_rows,
        asker=next((name for name in (mark.asker, *(t.asker for t in titles)) if name), None),
        shown=shown,
        names=_known(shown, head.name, portrait, *(found.to for found in titles)),
    )


def _title(
    lines: Lines, mark: QuestionMark, head: PageHead, shown: str | None
) -> tuple[OldTitle | None, int]:
    """The title of the old form under the mark, or None, and in how many lines it stands."""
    known = _known(shown, head.name, head.title.to if head.title else None)
    rows = [lines.tight(at) for at in range(mark.body, lines.paragraph_end(mark.body))]
    topic = head.title.topic if head.title else None
    title, count = read_broken_title(rows, mark.asker, known, topic)
    return replace(title, topic=topic) if title and topic and not title.topic else title, count


def _known(*names: str | None) -> tuple[str, ...]:
    """The names that are known, each once, in the order given."""
    return tuple(dict.fromkeys(name for name in names if name))
