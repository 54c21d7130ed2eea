"""What the lists on the screens show, read from the desk; every method runs in a worker thread."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from qa_tui.domain.hits import NO_WORDS, Sought
from qa_tui.store.lists import lines
from qa_tui.store.lists.plan import plan
from qa_tui.tui.lists.interruptible import Interruptible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.domain.listing import Listing
    from qa_tui.domain.records import Line
    from qa_tui.store.desk import Desk
    from qa_tui.store.lists.plan import ListPlan
    from qa_tui.store.sqlite import Connection


class DeskSource(Interruptible):
    """Reads from the desk, each time what stands there then, and can be interrupted.

    Args:
        desk: The desk.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that `stop` interrupts."""
        with self.desk.reading() as connection, self.stoppable(connection):
            yield connection


class ShortSource(DeskSource, ABC):
    """A list that is short enough for all its ids to be read at once."""

    @abstractmethod
    def ids(self, connection: Connection) -> array[int]:
        """All ids in the list's order."""

    def first(self, rows: int) -> tuple[array[int], int | None]:
        """The first ids, and how many there are."""
        ids = self._read_ids()
        return ids[:rows], len(ids)

    def last(self, rows: int) -> array[int] | None:
        """The last ids."""
        return self._read_ids()[-rows:]

    def chunks(self) -> Iterator[array[int]]:
        """All ids, in one chunk."""
        yield self._read_ids()

    def _read_ids(self) -> array[int]:
        with self.reading() as connection:
            return self.ids(connection)


class LineSource(DeskSource):
    """The rows of a list of threads or messages.

    Args:
        desk: The desk.
        listing: What is listed.
    """

    def __init__(self, desk: Desk, listing: Listing) -> None:
        super().__init__(desk)
        self.listing = listing

    @cached_property
    def planned(self) -> ListPlan:
        """How the list is read; names and words are looked up once."""
        with self.reading() as connection:
            return plan(connection, self.listing)

    @property
    def sought(self) -> Sought:
        """The words that the list was searched for; none until they were looked up."""
        planned: ListPlan | None = vars(self).get("planned")
        return planned.sought if planned else NO_WORDS

    def first(self, rows: int) -> tuple[array[int], int | None]:
        """The first places, and the number of rows where a counter tells it."""
        planned = self.planned
        with self.reading() as connection:
            places = lines.first_places(connection, planned, rows)
            return places, lines.known_count(connection, planned)

    def last(self, rows: int) -> array[int] | None:
        """The last places, unless only the whole list tells them."""
        planned = self.planned
        with self.reading() as connection:
            return lines.last_places(connection, planned, rows)

    def chunks(self) -> Iterator[array[int]]:
        """All places."""
        planned = self.planned
        with self.reading() as connection:
            yield from lines.all_places(connection, planned)

    def rows(self, ids: Sequence[int]) -> Mapping[int, Line]:
        """Rows by place."""
        sought = self.planned.sought
        with self.reading() as connection:
            return lines.read_lines(connection, ids, sought)


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
