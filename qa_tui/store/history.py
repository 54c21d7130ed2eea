"""Reads the journal and the letters that its events caused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store import rows

if TYPE_CHECKING:
    from qa_tui.domain.records import Event, Notice
    from qa_tui.store.sqlite import Connection

_EVENT = """select e.seq, e.at, coalesce(d.name, e.actor) as actor, e.verb, e.subject_kind,
    coalesce(m.id, r.id) as subject, m.thread, e.from_state, e.to_state, e.clause, e.batch,
    u.seq as undoes,
    exists (select 1 from event x where x.undoes = e.uid) as undone
from event e
left join moderator d on d.uid = e.actor
left join message m on m.uid = e.subject_uid
left join import_run r on r.uid = e.subject_uid
left join event u on u.uid = e.undoes"""

NOTICE = """select n.*, m.thread,
    coalesce(g.first_name || ' ' || g.last_name, a.first_name || ' ' || a.last_name, r.name) as name
from notice n join message m on m.id = n.message
left join asker a on a.id = n.asker left join representative r on r.id = n.representative
left join message q on q.thread = m.thread and q.kind = 'question' and n.asker is not null
left join asker_name g on g.message = q.id"""
"""The beginning of every query for letters; `n` is the letter."""


def read_events(
    connection: Connection, thread: int | None = None, limit: int | None = None
) -> tuple[Event, ...]:
    """Read the journal, oldest first.

    Args:
        connection: A reading connection.
        thread: Only what concerns this thread, its import included; None for everything.
        limit: Only the last so many; None for all.

    Returns:
        The events.
    """
    where, values = "1", {"thread": thread, "limit": -1 if limit is None else limit}
    if thread is not None:
        where = """e.subject_uid in (
            select uid from message where thread = :thread
            union all select i.uid from capture c join import_run i on i.id = c.run
                where c.thread = :thread)"""
    found = connection.execute(
        f"{_EVENT} where {where} order by e.seq desc limit :limit", values
    ).fetchall()
    return tuple(rows.event(row) for row in reversed(found))


def read_notices(connection: Connection, thread: int | None = None) -> tuple[Notice, ...]:
    """Read the letters, newest first.

    Args:
        connection: A reading connection.
        thread: Only letters about this thread; None for all.

    Returns:
        The letters, those called back included.
    """
    where = "1" if thread is None else "m.thread = ?"
    values = () if thread is None else (thread,)
    found = connection.execute(f"{NOTICE} where {where} order by n.id desc", values)
    return tuple(rows.notice(row) for row in found)
