"""Saved views as rows: the key and the name, then the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_
from qa_tui.domain.text import clean
from qa_tui.domain.views import NAME_LENGTH, SavedView
from qa_tui.i18n import say
from qa_tui.tui.lists.line_text import fit
from qa_tui.tui.lists.unmarked_list import UnmarkedList
from qa_tui.tui.widgets.sidebar import saved_key

if TYPE_CHECKING:
    from qa_tui.tui.lists.row_strips import Piece, RowLook

_INDENT = 4


class SavedViewList(UnmarkedList[SavedView]):
    """The saved views in their order; nothing here is marked."""

    def draw(self, row: SavedView, part: int, width: int, look: RowLook) -> list[Piece]:
        """The two lines of a view."""
        room = max(width - _INDENT - 1, 1)
        if part == 0:
            name = clean(row.name, one_line=True, limit=NAME_LENGTH).text
            return [
                (saved_key(row.place).ljust(_INDENT), "dim"),
                (fit(name, room), "chosen" if look.chosen else "title"),
            ]
        query = clean(row.query, one_line=True, limit=400).text
        if row.view.understood:
            return [(" " * _INDENT, ""), (fit(query, room), "dim")]
        wrong = say(N_("cannot be understood: {filter}", filter=query))
        return [(" " * _INDENT, ""), (fit(wrong, room), "state-refused")]
