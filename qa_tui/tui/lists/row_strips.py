"""Drawn terminal lines of rows, kept until the row or the way it looks changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.cache import LRUCache
from textual.color import Color
from textual.strip import Strip

from qa_tui.tui.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.style import Style
    from textual.filter import LineFilter

Piece = tuple[str, str]
"""A run of cleaned text and the name of its style, empty for the row's own."""

STYLES = {
    "ground": "$foreground on $background",
    "cursor": "$foreground on $cursor",
    "away": "$foreground on $cursor-away",
    "mark": "$accent",
    "title": "$foreground",
    "chosen": "bold $foreground",
    "dim": "$dim",
    "claim": "italic $accent",
    "old": "$state-pending",
    "hit": "bold $accent",
    "form": "underline $accent",
    **{f"state-{look}": f"$state-{look}" for look in SIGNS if look != "published"},
    "state-published": "$foreground",
}
"""The styles of rows, by the variables of the theme.

They are no component classes: Textual works those out again, one by one, whenever the list gains or
loses the focus.
"""

MARGIN = 2
"""Cells at the left, for the mark and the cursor's bar."""

KEPT = 1024


class RowLook(NamedTuple):
    """What a row looks like beside what it says.

    Attributes:
        chosen: Whether the cursor stands on it.
        focused: Whether it is chosen and the list has the focus.
        marked: Whether it is marked.
        done: Whether it was decided since the list was read.
    """

    chosen: bool = False
    focused: bool = False
    marked: bool = False
    done: bool = False

    @property
    def ground(self) -> str:
        """Name of the style below all others."""
        return ("cursor" if self.focused else "away") if self.chosen else "ground"


class StripKey(NamedTuple):
    """What a drawn line depends on.

    Attributes:
        identity: Id of the row; None for one that is not known.
        stamp: Changes with the row.
        look: How it looks.
        width: Cells of the line.
        room: Cells for its text: without the margin and the scroll bar.
        part: Which line of the row.
    """

    identity: int | None
    stamp: int
    look: RowLook
    width: int
    room: int
    part: int


class Strips:
    """Makes and keeps drawn lines.

    Textual's strips are dear to make, as each brings several caches of its own. So a line is made
    in one go, with the app's filters applied, and kept as it goes to the terminal.

    Args:
        style: Gives the Rich style of a name.
        ascii_only: Draw signs with ASCII characters.
    """

    def __init__(self, style: Callable[[str], Style], *, ascii_only: bool) -> None:
        self._style = style
        self._bar, self._mark = (">", "*") if ascii_only else ("▌", "▪")
        self._drawn: LRUCache[StripKey, Strip] = LRUCache(KEPT)
        self._styles: dict[tuple[str, str], Style] = {}
        self._filters: tuple[LineFilter, ...] = ()
        self._background = Color(0, 0, 0)

    def clear(self) -> None:
        """Let everything be drawn again."""
        self._drawn.clear()
        self._styles.clear()

    def use(self, filters: tuple[LineFilter, ...], background: Color) -> None:
        """Apply filters to what is drawn.

        Args:
            filters: The filters.
            background: What is behind the list.
        """
        if (self._filters, self._background) != (filters, background):
            self._filters, self._background = filters, background
            self.clear()

    def get(self, key: StripKey, draw: Callable[[int, int], Iterable[Piece]]) -> Strip:
        """A line, drawn if it was not.

        Args:
            key: What it depends on.
            draw: Gives its text, for the part of the row and the cells there are for it.

        Returns:
            The line, as wide as the key says.
        """
        strip = self._drawn.get(key)
        if strip is None:
            strip = self._drawn[key] = self._make(key, draw)
        return strip

    def _make(self, key: StripKey, draw: Callable[[int, int], Iterable[Piece]]) -> Strip:
        look = key.look
        sign = self._mark if look.marked and key.part == 0 else " "
        margin = ((sign, "mark"), (self._bar if look.chosen else " ", "mark"))
        pieces = [*margin, *draw(key.part, key.room)]
        segments = [Segment(text, self.style(look.ground, name)) for text, name in pieces]
        segments = Segment.adjust_line_length(segments, key.width, self.style(look.ground))
        segments = list(Segment.simplify(segments))
        for line_filter in self._filters:
            segments = line_filter.apply(segments, self._background)
        return Strip(segments, key.width)

    def style(self, ground: str, name: str = "") -> Style:
        """The style of a piece on the ground of its row."""
        found = self._styles.get((ground, name))
        if found is None:
            found = self._style(ground)
            if name:
                found += self._style(name)
            self._styles[ground, name] = found
        return found
