"""What the list of people on pages shows, read from the desk in worker threads."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.store.directory.relinking import open_match_ids, read_open_matches
from qa_tui.tui.lists.sources import ShortSource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa_tui.domain.people.open_match import OpenMatch
    from qa_tui.store.sqlite import Connection


class MatchSource(ShortSource):
    """People on pages whose match is uncertain, those with the most threads first."""

    def ids(self, connection: Connection) -> array[int]:
        """The numbers of all of them."""
        return array("q", open_match_ids(connection))

    def rows(self, ids: Sequence[int]) -> Mapping[int, OpenMatch]:
        """People by number, each with all candidates."""
        with self.reading() as connection:
            return {one.id: one for one in read_open_matches(connection, self.desk.today, ids)}
