"""Reads what is in sight, and a screenful beyond, and keeps the cursor on its row."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from qa_tui.tui.lists.row_loading import read_rows
from qa_tui.tui.lists.row_marks import Marks
from qa_tui.tui.lists.row_reader import PATIENCE, RowReader
from qa_tui.tui.lists.row_scroller import RowScroller
from qa_tui.tui.lists.window import KEPT, MISSING, Missing, Stoppable, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from qa_tui.domain.errors import QaTuiError
    from qa_tui.tui.lists.window import ListSource

T = TypeVar("T")


class RowFeed(RowScroller, Generic[T]):
    """A scroller over the rows of a source.

    Attributes:
        source: What is shown; None until something is.
        window: Ids and rows.
        marks: Marked rows.
        done: Ids of rows that were decided since the ids were read.
        reader: Reads what is in sight.
        loader: Reads what takes longer.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.source: ListSource[T] | None = None
        self.window: Window[T] = Window()
        self.marks = Marks(self.window)
        self.done: set[int] = set()
        self.reader = RowReader(self.call_later, self.failed)
        self.loader = RowReader(self.call_later, self.failed)
        self._generation = 0
        self._anchor: int | None = None
        self._told_row: tuple[int | None, int] | None = None
        self._told_count: tuple[int, bool] | None = None
        self._told_marks = 0
        self._asked: list[int] = []
        self._ahead: list[int] = []
        self._patient = True
        self._changes = 0
        self._changed: dict[int, int] = {}

    def row_changed(self) -> None:
        """Another row is under the cursor, or it has changed."""

    def count_changed(self) -> None:
        """The number of rows known of has changed, or whether all ids are known."""

    def marks_changed(self) -> None:
        """Other rows are marked."""

    def failed(self, error: QaTuiError) -> None:
        """Something could not be read."""
        raise error

    @property
    def places(self) -> int:
        """How many places there are."""
        return self.window.places

    @property
    def current_id(self) -> int | None:
        """The id of the row under the cursor; None where it is not known."""
        return self._anchor

    @property
    def current(self) -> T | None:
        """The row under the cursor; None when it is not read yet, or is gone."""
        row = None if self._anchor is None else self.window.row(self._anchor)
        return None if isinstance(row, Missing) else row

    def around(self) -> Iterator[T]:
        """The rows after and before the one under the cursor, as far as they are read."""
        for place in (self.cursor + 1, self.cursor - 1):
            identity = self.window.id_at(place) if 0 <= place < self.places else None
            row = None if identity is None else self.window.row(identity)
            if row is not None and not isinstance(row, Missing):
                yield row

    @property
    def busy(self) -> bool:
        """Whether something that was asked for has not come yet."""
        return self.reader.busy or self.loader.busy

    def forget(self) -> None:
        """Drop every answer that is still under way."""
        if isinstance(self.source, Stoppable) and self.busy:
            self.source.stop()
        self._generation += 1
        self.reader.renew()
        self.loader.renew()
        self._asked, self._ahead = [], []
        self._patient = True

    def on_unmount(self) -> None:
        """Let the threads end."""
        self.forget()
        self.reader.close()
        self.loader.close()

    def on_resize(self) -> None:
        """Keep the cursor in sight, and as many rows as a large terminal needs."""
        self.window.capacity = max(KEPT, 8 * self.screenful)
        super().on_resize()

    def moved(self) -> None:
        """Read what has come into sight and tell where the cursor stands."""
        self._anchor = self.window.id_at(self.cursor)
        self._told_row = None
        self.fetch()
        self.tell()

    def scrolled(self) -> None:
        """Read what has come into sight."""
        self.fetch()

    def untell(self) -> None:
        """Tell everything the next time: it is another view."""
        self._told_row = self._told_count = None

    def tell(self) -> None:
        """Tell what is under the cursor, how many rows there are and are marked, once each."""
        row = (self._anchor, 0 if self._anchor is None else self.window.stamp(self._anchor))
        if self._told_row != row:
            self._told_row = row
            self.row_changed()
        count = (self.window.total, self.window.complete)
        if self._told_count != count:
            self._told_count = count
            self.count_changed()
        if self._told_marks != len(self.marks.marked):
            self._told_marks = len(self.marks.marked)
            self.marks_changed()

    def fetch(self) -> None:
        """Ask for the rows in sight that were not read; when all are there, read ahead."""
        if self.source is None:
            return
        unread = self._unread(self.sight)
        if self._anchor is not None and self._anchor not in unread:
            unread += [self._anchor] if self.window.row(self._anchor) is None else []
        if not unread:
            self._read_ahead()
        elif unread != self._asked:
            self._asked = unread
            self.reader.skip("ahead")
            self._patient = self._ask("rows", unread, PATIENCE if self._patient else 0)

    def _ask(self, kind: str, ids: Sequence[int], patience: float = 0) -> bool:
        assert self.source is not None  # noqa: S101 - there are no ids without it
        wanted = array("q", ids)
        take = partial(self._rows_came, self._changes)
        return self.reader.ask(kind, partial(read_rows, self.source, wanted), take, patience)

    def _unread(self, places: range) -> list[int]:
        known = (self.window.id_at(place) for place in places)
        return [row for row in known if row is not None and self.window.row(row) is None]

    def _read_ahead(self) -> None:
        """Read a screenful in the direction of travel, then one in the other."""
        sight = self.sight
        below = range(sight.stop, sight.stop + len(sight))
        above = range(sight.start - len(sight), sight.start)
        for places in (below, above) if self.direction > 0 else (above, below):
            unread = self._unread(places)
            if unread and unread != self._ahead:
                self._ahead = unread
                self._ask("ahead", unread)
            if unread:
                return

    def _rows_came(self, changes: int, answer: tuple[Sequence[int], Mapping[int, T]]) -> None:
        self._asked, self._ahead = [], []
        self._patient = True
        self.put_rows(*answer, changes)
        self.tell()
        self.fetch()

    def put_rows(self, ids: Sequence[int], rows: Mapping[int, T], changes: int) -> None:
        """Take rows that were read.

        Args:
            ids: What was asked for; what of it is not among the rows is gone.
            rows: The rows that are there.
            changes: The number of changes when they were asked for. Rows that have changed since
                are not taken: they are newer here.
        """
        other = set()
        for identity in ids:
            old = self._changed.get(identity, 0) > changes
            if not old and self.window.put(identity, rows.get(identity, MISSING)):
                other.add(identity)
            if identity not in rows:
                self.marks.discard(identity)
        self._refresh_rows(other)

    def change_row(self, identity: int, row: T | None = None) -> None:
        """Note that a row has changed: what is being read of it is older.

        Args:
            identity: Its id.
            row: Its new state; None where that follows later.
        """
        self._changes += 1
        self._changed[identity] = self._changes
        if row is not None:
            self.window.put(identity, row)
        self._refresh_rows({identity})
        self.tell()

    def _refresh_rows(self, ids: set[int]) -> None:
        """Draw rows again where they are in sight."""
        for place in self.sight if ids else ():
            if self.window.id_at(place) in ids:
                self.refresh_place(place)

    def change_ids(self, change: Callable[[], None], found: int | None = None) -> None:
        """Change which ids stand where; the cursor stays on its row, and that on its line.

        Args:
            change: Changes the window.
            found: Where the cursor's row stands afterwards, if that is known already.
        """
        seen, in_sight = self._seen(), self.cursor in self.sight
        before, last, gap = self.cursor, self.places - 1, self.window.gap
        change()
        self.marks.settle()
        self.measure()
        if self._anchor is not None and found is None:
            found = self.window.place_of(self._anchor, near=before)
        elif self._anchor is None and before == last:
            found = self.places - 1
        elif self._anchor is None and before == gap:
            found = self.window.gap
        self.cursor = self.clamped(before if found is None else found)
        self._anchor = self.window.id_at(self.cursor)
        self.keep_line(before)
        if in_sight:
            self.reveal()
        if self._seen() != seen:
            self.refresh()
        self.fetch()
        self.tell()

    def _seen(self) -> list[int | None]:
        return [self.window.id_at(place) for place in self.sight]
