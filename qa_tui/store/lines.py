"""The rows of lists: a filter becomes one query, read page by page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.records import PUBLIC_STATES
from qa_tui.domain.text import fold
from qa_tui.store import rows
from qa_tui.store.search import ID_BITS, match_expression

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.filter import Condition, Filter
    from qa_tui.domain.records import Line
    from qa_tui.store.sqlite import Connection

_ROW_ID = re.compile("#[0-9]{1,18}")

PAGE = 200
"""Rows of a page at most, unless asked otherwise."""

_SELECT = """select t.id as thread, m.id as message, m.kind, t.title, r.name,
    coalesce(m.party_label, p.label) as party, o.name as topic, m.author, t.public_state,
    m.state, m.wake_on, m.date, m.sort_date, t.answers, m.version,
    t.form, substr(x.text, 1, 1200) as beginning
from message m join thread t on t.id = m.thread
join message_text x on x.message = m.id and x.revision = m.revision
join representative r on r.id = t.representative
left join party p on p.id = r.party
left join topic o on o.id = t.topic"""

_COUNT = """select count(*) from message m join thread t on t.id = m.thread
join representative r on r.id = t.representative
left join topic o on o.id = t.topic"""

_AWAKE = "(m.state = 'pending' or (m.state = 'held' and m.wake_on <= :today))"
_ASLEEP = "(m.state = 'held' and (m.wake_on is null or m.wake_on > :today))"
_PUBLIC = ", ".join(f"'{state}'" for state in sorted(PUBLIC_STATES))

_IS = {
    "question": "m.kind = 'question'",
    "answer": "m.kind = 'answer'",
    "pending": _AWAKE,
    "held": _ASLEEP,
    "returned": "m.state = 'returned'",
    "published": "m.state = 'published'",
    "refused": "m.state = 'refused'",
    "removed": "m.state = 'removed'",
    "not-published": "m.state in ('refused', 'removed')",
    "waiting": "t.public_state in ('waiting', 'standard_reply')",
    "standard": "t.public_state = 'standard_reply'",
    "answered": "t.public_state = 'answered'",
    "not-public": "t.public_state in ('not_public', 'removed')",
}


@dataclass(frozen=True)
class Page:
    """A page of a list.

    Attributes:
        lines: The rows, in the list's order.
        more: Whether there are rows after the last one.
    """

    lines: tuple[Line, ...]
    more: bool


@dataclass(frozen=True)
class Place:
    """Where a page begins: after this row.

    Attributes:
        sort_date: Sort date of the row.
        message: Id of its message.
    """

    sort_date: str
    message: int


def after(line: Line) -> Place:
    """The place after a row."""
    return Place(line.sort_date, line.message)


def read_page(
    connection: Connection,
    wanted: Filter,
    today: date,
    *,
    public_only: bool = False,
    start: Place | None = None,
    limit: int = PAGE,
) -> Page:
    """Read a page of rows.

    Args:
        connection: A reading connection.
        wanted: The filter.
        today: The user's present day, by which held messages come back.
        public_only: Show published things only, as readers see them.
        start: The row to begin after; None for the first page.
        limit: Rows at most.

    Returns:
        The page. Lists of open work begin with the oldest, all others with the newest.
    """
    where, values = _where(wanted, today, public_only=public_only)
    direction, sign = ("asc", ">") if wanted.oldest_first else ("desc", "<")
    if start is not None:
        where += f" and (m.sort_date, m.id) {sign} (:start_date, :start_id)"
        values.update(start_date=start.sort_date, start_id=start.message)
    found = connection.execute(
        f"{_SELECT} where {where} order by m.sort_date {direction}, m.id {direction} limit :limit",
        {**values, "limit": limit + 1},
    ).fetchall()
    return Page(tuple(rows.line(row) for row in found[:limit]), len(found) > limit)


def count(connection: Connection, wanted: Filter, today: date, *, public_only: bool = False) -> int:
    """Count the rows of a filter.

    Args:
        connection: A reading connection.
        wanted: The filter.
        today: The user's present day.
        public_only: Count published things only.

    Returns:
        The exact number.
    """
    where, values = _where(wanted, today, public_only=public_only)
    return int(connection.execute(f"{_COUNT} where {where}", values).fetchone()[0])


def read_line(connection: Connection, message: int) -> Line | None:
    """Read the row of one message, whatever its state; None when it is not there."""
    row = connection.execute(f"{_SELECT} where m.id = ?", (message,)).fetchone()
    return rows.line(row) if row else None


def _where(wanted: Filter, today: date, *, public_only: bool) -> tuple[str, dict[str, object]]:
    """The condition of a filter; every value from outside is a parameter."""
    values: dict[str, object] = {"today": today.isoformat()}
    parts = ["t.withdrawn = 0", "m.withdrawn = 0"]
    if not wanted.lists_messages:
        parts.append("m.kind = 'question'")
    if public_only:
        parts.append(f"t.public_state in ({_PUBLIC}) and m.state = 'published'")
    words: list[Condition] = []
    for number, condition in enumerate(wanted.conditions):
        name = f"v{number}"
        if condition.key == "is":
            parts.append(_IS[condition.value])
        elif condition.key == "word":
            words.append(condition)
        elif condition.key == "to" and _ROW_ID.fullmatch(condition.value):
            parts.append(f"t.representative = :{name}")
            values[name] = int(condition.value[1:])
        else:
            column = "r.folded" if condition.key == "to" else "o.folded"
            parts.append(f"instr(' ' || {column}, :{name}) > 0" if fold(condition.value) else "0")
            values[name] = f" {fold(condition.value)}"
    if words:
        parts.append(_matching(words, values, wanted, public_only=public_only))
    return " and ".join(parts), values


def _matching(
    words: list[Condition], values: dict[str, object], wanted: Filter, *, public_only: bool
) -> str:
    """The condition for words in the text; a thread is found by any of its messages."""
    expression = match_expression(words)
    if expression is None:
        return "0"
    values["words"] = expression
    found = f"select rowid & {(1 << ID_BITS) - 1} from search_doc where search_doc match :words"
    if wanted.lists_messages:
        return f"m.id in ({found})"
    visible = " and state = 'published'" if public_only else ""
    return f"t.id in (select thread from message where id in ({found}) and withdrawn = 0{visible})"
