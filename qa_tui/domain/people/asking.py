"""Whether a representative can be asked today, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.people.people import Asking, Mandate
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def asking(name: str, mandates: Sequence[Mandate], today: date) -> Asking:
    """Decide whether somebody can be asked.

    Source: the platform's rule that asking is open when it is not closed by hand and there is
    an active mandate in an active legislature or an active candidacy in an active election.

    Args:
        name: The representative's name, for the sentence.
        mandates: Mandates and candidacies, with the dates that count for each.
        today: The user's present day.

    Returns:
        Open or closed, with code and reason.
    """
    if not mandates:
        unknown = N_("No mandate or candidacy of {name} is known here.", name=name)
        return Asking(False, "none", unknown)
    day = today.isoformat()
    active = [m for m in mandates if (m.starts_on or "") <= day <= (m.ends_on or "9999")]
    for mandate in active:
        if not mandate.closed:
            return Asking(True, "open", None, mandate=mandate)
    if active:
        return _closed_by_hand(name, active[0])
    coming = sorted(
        m.starts_on for m in mandates if m.starts_on and m.starts_on > day and not m.closed
    )
    if coming:
        reason = N_("{name} can be asked from {day} on.", name=name, day=coming[0])
        return Asking(False, "opens_later", reason)
    ended = sorted(m.ends_on for m in mandates if m.ends_on and m.ends_on < day)
    if ended:
        reason = N_(
            "{name} cannot be asked: mandate or candidacy ended on {day}.", name=name, day=ended[-1]
        )
        return Asking(False, "ended", reason)
    return Asking(
        False, "none", N_("{name} cannot be asked: no active mandate or candidacy.", name=name)
    )


def _closed_by_hand(name: str, mandate: Mandate) -> Asking:
    """Closed although the mandate is active."""
    if mandate.closed_reason:
        reason = N_(
            "{name} cannot be asked at present: {reason}", name=name, reason=mandate.closed_reason
        )
    else:
        reason = N_("{name} cannot be asked at present: closed by hand.", name=name)
    return Asking(False, "closed_by_hand", reason, words=mandate.closed_reason)
