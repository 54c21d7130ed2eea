"""What the queue reads from the desk besides its list; every function runs in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from qa_tui.domain.listing import Listing
from qa_tui.domain.workflow import STEPS, current_state
from qa_tui.store.lists import lines
from qa_tui.store.lists.saved_views import read_saved_views
from qa_tui.tui.lists.interruptible import Interruptible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from qa_tui.domain.records import Line, Note, Thread
    from qa_tui.domain.views import View
    from qa_tui.domain.workflow import Verb
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


_AT_ONCE = 500
"""Rows that are read together."""


class Previewed(NamedTuple):
    """The thread of a row, with the internal remarks on it."""

    line: Line
    thread: Thread
    notes: tuple[Note, ...]


class Overview(NamedTuple):
    """What stands beside the list.

    Attributes:
        counts: The exact number of rows of each of the program's own views, by its key.
        saved: The saved views.
    """

    counts: dict[str, int]
    saved: tuple[View, ...]


@dataclass(frozen=True)
class QueueReader:
    """Reads for the queue, showing readers published things only.

    Attributes:
        desk: The desk.
        views: The program's own views.
    """

    desk: Desk
    views: tuple[View, ...]

    def overview(self, connection: Connection) -> Overview:
        """The counts of the program's own views, which counters tell, and the saved views."""
        desk = self.desk
        counts = {
            view.key: lines.count(connection, Listing(view.filter, desk.today, desk.read_only))
            for view in self.views
        }
        return Overview(counts, tuple(saved.view for saved in read_saved_views(connection)))

    def found(self, messages: tuple[int, ...], connection: Connection) -> tuple[Line, ...]:
        """Rows of messages, whatever their state."""
        found = (lines.read_line(connection, message) for message in messages)
        return tuple(line for line in found if line is not None)

    def preview(self, line: Line, connection: Connection) -> Previewed:
        """The words of a row's thread."""
        from qa_tui.store.messages.threads import (  # noqa: PLC0415 - not for first frame
            read_notes,
            read_thread,
        )

        public = self.desk.read_only
        thread = read_thread(connection, line.id, self.desk.today, public_only=public)
        return Previewed(line, thread, () if public else read_notes(connection, line.id))


def first_possible(
    connection: Connection, places: Sequence[int], verb: Verb, today: date
) -> Line | None:
    """The first row that a verb is possible for, else the first one; None where all are gone.

    Args:
        connection: A reading connection.
        places: Places of rows, in the list's order.
        verb: The verb.
        today: The user's present day.
    """
    first: Line | None = None
    for begin in range(0, len(places), _AT_ONCE):
        part = places[begin : begin + _AT_ONCE]
        found = lines.read_lines(connection, part)
        for line in (found[place] for place in part if place in found):
            awake = current_state(line.state, line.wake_on, today)
            if {awake, line.state} & STEPS[verb].before:
                return line
            first = first or line
    return first


class ViewCounter(Interruptible):
    """Counts the rows of saved views, which can take long, and can be interrupted.

    Args:
        desk: The desk.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def count(self, view: View, connection: Connection) -> int:
        """The exact number of rows of a view."""
        listing = Listing(view.filter, self.desk.today, self.desk.read_only)
        with self.stoppable(connection):
            return lines.count(connection, listing)
