"""The place of a message in every list and in the search index: its day, then its id.

A place is one integer, the day's ordinal above `ID_BITS` bits of message id, so the order of
places is the order of days and, within a day, the order in which messages came to the desk.
"""

from __future__ import annotations

from datetime import date

ID_BITS = 24
"""Low bits of a place that hold the message's id; the day stands above."""

ID_MASK = (1 << ID_BITS) - 1
"""What `&` with a place gives its message's id."""


def place_sql(alias: str) -> str:
    """The place of a row of `message`, as SQL.

    Args:
        alias: The name of the table in the query.
    """
    return f"(({day_sql(f'{alias}.sort_date')} << {ID_BITS}) | {alias}.id)"


def day_sql(column: str) -> str:
    """The ordinal of the day of a date or moment, as SQL; null stays null."""
    return f"cast(julianday(substr({column}, 1, 10)) - 1721424.5 as integer)"


def place_of(sort_date: str, message: int) -> int:
    """The place of a message.

    Args:
        sort_date: UTC moment by which the message is ordered.
        message: Its id.
    """
    return date.fromisoformat(sort_date[:10]).toordinal() << ID_BITS | message


def message_of(place: int) -> int:
    """The id of the message at a place."""
    return place & ID_MASK


def first_place(day: date) -> int:
    """The place before which nothing of a day stands."""
    return day.toordinal() << ID_BITS
