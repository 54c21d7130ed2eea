"""The errors for an id or a name that nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from collections.abc import Iterable


def no_thread(thread: int) -> NotFound:
    """No thread has this id, or whoever asks may not see it."""
    return NotFound(N_("No thread has the id {id}.", id=thread), N_("“qa-tui list” shows the ids."))


def no_message(message: int) -> NotFound:
    """No message has this id, or whoever asks may not see it."""
    return NotFound(
        N_("No message has the id {id}.", id=message),
        N_("“qa-tui show THREAD” shows the ids of its messages."),
    )


def no_parliament(name: str, known: Iterable[str]) -> NotFound:
    """No parliament has this name or key.

    Args:
        name: What was asked for.
        known: The names of the parliaments there are.
    """
    return NotFound(
        N_("There is no parliament “{name}”.", name=name),
        N_("Parliaments are: {known}.", known=", ".join(known) or "–"),
    )
