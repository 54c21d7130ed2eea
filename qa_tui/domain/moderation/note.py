"""The rules for internal notes."""

from __future__ import annotations

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import has_words, storable

NOTE_LIMIT = 4000
"""Code points of a note at most: as much as the screens show of one."""


def checked_note(text: str) -> str:
    """A note as it is stored.

    Raises:
        WrongUsage: When it is empty or too long.
    """
    words = storable(text).strip()
    if not has_words(words):
        raise WrongUsage(N_("The note is empty."), N_("Say something, or leave it."))
    check_note_length(words)
    return words


def check_note_length(words: str) -> None:
    """Refuse a note that the screens could not show whole.

    Raises:
        WrongUsage: When it is too long.
    """
    length = len(words.strip())
    if length > NOTE_LIMIT:
        raise WrongUsage(
            N_(
                "The note has {length} characters; {limit} are allowed.",
                length=length,
                limit=NOTE_LIMIT,
            ),
            N_("Shorten the note."),
        )
