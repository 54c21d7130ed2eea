"""The table `line`: one narrow row a message in the lists, from which every list is read.

It is derived from threads, messages, notes and events; what was taken back has no row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.records import Kind, PublicState, State
from qa_tui.domain.standing import standing
from qa_tui.store.place import day_sql, give_places

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection

_STANDINGS = " ".join(
    f"when '{kind}{state}{public}' then {int(standing(kind, state, public))}"
    for kind in Kind
    for state in State
    for public in PublicState
    if not (kind is Kind.QUESTION and state is State.PUBLISHED)
    or public in {PublicState.WAITING, PublicState.STANDARD_REPLY, PublicState.ANSWERED}
)
_CLAUSE = """case when m.state in ('refused', 'returned', 'removed') then
    (select e.clause from event e where e.subject_uid = m.uid and e.to_state = m.state
        and e.clause is not null and not exists (select 1 from event u where u.undoes = e.uid)
        order by e.seq desc limit 1) end"""
_ANSWERED = f"""case when m.kind = 'answer' then {day_sql("m.date")} else
    (select max({day_sql("a.date")}) from message a where a.thread = t.id and a.kind = 'answer'
        and a.state = 'published' and a.withdrawn = 0) end"""
_NOTE = """exists (select 1 from note n join message w on w.id = n.message
    join event e on e.seq = n.event
    where not exists (select 1 from event u where u.undoes = e.uid)
    and (n.message = m.id or (m.kind = 'question' and w.thread = t.id)) and w.thread = t.id)"""

_LINES = f"""select m.place, q.place as question, m.kind = 'answer' as answer,
    case m.kind || m.state || t.public_state {_STANDINGS} end as standing,
    t.representative, nullif(fold(coalesce(m.party_label, p.label, '')), '') as party, t.topic,
    {day_sql("q.date")} as asked, {_ANSWERED} as answered,
    case when m.state = 'held' then m.wake_on end as wake_on, {_CLAUSE} as clause,
    NOTE as note, x.background <> '' as background, m.annotation is not null as annotation
from thread t join message q on q.thread = t.id and q.kind = 'question' and q.withdrawn = 0
join message m on m.thread = t.id and m.withdrawn = 0
join message_text x on x.message = m.id and x.revision = m.revision
join representative r on r.id = t.representative left join party p on p.id = r.party
where t.withdrawn = 0"""

_ONE = _LINES.replace("NOTE", _NOTE)
_ALL = _LINES.replace("NOTE", f"(exists (select 1 from note) and {_NOTE})")
_NAMES = (
    "place",
    "question",
    "answer",
    "standing",
    "representative",
    "party",
    "topic",
    "asked",
    "answered",
    "wake_on",
    "clause",
    "note",
    "background",
    "annotation",
)
_COLUMNS = ", ".join(_NAMES)
_OF_THREAD = f"{_ONE} and t.id = ?"
_FOUND = f"""select {_COLUMNS} from line
where place in (select place from message where thread = ?)"""
_INSERT = f"insert into line ({_COLUMNS}) values ({', '.join('?' * len(_NAMES))})"


def refresh_lines(connection: Connection, thread: int) -> None:
    """Bring the rows of a thread up to date.

    Only columns that differ are written: each one that is costs the indexes that it stands in.

    Args:
        connection: A writing connection.
        thread: Id of the thread.
    """
    wanted = {row[0]: tuple(row) for row in connection.execute(_OF_THREAD, (thread,))}
    found = {row[0]: tuple(row) for row in connection.execute(_FOUND, (thread,))}
    for place in found.keys() - wanted.keys():
        connection.execute("delete from line where place = ?", (place,))
    for place, row in wanted.items():
        if place in found:
            _update(connection, found[place], row)
        else:
            connection.execute(_INSERT, row)


def _update(connection: Connection, found: tuple[object, ...], wanted: tuple[object, ...]) -> None:
    """Write the columns in which a row differs from what it should be."""
    differing = [n for n, pair in enumerate(zip(found, wanted, strict=True)) if pair[0] != pair[1]]
    if differing:
        columns = ", ".join(f"{_NAMES[n]} = ?" for n in differing)
        values = [wanted[n] for n in differing]
        connection.execute(f"update line set {columns} where place = ?", (*values, wanted[0]))


def add_lines(connection: Connection, first: int) -> None:
    """Make the rows of threads that have none yet.

    Args:
        connection: A writing connection; every message has its place.
        first: Id of the first of these threads; all with a higher id are such, too.
    """
    # the plus keeps SQLite from walking through all places, which are in order already
    newest = f"{_ALL} and t.id >= ? order by +m.place"
    connection.execute(f"insert into line ({_COLUMNS}) {newest}", (first,))


def rebuild_lines(connection: Connection) -> None:
    """Rebuild all rows."""
    give_places(connection)
    connection.execute("delete from line")
    connection.execute("delete from line_count")
    connection.execute(f"insert into line ({_COLUMNS}) {_ALL} order by 1")


def wrong_lines(connection: Connection) -> tuple[int, int]:
    """Compare the table with the records it is derived from.

    Args:
        connection: A connection; nothing is written.

    Returns:
        How many rows are wrong, missing or too many; how many counters are wrong.
    """
    plain, derived = f"select {_COLUMNS} from line", f"select {_COLUMNS} from ({_ALL})"
    rows = connection.execute(
        f"""select count(*) from (select distinct place from (
            select * from ({plain} except {derived}) union all
            select * from ({derived} except {plain})))"""
    ).fetchone()[0]
    counts = connection.execute(
        """select count(*) from (
            select standing, lines from line_count where lines <> 0
            except select standing, count(*) from line group by standing)"""
    ).fetchone()[0]
    missing = connection.execute(
        """select count(*) from (select distinct standing from line
            except select standing from line_count)"""
    ).fetchone()[0]
    return int(rows), int(counts) + int(missing)
