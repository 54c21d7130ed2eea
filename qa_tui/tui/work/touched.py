"""Says what others have done meanwhile to a message that is open here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.watching import Changes
    from qa_tui.tui.app import QaTuiApp


def touched_words(changes: Changes, message: int) -> Phrase | None:
    """Who did what to a message last; None where nobody did anything.

    Args:
        changes: What others have changed.
        message: Id of the message.
    """
    done = [one for one in changes.touched if one.message == message]
    if not done:
        return None
    from qa_tui.domain.event_names import event_name  # noqa: PLC0415 - not for first frame

    last = done[-1]
    return N_("meanwhile {name}: {done}", name=last.name, done=event_name(last.verb))


def tell_touched(app: QaTuiApp, changes: Changes, message: int) -> None:
    """Say what others have done to a message that is being read.

    Args:
        app: The program.
        changes: What others have changed.
        message: Id of the message.
    """
    said = touched_words(changes, message)
    if said is not None:
        app.status(said)
