"""The place of a message in every list and in the search index: its day, then a running number.

A place is one integer, the ordinal of the day above `NUMBER_BITS` bits of a number that counts
the messages of that day as they come. So the order of places is the order of days and, within a
day, of arrival; and because places of a day are neighbours, the search index stays small.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection

NUMBER_BITS = 21
"""Low bits of a place that count the messages of a day: two million, also of unknown date."""

BEHIND = (date.max.toordinal() + 1) << NUMBER_BITS
"""Behind all places: this less the place of a message is its rowid in the search index.

So the newest messages come first there. The index begins to read at once, but to read from the end
it looks through all documents of a common word before, and lists want the newest.
"""


def day_sql(column: str) -> str:
    """The ordinal of the day of a date or moment, as SQL; null stays null."""
    return f"cast(julianday(substr({column}, 1, 10)) - 1721424.5 as integer)"


def first_place(day: date) -> int:
    """The place before which nothing of a day stands."""
    return day.toordinal() << NUMBER_BITS


def last_place(day: date) -> int:
    """The place behind which nothing of a day stands."""
    return ((day.toordinal() + 1) << NUMBER_BITS) - 1


def give_places(connection: Connection) -> None:
    """Give a place to each message that has none.

    Args:
        connection: A writing connection.

    Raises:
        StoreError: When a day has too many messages.
    """
    found = connection.execute(
        f"""select id, {day_sql("sort_date")} as day from message
        where place is null order by day, id"""
    ).fetchall()
    free: dict[int, int] = {}
    places = []
    for message, day in found:
        if day not in free:
            free[day] = _first_free(connection, day)
        places.append((free[day], message))
        free[day] += 1
        if free[day] > (day + 1) << NUMBER_BITS:
            raise StoreError(
                N_("More than {limit} messages belong to one day.", limit=1 << NUMBER_BITS),
                N_("Import them on several days, or into several desks."),
            )
    connection.executemany("update message set place = ? where id = ?", places)


def _first_free(connection: Connection, day: int) -> int:
    start = day << NUMBER_BITS
    last = connection.execute(
        "select max(place) from message where place >= ? and place < ?",
        (start, start + (1 << NUMBER_BITS)),
    ).fetchone()[0]
    return start if last is None else int(last) + 1
