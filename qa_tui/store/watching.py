"""Watches for changes by others on a desk, over one long-lived connection."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.store.claims import read_claims
from qa_tui.store.lists.lines import all_places
from qa_tui.store.lists.saved_views import read_saved_views
from qa_tui.store.sqlite import connect, explained

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.domain.views import SavedView
    from qa_tui.store.desk import Desk
    from qa_tui.store.lists.plan import ListPlan
    from qa_tui.store.sqlite import Connection

MOST = 2_000
"""Messages that are told one by one at most; of more it is only said that there are more."""

_TOUCHED = """select e.seq, e.verb, e.from_state, e.to_state, m.id, m.thread, m.place,
    coalesce(d.name, '–') as name
from event e left join message m on m.uid = e.subject_uid
left join moderator d on d.uid = e.actor where e.seq > ? order by e.seq limit ?"""


@dataclass(frozen=True)
class Touched:
    """A message that somebody else has done something to.

    Attributes:
        message: Its id.
        thread: Id of its thread.
        place: Where it stands in every list; None where it stands in none.
        decided: Whether it has another state since, False where that was taken back; None where
            the state is as it was.
        verb: What was done, in the word of the journal.
        name: Who did it.
    """

    message: int
    thread: int
    place: int | None
    decided: bool | None
    verb: str
    name: str


@dataclass(frozen=True)
class Changes:
    """What is different since the last look.

    Attributes:
        claims: Everybody's claims that count; none on a desk that is open for readers.
        others: Whether anything but claims was changed by somebody else, or another day has come.
        touched: The messages that others have done something to, in that order.
        places: Where messages stand that have come to the desk from others, or back from hold.
        many: Whether more has changed than is told one by one.
    """

    claims: tuple[Claim, ...] = ()
    others: bool = False
    touched: tuple[Touched, ...] = ()
    places: tuple[int, ...] = ()
    many: bool = False

    @property
    def threads(self) -> frozenset[int]:
        """The threads that others have done something to."""
        return frozenset(one.thread for one in self.touched)


class Lookout:
    """Tells what has changed on a desk since the look before; used by one thread at a time.

    What this process has written itself is not told, but for claims.

    Args:
        desk: The desk.
        since: What was there when one began to read, as `last_of` tells it; None for what is
            there when it is opened.
    """

    def __init__(self, desk: Desk, since: tuple[int, int] | None = None) -> None:
        self.desk = desk
        self._since = since
        self._connection: Connection | None = None
        self._version = -1
        self._claims: tuple[Claim, ...] = ()
        self._views: tuple[SavedView, ...] = ()
        self._seq = self._message = 0
        self._day = desk.today

    def open(self) -> None:
        """Begin to look; what is there already is no change.

        Raises:
            StoreError: When the file cannot be read.
        """
        self.desk.require_file()
        with explained(self.desk.path):
            self._connection = connect(self.desk.path, read_only=True)
            self._seq, self._message = self._since or last_of(self._connection)
            self._views = read_saved_views(self._connection)
            self._version = -1

    def close(self) -> None:
        """Leave no connection open."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def look(self) -> Changes | None:
        """What has changed since the look before; None where nothing has.

        Raises:
            StoreError: When the file cannot be read.
        """
        assert self._connection is not None  # noqa: S101 - it was opened
        self.desk.require_file()
        with explained(self.desk.path):
            version = self._data_version(self._connection)
            if version == self._version and not self._passed() and self._day == self.desk.today:
                return None
            self._connection.execute("begin")
            try:
                changes = self._read(self._connection)
            finally:
                self._connection.execute("rollback")
            self._version, self._since = version, (self._seq, self._message)
            return changes

    def _passed(self) -> bool:
        """Whether a claim has passed, which nobody writes down."""
        return bool(self._claims) and not self._claims[0].counts(self.desk.clock())

    def _read(self, connection: Connection) -> Changes | None:
        claims = self._claims
        if not self.desk.read_only:
            claims = read_claims(connection, self.desk.clock())
        touched, other, many = self._events(connection)
        before, self._day = self._day, self.desk.today
        other = other or before != self._day
        places = (
            *self._new_messages(connection, wanted=other),
            *_woken(connection, before, self._day),
        )
        views = read_saved_views(connection)
        other = other or views != self._views
        same = claims == self._claims
        self._claims, self._views = claims, views
        if same and not other:
            return None
        return Changes(claims, other, touched, places, many or len(places) >= MOST)

    def _events(self, connection: Connection) -> tuple[tuple[Touched, ...], bool, bool]:
        """What others have done: to which messages, whether anything, and whether very much."""
        rows = connection.execute(_TOUCHED, (self._seq, MOST)).fetchall()
        others = [row for row in rows if not self.desk.has_written(row["seq"])]
        self._seq = rows[-1]["seq"] if rows else self._seq
        many = len(rows) == MOST
        if many:
            self._seq = last_of(connection)[0]
        touched = tuple(
            Touched(
                row["id"],
                row["thread"],
                row["place"],
                None if row["from_state"] == row["to_state"] else row["verb"] != "undo",
                row["verb"],
                row["name"],
            )
            for row in others
            if row["id"] is not None
        )
        return touched, bool(others), many

    def _new_messages(self, connection: Connection, *, wanted: bool) -> tuple[int, ...]:
        """Where messages stand that were not there at the look before; none if it was oneself."""
        before, self._message = self._message, last_of(connection)[1]
        if not wanted:
            return ()
        rows = connection.execute(
            """select place from message where id > ? and id <= ? and place is not null
            order by id limit ?""",
            (before, self._message, MOST),
        )
        return tuple(row["place"] for row in rows)

    @staticmethod
    def _data_version(connection: Connection) -> int:
        return int(connection.execute("pragma data_version").fetchone()[0])


def _woken(connection: Connection, before: date, today: date) -> tuple[int, ...]:
    """Where messages on hold stand whose day has come since a day; few at most are told."""
    rows = connection.execute(
        """select place from line where standing in (2, 12) and wake_on > ? and wake_on <= ?
        limit ?""",
        (before.isoformat(), today.isoformat(), MOST),
    )
    return tuple(row["place"] for row in rows)


def last_of(connection: Connection) -> tuple[int, int]:
    """The last event and the last message of a desk."""
    row = connection.execute(
        "select (select max(seq) from event), (select max(id) from message)"
    ).fetchone()
    return int(row[0] or 0), int(row[1] or 0)


def fitting(connection: Connection, planned: ListPlan, places: frozenset[int]) -> list[int]:
    """Which of some places are in a list.

    Args:
        connection: A reading connection.
        planned: How the list is read.
        places: The places.

    Returns:
        Those that are in it, the lowest first.
    """
    if not places:
        return []
    if planned.once or planned.head or planned.without is not None:
        return sorted(
            {place for chunk in all_places(connection, planned) for place in chunk} & places
        )
    rows = connection.execute(
        f"""select place from ({planned.sql})
        where place in (select value from json_each(:looked_for))""",
        {**planned.values, "looked_for": json.dumps(list(places))},
    )
    return sorted(row["place"] for row in rows)
