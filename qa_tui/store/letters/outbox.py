"""Lists the letters of the desk by where they are, and counts them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.domain.letters.outbox import LetterState
from qa_tui.domain.moments import stamp
from qa_tui.store import rows
from qa_tui.store.journal.history import NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from qa_tui.domain.records import Notice
    from qa_tui.store.sqlite import Connection

_UNDECIDED = "recalled_at is null and handed_over_at is null"
_WHERE = {
    LetterState.WAITING: f"{_UNDECIDED} and send_after > :now",
    LetterState.READY: f"{_UNDECIDED} and send_after <= :now",
    LetterState.RECALLED: "recalled_at is not null",
    LetterState.HANDED_OVER: "recalled_at is null and handed_over_at is not null",
}
_CHUNK = 20_000


def count_letters(connection: Connection, now: datetime) -> dict[LetterState, int]:
    """How many letters are where, exactly.

    Args:
        connection: A reading connection.
        now: The present moment.

    Returns:
        A number for each place.
    """
    values = {"now": stamp(now)}
    counts: dict[LetterState, int] = {
        place: int(
            connection.execute(f"select count(*) from notice where {where}", values).fetchone()[0]
        )
        for place, where in _WHERE.items()
        if place is not LetterState.HANDED_OVER
    }
    every = connection.execute("select count(*) from notice").fetchone()[0]
    return {**counts, LetterState.HANDED_OVER: every - sum(counts.values())}


def letter_ids(
    connection: Connection,
    place: LetterState,
    now: datetime,
    limit: int | None = None,
    *,
    oldest: bool = False,
) -> array[int]:
    """The ids of the letters that are somewhere, newest first.

    Args:
        connection: A reading connection.
        place: Where they are.
        now: The present moment.
        limit: Ids at most; None for all.
        oldest: The oldest ones where there is a limit, still newest first.

    Returns:
        The ids.
    """
    order = "" if oldest else "desc"
    found = connection.execute(
        f"select id from notice where {_WHERE[place]} order by id {order} limit :limit",
        {"now": stamp(now), "limit": -1 if limit is None else limit},
    )
    ids = array("q", (row[0] for row in found))
    return ids[::-1] if oldest else ids


def letter_chunks(
    connection: Connection, place: LetterState, now: datetime
) -> Iterator[array[int]]:
    """All ids of the letters that are somewhere, newest first, as they are read.

    Args:
        connection: A reading connection.
        place: Where they are.
        now: The present moment.

    Yields:
        Ids.
    """
    found = connection.execute(
        f"select id from notice where {_WHERE[place]} order by id desc", {"now": stamp(now)}
    )
    while chunk := found.fetchmany(_CHUNK):
        yield array("q", (row[0] for row in chunk))


def read_letters(connection: Connection, ids: Sequence[int]) -> Mapping[int, Notice]:
    """Read letters by id.

    Args:
        connection: A reading connection.
        ids: Their ids.

    Returns:
        Those that there are, by id.
    """
    found = connection.execute(f"{NOTICE} where n.id in ({', '.join('?' * len(ids))})", tuple(ids))
    return {row["id"]: rows.notice(row) for row in found}


def read_letters_at(
    connection: Connection, place: LetterState, now: datetime
) -> tuple[Notice, ...]:
    """Read the letters that are somewhere, newest first.

    Args:
        connection: A reading connection.
        place: Where they are.
        now: The present moment.

    Returns:
        The letters.
    """
    found = connection.execute(
        f"""{NOTICE} where n.id in (select id from notice where {_WHERE[place]})
            order by n.id desc""",
        {"now": stamp(now)},
    )
    return tuple(rows.notice(row) for row in found)
