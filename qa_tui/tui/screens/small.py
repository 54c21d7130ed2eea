"""Says that the terminal is too small, instead of drawing half a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from qa_tui.domain.phrase import N_
from qa_tui.tui.safe import words

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SmallScreen(Screen[None]):
    """One sentence until there is room."""

    DEFAULT_CSS = """
    SmallScreen { align: center middle; }
    SmallScreen Static { width: 100%; text-align: center; }
    """
    BINDINGS: ClassVar = [Binding("q", "app.quit", show=False)]

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(id="small")

    def on_resize(self) -> None:
        """Say how much is missing."""
        said = N_(
            "This terminal is {width}×{height}; 60×20 is the least. Enlarge it, or press q.",
            width=self.size.width,
            height=self.size.height,
        )
        self.query_one(Static).update(words(said))
