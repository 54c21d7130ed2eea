"""Drafts as rows: how old, what was typed, then what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.draft import Draft, draft_name
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import clean
from qa_tui.i18n import age, drawn, say
from qa_tui.tui.lists.aged_list import AgedList
from qa_tui.tui.lists.line_text import fit
from qa_tui.tui.lists.unmarked_list import UnmarkedList

if TYPE_CHECKING:
    from qa_tui.tui.lists.row_strips import Piece, RowLook


class DraftList(AgedList[Draft], UnmarkedList[Draft]):
    """What kind it is and what was typed, then what it is about; nothing here is marked."""

    def draw(self, row: Draft, part: int, width: int, look: RowLook) -> list[Piece]:
        """The two lines of a draft."""
        old = age(row.updated_at, self.clock()).rjust(6)
        room = max(width - len(old) - 3, 1)
        if part == 0:
            typed = clean(row.gist, one_line=True, limit=300).text or say(N_("nothing typed yet"))
            return [
                (old, "dim"),
                ("  ", ""),
                (fit(typed, room), "chosen" if look.chosen else "title"),
            ]
        about = [say(draft_name(row.kind))]
        if row.title:
            about.append(clean(row.title, one_line=True, limit=300).text)
        return [(" " * (len(old) + 2), ""), (fit(drawn(" · ").join(about), room), "dim")]
