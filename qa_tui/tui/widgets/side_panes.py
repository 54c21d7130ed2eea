"""A list with a pane that shows the chosen row: beside it, or below where there is less room."""

from __future__ import annotations

from textual.containers import Horizontal

NARROW = 100
"""Cells of a terminal below which the pane stands under the list."""

STEP = 6
"""Lines by which a key scrolls the pane."""


class SidePanes(Horizontal):
    """Holds a part of the id `left`, with the list, and one of the id `right` that scrolls."""

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

    def on_resize(self) -> None:
        """Put the pane beside the list where there is room, else below."""
        self.set_class(self.size.width < NARROW, "narrow")

    def do_scroll_down(self) -> None:
        """Scroll the pane down."""
        self.query_one("#right").scroll_relative(y=STEP, animate=False)

    def do_scroll_up(self) -> None:
        """Scroll the pane up."""
        self.query_one("#right").scroll_relative(y=-STEP, animate=False)
