"""Tables for people: aligned columns of plain text, as wide as the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from qa_tui.cli.output import on_terminal, put, styled, terminal, width, words
from qa_tui.domain.text import SafeText
from qa_tui.i18n import cut_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa_tui.domain.phrase import Phrase

_GAP = "  "
_MEASURED = 200


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its heading.
        right: Whether it is aligned to the right, as numbers and ages are.
        least: Cells to which it may be narrowed on a terminal; None when never.
    """

    name: Phrase
    right: bool = False
    least: int | None = None


@dataclass(frozen=True)
class Cell:
    """What stands in a column of a row.

    Attributes:
        text: In one line.
        style: A style of `output.styled`.
    """

    text: SafeText
    style: str = ""

    @classmethod
    def number(cls, value: int) -> Cell:
        """A number."""
        return cls(SafeText.literal(str(value)))


def put_table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Print a table; on a terminal no line is longer than it, elsewhere nothing is cut off.

    Args:
        columns: Its columns.
        rows: Its rows. The first 200 set the widths, the others are printed as they come.
    """
    coming = iter(rows)
    measured = list(islice(coming, _MEASURED))
    head = [Cell(words(column.name), "dim") for column in columns]
    widths = [
        max(cells(terminal(row[place].text)) for row in (head, *measured))
        for place in range(len(columns))
    ]
    narrow = on_terminal()
    if narrow:
        _narrow(widths, columns, width())
    for row in chain([head], measured, coming):
        put(_row(columns, widths, row, narrow=narrow))


def _narrow(widths: list[int], columns: Sequence[Column], room: int) -> None:
    """Take cells from the columns that have the most to spare until the table fits."""
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - room
    while excess > 0:
        spare = [
            widths[place] - column.least if column.least is not None else 0
            for place, column in enumerate(columns)
        ]
        if max(spare) <= 0:
            return
        widths[spare.index(max(spare))] -= 1
        excess -= 1


def _row(
    columns: Sequence[Column], widths: Sequence[int], row: Sequence[Cell], *, narrow: bool
) -> str:
    parts = []
    for place, (column, wide, part) in enumerate(zip(columns, widths, row, strict=True)):
        safe = clip(part.text, wide) if narrow and column.least is not None else part.text
        padding = " " * (wide - cells(terminal(safe)))
        text = styled(safe, part.style)
        last = place == len(columns) - 1
        parts.append(padding + text if column.right else text + padding * (not last))
    return _GAP.join(parts).rstrip()


def clip(safe: SafeText, wide: int) -> SafeText:
    """Shorten a text to so many cells, ending in an ellipsis."""
    text = terminal(safe)
    if cells(text) <= wide:
        return safe
    used, kept = 1, 0
    for character in text:
        used += cells(character)
        if used > wide:
            break
        kept += 1
    return SafeText(text[:kept].rstrip() + cut_sign())


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - loads tables of Unicode

    return cell_len(text)
