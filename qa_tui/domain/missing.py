"""The errors of an id that nothing has."""

from __future__ import annotations

from qa_tui.domain.errors import NotFound
from qa_tui.domain.phrase import N_


def no_thread(thread: int) -> NotFound:
    """No thread has this id, or who asks does not see it."""
    return NotFound(N_("No thread has the id {id}.", id=thread), N_("“qa-tui list” shows the ids."))


def no_message(message: int) -> NotFound:
    """No message has this id, or who asks does not see it."""
    return NotFound(
        N_("No message has the id {id}.", id=message),
        N_("“qa-tui show THREAD” shows the ids of its messages."),
    )
