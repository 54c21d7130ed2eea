"""The rows of lists: their places at once or in a stream, and the rows at places."""

from __future__ import annotations

import json
from array import array
from itertools import chain
from typing import TYPE_CHECKING

from qa_tui.domain.hits import NO_WORDS, Sought, passage
from qa_tui.domain.listing import Order
from qa_tui.domain.records import Form, Kind, Line, PublicState, State
from qa_tui.domain.text import gist
from qa_tui.domain.workflow import OPEN
from qa_tui.store.lists.plan import count_cells, plan
from qa_tui.store.place import BEHIND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_tui.domain.hits import Passage
    from qa_tui.domain.listing import Listing
    from qa_tui.store.lists.plan import ListPlan
    from qa_tui.store.sqlite import Connection, Row

PAGE = 200
"""Rows that are read together where many are."""

CHUNK = 2_000
"""Places of a stream that are handed over together: a fraction of a millisecond's work."""

_SELECT = """select m.place, t.id as thread, m.id as message, m.kind, t.title,
    r.name, coalesce(m.party_label, p.label) as party, o.name as topic, m.author, t.public_state,
    m.state, m.wake_on, m.date, m.sort_date, t.answers, m.version, t.form,
    substr(x.text, 1, 1200) as beginning, x.personal
from message m join thread t on t.id = m.thread
join message_text x on x.message = m.id and x.revision = m.revision
join representative r on r.id = t.representative
left join party p on p.id = r.party
left join topic o on o.id = t.topic"""

_TEXTS = """select m.place, x.text, x.background from message m
join message_text x on x.message = m.id and x.revision = m.revision"""


def first_places(connection: Connection, planned: ListPlan, limit: int) -> array[int]:
    """The first rows of a list.

    Args:
        connection: A reading connection.
        planned: How the list is read.
        limit: Rows at most.

    Returns:
        Their places, in the list's order.
    """
    return _some(connection, planned, limit)


def last_places(connection: Connection, planned: ListPlan, limit: int) -> array[int] | None:
    """The last rows of a list.

    Returns:
        Their places, in the list's order; None where only reading the whole list can tell.
    """
    if planned.backwards is None:
        return None
    found = _some(connection, planned, limit, backwards=True)
    found.reverse()
    return found


def all_places(connection: Connection, planned: ListPlan) -> Iterator[array[int]]:
    """All rows of a list in one pass.

    Args:
        connection: A reading connection.
        planned: How the list is read.

    Yields:
        Their places, in the list's order, chunk by chunk.
    """
    for places in _chunks(connection, planned, CHUNK):
        yield array("q", places)


def known_count(connection: Connection, planned: ListPlan) -> int | None:
    """The exact number of rows of a list, where the counters tell it; else None."""
    if planned.cells is None:
        return None
    return count_cells(connection, planned.cells, planned.listing.today)


def count(connection: Connection, listing: Listing) -> int:
    """The exact number of rows of a list, counted where no counter tells it."""
    planned = plan(connection, listing)
    known = known_count(connection, planned)
    return sum(map(len, all_places(connection, planned))) if known is None else known


def stream_list(
    connection: Connection, planned: ListPlan, limit: int | None = None
) -> Iterator[Line]:
    """The rows of a list, read page by page while they are used."""
    if limit is None:
        chunks = all_places(connection, planned)
    else:
        chunks = iter([first_places(connection, planned, limit)])
    for chunk in chunks:
        for start in range(0, len(chunk), PAGE):
            places = chunk[start : start + PAGE]
            found = read_lines(connection, places, planned.sought)
            yield from (found[place] for place in places)


def read_lines(
    connection: Connection, places: Sequence[int], sought: Sought = NO_WORDS
) -> dict[int, Line]:
    """Read the rows at places.

    Args:
        connection: A reading connection.
        places: Places that a list gave.
        sought: Words whose passage is to be shown.

    Returns:
        The rows by place; what was taken back meanwhile is missing.
    """
    wanted = json.dumps(list(places))
    passages = _passages(connection, wanted, sought) if sought else {}
    found = connection.execute(
        f"""{_SELECT} join line l on l.place = m.place
        where m.place in (select value from json_each(?))""",
        (wanted,),
    )
    return {row["place"]: _line(row, passages.get(row["place"], ())) for row in found}


def _passages(connection: Connection, places: str, sought: Sought) -> dict[int, Passage]:
    """The passage around the first hit of each message at places, a JSON list."""
    texts = connection.execute(
        f"{_TEXTS} where m.place in (select value from json_each(?))", (places,)
    )
    return {
        row["place"]: passage("\n".join(filter(None, (row["text"], row["background"]))), sought)
        for row in texts
    }


def messages_at(connection: Connection, places: Sequence[int]) -> list[int]:
    """The messages at places, in order; what was taken back meanwhile is missing.

    Args:
        connection: A reading connection.
        places: Places that a list gave.

    Returns:
        Ids of messages; where threads are listed, of their questions.
    """
    found = {
        row["place"]: row["id"]
        for row in connection.execute(
            """select m.place, m.id from message m join line l on l.place = m.place
            where m.place in (select value from json_each(?))""",
            (json.dumps(list(places)),),
        )
    }
    return [found[place] for place in places if place in found]


def read_line(connection: Connection, message: int) -> Line | None:
    """Read the row of one message, whatever its state; None when it is not there."""
    row = connection.execute(f"{_SELECT} where m.id = ?", (message,)).fetchone()
    return _line(row) if row else None


def _some(
    connection: Connection, planned: ListPlan, limit: int, *, backwards: bool = False
) -> array[int]:
    places = array("q")
    for chunk in _chunks(connection, planned, min(limit, CHUNK), backwards=backwards):
        places.extend(chunk)
        if len(places) >= limit:
            break
    return places[:limit]


def _chunks(
    connection: Connection, planned: ListPlan, size: int, *, backwards: bool = False
) -> Iterator[list[int]]:
    """The places of a list, read in chunks of a size; what comes first is there already."""
    seen: set[int] = set()
    head = [planned.head] if planned.head else []
    for rows in chain(head, _rows(connection, planned, size, backwards=backwards)):
        yield _first_of_each(rows, seen) if planned.once else [row[-2] for row in rows]


def _rows(
    connection: Connection, planned: ListPlan, size: int, *, backwards: bool
) -> Iterator[list[tuple[int, ...]]]:
    """What a plan's query gives, in chunks of a size, without the rows that words exclude."""
    sql = planned.backwards if backwards else planned.sql
    cursor = connection.execute(sql or planned.sql, planned.values)
    cursor.row_factory = None
    newest = (planned.listing.ordered is not Order.OLDEST) is not backwards
    unwanted = _Unwanted(connection, planned.without, newest=newest) if planned.without else None
    while rows := cursor.fetchmany(size):
        yield rows if unwanted is None else [row for row in rows if row[-2] not in unwanted]
    cursor.close()


class _Unwanted:
    """Hits of the search index, walked through beside a list that is in the same order."""

    def __init__(self, connection: Connection, expression: str, *, newest: bool) -> None:
        way = "asc" if newest else "desc"
        self.sign = -1 if newest else 1
        self.hits = connection.execute(
            f"select {BEHIND} - rowid from search_doc where search_doc match ?"
            f" order by rowid {way}",
            (expression,),
        )
        self.hits.row_factory = None
        self.next = self.hits.fetchone()

    def __contains__(self, place: int) -> bool:
        """Whether a place, not before the one asked for last, is a hit."""
        while self.next is not None and (place - self.next[0]) * self.sign > 0:
            self.next = self.hits.fetchone()
        return self.next is not None and bool(self.next[0] == place)


def _first_of_each(rows: Sequence[tuple[int, ...]], seen: set[int]) -> list[int]:
    """The places of threads that were not seen before."""
    places = []
    for row in rows:
        if row[-1] not in seen:
            seen.add(row[-1])
            places.append(row[-2])
    return places


def _line(row: Row, found: Passage = ()) -> Line:
    """A row of a list, with the passage that a search found."""
    titled = row["form"] == Form.NEW and row["kind"] == Kind.QUESTION
    return Line(
        place=row["place"],
        id=row["thread"],
        message=row["message"],
        kind=Kind(row["kind"]),
        title=row["title"],
        to=row["name"],
        party=row["party"],
        topic=row["topic"],
        author=row["author"],
        public_state=PublicState(row["public_state"]),
        state=State(row["state"]),
        wake_on=row["wake_on"],
        date=row["date"],
        sort_date=row["sort_date"],
        answers=row["answers"],
        gist=row["title"] if titled else gist(row["beginning"]) or row["title"],
        version=row["version"],
        personal=row["personal"] or 0 if row["state"] in OPEN else 0,
        passage=found,
    )
