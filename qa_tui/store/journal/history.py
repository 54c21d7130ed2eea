"""Reads the journal and the letters that its events caused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa_tui.domain.history import Changed, Happening
from qa_tui.domain.phrase import InLanguages
from qa_tui.domain.privacy.masking import REPLACED
from qa_tui.store import rows
from qa_tui.store.messages.askers import ASKER_NAME
from qa_tui.store.preparing import codex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.moderation.codex import Clause
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

_CHANGES = """select c.event, c.field, e.subject_uid,
    coalesce(tb.name, rb.name, c.before) as before, coalesce(ta.name, ra.name, c.after) as after
from change c join event e on e.seq = c.event
left join topic tb on c.field = 'topic' and tb.uid = c.before
left join topic ta on c.field = 'topic' and ta.uid = c.after
left join representative rb on c.field = 'representative' and rb.uid = c.before
left join representative ra on c.field = 'representative' and ra.uid = c.after
where e.subject_kind = 'message' and c.event in (select value from json_each(?)) order by c.id"""

_LETTERS = """select e.seq, n.template from event e join notice n on n.event = e.seq
    where e.verb = 'write' and e.seq in (select value from json_each(:seqs))
union all
select e.seq, n.template from event e join change c on c.event = e.seq
    join notice n on n.uid = substr(c.field, 8)
    where e.subject_kind = 'message' and c.field glob 'letter:*'
    and e.seq in (select value from json_each(:seqs))"""

_REVISION = """select text || background from message_text
    where message = ? and revision = cast(? as integer)"""

NOTICE = f"""select n.*, m.thread, coalesce({ASKER_NAME}, r.name) as name
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


def read_history(connection: Connection, thread: int) -> tuple[Happening, ...]:
    """Read what was done to a thread with what each step changed, oldest first.

    Args:
        connection: A reading connection.
        thread: Id of the thread.

    Returns:
        The events, those of its import included; what was erased is missing in them.
    """
    events = read_events(connection, thread)
    verbs = {event.seq: event.verb for event in events}
    seqs = json.dumps(list(verbs))
    changes: dict[int, list[Changed]] = {}
    for row in connection.execute(_CHANGES, (seqs,)):
        changed = Changed(row["field"], row["before"], row["after"])
        changes.setdefault(row["event"], []).append(changed)
    letters: dict[int, list[str]] = {}
    for row in connection.execute(_LETTERS, {"seqs": seqs}):
        letters.setdefault(row["seq"], []).append(row["template"])
    clauses = {clause.key: clause for clause in codex().clauses}
    return tuple(
        Happening(
            event,
            tuple(changes.get(event.seq, ())),
            verbs.get(event.undoes) if event.undoes is not None else None,
            _clause_name(clauses.get(event.clause or "")),
            _masked(connection, event, changes.get(event.seq, ())),
            tuple(letters.get(event.seq, ())),
        )
        for event in events
    )


def _clause_name(clause: Clause | None) -> InLanguages | None:
    if clause is None:
        return None
    return InLanguages({language: one.name for language, one in clause.words.items()})


def _masked(connection: Connection, event: Event, changes: Iterable[Changed]) -> int:
    """How many passages a step masked; 0 where a text is erased."""
    revision = next((one for one in changes if one.field == "revision"), None)
    if event.verb != "mask" or revision is None:
        return 0
    found = [
        connection.execute(_REVISION, (event.subject, number)).fetchone()
        for number in (revision.before, revision.after)
    ]
    if None in found:
        return 0
    before, after = (len(REPLACED.findall(row[0])) for row in found)
    return max(after - before, 0)


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
