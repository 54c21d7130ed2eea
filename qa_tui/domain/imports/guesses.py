"""The fields of a page that a reader had to guess, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.phrase import Phrase

GUESS_NAMES: dict[str, Phrase] = {
    "to": N_("who is asked"),
    "party": N_("the party"),
    "asker": N_("who asks"),
    "title": N_("the title"),
    "border": N_("the border between question and answer"),
}


def guess_names(guesses: Iterable[str]) -> tuple[Phrase, ...]:
    """What was a guess, in words; what this program does not know is left out.

    Args:
        guesses: Names of fields, as a reader gave them.

    Returns:
        The words, in the same order.
    """
    return tuple(GUESS_NAMES[name] for name in guesses if name in GUESS_NAMES)
