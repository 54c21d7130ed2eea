"""What is known around a message as content: hints, rows, and texts with what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.context import asker_counts, asker_words, similar_words, standing_words
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText
from qa_tui.domain.workflow import current_state
from qa_tui.i18n import age, drawn
from qa_tui.tui.safe import content, outside, own, words
from qa_tui.tui.signs import look_of, sign
from qa_tui.tui.words.history_text import history_words
from qa_tui.tui.words.message_text import BLANK, notes_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from qa_tui.domain.context import Asked, Asker, Context, Hints, Similar
    from qa_tui.domain.likeness import TextRun
    from qa_tui.domain.records import Line, Thread

DIFFERS = "bold $accent"
_LEAD = 6
_GIST = 300
_BESIDE = 5
"""Rows of each section that stand beside a thread."""


def hint_lines(hints: Hints, key: str, *, ascii_only: bool) -> dict[str, Content]:
    """The lines about near-duplicates and the asker's earlier questions, where there are some.

    Args:
        hints: What is known.
        key: The key that shows it all.
        ascii_only: Draw signs with ASCII characters.

    Returns:
        The lines by their names in `preview.HINTS`.
    """
    found = {}
    alike, asked = similar_words(hints), asker_words(hints.asker)
    if alike is not None:
        flag = "! " if ascii_only else "⚑ "
        found["similar"] = Content.assemble((flag, "$accent"), words(alike), "   ", _key(key))
    if asked is not None:
        found["asker"] = words(asked, "$dim")
    return found


def _key(key: str) -> Content:
    pressed = content(SafeText.literal(key), "bold")
    return Content.assemble(pressed, " ", words(N_("shows"), "$dim"))


def asker_heading(asker: Asker) -> Content:
    """The heading over the asker's other questions, with how many came before."""
    name = words(N_("Other questions by {name}", name=asker.name), "bold")
    return Content.assemble(name, "  ", words(asker_counts(asker), "$dim"))


@dataclass(frozen=True)
class Drawn:
    """A row of two lines that leads to another thread.

    Attributes:
        line: The message that it stands for.
        first: How alike or how old, state and question.
        second: Who asks whom, and what became of it.
    """

    line: Line
    first: Content
    second: Content

    def as_row(self, *, chosen: bool, ascii_only: bool) -> Content:
        """Both lines, with a mark before the chosen row."""
        mark = (">" if ascii_only else "▌") if chosen else " "
        return Content.assemble((mark, "$accent"), self.first, "\n ", self.second)


@dataclass(frozen=True)
class Section:
    """Rows of one kind under a heading."""

    heading: Content
    rows: tuple[Drawn, ...]


@dataclass(frozen=True)
class WordSection:
    """What leads nowhere, under a heading."""

    heading: Content
    words: Content


class Rows:
    """Draws rows of two lines: how alike or how old with the question, then who asks whom.

    Args:
        now: The present moment, for ages.
        ascii_only: Draw signs with ASCII characters.
    """

    def __init__(self, now: datetime, *, ascii_only: bool) -> None:
        self.now = now
        self.ascii_only = ascii_only

    def similar(self, found: Similar) -> Drawn:
        """A near-duplicate."""
        return self._row(f"{found.percent} %", found.line)

    def asked(self, asked: Asked) -> Drawn:
        """A question of the same asker, with the clause where it was refused or sent back."""
        return self._row(self._age(asked.line), asked.line, asked.clause)

    def thread(self, line: Line) -> Drawn:
        """A thread that is followed up, or follows up."""
        return self._row(self._age(line), line)

    def _age(self, line: Line) -> str:
        return age(line.date, self.now) if line.date else drawn("–")

    def _row(self, lead: str, line: Line, clause: str | None = None) -> Drawn:
        today = self.now.astimezone().date()
        look = look_of(line, awake=line.state is not current_state(line.state, line.wake_on, today))
        colour = f"$state-{look}" if look != "published" else ""
        to = f"{line.to} ({line.party})" if line.party else line.to
        who = N_("{author} to {to}", author=line.author, to=to)
        about = [words(who), words(standing_words(line, today))]
        if clause:
            about.append(outside(clause))
        first = Content.assemble(
            content(SafeText.literal(lead.rjust(_LEAD)), "$dim"),
            " ",
            (sign(look, ascii_only=self.ascii_only), colour),
            " ",
            outside(line.gist, limit=_GIST),
        )
        second = own(" · ").join(about).stylize("$dim")
        return Drawn(line, first, second.pad_left(_LEAD + 3))


def sections(context: Context, rows: Rows) -> Iterator[Section]:
    """The sections whose rows lead to other threads, as far as they are not empty."""
    hints = context.hints
    if hints.similar:
        heading = words(N_("Almost the same"), "bold")
        yield Section(heading, tuple(map(rows.similar, hints.similar)))
    if hints.asker is not None and hints.asker.questions:
        yield Section(asker_heading(hints.asker), tuple(map(rows.asked, hints.asker.questions)))
    for name, lines in (
        (N_("Follows up"), context.follows),
        (N_("Followed up by"), context.followed_by),
    ):
        if lines:
            yield Section(words(name, "bold"), tuple(map(rows.thread, lines)))


def word_sections(context: Context, now: datetime) -> Iterator[WordSection]:
    """The sections that lead nowhere, as far as they are not empty."""
    notes, history = notes_words(context.notes, now), history_words(context.history)
    if notes:
        yield WordSection(words(N_("Notes"), "bold"), notes)
    if history:
        yield WordSection(words(N_("History"), "bold"), history)


def beside_thread(context: Context, rows: Rows, key: str) -> Content:
    """The sections that lead to other threads, to be read beside a thread.

    Args:
        context: What is known.
        rows: Draws the rows.
        key: The key that shows all rows, where some are left out.
    """
    parts: list[Content] = []
    for section in sections(context, rows):
        shown: list[Content] = [section.heading]
        for row in section.rows[:_BESIDE]:
            shown += [row.first, row.second]
        left = len(section.rows) - _BESIDE
        if left > 0:
            more = N_("… {n} more, {key} shows them", n=left, key=key)
            shown.append(words(more, "$dim"))
        parts.append(Content("\n").join(shown))
    return BLANK.join(parts)


def to_line(thread: Thread) -> Content:
    """To whom a thread is, and about what."""
    to = f"{thread.to.name} ({thread.party})" if thread.party else thread.to.name
    parts = [words(N_("to {name}", name=to))]
    if thread.topic:
        parts.append(outside(thread.topic))
    return own(" · ").join(parts).stylize("$dim")


def with_differences(runs: Iterable[TextRun]) -> Content:
    """A text in which the words that differ from another are coloured."""
    parts = [
        outside(run.text, DIFFERS if run.differs else "", one_line=False, limit=100_000)
        for run in runs
    ]
    return Content.assemble(*parts)
