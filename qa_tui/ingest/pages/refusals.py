"""The errors for pages that are no thread, or lack a part that every thread has."""

from __future__ import annotations

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.phrase import N_

MAX_ANSWERS = 1_000
"""Answers that a page may show; the longest threads known have a handful."""


def no_asker() -> Unreadable:
    """Nobody is named who asks."""
    return Unreadable(N_("The page does not name the asker."), N_("Save the page again."))


def no_representative() -> Unreadable:
    """Nobody is named who is asked."""
    return Unreadable(N_("The page does not name the representative."), N_("Save the page again."))


def no_question() -> Unreadable:
    """Somebody is named who asks, but there is no question."""
    return Unreadable(
        N_("The page names an asker but has no question."), N_("Save the page again.")
    )


def list_of_questions() -> Unreadable:
    """The page shows several questions, none of them as its own."""
    return Unreadable(
        N_("The page is a list of questions, not a thread."),
        N_("Import the pages of the questions themselves."),
    )


def too_many_answers() -> Unreadable:
    """The page shows more than `MAX_ANSWERS`."""
    return Unreadable(
        N_("The page shows more than {limit} answers; no thread has that many.", limit=MAX_ANSWERS),
        N_("Import the pages of the threads themselves."),
    )
