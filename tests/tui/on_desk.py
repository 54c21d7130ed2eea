"""What the store has, while the screens show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.lists import lines
from qa_tui.store.messages.threads import read_thread
from tests.whole_list import read_list

if TYPE_CHECKING:
    from qa_tui.domain.records import Event, Line, Notice, Thread
    from qa_tui.store.desk import Desk


def stored(desk: Desk, query: str, *, limit: int = 10_000) -> tuple[Line, ...]:
    """The rows of a filter, as the store has them."""
    with desk.reading() as connection:
        listing = Listing(parse_filter(query), desk.today, desk.read_only)
        return read_list(connection, listing, limit)


def total(desk: Desk, query: str) -> int:
    """The number of rows of a filter, as the store counts them."""
    with desk.reading() as connection:
        return lines.count(connection, Listing(parse_filter(query), desk.today, desk.read_only))


def events_of(desk: Desk) -> tuple[Event, ...]:
    """Everything that was done, oldest first."""
    with desk.reading() as connection:
        return read_events(connection)


def letters_of(desk: Desk, thread: int) -> tuple[Notice, ...]:
    """The letters about a thread, newest first."""
    with desk.reading() as connection:
        return read_notices(connection, thread)


def thread_of(desk: Desk, thread: int) -> Thread:
    """A thread, as the store has it."""
    with desk.reading() as connection:
        return read_thread(connection, thread, desk.today, public_only=desk.read_only)


def line_of(desk: Desk, message: int) -> Line:
    """The row of a message, as the store has it."""
    with desk.reading() as connection:
        line = lines.read_line(connection, message)
    assert line is not None
    return line
