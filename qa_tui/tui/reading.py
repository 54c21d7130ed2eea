"""What the queue reads from the desk; every function runs in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.store import lines
from qa_tui.store.threads import read_notes, read_thread

if TYPE_CHECKING:
    from qa_tui.domain.filter import Filter
    from qa_tui.domain.records import Line, Note, Thread
    from qa_tui.domain.views import View
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


@dataclass(frozen=True)
class Loaded:
    """What a view shows: its first page, its number of rows, and the counts of all views."""

    page: lines.Page
    total: int
    counts: dict[str, int]


@dataclass(frozen=True)
class Previewed:
    """The thread of a row, with the internal remarks on it."""

    line: Line
    thread: Thread
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class QueueReader:
    """Reads for the queue, showing readers published things only.

    Attributes:
        desk: The desk.
        views: The views that are counted.
    """

    desk: Desk
    views: tuple[View, ...]

    def counts(self, connection: Connection) -> dict[str, int]:
        """The exact number of rows of each view, by its key."""
        return {view.key: self.count(view.filter, connection) for view in self.views}

    def count(self, wanted: Filter, connection: Connection) -> int:
        """The exact number of rows of a filter."""
        return lines.count(connection, wanted, self.desk.today, public_only=self.desk.read_only)

    def page(
        self,
        wanted: Filter,
        start: lines.Place | None,
        connection: Connection,
        rows: int = lines.PAGE,
    ) -> lines.Page:
        """A page of rows."""
        public = self.desk.read_only
        return lines.read_page(
            connection, wanted, self.desk.today, public_only=public, start=start, limit=rows
        )

    def view(self, wanted: Filter, rows: int, connection: Connection) -> Loaded:
        """The first rows of a view and all counts."""
        page = self.page(wanted, None, connection, rows)
        return Loaded(page, self.count(wanted, connection), self.counts(connection))

    def line(self, message: int, connection: Connection) -> Line | None:
        """One row, whatever its state."""
        return lines.read_line(connection, message)

    def preview(self, line: Line, connection: Connection) -> Previewed:
        """The words of a row's thread."""
        public = self.desk.read_only
        thread = read_thread(connection, line.id, self.desk.today, public_only=public)
        return Previewed(line, thread, () if public else read_notes(connection, line.id))
