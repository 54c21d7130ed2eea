"""A list with a pane that shows the chosen row: beside it, or below where there is less room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from qa_tui.tui.lists.window_list import WindowList

NARROW = 100
"""Cells of a terminal below which the pane stands under the list."""

STEP = 6
"""Lines by which a key scrolls the pane."""


class SidePanes(Horizontal):
    """The list at the left, with words where it is empty; the pane at the right scrolls.

    Args:
        listed: The list.
        *beside: What stands in the pane.
    """

    DEFAULT_CSS = """
    SidePanes { height: 1fr; margin-top: 1; }
    SidePanes #left { width: 1fr; height: 100%; border-right: solid $rule; }
    SidePanes #right { width: 1fr; height: 100%; padding: 0 2; }
    SidePanes.narrow { layout: vertical; }
    SidePanes.narrow #left {
        width: 100%;
        height: 1fr;
        border-right: none;
        border-bottom: solid $rule;
    }
    SidePanes.narrow #right { width: 100%; height: 1fr; }
    """

    def __init__(self, listed: WindowList[Any], *beside: Widget) -> None:
        super().__init__(id="panes")
        self.listed = listed
        self.beside = beside

    def compose(self) -> ComposeResult:
        """Both sides."""
        with Vertical(id="left"):
            yield self.listed
            yield Static(id="empty")
        with VerticalScroll(id="right", can_focus=False):
            yield from self.beside

    def on_resize(self) -> None:
        """Put the pane beside the list where there is room, else below."""
        self.set_class(self.size.width < NARROW, "narrow")

    def read_from_top(self) -> None:
        """Scroll the pane to its beginning, as another row stands in it."""
        self.query_one("#right").scroll_home(animate=False)

    def reveal(self, part: Widget, line: int) -> None:
        """Scroll the pane by as little as brings a line of one of its parts into sight.

        Args:
            part: The part.
            line: Its line, counted from 0.
        """
        place = Region(0, part.virtual_region.y + line, 1, 1)
        self.query_one("#right").scroll_to_region(place, animate=False)

    def do_scroll_down(self) -> None:
        """Scroll the pane down."""
        self.query_one("#right").scroll_relative(y=STEP, animate=False)

    def do_scroll_up(self) -> None:
        """Scroll the pane up."""
        self.query_one("#right").scroll_relative(y=-STEP, animate=False)
