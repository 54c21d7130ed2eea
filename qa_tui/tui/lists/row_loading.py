"""What a list reads in worker threads: the beginning of a view, all its ids, the view anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from qa_tui.tui.lists.window import no_ids

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Mapping

    from qa_tui.tui.lists.window import ListSource

T = TypeVar("T")

FIRST = 64
"""Ids read at first, and at the end while not all are known."""

PAGE = 256
"""Rows read at a time when looking for one."""


class Beginning(NamedTuple, Generic[T]):
    """The beginning of a view.

    Attributes:
        source: The view.
        ids: Its first ids; fewer than `FIRST` are all.
        total: The number of its rows, or None.
        rows: The first screenful of rows.
        read: The ids that these rows were read for.
    """

    source: ListSource[T]
    ids: array[int]
    total: int | None
    rows: Mapping[int, T]
    read: array[int]


def read_beginning(source: ListSource[T], screenful: int) -> Beginning[T]:
    """Read the beginning of a view.

    Args:
        source: The view.
        screenful: Rows in sight.

    Returns:
        Its first ids and rows.
    """
    ids, total = source.first(FIRST)
    read = ids[:screenful]
    return Beginning(source, ids, total, source.rows(read), read)


def read_rows(source: ListSource[T], ids: array[int]) -> tuple[array[int], Mapping[int, T]]:
    """Read rows by id.

    Returns:
        The ids asked for, and the rows that are there.
    """
    return ids, source.rows(ids)


class KeptPlace(NamedTuple):
    """What is to be found again when a view is read anew.

    Attributes:
        place: Place of the cursor.
        identity: Id of the row under it, or None.
        above: Rows in sight above the cursor; below 0 when it is out of sight.
        screenful: Rows in sight.
        marked: Ids that are marked.
    """

    place: int
    identity: int | None
    above: int
    screenful: int
    marked: frozenset[int]


class Renewed(NamedTuple, Generic[T]):
    """A view that was read anew.

    Attributes:
        ids: All its ids.
        place: Where the row under the cursor stands, or None.
        kept: What was to be found again.
        marked: Which of the marked ids are still in it.
        rows: The rows in sight once it is shown.
        read: The ids that these rows were read for.
    """

    ids: array[int]
    place: int | None
    kept: KeptPlace
    marked: frozenset[int]
    rows: Mapping[int, T]
    read: array[int]


def read_anew(
    source: ListSource[T], kept: KeptPlace, wanted: Callable[[], bool]
) -> Renewed[T] | None:
    """Read all ids of a view, and the rows that will be in sight.

    What is looked for is looked for chunk by chunk: one search through a million ids would hold
    the interpreter, and with it the keys, for as long as several frames take.

    Args:
        source: The view.
        kept: What is to be found again.
        wanted: Whether the answer is still wanted.

    Returns:
        The view; None when it is no longer wanted.
    """
    ids, place = no_ids(), None
    marked: set[int] = set()
    for chunk in source.chunks():
        if not wanted():
            return None
        if place is None and kept.identity is not None and kept.identity in chunk:
            place = len(ids) + chunk.index(kept.identity)
        if kept.marked:
            marked |= kept.marked.intersection(chunk)
        ids.extend(chunk)
    cursor = min(kept.place, max(len(ids) - 1, 0)) if place is None else place
    top = max(min(cursor - kept.above, len(ids) - kept.screenful), 0)
    read = ids[top : top + kept.screenful]
    if not top <= cursor < top + kept.screenful:
        read.extend(ids[cursor : cursor + 1])
    return Renewed(ids, place, kept, frozenset(marked), source.rows(read), read)


class Search(NamedTuple, Generic[T]):
    """Looking for a row by what it is.

    Attributes:
        ids: The ids to look through.
        start: The first place to look at.
        direction: 1 to look downwards, -1 to look upwards.
        holds: Whether a row is the one.
    """

    ids: array[int]
    start: int
    direction: int
    holds: Callable[[int, T], bool]

    def run(self, source: ListSource[T], wanted: Callable[[], bool]) -> int | None:
        """Look for the row.

        Args:
            source: Where rows are read.
            wanted: Whether the answer is still wanted.

        Returns:
            The id of the first row for which it holds, or None.
        """
        place = self.start
        while 0 <= place < len(self.ids) and wanted():
            if self.direction > 0:
                page = self.ids[place : place + PAGE]
            else:
                page = self.ids[max(place - PAGE + 1, 0) : place + 1]
            found = self._first(page, source.rows(page))
            if found is not None:
                return found
            place += self.direction * PAGE
        return None

    def _first(self, page: array[int], rows: Mapping[int, T]) -> int | None:
        for identity in page[:: self.direction]:
            if identity in rows and self.holds(identity, rows[identity]):
                return identity
        return None
