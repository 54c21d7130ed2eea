"""Takes everything that an import run brought out of the lists, and puts it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_
from qa_tui.store.imports.readings import put_readings
from qa_tui.store.messages.threads import derive

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

_THREADS = """select c.thread,
    (select max(i.id) from capture o join import_run i on i.id = o.run
        where o.thread = c.thread and i.withdrawn = 0 and i.id <> :run) as live,
    exists (select 1 from message q join event e on e.subject_uid = q.uid and e.verb = 'ask'
        where q.thread = c.thread and q.kind = 'question') as asked_here
from (select distinct thread from capture where run = :run) c"""
"""The threads that a run found: the last other run in the lists that found each, and whether it
was asked on this desk."""

_ADDED_BY_OTHERS = """select x.after from import_run i
join event e on e.subject_uid = i.uid and e.verb = 'import' join change x on x.event = e.seq
where i.withdrawn = 1 and i.id <> ? and x.field = 'answer' and x.before is null"""
"""Answers that other runs, which are out of the lists, added to threads that were there."""

_AWAY = """select id, uid from message where thread = ? and withdrawn = 1
and not exists (select 1 from event e where e.subject_uid = message.uid
    and e.verb in ('ask', 'answer'))
and coalesce((select x.after from event e join change x on x.event = e.seq
    where e.subject_uid = message.uid and x.field = 'withdrawn' order by e.seq desc limit 1),
    '0') = '0'"""
"""What is out of the lists, but not by itself: written here and taken back, or no answer by its
border."""


def take_back_run(writer: Writer, uid: str, answers: Collection[str]) -> None:
    """Take what only this run brought out of every list.

    A thread that a later run found too keeps its answers; one that an earlier run brought, or that
    was asked here, loses those that this one added. What readings changed stands as the last run
    that is left has read it.

    Args:
        writer: The open transaction.
        uid: Uid of the run.
        answers: Uids of the answers that it added to threads that were there.
    """
    connection = writer.connection
    run = _run(connection, uid)
    connection.execute("update import_run set withdrawn = 1 where id = ?", (run,))
    for found in _each(writer, _threads(connection, run)):
        thread, live = found["thread"], found["live"]
        put_readings(writer, thread)
        if live is not None and live > run:
            continue
        whole = live is None and not found["asked_here"]
        if whole:
            connection.execute("update thread set withdrawn = 1 where id = ?", (thread,))
        shown = connection.execute(
            "select id, uid from message where thread = ? and withdrawn = 0", (thread,)
        ).fetchall()
        _put(connection, [row["id"] for row in shown if whole or row["uid"] in answers], out=True)
        derive(writer, thread)


def bring_run_again(writer: Writer, uid: str, answers: Collection[str]) -> None:
    """Put what a run brought into the lists again.

    What other runs added stays out as long as they are; so does what is out by itself.

    Args:
        writer: The open transaction.
        uid: Uid of the run.
        answers: Uids of the answers that it added to threads that were there.

    Raises:
        Refused: When a later run has brought all of it.
    """
    connection = writer.connection
    run = _run(connection, uid)
    threads = _threads(connection, run)
    if not threads:
        raise Refused(
            N_("Nothing is left of this import: a later one has brought its pages again."),
            N_("Bring the later one again, or import the files."),
        )
    connection.execute("update import_run set withdrawn = 0 where id = ?", (run,))
    added = {row[0] for row in connection.execute(_ADDED_BY_OTHERS, (run,))}
    others = added.difference(answers)
    for found in _each(writer, threads):
        thread, whole = found["thread"], found["live"] is None and not found["asked_here"]
        if whole:
            connection.execute("update thread set withdrawn = 0 where id = ?", (thread,))
        away = connection.execute(_AWAY, (thread,)).fetchall()
        back = [
            row["id"]
            for row in away
            if (row["uid"] not in others if whole else row["uid"] in answers)
        ]
        _put(connection, back, out=False)
        put_readings(writer, thread)
        derive(writer, thread)


def _each(writer: Writer, threads: list[Row]) -> Iterator[Row]:
    """The threads of a run, one by one; tells how far it is, `settle` being the second half."""
    for done, found in enumerate(threads, 1):
        yield found
        writer.progress(done, 2 * len(threads))


def _put(connection: Connection, messages: list[int], *, out: bool) -> None:
    """Take messages out of the lists, or put them in again."""
    connection.executemany(
        "update message set withdrawn = ?, version = version + 1 where id = ?",
        [(out, message) for message in messages],
    )


def _run(connection: Connection, uid: str) -> int:
    return int(connection.execute("select id from import_run where uid = ?", (uid,)).fetchone()[0])


def _threads(connection: Connection, run: int) -> list[Row]:
    return connection.execute(_THREADS, {"run": run}).fetchall()
