"""Clauses by one letter, and a line that narrows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Input

from qa_tui.domain.phrase import N_
from qa_tui.tui.safe import words
from qa_tui.tui.widgets.choice_list import ChoiceList, MenuItem

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SearchMenu(Vertical):
    """A one-key menu; while one searches, a line above it narrows it.

    Args:
        choices: The lines.
        mark: The sign before the chosen line.
    """

    DEFAULT_CSS = """
    SearchMenu ChoiceList { height: 1fr; }
    SearchMenu #filter { display: none; height: 1; margin-bottom: 1; background: $cursor; }
    """

    def __init__(self, choices: tuple[MenuItem, ...], mark: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.choices = choices
        self.mark = mark
        self._before: str | None = None

    def compose(self) -> ComposeResult:
        """The line and the menu."""
        yield Input(
            id="filter",
            compact=True,
            placeholder=words(N_("Words of a clause")).plain,
            select_on_focus=False,
        )
        yield ChoiceList(self.choices, id="clauses", mark=self.mark, first=-1)

    @property
    def menu(self) -> ChoiceList:
        """The lines."""
        return self.query_one(ChoiceList)

    @property
    def filter(self) -> Input:
        """The line that narrows them."""
        return self.query_one("#filter", Input)

    @property
    def is_searching(self) -> bool:
        """Whether the line has the keyboard."""
        return self.filter.has_focus

    def begin(self, typed: str = "") -> None:
        """Begin to search.

        Args:
            typed: What was typed already.
        """
        self._before = self.menu.chosen.key if self.menu.chosen else None
        self.filter.display = True
        self.filter.value = typed
        self.filter.cursor_position = len(self.filter.value)
        self.filter.focus()

    @on(Input.Changed, "#filter")
    def sought(self, event: Input.Changed) -> None:
        """Show the lines that fit."""
        event.stop()
        if self.filter.display:
            self.menu.narrow(event.value)

    def step(self, lines: int) -> None:
        """Move among the lines that fit."""
        if self.menu.shown:
            self.menu.cursor = max(0, min(self.menu.cursor + lines, len(self.menu.shown) - 1))

    def take(self) -> None:
        """Choose the line under the cursor, and show all lines."""
        found = self.menu.chosen
        self.close()
        if found is not None:
            self.menu.choose_letter(found.letter)

    def close(self) -> None:
        """Show all lines, with the one that was chosen before."""
        self.filter.display = False
        self.filter.value = ""
        self.menu.narrow("")
        self.menu.put_cursor(self._before)
        self.menu.focus()
