"""What screens share that show one list, and what it is for while it is empty."""

from __future__ import annotations

from typing import Any

from textual import on

from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.widgets.window_list import WindowList


class ListScreen(DeskScreen):
    """A screen with one list."""

    @property
    def listed(self) -> WindowList[Any]:
        """The list."""
        return self.query_one(WindowList)

    @on(WindowList.Counted)
    def teach(self) -> None:
        """Say what would stand here where there is nothing."""
        self.set_class(self.listed.complete and not self.listed.total, "nothing")

    @on(WindowList.Failed)
    def list_failed(self, event: WindowList.Failed) -> None:
        """Tell why the list cannot be read."""
        self.app.tell_error(event.error)
