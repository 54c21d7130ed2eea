"""What `decide` and `revise` say: what a decision led to, and which letters wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.cli.output import put_json, tell
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.workflow import STATE_NAMES, current_state
from qa_tui.export.desk_shapes import claim_shape

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.domain.records import State
    from qa_tui.store.decisions import Decided


def put_decided(
    decided: Decided, today: date, claimed: Claim | None = None, *, as_json: bool
) -> None:
    """Print what a decision led to.

    Args:
        decided: The event and the message after it.
        today: The user's present day.
        claimed: The claim of somebody else who was checking it; None for none.
        as_json: Print it for programs.
    """
    message = decided.message
    state = current_state(message.state, message.wake_on, today)
    if as_json:
        put_json(
            _decided_shape(decided, state) | {"claimed": claim_shape(claimed) if claimed else None}
        )
        return
    tell(
        N_(
            "Message {message} is {after} now (before: {before}).",
            message=message.id,
            after=STATE_NAMES[state],
            before=STATE_NAMES[decided.before],
        )
    )
    _tell_letters(len(decided.letters), decided.wait)


def _tell_letters(count: int, wait: int) -> None:
    """Say how many letters wait, and for how many minutes."""
    if count and not wait:
        tell(
            NN_(
                "{count} letter is ready and can be called back with “qa-tui undo”.",
                "{count} letters are ready and can be called back with “qa-tui undo”.",
                count,
            )
        )
    elif count:
        tell(
            NN_(
                "{count} letter waits {minutes} minutes and can be called back with “qa-tui undo”.",
                "{count} letters wait {minutes} minutes and can be called back with “qa-tui undo”.",
                count,
                minutes=wait,
            )
        )


def _decided_shape(decided: Decided, state: State) -> dict[str, object]:
    return {
        "seq": decided.seq,
        "thread": decided.message.thread,
        "message": decided.message.id,
        "from": str(decided.before),
        "to": str(state),
        "version": decided.message.version,
        "letters": list(decided.letters),
    }
