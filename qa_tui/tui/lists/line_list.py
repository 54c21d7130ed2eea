"""The list of messages or threads."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from qa_tui.domain.records import Line
from qa_tui.domain.workflow import TO_CHECK
from qa_tui.tui.lists.aged_list import AgedList
from qa_tui.tui.lists.line_text import Look, claimed_line, first_line, second_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from qa_tui.tui.lists.row_strips import Piece, RowLook


class LineList(AgedList[Line]):
    """Rows of the queue, of a search, or of somebody's threads; their ids are places."""

    claims: Mapping[int, str] = MappingProxyType({})

    def show_claims(self, names: Mapping[int, str]) -> None:
        """Show who is checking what.

        Args:
            names: Names of others by the ids of messages.
        """
        if names != self.claims:
            self.claims = names
            self.redraw()

    def draw(self, row: Line, part: int, width: int, look: RowLook) -> Iterable[Piece]:
        """The question first, then who asks whom about what, or what a search found."""
        shown = Look(
            chosen=look.chosen, done=look.done, ascii_only=self.ascii_only, now=self.clock()
        )
        if part == 0:
            return first_line(row, shown, width)
        name = self.claims.get(row.message)
        return (
            second_line(row, shown, width)
            if name is None
            else claimed_line(row, shown, width, name)
        )

    def seek_open(self, direction: int, missed: Callable[[], None]) -> None:
        """Go to the nearest row, after or before, that waits for a decision.

        Args:
            direction: 1 to look downwards, -1 to look upwards.
            missed: Called when there is none.
        """
        self.seek(direction, _waits, missed)

    async def nearest_open(self, direction: int) -> Line | None:
        """Do the same for a thread that covers the list.

        Args:
            direction: 1 to look downwards, -1 to look upwards.

        Returns:
            The row, or None.
        """
        return await self.nearest(direction, _waits)


def _waits(line: Line) -> bool:
    """Whether a row waits for a decision."""
    return line.state in TO_CHECK
