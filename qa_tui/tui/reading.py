"""What the queue reads from the desk besides its list; every function runs in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.listing import Listing
from qa_tui.store import lines
from qa_tui.store.threads import read_notes, read_thread

if TYPE_CHECKING:
    from qa_tui.domain.records import Line, Note, Thread
    from qa_tui.domain.views import View
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


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
        desk = self.desk
        return {
            view.key: lines.count(connection, Listing(view.filter, desk.today, desk.read_only))
            for view in self.views
        }

    def found(self, messages: tuple[int, ...], connection: Connection) -> tuple[Line, ...]:
        """Rows of messages, whatever their state."""
        found = (lines.read_line(connection, message) for message in messages)
        return tuple(line for line in found if line is not None)

    def preview(self, line: Line, connection: Connection) -> Previewed:
        """The words of a row's thread."""
        public = self.desk.read_only
        thread = read_thread(connection, line.id, self.desk.today, public_only=public)
        return Previewed(line, thread, () if public else read_notes(connection, line.id))
