"""Asks for the name of a saved view."""

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
from qa_tui.domain.views import NAME_LENGTH, NameTaken, SavedView
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import error_words, outside, words
from qa_tui.tui.widgets.key_line import key_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.phrase import Phrase


class NameScreen(FloatingScreen[SavedView | None]):
    """A field for a name; what is wrong with one is said below it.

    Args:
        title: What is done.
        about: The filter of the view, shown for orientation.
        name: The name that stands in the field at first; longer ones are cut.
        work: Stores the view under a name; runs in a thread.
        again: Stores it where the name is taken, when Enter is pressed a second time; None where
            that cannot be.
    """

    CSS_PATH = "view_name.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "store", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
    ]

    def __init__(
        self,
        title: Phrase,
        about: str,
        name: str,
        work: Callable[[str], SavedView],
        again: Callable[[str], SavedView] | None = None,
    ) -> None:
        super().__init__()
        self.what, self.about, self.first = title, about, name[:NAME_LENGTH]
        self.work, self.again = work, again
        self.refused: str | None = None

    def compose(self) -> ComposeResult:
        """What is done, the filter, the field, what is wrong, the keys."""
        with Vertical(id="box"):
            yield Static(words(self.what, "bold"), id="title")
            yield Static(outside(self.about, "$dim"), id="about")
            yield Input(self.first, max_length=NAME_LENGTH, id="name", compact=True)
            yield Static(id="problem")
            yield Static(key_line([("⏎", N_("save")), ("Esc", N_("leave as it was"))]))

    @on(Input.Changed)
    def typed(self) -> None:
        """Forget what was wrong with another name."""
        self.refused = None
        self.query_one("#problem", Static).update(Content.empty())

    async def action_store(self) -> None:
        """Store the view under the name, or say what is wrong with it."""
        name = self.query_one(Input).value
        work = self.again if self.again is not None and name == self.refused else self.work
        try:
            saved = await asyncio.to_thread(work, name)
        except NameTaken as error:
            self._say(error, N_("Enter again gives that view this filter.") if self.again else None)
            self.refused = name
        except QaTuiError as error:
            self._say(error)
        else:
            self.dismiss(saved)

    def _say(self, error: QaTuiError, more: Phrase | None = None) -> None:
        shown = error_words(error).stylize("$error")
        if more is not None:
            shown = Content.assemble(shown, " ", words(more))
        self.query_one("#problem", Static).update(shown)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
