"""What is on the desk after a correction."""

from __future__ import annotations

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.store.messages.threads import read_thread
from tests.whole_list import read_list


def thread_of(desk, thread: int):
    """A thread as it is."""
    with desk.reading() as connection:
        return read_thread(connection, thread, desk.today)


def found(desk, query: str) -> list[int]:
    """The threads of a filter."""
    with desk.reading() as connection:
        listing = Listing(parse_filter(query), desk.today)
        return [line.id for line in read_list(connection, listing, 100)]
