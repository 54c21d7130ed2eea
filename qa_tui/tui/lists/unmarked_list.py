"""A list whose rows are not marked: nothing is done with several of them at once."""

from __future__ import annotations

from typing import TypeVar

from textual.actions import SkipAction

from qa_tui.tui.lists.window_list import WindowList

T = TypeVar("T")


class UnmarkedList(WindowList[T]):
    """A list without marks; their keys do nothing in it."""

    def action_mark(self) -> None:
        """There is nothing to do with marked rows."""
        raise SkipAction

    def action_mark_range(self) -> None:
        """There is nothing to do with marked rows."""
        raise SkipAction
