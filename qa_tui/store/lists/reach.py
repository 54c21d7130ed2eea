"""How far the messages of threads reach that were asked between two days: answers come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.place import first_place, last_place
from qa_tui.store.schema.reach import MONTH, MONTH_BITS

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.store.sqlite import Connection

_NEVER = (1 << 63) - 1
"""A place behind all others."""

_ANSWERS = "from line indexed by line_reach where answer = 1 and asked is not null"
_ENDS = f"""with recursive month (number) as (
    select min({MONTH}) {_ANSWERS} and {MONTH} >= :low
    union all
    select (select min({MONTH}) {_ANSWERS} and {MONTH} > month.number)
    from month where month.number < :high)
select min((select min(place) {_ANSWERS} and {MONTH} = number)),
    max((select max(place) {_ANSWERS} and {MONTH} = number))
from month where number <= :high"""
"""The places of the first and the last answer to questions of some months, by jumps through the
index."""


def reach(
    connection: Connection, first: date | None, last: date | None
) -> tuple[int | None, int | None]:
    """Say between which places all messages of threads lie that were asked between two days.

    Args:
        connection: A reading connection.
        first: The first day; None for the beginning of time.
        last: The last day; None for its end.

    Returns:
        The places of both ends, or wider ones; None where there is no such end.
    """
    low = None if first is None else first_place(first)
    high = None if last is None else last_place(last)
    months = {
        "low": (low or 0) >> MONTH_BITS,
        "high": (_NEVER if high is None else high) >> MONTH_BITS,
    }
    earliest, latest = connection.execute(_ENDS, months).fetchone()
    if low is not None and earliest is not None:
        low = min(low, earliest)
    if high is not None and latest is not None:
        high = max(high, latest)
    return low, high
