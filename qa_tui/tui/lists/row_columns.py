"""Columns of a row that adapt to the width: they grow, and the least important ones go first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from qa_tui.i18n import cut_sign

GAP = 2
"""Blank cells between columns."""


@dataclass(frozen=True)
class RowColumn:
    """How wide a column is.

    Attributes:
        least: Cells it needs to be of use.
        share: Its share in the cells that are left over; 0 for a column that does not grow.
        most: Cells beyond which it does not grow; 0 for no such limit.
        rank: Columns of the highest rank are left out first; the first column stays.
        right: Whether its text stands at the right.
    """

    least: int
    share: int = 0
    most: int = 0
    rank: int = 0
    right: bool = False

    def cells(self, text: str, width: int) -> str:
        """Text cut or filled to exactly a number of cells.

        Args:
            text: Cleaned text of one line.
            width: The cells.

        Returns:
            The text, with an ellipsis where something is missing.
        """
        if width <= 0:
            return ""
        room = width - cell_len(text)
        if room < 0:
            return set_cell_size(set_cell_size(text, width - 1).rstrip() + cut_sign(), width)
        return " " * room + text if self.right else text + " " * room


@lru_cache(maxsize=64)
def widths(columns: tuple[RowColumn, ...], room: int) -> tuple[int, ...]:
    """The cells of each column.

    Args:
        columns: The columns from left to right.
        room: Cells there are, with the gaps between columns.

    Returns:
        The cells of each column; 0 for one that is left out.
    """
    kept = dict(enumerate(columns))
    while len(kept) > 1 and _needed(kept) > room:
        del kept[max(list(kept)[1:], key=lambda place: (kept[place].rank, place))]
    found = {place: column.least for place, column in kept.items()}
    if len(found) == 1:
        found[0] = max(min(found[0], room), 0)
    spare = room - sum(found.values()) - GAP * (len(found) - 1)
    while spare > 0 and (given := _share_out(kept, found, spare)):
        spare -= given
    return tuple(found.get(place, 0) for place in range(len(columns)))


def _needed(columns: dict[int, RowColumn]) -> int:
    return sum(column.least for column in columns.values()) + GAP * (len(columns) - 1)


def _share_out(columns: dict[int, RowColumn], found: dict[int, int], spare: int) -> int:
    """Give spare cells to the columns that still grow; how many were given."""
    growing = {
        place: column
        for place, column in columns.items()
        if column.share and not 0 < column.most <= found[place]
    }
    shares, before = sum(column.share for column in growing.values()), spare
    for place, column in growing.items():
        more = min(max(before * column.share // shares, 1), spare)
        if column.most:
            more = min(more, column.most - found[place])
        found[place] += more
        spare -= more
    return before - spare
