"""Asks for the number of a row to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from qa_tui.domain.numbers import whole
from qa_tui.domain.phrase import N_
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import words
from qa_tui.tui.widgets.key_line import key_line
from qa_tui.tui.widgets.sidebar import grouped

if TYPE_CHECKING:
    from textual.app import ComposeResult


class JumpScreen(FloatingScreen[int | None]):
    """A field for a number; beyond the end means the last row.

    Args:
        total: How many rows there are.
    """

    CSS_PATH = "jump.tcss"
    BINDINGS: ClassVar = [Binding("escape", "leave", priority=True, show=False)]

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total = total

    def compose(self) -> ComposeResult:
        """What is asked, and the field."""
        with Vertical(id="box"):
            yield Static(words(N_("Go to row (1 to {last})", last=grouped(self.total)), "bold"))
            yield Input(type="integer", max_length=9, id="number", compact=True)
            yield Static(key_line([("⏎", N_("go there")), ("Esc", N_("stay here"))]))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go there."""
        self.dismiss(whole(event.value.strip()))

    def action_leave(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
