"""What is known around a message as content: hints, rows, and texts with what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.context import asker_counts, asker_words, similar_words, standing_words
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import SafeText
from qa_tui.domain.workflow import current_state
from qa_tui.i18n import age
from qa_tui.tui.safe import content, outside, words
from qa_tui.tui.signs import look_of, sign
from qa_tui.tui.widgets.message_text import BLANK, history_words, notes_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from qa_tui.domain.context import Asked, Asker, Context, Hints, Similar
    from qa_tui.domain.likeness import Run
    from qa_tui.domain.records import Line, Thread

DIFFERS = "bold $accent"
_LEAD = 6
_GIST = 300
_BESIDE = 5
"""Rows of each section that stand beside a thread."""


def similar_hint(hints: Hints, key: str, *, ascii_only: bool) -> Content:
    """The line about near-duplicates; empty where there are none."""
    said = similar_words(hints)
    if said is None:
        return Content.empty()
    flag = "! " if ascii_only else "⚑ "
    return Content.assemble((flag, "$accent"), words(said), ("   ", ""), _key(key))


def asker_hint(hints: Hints) -> Content:
    """The line about the asker's earlier questions; empty where there are none."""
    said = asker_words(hints.asker)
    return words(said, "$dim") if said else Content.empty()


def _key(key: str) -> Content:
    pressed = content(SafeText.literal(key), "bold")
    return Content.assemble(pressed, " ", words(N_("shows"), "$dim"))


def asker_heading(asker: Asker) -> Content:
    """The heading over the asker's other questions, with how many came before."""
    name = words(N_("Other questions by {name}", name=asker.name), "bold")
    return Content.assemble(name, "  ", words(asker_counts(asker), "$dim"))


class Rows:
    """Draws rows of two lines: how alike or how old with the question, then who asks whom.

    Args:
        now: The present moment, for ages.
        ascii_only: Draw signs with ASCII characters.
    """

    def __init__(self, now: datetime, *, ascii_only: bool) -> None:
        self.now = now
        self.ascii_only = ascii_only

    def similar(self, found: Similar) -> Content:
        """A near-duplicate."""
        return self._row(f"{found.percent} %", found.line)

    def asked(self, asked: Asked) -> Content:
        """A question of the same asker, with the clause where it was refused or sent back."""
        return self._row(self._age(asked.line), asked.line, asked.clause)

    def thread(self, line: Line) -> Content:
        """A thread that is followed up, or follows up."""
        return self._row(self._age(line), line)

    def _age(self, line: Line) -> str:
        return age(line.date, self.now) if line.date else "–"

    def _row(self, lead: str, line: Line, clause: str | None = None) -> Content:
        awake = line.state is not current_state(
            line.state, line.wake_on, self.now.astimezone().date()
        )
        look = look_of(line, awake=awake)
        to = f"{line.to} ({line.party})" if line.party else line.to
        about = [
            words(N_("{author} to {to}", author=line.author, to=to)),
            words(standing_words(line)),
        ]
        if clause:
            about.append(outside(clause))
        return Content.assemble(
            content(SafeText.literal(lead.rjust(_LEAD)), "$dim"),
            " ",
            (
                sign(look, ascii_only=self.ascii_only),
                f"$state-{look}" if look != "published" else "",
            ),
            " ",
            outside(line.gist, limit=_GIST),
            "\n",
            " " * (_LEAD + 3),
            Content(" · ").join(about).stylize("$dim"),
        )


def sections(context: Context, rows: Rows) -> Iterator[tuple[Content, list[tuple[Content, Line]]]]:
    """The sections whose rows lead to other threads, as far as they are not empty.

    Yields:
        The heading, and the rows with the messages that they stand for.
    """
    hints = context.hints
    if hints.similar:
        found = [(rows.similar(one), one.line) for one in hints.similar]
        yield words(N_("Almost the same"), "bold"), found
    if hints.asker is not None and hints.asker.questions:
        asked = [(rows.asked(one), one.line) for one in hints.asker.questions]
        yield asker_heading(hints.asker), asked
    for name, lines in (
        (N_("Follows up"), context.follows),
        (N_("Followed up by"), context.followed_by),
    ):
        if lines:
            yield words(name, "bold"), [(rows.thread(line), line) for line in lines]


def remarks(context: Context) -> Iterator[tuple[Content, Content]]:
    """The sections that lead nowhere, each with its heading, as far as they are not empty."""
    parts: tuple[tuple[Phrase, Content], ...] = (
        (N_("Notes"), notes_words(context.notes)),
        (N_("History"), history_words(context.events)),
    )
    for name, shown in parts:
        if shown:
            yield words(name, "bold"), shown


def beside(context: Context, rows: Rows, key: str) -> Content:
    """The sections that lead to other threads, to be read beside a thread.

    Args:
        context: What is known.
        rows: Draws the rows.
        key: The key that shows all rows, where some are left out.
    """
    parts = []
    for heading, found in sections(context, rows):
        shown = [heading, *(row for row, _ in found[:_BESIDE])]
        left = len(found) - _BESIDE
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
    return Content(" · ").join(parts).stylize("$dim")


def with_differences(runs: Iterable[Run]) -> Content:
    """A text in which the words that differ from another are coloured."""
    parts = [
        outside(run.text, DIFFERS if run.differs else "", one_line=False, limit=100_000)
        for run in runs
    ]
    return Content.assemble(*parts)
