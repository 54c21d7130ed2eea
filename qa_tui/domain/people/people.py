"""Who can be asked: representatives, their mandates, and the topics they are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase


@dataclass(frozen=True)
class Mandate:
    """A mandate or candidacy of a representative in a period.

    Attributes:
        kind: `mandate` or `candidacy`.
        period: Name of the legislature or election.
        parliament: Name of the parliament.
        starts_on: First day (ISO date) of both the mandate and its period, or None.
        ends_on: Last day (ISO date) of both the mandate and its period, or None.
        closed: Whether asking was closed by hand.
        closed_reason: The reason given for closing, in the words of whoever closed it.
    """

    id: int
    kind: str
    period: str
    parliament: str
    party: str | None
    constituency: str | None
    starts_on: str | None
    ends_on: str | None
    closed: bool
    closed_reason: str | None


@dataclass(frozen=True)
class Asking:
    """The answer to “can this person be asked?”.

    Attributes:
        open: Whether a question can be asked today.
        code: `open`, `closed_by_hand`, `opens_later`, `ended` or `none`; stable for programs.
        reason: The sentence for people; None when open.
        words: The reason that somebody gave for closing by hand, as written, or None.
        mandate: The mandate or candidacy that makes it open, or None.
    """

    open: bool
    code: str
    reason: Phrase | None
    words: str | None = None
    mandate: Mandate | None = None


@dataclass(frozen=True)
class Representative:
    """Somebody who can be asked, with the figures that the public sees.

    Attributes:
        party: Short label of the present party, or None.
        asking: Whether and why questions can be asked today.
        mandates: Mandates and candidacies, newest first.
        questions: Published ones; `answered` those with a published answer that counts.
    """

    id: int
    name: str
    party: str | None
    asking: Asking
    mandates: tuple[Mandate, ...]
    questions: int
    answered: int


@dataclass(frozen=True)
class Topic:
    """A subject that questions are filed under."""

    id: int
    name: str
