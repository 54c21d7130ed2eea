"""What an import of pages did, and what is on the desk after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.imports.source import SourceMessage
from qa_tui.domain.listing import Listing
from qa_tui.domain.records import Kind
from qa_tui.store.lists.lines import count

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.domain.records import Thread
    from qa_tui.store.desk import Desk
    from qa_tui.store.imports.pages import PageOutcome

SUPPLEMENT = SourceMessage(Kind.ANSWER, "Angelika Bester", "SM", None, "Nachtrag: um 3 %.")


class Imported(NamedTuple):
    """The id of a run, and what became of each of its pages."""

    run: int
    outcomes: list[PageOutcome]


def threads(desk: Desk) -> int:
    """How many threads are in the lists."""
    with desk.reading() as connection:
        return count(connection, Listing(parse_filter(""), desk.today))


def texts(thread: Thread | SourceThread) -> list[str]:
    """The texts of a thread's messages."""
    return [message.text for message in thread.messages]
