"""What the list of representatives shows; every method runs in a worker thread."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.store.directory import people_ids, read_people
from qa_tui.tui.sources import DeskSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.domain.people import Representative
    from qa_tui.domain.records import Line
    from qa_tui.store.desk import Desk


class PeopleSource(DeskSource):
    """The representatives by last name.

    Args:
        desk: The desk.
        words: Beginnings of parts of the name, or a party's label; empty for everybody.
    """

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__(desk)
        self.words = words

    def first(self, rows: int) -> tuple[array[int], int | None]:
        """The first ids, and how many there are."""
        with self.reading() as connection:
            ids = people_ids(connection, self.words)
        return ids[:rows], len(ids)

    def last(self, rows: int) -> array[int] | None:
        """The last ids."""
        with self.reading() as connection:
            return people_ids(connection, self.words)[-rows:]

    def chunks(self) -> Iterator[array[int]]:
        """All ids, in one chunk."""
        with self.reading() as connection:
            yield people_ids(connection, self.words)

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
