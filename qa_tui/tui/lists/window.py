"""The rows of a long list: which id stands at which place, and the few rows that were read.

Ids cost eight bytes a row and are all held; rows are read by id when they come into sight. The
two are different moments: a row may be gone, or changed, by the time it is read.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

KEPT = 512
"""Rows that are kept at least, beside all ids."""

_NEAR = 256


class ListSource(Protocol[T_co]):
    """What a list shows. All methods are called in worker threads."""

    def first(self, rows: int) -> tuple[array[int], int | None]:
        """The first ids, and the number of all rows where it is known at once.

        Args:
            rows: Ids at most. Fewer than that are all there are.

        Returns:
            Ids in the list's order, and the number of rows or None.
        """
        ...

    def last(self, rows: int) -> array[int] | None:
        """The last ids in the list's order; None if that takes reading all of them."""
        ...

    def chunks(self) -> Iterator[array[int]]:
        """All ids in the list's order, from the start."""
        ...

    def rows(self, ids: Sequence[int]) -> Mapping[int, T_co]:
        """Rows by id. What is not there any more is missing in the answer."""
        ...


@runtime_checkable
class Stoppable(Protocol):
    """A source whose reading can be interrupted."""

    def stop(self) -> None:
        """End what is being read, from another thread; its answer is not wanted any more."""
        ...


class Missing:
    """Stands for a row that was read and is not there any more."""


MISSING: Final = Missing()


def no_ids() -> array[int]:
    """An empty array of ids."""
    return array("q")


class Window(Generic[T]):
    """Places and their ids, and a bounded number of rows.

    A view begins with its first ids and mostly its exact number of rows. All ids follow in
    chunks; until then the end is known from `tail`. Where the number of rows is not known, one
    place after the head, the gap, stands for what is still to come.

    Attributes:
        head: Ids from the top.
        tail: Ids of the end, while not all are known.
        complete: Whether the head holds all ids.
        capacity: Rows that are kept at most.
    """

    def __init__(self) -> None:
        self.head = no_ids()
        self.tail = no_ids()
        self.complete = True
        self.capacity = KEPT
        self._counted: int | None = None
        self._loading: array[int] | None = None
        self._rows: OrderedDict[int, tuple[T | Missing, int]] = OrderedDict()
        self._stamp = 0

    def begin(self, ids: array[int], total: int | None, *, complete: bool = False) -> None:
        """Begin another view, or the same one anew; all rows are forgotten.

        Args:
            ids: Its first ids.
            total: The number of its rows; None when it is not known.
            complete: Whether these are all.
        """
        self.head, self.tail = ids, no_ids()
        self.complete = complete
        self._counted = total
        self._loading = None
        self._rows.clear()

    def extend(self, chunk: array[int]) -> None:
        """Take the next chunk of ids; the first one begins at the top again.

        Args:
            chunk: Ids in the list's order.
        """
        if self._loading is None:
            self._loading = no_ids()
        self._loading.extend(chunk)
        if len(self._loading) >= len(self.head):
            self.head = self._loading
        if self._counted is None and self.tail and self.head:
            self._join()

    def _join(self) -> None:
        """Cut what the head has reached off the tail."""
        try:
            reached = self.tail.index(self.head[-1])
        except ValueError:
            return
        self.tail = self.tail[reached + 1 :]
        self._counted = len(self.head) + len(self.tail)

    def finish(self) -> None:
        """Take the chunks that came as all there are."""
        self.head = no_ids() if self._loading is None else self._loading
        self.tail = no_ids()
        self._loading = None
        self.complete = True

    def append(self, ids: array[int]) -> None:
        """Take further ids behind the last one, where all are known."""
        if self.complete:
            self.head.extend(ids)

    def set_tail(self, ids: array[int]) -> None:
        """Take the last ids, for the time until all are known."""
        if not self.complete:
            self.tail = ids
            if self._counted is None and self.tail and self.head:
                self._join()

    @property
    def total(self) -> int:
        """The number of rows known of; exact where `counted` says so."""
        if self.complete:
            return len(self.head)
        if self._counted is None:
            return len(self.head) + len(self.tail)
        return max(self._counted, len(self.head))

    @property
    def counted(self) -> bool:
        """Whether the number of rows is known."""
        return self.complete or self._counted is not None

    @property
    def gap(self) -> int | None:
        """The place that stands for an unknown number of rows, if there is one."""
        return None if self.counted else len(self.head)

    @property
    def places(self) -> int:
        """The number of places to show: all rows known of, and the gap."""
        return self.total + (not self.counted)

    def id_at(self, place: int) -> int | None:
        """The id at a place; None where it is not known, or beyond the end."""
        if 0 <= place < len(self.head):
            return self.head[place]
        from_end = self.places - place
        if self.complete or place < len(self.head) or not 0 < from_end <= len(self.tail):
            return None
        return self.tail[-from_end]

    def ids(self, first: int, last: int) -> array[int] | None:
        """The ids of neighbouring places.

        Args:
            first: The first place.
            last: The last place, included.

        Returns:
            The ids, or None when one of them is not known.
        """
        if 0 <= first <= last < len(self.head):
            return self.head[first : last + 1]
        start = self.places - len(self.tail)
        if self.tail and max(start, len(self.head)) <= first <= last < self.places:
            return self.tail[first - start : last - start + 1]
        return None

    def place_of(self, identity: int, near: int = 0) -> int | None:
        """The place of an id, looked for around a place first.

        Args:
            identity: The id.
            near: Where it is likely to stand.

        Returns:
            Its place; None when it is not in the list, as far as that is known.
        """
        if self.id_at(near) == identity:
            return near
        around = max(near - _NEAR, 0)
        for start, stop in ((around, near + _NEAR), (0, len(self.head))):
            try:
                return self.head.index(identity, start, stop)
            except ValueError:
                place = self._place_in_tail(identity)
                if place is not None:
                    return place
        return None

    def _place_in_tail(self, identity: int) -> int | None:
        try:
            place = self.places - len(self.tail) + self.tail.index(identity)
        except ValueError:
            return None
        return place if place >= len(self.head) else None

    def row(self, identity: int) -> T | Missing | None:
        """What was read of a row: the row, that it is missing, or None for not read."""
        found = self._rows.get(identity)
        if found is None:
            return None
        self._rows.move_to_end(identity)
        return found[0]

    def stamp(self, identity: int) -> int:
        """A number that changes when a row is put anew; 0 for a row that was not read."""
        found = self._rows.get(identity)
        return found[1] if found else 0

    def put(self, identity: int, row: T | Missing) -> bool:
        """Keep what was read of a row, and let go of what was not looked at for longest.

        Returns:
            Whether it differs from what was known before.
        """
        found = self._rows.get(identity)
        differs = found is None or found[0] != row
        if differs:
            self._stamp += 1
            self._rows[identity] = (row, self._stamp)
        self._rows.move_to_end(identity)
        while len(self._rows) > self.capacity:
            self._rows.popitem(last=False)
        return differs

    def forget(self, identity: int) -> None:
        """Let a row be read again."""
        self._rows.pop(identity, None)

    def forget_all_but(self, ids: set[int]) -> None:
        """Let all rows be read again but these."""
        for identity in self._rows.keys() - ids:
            del self._rows[identity]
