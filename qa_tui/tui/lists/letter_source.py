"""What the list of letters shows, read from the desk in worker threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.letters.outbox import letter_chunks, letter_ids, read_letters
from qa_tui.tui.lists.sources import DeskSource

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.domain.letters.outbox import LetterState
    from qa_tui.domain.records import Notice
    from qa_tui.store.desk import Desk


class LetterSource(DeskSource):
    """The letters of a group, newest first.

    Args:
        desk: The desk.
        group: Where they are.
        total: How many there are, where that is known.
    """

    def __init__(self, desk: Desk, group: LetterState, total: int | None = None) -> None:
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
