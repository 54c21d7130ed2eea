"""Letters as rows: how long one still waits or where it is, what it says, whom it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.letters.outbox import LetterState, letter_state, remaining
from qa_tui.domain.names import letter_name
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Notice
from qa_tui.domain.text import clean
from qa_tui.i18n import age, drawn, say
from qa_tui.tui.lists.aged_list import AgedList
from qa_tui.tui.lists.line_text import fit

if TYPE_CHECKING:
    from qa_tui.tui.lists.row_strips import Piece, RowLook

_TIME = 7
"""Cells for a time: `10 Min.` is the longest."""


class LetterList(AgedList[Notice]):
    """Time and subject; then whom it is for, and what kind of letter it is."""

    def draw(self, row: Notice, part: int, width: int, look: RowLook) -> list[Piece]:
        """The two lines of a letter."""
        room = max(width - _TIME - 3, 1)
        if part == 0:
            subject = clean(row.subject, one_line=True, limit=300).text or drawn("–")
            return [
                (self._time(row).rjust(_TIME), "dim"),
                ("  ", ""),
                (fit(subject, room), "chosen" if look.chosen else "title"),
            ]
        to = clean(say(N_("to {name}", name=row.to)), one_line=True, limit=300).text
        kind = clean(say(letter_name(row.template)), one_line=True).text
        return [(" " * (_TIME + 2), ""), (fit(f"{to}{drawn(' · ')}{kind}", room), "dim")]

    def _time(self, row: Notice) -> str:
        """How long it still waits; else since when it is where it is."""
        now = self.clock()
        if letter_state(row, now) is LetterState.WAITING:
            return say(remaining(row, now))
        return age(row.recalled_at or row.handed_over_at or row.send_after, now)
