"""Says what others have done meanwhile to a message that is open here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.event_names import EVENT_NAMES
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.watching import Changes


def touched_words(changes: Changes, message: int) -> Phrase | None:
    """Who did what to a message last; None where nobody did anything.

    Args:
        changes: What others have changed.
        message: Id of the message.
    """
    done = [one for one in changes.touched if one.message == message]
    if not done:
        return None
    last = done[-1]
    verb = EVENT_NAMES.get(last.verb, N_("{verb}", verb=last.verb))
    return N_("meanwhile {name}: {done}", name=last.name, done=verb)
