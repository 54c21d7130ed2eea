"""Who of the directory a page means: by name, party and time; never by a guess.

The profile in the address of a page decides before all of this; see `store.directory.linking`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST = "9999-12-31"


@dataclass(frozen=True)
class KnownMandate:
    """A mandate or candidacy, as far as it tells who was meant.

    Attributes:
        id: Id of the mandate.
        kind: `mandate` or `candidacy`.
        party: The party that it is held for, as `party_key` gives it; empty where not known.
        starts_on: First day (ISO date), or None.
        ends_on: Last day (ISO date), or None.
    """

    id: int
    kind: str
    party: str
    starts_on: str | None
    ends_on: str | None

    def covers(self, day: str) -> bool:
        """Whether a day (ISO date) is in it, as far as its days are known."""
        return (self.starts_on or "") <= day[:10] <= (self.ends_on or _LAST)


@dataclass(frozen=True)
class Candidate:
    """Somebody of the directory with the name that a page shows.

    Attributes:
        id: Id of the representative.
        name: Their name.
        party: The present party, as `party_key` gives it; empty where not known.
        has_profile: Whether the address of their page is known.
        terms: Mandates and candidacies.
    """

    id: int
    name: str
    party: str
    has_profile: bool
    terms: tuple[KnownMandate, ...] = ()

    @property
    def parties(self) -> set[str]:
        """All parties that they are known with."""
        return {self.party, *(term.party for term in self.terms)} - {""}

    def serves(self, day: str | None) -> bool:
        """Whether they held or stood for something on a day."""
        return day is not None and any(term.covers(day) for term in self.terms)

    def may_serve(self, day: str | None) -> bool:
        """Whether nothing known says that they did not."""
        return day is None or not self.terms or self.serves(day)


def pick(
    candidates: Sequence[Candidate], party: str, day: str | None, *, profile: bool
) -> Candidate | None:
    """Find out whom of several people with a name a page means.

    A unique name is enough where nothing speaks against it, and, with the same party, also outside
    of the known mandates: a directory may know some of them only. Among namesakes the party has to
    be the same, or, where the page shows none, exactly one has to have served on the day.

    Args:
        candidates: Everybody in the directory with this name.
        party: The party on the page, as `party_key` gives it; empty where it shows none.
        day: The day of the question (ISO date), or None.
        profile: Whether the page tells a profile, which is nobody's in the directory.

    Returns:
        Who is meant, or None where that is not certain.
    """
    left = [one for one in candidates if not (profile and one.has_profile)]
    same = [one for one in left if party in one.parties]
    if len(candidates) == 1 == len(left):
        only = left[0]
        if same or ((not party or not only.parties) and only.may_serve(day)):
            return only
        return None
    pool = [one for one in same if one.may_serve(day)] if party else left
    if len(pool) > 1 or not party:
        pool = [one for one in pool if one.serves(day)]
    return pool[0] if len(pool) == 1 else None


def term_on(candidate: Candidate, day: str | None) -> int | None:
    """The mandate in which somebody was asked on a day.

    Args:
        candidate: Who was asked.
        day: The day (ISO date), or None.

    Returns:
        Id of the only mandate of that day, else of the only candidacy; None where there are
        several, or none.
    """
    if day is None:
        return None
    held = [term for term in candidate.terms if term.covers(day)]
    for kind in ("mandate", "candidacy"):
        found = [term.id for term in held if term.kind == kind]
        if found:
            return found[0] if len(found) == 1 else None
    return None
