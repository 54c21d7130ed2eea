"""Shows a view from its first rows on, shows it anew, and finds rows in it."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from itertools import chain
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from qa_tui.tui.lists import row_loading as loading
from qa_tui.tui.lists.row_feed import RowFeed
from qa_tui.tui.lists.row_reader import PATIENCE
from qa_tui.tui.lists.window import Missing, no_ids

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from qa_tui.tui.lists.window import ListSource

T = TypeVar("T")

_LEAST = 24
"""Rows read with the first ids when the size of the list is not known yet."""

_LONGEST = 1.0
"""Seconds after which the ids are read even if the first rows have not been drawn: another screen
may cover the list."""


class RowView(RowFeed[T]):
    """The rows of one view at a time.

    Attributes:
        drawn: Set when the first rows have been drawn: reading all ids would delay that.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._seeks = 0
        self.drawn = Event()

    def show(self, source: ListSource[T], *, keep: bool = False) -> None:
        """Show a view: its first rows at once, the rest as it comes.

        Args:
            source: The view.
            keep: Leave the rows of the view before on the screen until these come. Without it, or
                without such rows, nothing is under the cursor in the meantime.
        """
        keep = keep and self.places > 0
        self.forget()
        self.source = source
        if not keep:
            self._begin(no_ids(), 0, complete=False)
        work = partial(loading.read_beginning, source, max(self.screenful, _LEAST))
        self.reader.ask("first", work, self._begun, 0 if keep else PATIENCE)
        self.tell()

    def _begin(self, ids: array[int], total: int | None, *, complete: bool) -> None:
        self.window.begin(ids, total, complete=complete)
        self.marks.clear()
        self.done.clear()
        self._changed.clear()
        self.cursor, self._anchor = 0, self.window.id_at(0)
        self.measure()
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()
        self.untell()

    def _begun(self, begun: loading.Beginning[T]) -> None:
        complete = len(begun.ids) < loading.FIRST
        self._begin(begun.ids, begun.total, complete=complete)
        self.put_rows(begun.read, begun.rows, self._changes)
        self.tell()
        self.fetch()
        self.drawn.clear()
        if not complete:
            work = partial(self._stream, begun.source, self._generation)
            self.loader.ask("ids", work, lambda _: self.change_ids(self.window.finish))

    def _stream(self, source: ListSource[T], generation: int) -> None:
        """Hand over the end, and then all ids chunk by chunk; runs in a thread."""
        self.drawn.wait(_LONGEST)
        tail = source.last(loading.FIRST)
        if tail is not None:
            self.call_later(self._ids_came, generation, partial(self.window.set_tail, tail))
        for chunk in source.chunks():
            if generation != self._generation:
                return
            self.call_later(self._ids_came, generation, partial(self.window.extend, chunk))

    def _ids_came(self, generation: int, change: Callable[[], None]) -> None:
        if generation == self._generation:
            self.change_ids(change)

    def reload(self, source: ListSource[T] | None = None) -> None:
        """Read the view anew; its rows stay until all is read, then all changes in one step.

        Args:
            source: What to read; without it, the same as before.
        """
        source = source or self.source
        if source is None:
            return
        if not self.places:
            self.show(source, keep=True)
            return
        self.forget()
        self.source = source
        kept = loading.KeptPlace(
            place=self.cursor,
            identity=self._anchor,
            above=self.cursor - self.sight.start,
            screenful=self.screenful,
            marked=frozenset(self.marks.marked),
        )
        generation = self._generation
        work = partial(loading.read_anew, source, kept, lambda: generation == self._generation)
        self.loader.ask("ids", work, partial(self._renewed, self._changes))

    def _renewed(self, changes: int, renewed: loading.Renewed[T] | None) -> None:
        if renewed is None:
            return
        self.done &= {row for row, change in self._changed.items() if change > changes}
        same = renewed.kept.identity == self._anchor

        def change() -> None:
            self.window.begin(renewed.ids, len(renewed.ids), complete=True)
            self.put_rows(renewed.read, renewed.rows, changes)

        self.change_ids(change, renewed.place if same else None)
        self.marks.keep(renewed.kept.marked, renewed.marked)
        self.refresh()
        self.tell()

    def append(self, ids: array[int]) -> None:
        """Show further rows behind the last one; no row moves.

        Args:
            ids: Their ids.
        """
        self.change_ids(partial(self.window.append, ids))

    def reread(self) -> None:
        """Read the rows in sight again where they stand, and all others when they come in sight."""
        known = (self.window.id_at(place) for place in self.sight)
        ids = [row for row in known if row is not None]
        if self._anchor is not None and self._anchor not in ids:
            ids.append(self._anchor)
        self.window.forget_all_but(set(ids))
        if ids:
            self._asked = ids
            self._ask("rows", ids)

    def update_row(self, identity: int, row: T, *, done: bool) -> None:
        """Show a row's new state where it stands, dimmed when it is decided.

        Args:
            identity: Its id.
            row: The row as it is.
            done: Whether it was decided.
        """
        (self.done.add if done else self.done.discard)(identity)
        self.change_row(identity, row)

    def mark_done(self, identity: int) -> None:
        """Dim a row at once; its new state follows."""
        self.done.add(identity)
        self.change_row(identity)

    def advance(self) -> None:
        """Go to the next row that is not decided, else to the last such one before."""
        places = chain(range(self.cursor + 1, self.places), range(self.cursor - 1, -1, -1))
        for place in places:
            identity = self.window.id_at(place)
            if identity is None or not (
                identity in self.done or isinstance(self.window.row(identity), Missing)
            ):
                self.go_to(place)
                return
        self.moved()

    def go_to_id(self, identity: int) -> bool:
        """Put the cursor on a row, if it is in the list as far as that is known.

        Args:
            identity: The id of the row.

        Returns:
            Whether it was found.
        """
        place = self.window.place_of(identity, near=self.cursor)
        if place is not None:
            self.go_to(place)
        return place is not None

    def jump(self, number: int) -> None:
        """Go to the row of a number, counted from 1; beyond the end to the last."""
        self.go_to(number - 1)

    def seek(self, direction: int, holds: Callable[[T], bool], missed: Callable[[], None]) -> None:
        """Go to the nearest row, after or before, of which something holds.

        Args:
            direction: 1 to look downwards, -1 to look upwards.
            holds: Whether a row is the one; called in a thread. Decided rows are passed over.
            missed: Called when there is none.
        """
        if self.source is None:
            return
        self._seeks += 1
        search, number = self._search(direction, holds), self._seeks
        self.loader.ask(
            "seek",
            partial(search.run, self.source, lambda: number == self._seeks),
            partial(self._sought, number, missed),
            0 if self.loader.busy else PATIENCE,
        )

    async def nearest(self, direction: int, holds: Callable[[T], bool]) -> T | None:
        """Do the same for a screen that covers the list and waits for the row.

        Args:
            direction: 1 to look downwards, -1 to look upwards.
            holds: Whether a row is the one; called in a thread. Decided rows are passed over.

        Returns:
            The row; None when there is none within a second's reading.
        """
        source, search = self.source, self._search(direction, holds)
        if source is None:
            return None
        end = time.monotonic() + _LONGEST
        wanted = partial(search.run, source, lambda: time.monotonic() < end)
        found = await asyncio.to_thread(wanted)
        if found is None or not self.go_to_id(found):
            return None
        return (await asyncio.to_thread(source.rows, [found])).get(found)

    def _search(self, direction: int, holds: Callable[[T], bool]) -> loading.Search[T]:
        """A search from the cursor on that passes decided rows over."""
        passed = frozenset(self.done)
        return loading.Search(
            self.window.head,
            self.cursor + direction,
            direction,
            lambda row_id, row: row_id not in passed and holds(row),
        )

    def moved(self) -> None:
        """Look for nothing any more: the cursor went somewhere else."""
        self._seeks += 1
        super().moved()

    def _sought(self, number: int, missed: Callable[[], None], found: int | None) -> None:
        if number != self._seeks:
            return
        if found is None:
            missed()
        else:
            self.go_to_id(found)
