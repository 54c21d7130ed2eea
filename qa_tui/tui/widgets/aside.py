"""What stands beside the fields that are written: what is missing, and how it will look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Static

from qa_tui.tui.widgets.saying import say_in

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content
    from textual.widget import Widget


class Aside(VerticalScroll, can_focus=True):
    """Arrows and page keys scroll it while it has the keyboard; it then takes more room."""

    DEFAULT_CSS = "Aside #checks { margin-bottom: 1; }"
    _from: Widget | None = None

    def compose(self) -> ComposeResult:
        """What is missing, then the look."""
        yield Static(id="checks")
        yield Static(id="look")

    def show(self, checks: Content, look: Content) -> None:
        """Show how the fields stand.

        Args:
            checks: What is missing.
            look: How it will look, or what it is about.
        """
        say_in(self.query_one("#checks", Static), checks)
        say_in(self.query_one("#look", Static), look)

    def turn(self) -> None:
        """Let the keys scroll, or give them back."""
        if not self.give_back():
            self._from = self.screen.focused
            self.focus()

    def give_back(self) -> bool:
        """Let typing go on where it was; tells whether it was interrupted."""
        if not self.has_focus:
            return False
        if self._from is None:
            self.screen.focus_next()
        else:
            self._from.focus()
        return True
