"""The error for a filter that cannot be understood, with its position."""

from __future__ import annotations

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_, Phrase


class FilterError(WrongUsage):
    """A filter that cannot be understood.

    Attributes:
        position: Where, counted in code points from 0.
    """

    def __init__(self, position: int, what: Phrase, remedy: Phrase) -> None:
        super().__init__(N_("Filter, place {place}: {what}", place=position + 1, what=what), remedy)
        self.position = position
