"""Asks for a file whose text is put into a field."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.ingest.typed_file import read_typed
from qa_tui.resources import read_path
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import error_words, words
from qa_tui.tui.widgets.key_line import key_line

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FileScreen(FloatingScreen[str | None]):
    """A field for a path; what is wrong with the file is said below it."""

    CSS_PATH = "from_file.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "take", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
    ]

    def compose(self) -> ComposeResult:
        """What is asked, the field, what is wrong, the keys."""
        with Vertical(id="box"):
            yield Static(words(N_("Put a file in"), "bold"), id="title")
            yield Static(words(N_("A text file; its words are inserted at the cursor."), "$dim"))
            yield Input(id="path", compact=True)
            yield Static(id="problem")
            yield Static(key_line([("⏎", N_("put in")), ("Esc", N_("leave as it was"))]))

    @on(Input.Changed)
    def typed(self) -> None:
        """Forget what was wrong with another file."""
        self.query_one("#problem", Static).update(Content.empty())

    async def action_take(self) -> None:
        """Read the file, or say what is wrong with it."""
        given = self.query_one(Input).value.strip()
        try:
            text = await asyncio.to_thread(read_typed, read_path(given), pipes=False)
        except QaTuiError as error:
            shown = error_words(error).stylize("$error")
            self.query_one("#problem", Static).update(shown)
        else:
            self.dismiss(text)

    def action_leave(self) -> None:
        """Put nothing in."""
        self.dismiss(None)
