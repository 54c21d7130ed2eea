"""What the list of representatives shows; every method runs in a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.directory.people import people_ids, read_people
from qa_tui.tui.lists.sources import ShortSource

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from qa_tui.domain.people.people import Representative
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


class PeopleSource(ShortSource):
    """The representatives by last name.

    Args:
        desk: The desk.
        words: Beginnings of parts of the name, or a party's label; empty for everybody.
    """

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__(desk)
        self.words = words

    def ids(self, connection: Connection) -> array[int]:
        """The ids of all of them."""
        return people_ids(connection, self.words)

    def rows(self, ids: Sequence[int]) -> Mapping[int, Representative]:
        """Representatives by id."""
        with self.reading() as connection:
            return read_people(connection, ids, self.desk.today)
