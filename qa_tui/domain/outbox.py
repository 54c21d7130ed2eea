"""Where a letter is: on the desk, called back, or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.moments import parse_stamp
from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.domain.records import Notice


def whereabouts(notice: Notice, now: datetime) -> Phrase:
    """Whether a letter waits, can leave, was called back, or has left.

    Args:
        notice: The letter.
        now: The present moment.
    """
    if notice.recalled_at:
        return N_("called back")
    if notice.handed_over_at:
        return N_("handed over")
    until = parse_stamp(notice.send_after)
    if until <= now:
        return N_("ready to be handed over")
    return N_("waits until {time}", time=until.astimezone().strftime("%Y-%m-%d %H:%M"))
