"""Where a letter is: waiting on the desk, ready to leave, called back, or gone."""

from __future__ import annotations

from datetime import UTC
from enum import StrEnum
from typing import TYPE_CHECKING

from qa_tui.domain.moments import parse_stamp, short_moment
from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.domain.records import Notice


class LetterState(StrEnum):
    """The four places of a letter, in the order in which it passes them."""

    WAITING = "waiting"
    READY = "ready"
    RECALLED = "recalled"
    HANDED_OVER = "handed-over"


LETTER_STATES: dict[LetterState, Phrase] = {
    LetterState.WAITING: N_("Waiting"),
    LetterState.READY: N_("Ready"),
    LetterState.RECALLED: N_("Called back"),
    LetterState.HANDED_OVER: N_("Handed over"),
}
"""What the groups of the outbox are called."""


def letter_state(notice: Notice, now: datetime) -> LetterState:
    """Where a letter is.

    Args:
        notice: The letter.
        now: The present moment.
    """
    return letter_state_by(notice.send_after, notice.recalled_at, notice.handed_over_at, now)


def letter_state_by(
    send_after: str, recalled_at: str | None, handed_over_at: str | None, now: datetime
) -> LetterState:
    """Where a letter is, by the moments that are stored with it.

    Args:
        send_after: When it stops waiting.
        recalled_at: When it was called back.
        handed_over_at: When it left.
        now: The present moment.
    """
    if recalled_at is not None:
        return LetterState.RECALLED
    if handed_over_at is not None:
        return LetterState.HANDED_OVER
    return LetterState.READY if parse_stamp(send_after) <= now else LetterState.WAITING


def whereabouts(notice: Notice, now: datetime) -> Phrase:
    """Whether a letter waits, can leave, was called back, or has left, in words.

    Args:
        notice: The letter.
        now: The present moment.
    """
    match letter_state(notice, now):
        case LetterState.RECALLED:
            return N_("called back")
        case LetterState.HANDED_OVER:
            return N_("handed over")
        case LetterState.READY:
            return N_("ready to be handed over")
    return N_("waits until {time}", time=short_moment(notice.send_after))


def remaining(notice: Notice, now: datetime) -> Phrase:
    """How long a waiting letter still waits, in one unit, rounded up.

    Args:
        notice: The letter.
        now: The present moment.
    """
    seconds = (parse_stamp(notice.send_after) - now.astimezone(UTC)).total_seconds()
    minutes = max(-int(-seconds // 60), 0)
    if minutes < 60:
        return N_("{n} min", n=minutes)
    hours = -(-minutes // 60)
    return N_("{n} h", n=hours) if hours < 24 else N_("{n} d", n=-(-hours // 24))
