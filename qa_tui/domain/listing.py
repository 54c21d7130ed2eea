"""What a list shows: a filter, an order, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.filters.filter import Filter


class Order(StrEnum):
    """The order of a list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


@dataclass(frozen=True)
class Listing:
    """A list that is wanted.

    Attributes:
        wanted: The filter.
        today: The user's present day, by which held messages come back and ages are counted.
        public_only: Show published things only, as readers see them.
        order: The order asked for; None for the filter's own.
    """

    wanted: Filter
    today: date
    public_only: bool = False
    order: Order | None = None

    @property
    def ordered(self) -> Order:
        """The order in use: open work begins with the oldest, all else with the newest."""
        if self.order is Order.RELEVANCE and not self.wanted.has_words:
            return Order.NEWEST
        if self.order is not None:
            return self.order
        return Order.OLDEST if self.wanted.oldest_first else Order.NEWEST
