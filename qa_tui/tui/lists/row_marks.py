"""Which rows of a long list are marked: single ones, and ranges between two rows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from qa_tui.tui.lists.window import Window


class Anchor(NamedTuple):
    """A row, and where it stands."""

    place: int
    identity: int

    def settled(self, window: Window[Any]) -> Anchor:
        """The same row where it stands in a window that has changed, else the nearest place."""
        found = window.place_of(self.identity, near=self.place)
        if found is None:
            found = max(min(self.place, window.places - 1), 0)
        return Anchor(found, self.identity)


class Marks:
    """Marked rows of a window.

    A range is kept as its two ends until the ids between them are known: to begin and to end it
    costs the same however long it is, as long as the list is still being read.

    Attributes:
        marked: Ids that are marked, without those of ranges that are still open.
        start: Where the range that follows the cursor begins; None when there is none.
    """

    def __init__(self, window: Window[Any]) -> None:
        self.window = window
        self.marked: set[int] = set()
        self.start: Anchor | None = None
        self._open: list[tuple[Anchor, Anchor]] = []

    def __bool__(self) -> bool:
        return bool(self.marked or self.start or self._open)

    def clear(self) -> None:
        """Mark nothing."""
        self.marked.clear()
        self._open.clear()
        self.start = None

    def toggle(self, identity: int) -> None:
        """Mark a row, or take its mark away."""
        self.marked.symmetric_difference_update((identity,))

    def discard(self, identity: int) -> None:
        """Take the mark of a row away, if it has one."""
        self.marked.discard(identity)

    def begin(self, place: int) -> bool:
        """Begin a range.

        Args:
            place: Where; the range reaches from there to wherever the cursor goes.

        Returns:
            Whether there is a row.
        """
        identity = self.window.id_at(place)
        if identity is not None:
            self.start = Anchor(place, identity)
        return identity is not None

    def end(self, place: int) -> bool:
        """End the range and mark its rows.

        Args:
            place: Where it ends.

        Returns:
            Whether it has ended; it does not at a place without a row.
        """
        identity = self.window.id_at(place)
        if identity is None or self.start is None:
            return False
        first, last = sorted((self.start, Anchor(place, identity)))
        self.start = None
        self._open.append((first, last))
        self._close()
        return True

    def _close(self) -> None:
        """Mark the rows of ranges whose ids are all known."""
        still_open = []
        for first, last in self._open:
            ids = self.window.ids(first.place, last.place)
            if ids is None:
                still_open.append((first, last))
            else:
                self.marked |= set(ids)
        self._open = still_open

    def settle(self) -> None:
        """Find the ends of ranges again after the ids have changed."""
        if not self.window.places:
            self.clear()
        if self.start is not None:
            self.start = self.start.settled(self.window)
        if self._open:
            both = [
                (first.settled(self.window), last.settled(self.window))
                for first, last in self._open
            ]
            self._open = [(min(pair), max(pair)) for pair in both]
            self._close()
            if self.window.complete:
                self._open.clear()

    def keep(self, before: frozenset[int], kept: frozenset[int]) -> None:
        """Take marks away from rows that have left the list.

        Args:
            before: What was marked when the ids began to be read.
            kept: Which of these are still in the list.
        """
        self.marked = {
            identity
            for identity in self.marked
            if identity in kept
            or (identity not in before and self.window.place_of(identity) is not None)
        }

    def span(self, cursor: int) -> tuple[int, int] | None:
        """The places of the range that follows the cursor, from its first to its last."""
        if self.start is None:
            return None
        return min(self.start.place, cursor), max(self.start.place, cursor)

    def holds(self, place: int, identity: int, cursor: int) -> bool:
        """Whether a row is marked.

        Args:
            place: Where it stands.
            identity: Its id.
            cursor: Where the range that follows the cursor ends.
        """
        if identity in self.marked:
            return True
        span = self.span(cursor)
        if span is not None and span[0] <= place <= span[1]:
            return True
        return any(first.place <= place <= last.place for first, last in self._open)

    def count(self, cursor: int) -> int:
        """How many rows are marked, with the range that follows the cursor."""
        span = self.span(cursor)
        if span is None:
            return len(self.marked)
        ids = self.window.ids(*span)
        if ids is None or not self.marked:
            return len(self.marked) + span[1] - span[0] + 1
        return len(self.marked) + len(ids) - len(self.marked.intersection(ids))

    def in_order(self) -> list[int] | None:
        """The ids of the marked rows in the list's order.

        Returns:
            The ids; None while the ids inside a range are still being read.
        """
        if self._open:
            return None
        left = set(self.marked)
        found: list[int] = []
        for identity in chain(self.window.head, self.window.tail):
            if not left:
                break
            if identity in left:
                left.remove(identity)
                found.append(identity)
        return found
