"""The `:` line at the foot of a screen: a field with completion and history."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.filters.completion import Completions
from qa_tui.domain.phrase import N_
from qa_tui.tui.command_line import complete_line, read_command
from qa_tui.tui.safe import error_words
from qa_tui.tui.widgets.frame import Footer
from qa_tui.tui.words.choice_words import choice_words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.command import Command
    from qa_tui.tui.screens.commanding import CommandScreen


class CommandBar(Vertical):
    """Takes a command for its screen; what is wrong with it is said below, and it can be mended.

    Args:
        over: The screen.
    """

    BINDINGS: ClassVar = [
        Binding("enter", "obey", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("tab", "complete", priority=True, show=False),
        Binding("up", "recall(-1)", priority=True, show=False),
        Binding("down", "recall(1)", priority=True, show=False),
    ]

    app: QaTuiApp

    def __init__(self, over: CommandScreen) -> None:
        super().__init__(id="command-bar")
        self.over = over
        self.before: Widget | None = None
        self.completions = Completions(0, 0)
        self.completed: str | None = None
        self.recalled = 0
        self.typed = ""

    def compose(self) -> ComposeResult:
        """The field behind its sign; help with it below."""
        with Horizontal(id="command-field"):
            yield Static(Content(":"), id="command-sign")
            yield Input(id="command", compact=True, select_on_focus=False)
        yield Static(id="command-below")

    @property
    def field(self) -> Input:
        """The editing field."""
        return self.query_one("#command", Input)

    async def begin(self, text: str = "") -> None:
        """Let a command be typed.

        Args:
            text: What stands there already.
        """
        history = self.app.history
        await asyncio.to_thread(history.load)
        self.recalled = len(history.lines)
        if self.over.focused is not self.field:
            self.before = self.over.focused
        self.over.query_one(Footer).add_class("asking")
        self._put(text)
        self.over.set_focus(self.field)
        await self._find()

    def close(self, *, focus: bool = True) -> None:
        """Show the keys again.

        Args:
            focus: Whether the keyboard goes back to where it was.
        """
        self.over.query_one(Footer).remove_class("asking")
        if focus:
            self.over.set_focus(self.before)

    def on_descendant_blur(self) -> None:
        """Leave when somebody clicks elsewhere; not when another window comes to the front."""
        if self.app.app_focus and self.over.focused is not self.field:
            self.close(focus=False)

    @on(Input.Changed, "#command")
    def changed(self, event: Input.Changed) -> None:
        """Find out what could stand there, without holding up the keys."""
        event.stop()
        if self.field.has_focus:
            self.run_worker(self._find(), group="completions", exclusive=True)

    async def _find(self) -> None:
        text, cursor = self.field.value, self.field.cursor_position
        situation = self.over.situation()
        offered = [c for c in self.over.offered() if c.id != "command_line"]
        offered.sort(key=lambda c: c.why_not(situation) is not None)
        completers = self.over.completers
        try:
            found = await asyncio.to_thread(complete_line, text, cursor, offered, completers)
        except QaTuiError:
            found = Completions(cursor, cursor)
        if self.field.value == text:
            self.completed = text
            self._offer(found)

    def _offer(self, completions: Completions) -> None:
        """Show what could stand under the cursor; Tab takes the first."""
        self.completions = completions
        self._below(choice_words(completions.choices, max(self.size.width - 10, 20)))

    def _below(self, shown: Content) -> None:
        self.query_one("#command-below", Static).update(shown)

    def _put(self, text: str) -> None:
        """Put text into the field, with the cursor behind it."""
        self.field.value = text
        self.field.cursor_position = len(text)

    async def action_complete(self) -> None:
        """Put the first completion in."""
        if self.completed != self.field.value:
            await self._find()
        if self.completions.choices:
            choice = self.completions.choices[0]
            text, place = self.completions.put(self.field.value, choice)
            self.field.value = text
            self.field.cursor_position = place

    def action_recall(self, step: int) -> None:
        """Go back or forward in what was typed before."""
        lines = self.app.history.lines
        if self.recalled == len(lines):
            self.typed = self.field.value
        self.recalled = max(0, min(self.recalled + step, len(lines)))
        self._put(lines[self.recalled] if self.recalled < len(lines) else self.typed)

    def action_leave(self) -> None:
        """Type no command after all."""
        self.close()

    async def action_obey(self) -> None:
        """Do what the line says; what is wrong is said under it, and it stays."""
        text = self.field.value
        if not text.strip(" :"):
            self.close()
            return
        try:
            command, argument = read_command(text, self.over.offered())
        except QaTuiError as error:
            self._explain(error)
            return
        self.close()
        self.over.call_later(self._obey, text, command, argument)

    async def _obey(self, text: str, command: Command, argument: str) -> None:
        """Run a command on the screen; keys that were typed meanwhile wait for it."""
        self.app.clear_notifications()
        try:
            await self.over.obey(command, argument)
        except QaTuiError as error:
            await self.begin(text)
            self._explain(error)
            return
        try:
            await asyncio.to_thread(self.app.history.add, text)
        except OSError:
            self.app.tell(
                N_("The line could not be kept in {path}.", path=str(self.app.history.path)),
                severity="warning",
            )

    def _explain(self, error: QaTuiError) -> None:
        """Say what is wrong with the line."""
        self.completed = self.field.value
        self._below(error_words(error).stylize("$error"))
