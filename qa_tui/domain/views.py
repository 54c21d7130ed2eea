"""The views of the queue: named filters in three groups."""

from __future__ import annotations

from dataclasses import dataclass

from qa_tui.domain.filter import Filter, parse_filter
from qa_tui.domain.phrase import N_, Phrase


@dataclass(frozen=True)
class View:
    """A named filter.

    Attributes:
        key: Stable name.
        name: What it is called.
        group: The heading it stands under.
        query: The filter, in the filter language.
        for_readers: Whether it is shown where only published things are.
        empty: What to say when nothing is in it.
    """

    key: str
    name: Phrase
    group: Phrase
    query: str
    empty: Phrase
    for_readers: bool = False

    @property
    def filter(self) -> Filter:
        """The parsed filter."""
        return parse_filter(self.query)


_CHECK, _PUBLIC, _ARCHIVE = N_("To check"), N_("Public"), N_("Archive")

VIEWS: tuple[View, ...] = (
    View(
        "questions",
        N_("New questions"),
        _CHECK,
        "is:pending is:question",
        N_("No new questions. Citizens' questions wait here for your decision."),
    ),
    View(
        "answers",
        N_("Answers to check"),
        _CHECK,
        "is:pending is:answer",
        N_("No answers to check. What representatives reply waits here before it is public."),
    ),
    View(
        "held",
        N_("On hold"),
        _CHECK,
        "is:held",
        N_("Nothing on hold. What you put aside with h comes back here on its day."),
    ),
    View(
        "returned",
        N_("With the asker"),
        _CHECK,
        "is:returned",
        N_("Nothing sent back. What an author is asked to change with b waits here."),
    ),
    View(
        "waiting",
        N_("Waiting for an answer"),
        _PUBLIC,
        "is:waiting",
        N_("No published question waits for an answer."),
        for_readers=True,
    ),
    View(
        "answered",
        N_("Answered"),
        _PUBLIC,
        "is:answered",
        N_("No answered questions so far."),
        for_readers=True,
    ),
    View(
        "not-published",
        N_("Not published"),
        _ARCHIVE,
        "is:not-published",
        N_("Nothing was refused or removed."),
    ),
    View(
        "all",
        N_("Everything"),
        _ARCHIVE,
        "",
        N_("No threads yet. Import saved pages or write a question."),
        for_readers=True,
    ),
)
"""All views, in the order of the sidebar."""


def views_for(*, read_only: bool) -> tuple[View, ...]:
    """The views that a moderator sees, or a reader, who begins with everything."""
    if not read_only:
        return VIEWS
    return tuple(sorted((v for v in VIEWS if v.for_readers), key=lambda v: v.group != _ARCHIVE))
