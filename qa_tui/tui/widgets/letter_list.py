"""Letters as rows: how long one still waits or where it is, what it says, whom it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.names import letter_name
from qa_tui.domain.outbox import Standing, remaining, standing
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Notice
from qa_tui.domain.text import clean
from qa_tui.i18n import age, say
from qa_tui.store.outbox import letter_chunks, letter_ids, read_letters
from qa_tui.tui.sources import DeskSource
from qa_tui.tui.widgets.aged_list import AgedList
from qa_tui.tui.widgets.line_text import fit

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.store.desk import Desk
    from qa_tui.tui.widgets.row_strips import Piece, RowLook

_TIME = 7
"""Cells for a time: `10 Min.` is the longest."""


class LetterSource(DeskSource):
    """The letters of a group, newest first.

    Args:
        desk: The desk.
        group: Where they are.
        total: How many there are, where that is known.
    """

    def __init__(self, desk: Desk, group: Standing, total: int | None = None) -> None:
        super().__init__(desk)
        self.group, self.total = group, total
        self.now = desk.clock()

    def first(self, rows: int) -> tuple[array[int], int | None]:
        """The first ids, and how many there are."""
        with self.reading() as connection:
            return letter_ids(connection, self.group, self.now, rows), self.total

    def last(self, rows: int) -> array[int] | None:
        """The last ids."""
        with self.reading() as connection:
            return letter_ids(connection, self.group, self.now, rows, oldest=True)

    def chunks(self) -> Iterator[array[int]]:
        """All ids."""
        with self.reading() as connection:
            yield from letter_chunks(connection, self.group, self.now)

    def rows(self, ids: Sequence[int]) -> Mapping[int, Notice]:
        """Letters by id; those that have gone to another group meanwhile are still told."""
        with self.reading() as connection:
            return read_letters(connection, ids)


class LetterList(AgedList[Notice]):
    """Time and subject; then whom it is for, and what kind of letter it is."""

    def draw(self, row: Notice, part: int, width: int, look: RowLook) -> list[Piece]:
        """The two lines of a letter."""
        room = max(width - _TIME - 3, 1)
        if part == 0:
            subject = clean(row.subject, one_line=True, limit=300).text or "–"
            return [
                (self._time(row).rjust(_TIME), "dim"),
                ("  ", ""),
                (fit(subject, room), "chosen" if look.chosen else "title"),
            ]
        to = clean(say(N_("to {name}", name=row.to)), one_line=True, limit=300).text
        kind = clean(say(letter_name(row.template)), one_line=True).text
        return [(" " * (_TIME + 2), ""), (fit(f"{to} · {kind}", room), "dim")]

    def _time(self, row: Notice) -> str:
        """How long it still waits; else since when it is where it is."""
        now = self.clock()
        if standing(row, now) is Standing.WAITING:
            return say(remaining(row, now))
        return age(row.recalled_at or row.handed_over_at or row.send_after, now)
