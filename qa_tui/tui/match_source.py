"""What the list of people on pages shows, read from the desk in worker threads."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.store.relinking import open_match_ids, read_open_matches
from qa_tui.tui.sources import DeskSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.domain.open_match import OpenMatch


class MatchSource(DeskSource):
    """People on pages of whom it is not certain who they are, those with most threads first."""

    def first(self, rows: int) -> tuple[array[int], int | None]:
        """The first ones."""
        ids = self._ids()
        return ids[:rows], len(ids)

    def last(self, rows: int) -> array[int] | None:
        """The last ones."""
        return self._ids()[-rows:]

    def chunks(self) -> Iterator[array[int]]:
        """All of them, in one chunk."""
        yield self._ids()

    def rows(self, ids: Sequence[int]) -> Mapping[int, OpenMatch]:
        """People by number, with everybody whom each can be."""
        with self.reading() as connection:
            return {one.id: one for one in read_open_matches(connection, self.desk.today, ids)}

    def _ids(self) -> array[int]:
        with self.reading() as connection:
            return array("q", open_match_ids(connection))
