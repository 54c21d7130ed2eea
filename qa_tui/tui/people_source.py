"""What the list of representatives shows; every method runs in a worker thread."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.store.directory.people import people_ids, read_people
from qa_tui.tui.sources import ShortSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.domain.people import Representative
    from qa_tui.domain.records import Line
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


class NoRows:
    """A list without rows."""

    def first(self, rows: int) -> tuple[array[int], int | None]:  # noqa: ARG002 - there are none
        """No ids."""
        return array("q"), 0

    def last(self, rows: int) -> array[int] | None:  # noqa: ARG002 - there are none
        """No ids."""
        return array("q")

    def chunks(self) -> Iterator[array[int]]:
        """No ids."""
        return iter(())

    def rows(self, ids: Sequence[int]) -> Mapping[int, Line]:  # noqa: ARG002 - there are none
        """No rows."""
        return {}
