"""The names of the program that the benchmarks use: the only module that must follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing, Order
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.views import VIEWS
from qa_tui.domain.workflow import Verb
from qa_tui.ingest.pipeline import import_paths
from qa_tui.store.decisions import decide
from qa_tui.store.derived import rebuild
from qa_tui.store.lists.lines import count
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.undo import undo_last
from tests.whole_list import read_list

from .prose import RARE_WORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

ACTOR = "ann"
PAGE = 64
"""Rows of a first page."""

INDEX_TABLES = ("search_doc", "term")
"""Beginnings of the names of the tables of the search index and the vocabulary."""

QUERIES = {
    "rare word": (RARE_WORD, RARE_WORD.lower(), f'"{RARE_WORD}"'),
    "common word": ("der", "und", "rente", '"klimaschutz"', "verkehr"),
    "several words": (
        "rente pflege",
        "verkehr bahn gemeinde",
        "der die das",
        f"der {RARE_WORD}",
        "schule lehrer mangel bildung",
    ),
    "phrase": (
        '"bezahlbarer Wohnraum"',
        '"im ländlichen Raum"',
        '"auf der Tagesordnung"',
        '"soziale Gerechtigkeit" rente',
        '"der die"',
    ),
    "prefix": ("klima", "verk", "wohn", "st", "a", "d"),
    "part of a compound": ("sozialraum", "wohnungsbau", "krise", "management", "beauftragte"),
    "other spelling or form": ("buerger", "burger", "strasse", "fussweg", "renten", "aerzte"),
}
"""Searches by kind, each with hits at every size."""

FIRST_PAGES = {
    "built-in views": tuple(view.query for view in VIEWS),
    "one key": (
        "to:tannhof",
        "party:spd",
        "topic:verkehr",
        "from:Uwe",
        "asked:2009..2011",
        "asked:2015-06",
        "answered:2012",
        "waiting:>30d",
        "has:note",
        "has:background",
        "has:annotation",
        "has:answer",
        "clause:insult",
        "is:standard",
        "is:removed",
    ),
    "a name with a state and a date": (
        "to:tannhof is:waiting asked:2010..2012",
        "party:spd is:answered asked:2009",
        "topic:verkehr is:answered asked:2015..2016",
        "topic:pflege is:waiting",
        "party:volt is:refused",
    ),
    "other combinations": (
        "party:spd topic:verkehr to:tannhof",
        "(party:spd OR party:cdu) topic:energie is:waiting",
        "verkehr party:fdp",
        "rente is:waiting to:tannhof",
        "rente -pflege is:answered asked:2012..2014",
        "-party:spd -topic:verkehr is:waiting",
        "has:note is:refused",
        "(bahn OR bus) -auto topic:verkehr",
        "from:Uwe verkehr asked:>2015-01-01",
        "has:answer -is:answered",
    ),
}
"""Filters by kind."""

FILTERS = (
    "verkehr",
    "bezahlbarer wohnraum",
    '"bezahlbarer Wohnraum"',
    RARE_WORD,
    "to:tannhof",
    "topic:verkehr is:answered",
    "renten is:waiting",
)
"""Filters that are used on the screen, each with rows at every size."""

SLOW_FILTER = "-rente -has:note -from:Uwe -pflege -bezahlbar has:answer -is:answered"
"""A filter that reads about all threads before it finds a page of rows."""


def derive(connection: Connection, progress: Callable[[int, int], None]) -> None:
    """Make all that the program derives from its records: lists, counters, index, vocabulary.

    Args:
        connection: A writing connection outside a transaction.
        progress: Told how many messages of how many are done.
    """
    rebuild(connection, progress)


def open_path(path: Path) -> Desk:
    """Open a desk for writing; a file that is not there is made."""
    return open_desk(path, create=True, name="Messpult")


def first_page(desk: Desk, text: str, *, ranked: bool = False) -> int:
    """Read the first rows of a filter, from its text to the records of the rows.

    Returns:
        How many rows there are on the page.
    """
    listing = Listing(parse_filter(text), desk.today, order=Order.RELEVANCE if ranked else None)
    with desk.reading() as connection:
        return len(read_list(connection, listing, PAGE))


def count_views(desk: Desk) -> int:
    """Count all views, as the sidebar shows them."""
    with desk.reading() as connection:
        return sum(count(connection, Listing(view.filter, desk.today)) for view in VIEWS)


def pending_questions(desk: Desk, limit: int) -> list[int]:
    """Messages that wait for a decision, with an asker who gets letters."""
    with desk.reading() as connection:
        found = connection.execute(
            """select id from message where state = 'pending' and kind = 'question'
            and asker is not null and withdrawn = 0 order by id limit ?""",
            (limit,),
        )
        return [row[0] for row in found]


def publish(desk: Desk, message: int) -> None:
    """Decide: state, event, letters to asker and representative, durably."""
    with desk.writing(ACTOR) as writer:
        decide(writer, Decision(message, Verb.PUBLISH))


def undo(desk: Desk) -> None:
    """Take the last decision back."""
    with desk.writing(ACTOR) as writer:
        undo_last(writer)


def import_folder(desk: Desk, folder: Path) -> int:
    """Import the pages of a folder.

    Returns:
        How many threads were added.
    """
    return import_paths(desk, ACTOR, [folder]).threads_added
