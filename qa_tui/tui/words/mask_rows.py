"""A text as words that can be chosen, laid out in rows: as it came, and as it will be public."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, chop_cells
from textual.content import Content

from qa_tui.domain.privacy.masking import Find, Part, Personal, merged, replacement
from qa_tui.domain.text import clean
from qa_tui.tui.safe import outside

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

_WORD = re.compile(r"\S+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_MANY = 2
"""Line ends from which on words do not belong together."""


@dataclass(frozen=True)
class Unit:
    """A word, or a passage that was recognised: what is chosen at once.

    Attributes:
        find: Where it stands; of a plain word, as chosen words.
        breaks: Line ends before it.
        joined: Whether it follows without a blank.
    """

    find: Find
    breaks: int
    joined: bool

    @property
    def recognised(self) -> bool:
        """Whether it is a suggestion."""
        return self.find.kind is not Personal.WORDS


class RowPiece(NamedTuple):
    """Signs of a row.

    Attributes:
        start: The cell in which they begin.
        text: The signs, cleaned.
        unit: The unit that they belong to.
        masked: Whether they stand for something masked.
    """

    start: int
    text: str
    unit: int
    masked: bool


Row = list[RowPiece]


def units_of(texts: Mapping[Part, str], finds: Sequence[Find]) -> tuple[Unit, ...]:
    """Cut texts into words and recognised passages.

    Args:
        texts: The texts of a message, in the order in which they are read.
        finds: The recognised passages.

    Returns:
        The units; the first of each further text stands two line ends below.
    """
    units: list[Unit] = []
    for part, text in texts.items():
        first, last = len(units), 0
        for find in _finds_of(part, text, finds):
            breaks = len(_BREAK.findall(text, last, find.start))
            joined = find.start == last and len(units) > first
            units.append(Unit(find, breaks, joined))
            last = find.end
        if len(units) > first:
            units[first] = replace(units[first], breaks=_MANY if first else 0)
    return tuple(units)


def _finds_of(part: Part, text: str, finds: Sequence[Find]) -> Iterator[Find]:
    """Every word and recognised passage of a text in its order."""
    place = 0
    for find in (*(find for find in finds if find.part is part), None):
        end = len(text) if find is None else find.start
        for match in _WORD.finditer(text, place, end):
            yield Find(part, *match.span(), Personal.WORDS)
        if find is not None:
            yield find
            place = find.end


def chosen_finds(units: Sequence[Unit], chosen: Collection[int]) -> tuple[Find, ...]:
    """The passages of chosen units; words that follow each other are one passage."""
    found: list[Find] = []
    before = -2
    for place in sorted(chosen):
        unit = units[place]
        follows = (
            place == before + 1
            and not unit.recognised
            and not units[before].recognised
            and unit.breaks < _MANY
        )
        if follows:
            found[-1] = replace(found[-1], end=unit.find.end)
        else:
            found.append(unit.find)
        before = place
    return merged(found)


def original_rows(units: Sequence[Unit], texts: Mapping[Part, str], width: int) -> list[Row]:
    """The texts as they came.

    Args:
        units: Their units.
        texts: The texts.
        width: Cells of a row.
    """
    shown = [
        (place, unit, texts[unit.find.part][unit.find.start : unit.find.end], False)
        for place, unit in enumerate(units)
    ]
    return _rows(shown, width)


def public_rows(
    units: Sequence[Unit],
    texts: Mapping[Part, str],
    chosen: Collection[int],
    language: str,
    width: int,
) -> list[Row]:
    """The texts as the public will see them.

    Args:
        units: Their units.
        texts: The texts.
        chosen: The units that are to be masked.
        language: The desk's language.
        width: Cells of a row.
    """
    starts = {(find.part, find.start): find for find in chosen_finds(units, chosen)}
    shown = []
    for place, unit in enumerate(units):
        find = unit.find
        masked = starts.get((find.part, find.start))
        if masked is not None:
            shown.append((place, unit, replacement(masked.kind, language), True))
        elif place not in chosen:
            shown.append((place, unit, texts[find.part][find.start : find.end], False))
    return _rows(shown, width)


def _rows(shown: Sequence[tuple[int, Unit, str, bool]], width: int) -> list[Row]:
    """Break units into rows between blanks; what is longer than a row is cut."""
    rows: list[Row] = [[]]
    used = 0
    texts = [clean(raw, one_line=True, limit=2_000).text for _, _, raw, _ in shown]
    whole = _widths([unit for _, unit, _, _ in shown], texts)
    for (place, unit, _, masked), text, cells in zip(shown, texts, whole, strict=True):
        if unit.breaks and (used or len(rows) > 1):
            rows += [[] for _ in range(unit.breaks)]
            used = 0
        gap = 0 if unit.joined or not used else 1
        if used + gap + cells > width and used:
            rows.append([])
            used, gap = 0, 0
        for number, part in enumerate(chop_cells(text, max(width, 2)) or [""]):
            if number:
                rows.append([])
                used, gap = 0, 0
            rows[-1].append(RowPiece(used + gap, part, place, masked))
            used += gap + cell_len(part)
    return rows


def _widths(units: Sequence[Unit], texts: Sequence[str]) -> list[int]:
    """The cells of each unit with all that follows it without a blank, such as a comma."""
    widths = [cell_len(text) for text in texts]
    for place in range(len(units) - 2, -1, -1):
        after = units[place + 1]
        if after.joined and not after.breaks:
            widths[place] += widths[place + 1]
    return widths


def row_words(row: Row, style: Callable[[RowPiece], str]) -> Content:
    """A row as content.

    Args:
        row: Its pieces.
        style: Tells the style of a piece.
    """
    parts: list[Content] = []
    used = 0
    for piece in row:
        parts.append(Content(" " * (piece.start - used)))
        shown = outside(piece.text, style(piece), limit=2_000)
        parts.append(shown)
        used = piece.start + shown.cell_length
    return Content.assemble(*parts)
