"""A claim: who is checking a message, so that two people do not do the same work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from qa_tui.domain.moments import local_moment, stamp
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.domain.phrase import Phrase

LASTS = timedelta(minutes=10)
"""How long a claim counts unless it is renewed."""

_FARTHEST = 2 * LASTS
"""How far ahead a claim may end: clocks differ a little.

One that ends later counts for nobody, and the next claim on any message forgets it.
"""


def ends_that_count(now: datetime) -> tuple[str, str]:
    """After which moment a claim must end to count, and at which one at the latest.

    Args:
        now: The present moment.
    """
    return stamp(now), stamp(now + _FARTHEST)


@dataclass(frozen=True)
class Claim:
    """Somebody is checking a message. It binds nobody and passes by itself.

    Attributes:
        message: Id of the message.
        thread: Id of its thread.
        name: Name of the moderator.
        until: UTC moment from which it does not count any more.
    """

    message: int
    thread: int
    name: str
    until: str

    def counts(self, now: datetime) -> bool:
        """Whether it counts at a moment."""
        after, latest = ends_that_count(now)
        return after < self.until <= latest


def claim_until(claim: Claim) -> Phrase:
    """Who is checking, and until when that counts unless it is renewed."""
    until = local_moment(claim.until)
    return N_("{name} is checking this, until {time}", name=claim.name, time=f"{until:%H:%M}")
