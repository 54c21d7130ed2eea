"""What screens with one list share: while it is empty, they say what it is for."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar

from textual import on

from qa_tui.tui.lists.window_list import WindowList
from qa_tui.tui.screens.base import DeskScreen


class ListScreen(DeskScreen):
    """A screen with one list, and a place `empty` for words where it has no rows."""

    CSS_PATH: ClassVar = [Path(__file__).with_name("listing.tcss")]  # for other folders, too

    @property
    @abstractmethod
    def listed(self) -> WindowList[Any]:
        """The list."""

    @on(WindowList.Counted)
    def teach(self) -> None:
        """Say what would stand here where there is nothing."""
        self.set_class(self.listed.complete and not self.listed.total, "nothing")

    @on(WindowList.Failed)
    def list_failed(self, event: WindowList.Failed) -> None:
        """Tell why the list cannot be read."""
        self.app.tell_error(event.error)
