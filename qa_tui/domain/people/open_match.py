"""A person on pages who cannot be matched with the directory for certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.people.people import Representative


@dataclass(frozen=True)
class OpenMatch:
    """What pages show of somebody, and who that can be.

    Attributes:
        id: The number by which a choice names it.
        name: The name, as first shown.
        party: The party label, as first shown, or None.
        profile: The profile in the addresses of the pages, or None.
        threads: How many threads it is about.
        first: Date of the first question that has one, or None.
        last: Date of the last question that has one, or None.
        example: Id of a thread of theirs.
        candidates: Everybody of the directory with this name.
    """

    id: int
    name: str
    party: str | None
    profile: str | None
    threads: int
    first: str | None
    last: str | None
    example: int
    candidates: tuple[Representative, ...]
