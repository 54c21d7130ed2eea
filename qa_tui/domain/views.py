"""The views of the queue: named filters, the program's own and those that people save."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.filters.filter import Filter, FilterError, parse_filter
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import clean, has_words, storable

NAME_LENGTH = 60
"""Code points of the name of a saved view at most."""


@dataclass(frozen=True)
class View:
    """A named filter.

    Attributes:
        key: Stable name: letters, digits and hyphens.
        name: What it is called.
        group: The heading it stands under.
        query: The filter, in the filter language.
        for_readers: Whether it is shown where only published things are.
        empty: What to say when nothing is in it; `{key}` stands for the key that fills it.
        filled_by: Id of the command that puts something into it; empty for none.
        uid: The uid of a saved view; empty for the program's own.
    """

    key: str
    name: Phrase
    group: Phrase
    query: str
    empty: Phrase
    for_readers: bool = False
    filled_by: str = ""
    uid: str = ""

    @property
    def filter(self) -> Filter:
        """The parsed filter.

        Raises:
            FilterError: When it cannot be understood; never for the program's own.
        """
        return parse_filter(self.query)

    @cached_property
    def understood(self) -> bool:
        """Whether the filter can be understood."""
        try:
            parse_filter(self.query)
        except FilterError:
            return False
        return True


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
        N_("Nothing on hold. What you put aside with {key} comes back here on its day."),
        filled_by="hold",
    ),
    View(
        "returned",
        N_("With the asker"),
        _CHECK,
        "is:returned",
        N_("Nothing sent back. What an author is asked to change with {key} waits here."),
        filled_by="return",
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


SAVED = N_("Views")
"""The heading of the saved views."""


class NameTaken(Refused):
    """Another saved view has this name, or one that looks the same."""


@dataclass(frozen=True)
class SavedView:
    """A filter that people keep under a name of their own.

    Attributes:
        id: Row id.
        uid: Stays the same when it is renamed, changed, moved, or deleted and brought back.
        name: What it is called, as it was typed.
        query: The filter, in the filter language; an older program may have understood another.
        place: Where it stands among the saved views, counted from 1.
    """

    id: int
    uid: str
    name: str
    query: str
    place: int

    @property
    def view(self) -> View:
        """The view as the queue shows it; its name is cleaned, because people type names."""
        shown = clean(self.name, one_line=True, limit=NAME_LENGTH).text
        return View(
            f"saved-{self.id}",
            Phrase("{name}", {"name": shown}),
            SAVED,
            self.query,
            N_("Nothing matches this view at present. Its filter is shown above the list."),
            for_readers=True,
            uid=self.uid,
        )


def read_name(typed: str) -> str:
    """Read the name of a view that is to be saved.

    Args:
        typed: What was typed.

    Returns:
        The name, with single blanks.

    Raises:
        WrongUsage: When nothing of it can be seen, or it is too long.
    """
    name = " ".join(storable(typed).split())
    if not has_words(name):
        raise WrongUsage(
            N_("A saved view needs a name."), N_("Give it a name with a letter or a digit.")
        )
    if len(name) > NAME_LENGTH:
        raise WrongUsage(
            N_("The name has {count} characters.", count=len(name)),
            N_("Give the view a name of {limit} characters at most.", limit=NAME_LENGTH),
        )
    return name


def look_of_name(name: str) -> str:
    """What tells names of views apart: those that look the same, but for case, are the same."""
    return clean(name, one_line=True).text.casefold()


def read_query(typed: str) -> str:
    """Read the filter of a view that is to be saved.

    Args:
        typed: What was typed.

    Returns:
        The filter in one line.

    Raises:
        FilterError: When it cannot be understood.
    """
    query = " ".join(storable(typed).split())
    parse_filter(query)
    return query
