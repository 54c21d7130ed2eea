"""A screen with a pane beside its list that shows the chosen row, or below it on a narrow one."""

from __future__ import annotations

from typing import ClassVar

from qa_tui.tui.screens.listing import ListScreen

NARROW = 100
"""Cells of a terminal below which the pane stands under the list."""

STEP = 6
"""Lines by which a key scrolls the pane."""


class SidePaneScreen(ListScreen):
    """A list at the left, and a pane of the id `right`."""

    CSS_PATH: ClassVar = [*ListScreen.CSS_PATH, "side_pane.tcss"]

    def on_resize(self) -> None:
        """Put the pane beside the list where there is room, else below."""
        self.set_class(self.size.width < NARROW, "narrow")

    def do_scroll_down(self) -> None:
        """Scroll the pane down."""
        self.query_one("#right").scroll_relative(y=STEP, animate=False)

    def do_scroll_up(self) -> None:
        """Scroll the pane up."""
        self.query_one("#right").scroll_relative(y=-STEP, animate=False)
