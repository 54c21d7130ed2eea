"""Finds a snippet by its name and shows it as it will be put in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.letters.snippet import LONGEST_TEXT, Snippets, fill, missing
from qa_tui.domain.phrase import N_, NN_
from qa_tui.store.letters.snippets import own_path, read_snippets
from qa_tui.store.settings import desk_language
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import error_words, outside, words
from qa_tui.tui.widgets.key_line import key_line
from qa_tui.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.letters.snippet import Snippet
    from qa_tui.store.sqlite import Connection


class SnippetScreen(FloatingScreen[str | None]):
    """A search by name, the found snippets, and the chosen one with its variables filled.

    Args:
        values: Reads what the variables stand for; runs in a thread.
    """

    CSS_PATH = "snippets.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "take", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("down", "step(1)", priority=True, show=False),
        Binding("up", "step(-1)", priority=True, show=False),
        Binding("pagedown", "step(8)", priority=True, show=False),
        Binding("pageup", "step(-8)", priority=True, show=False),
    ]

    def __init__(self, values: Callable[[Connection], dict[str, str]]) -> None:
        super().__init__()
        self.read_values = values
        self.values: dict[str, str] = {}
        self.known = Snippets()
        self.fitting: frozenset[str] = frozenset()
        self.found: tuple[Snippet, ...] = ()

    def compose(self) -> ComposeResult:
        """The search, what is found, the chosen one, what is wrong, the keys."""
        with Vertical(id="box"):
            yield Static(words(N_("Put a snippet in"), "bold"), id="title")
            yield Input(
                id="name", compact=True, placeholder=words(N_("Part of its name or text")).plain
            )
            yield PickList(id="found", mark=">" if self.app.ascii_only else "▌")
            with VerticalScroll(id="preview-pane", can_focus=False):
                yield Static(id="preview")
            yield Static(id="problem")
            keys = [("⏎", N_("put in")), ("↓ ↑", N_("choose")), ("Esc", N_("leave as it was"))]
            yield Static(key_line(keys), id="keys")

    async def on_mount(self) -> None:
        """Read the snippets and what their variables stand for."""
        try:
            self.known, self.values, self.fitting = await asyncio.to_thread(self._read)
        except QaTuiError as error:
            self._say(error_words(error))
        self._tell_problems()
        self.search()

    def _read(self) -> tuple[Snippets, dict[str, str], frozenset[str]]:
        """The snippets, what their variables stand for, and the names of those that fit."""
        with self.app.desk.reading() as connection:
            known, values = read_snippets(desk_language(connection)), self.read_values(connection)
        return known, values, frozenset(one.name for one in known.all if not missing(one, values))

    def _tell_problems(self) -> None:
        """Name the first thing that is wrong with the files, and how many more there are."""
        problems = self.known.problems
        if not problems:
            return
        told = problems[0].told
        if len(problems) > 1:
            more = NN_("and {count} more", "and {count} more", len(problems) - 1)
            told = N_("{first} ({more}: qa-tui snippets --check)", first=told, more=more)
        self._say(words(told))

    def _say(self, shown: Content) -> None:
        self.query_one("#problem", Static).update(shown.stylize("$error"))

    @on(Input.Changed)
    def search(self) -> None:
        """Show what is found for what is typed; what cannot be put in here is dim."""
        self.found = self.known.matching(self.query_one(Input).value)
        fits = [one.name in self.fitting for one in self.found]
        lines = tuple(
            outside(one.name, "" if good else "$dim", limit=80)
            for one, good in zip(self.found, fits, strict=True)
        )
        self.query_one(PickList).offer(lines, fits.index(True) if True in fits else 0)
        self._preview()

    @property
    def chosen(self) -> Snippet | None:
        """The snippet under the cursor."""
        place = self.query_one(PickList).cursor
        return self.found[place] if 0 <= place < len(self.found) else None

    def _preview(self, *, tried: bool = False) -> None:
        """Show the chosen snippet as it will be put in, or say why it cannot be.

        Args:
            tried: Whether somebody wanted to put it in.
        """
        preview = self.query_one("#preview", Static)
        if self.chosen is None:
            path = str(own_path())
            told = N_("No snippet has this name. Your own can stand in {path}.", path=path)
            preview.update(words(told, "$dim"))
            return
        try:
            shown = outside(fill(self.chosen, self.values), one_line=False, limit=LONGEST_TEXT)
        except QaTuiError as error:
            text = outside(self.chosen.text, "$dim", one_line=False, limit=LONGEST_TEXT)
            shown = Content("\n\n").join(
                [error_words(error).stylize("$error" if tried else "$dim"), text]
            )
        preview.update(shown)

    def action_step(self, lines: int) -> None:
        """Move among what was found."""
        self.query_one(PickList).step(lines)
        self._preview()

    @on(PickList.Taken)
    def action_take(self) -> None:
        """Put the chosen one in, unless a variable stands for nothing."""
        if self.chosen is None:
            return
        try:
            text = fill(self.chosen, self.values)
        except QaTuiError:
            self._preview(tried=True)
            self.app.bell()
            return
        self.dismiss(text)

    def action_leave(self) -> None:
        """Put nothing in."""
        self.dismiss(None)
