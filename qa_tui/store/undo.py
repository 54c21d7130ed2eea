"""Undo: an event that undoes an event, many steps deep, a batch as one step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.moments import parse_stamp
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import State
from qa_tui.store.decisions import apply_changes
from qa_tui.store.journal import Change, Entry, append
from qa_tui.store.letters import bring_back, recall_public
from qa_tui.store.threads import derive, read_message

if TYPE_CHECKING:
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection, Row

_NUMBERS = frozenset({"revision", "withdrawn", "standard_reply"})

_LIVE = """e.verb <> 'undo' and not exists (select 1 from event u where u.undoes = e.uid)"""

_OF_RUN = """select m.uid from import_run i join capture c on c.run = i.id
    join message m on m.thread = c.thread where i.uid = :uid"""


@dataclass(frozen=True)
class Undone:
    """What an undo took back.

    Attributes:
        verb: What had been done.
        messages: Ids of the messages that stand as before.
        recalled: Letters called back.
        gone: Letters that had left the desk already and cannot be called back.
    """

    verb: str
    messages: tuple[int, ...]
    recalled: int
    gone: int


def undo_last(writer: Writer) -> Undone:
    """Take back the last thing that the moderator did and has not taken back yet.

    Args:
        writer: The open transaction.

    Returns:
        What was taken back.

    Raises:
        NotFound: When there is nothing left to take back.
        Refused: When somebody has worked on the same message since.
    """
    last = writer.connection.execute(
        f"select e.* from event e where e.actor = ? and {_LIVE} order by e.seq desc limit 1",
        (writer.actor,),
    ).fetchone()
    if last is None:
        raise NotFound(
            N_("There is nothing of yours to undo."),
            N_("“qa-tui events” shows what was done."),
        )
    events = [last]
    if last["batch"] is not None:
        events = writer.connection.execute(
            f"select e.* from event e where e.batch = ? and {_LIVE} order by e.seq desc",
            (last["batch"],),
        ).fetchall()
    for event in events:
        _check_untouched(writer.connection, event)
    batch = writer.uid() if len(events) > 1 else None
    recalled, gone = (
        sum(counts) for counts in zip(*(_recall(writer, event) for event in events), strict=True)
    )
    messages: list[int] = []
    for event in events:
        found, further = _undo(writer, event, batch)
        messages += found
        recalled += further
    return Undone(last["verb"], tuple(messages), recalled, gone)


def _check_untouched(connection: Connection, event: Row) -> None:
    """Refuse when a later event that still counts touched the same subject."""
    later = connection.execute(
        f"""select e.verb, e.at, d.name from event e join moderator d on d.uid = e.actor
        where e.subject_uid in (select :uid union all {_OF_RUN})
        and e.seq > :seq and {_LIVE} order by e.seq desc limit 1""",
        {"uid": event["subject_uid"], "seq": event["seq"]},
    ).fetchone()
    if later is not None:
        raise Refused(
            N_(
                "“{verb}” cannot be undone: {who} has done “{later}” to it since, on {at}.",
                verb=verb_name(event["verb"]),
                who=later["name"],
                later=verb_name(later["verb"]),
                at=parse_stamp(later["at"]).astimezone().strftime("%Y-%m-%d %H:%M"),
            ),
            N_("Ask them to undo theirs first, or decide anew."),
        )


def _undo(writer: Writer, event: Row, batch: str | None) -> tuple[list[int], int]:
    """Record the undo of one event and put its subject back as it was.

    Returns:
        The messages that stand as before, and how many letters of other steps were called back
        because what they tell the public is no longer so.
    """
    changes: tuple[Change, ...] = tuple(
        (row["field"], row["after"], _value(row["field"], row["before"]))
        for row in writer.connection.execute(
            "select field, before, after from change where event = ?", (event["seq"],)
        )
    )
    undo = append(
        writer,
        Entry(
            verb="undo",
            subject_kind=event["subject_kind"],
            subject_uid=event["subject_uid"],
            from_state=event["to_state"],
            to_state=event["from_state"],
            batch=batch,
            undoes=event["uid"],
            changes=changes,
        ),
    )
    if event["subject_kind"] == "run":
        answers = [str(after) for field, after, _ in changes if field == "answer"]
        return _take_back_run(writer, event["subject_uid"], answers), 0
    row = writer.connection.execute(
        "select id, thread from message where uid = ?", (event["subject_uid"],)
    ).fetchone()
    if event["from_state"] is None:
        _take_back_message(writer, row["id"], row["thread"])
        return [], 0
    message = read_message(writer.connection, row["id"])
    apply_changes(writer, message, State(event["from_state"]), changes)
    if event["from_state"] == State.PUBLISHED:
        bring_back(writer, message, event["seq"])
    left = message.state is State.PUBLISHED
    return [message.id], recall_public(writer, undo, message) if left else 0


def _value(field: str, text: str | None) -> object:
    """A field's value of the journal as its column holds it."""
    return int(text) if field in _NUMBERS and text is not None else text


def _take_back_message(writer: Writer, message: int, thread: int) -> None:
    """Take a question with its whole thread, or one answer, out of every list."""
    connection = writer.connection
    connection.execute(
        """update thread set withdrawn = 1 where id = ? and exists
        (select 1 from message where id = ? and kind = 'question')""",
        (thread, message),
    )
    connection.execute(
        "update message set withdrawn = 1, version = version + 1 where id = ?", (message,)
    )
    derive(writer, thread)


def _take_back_run(writer: Writer, uid: str, answers: list[str]) -> list[int]:
    """Take what only this run brought out of every list.

    A thread that a later run found too stays as it is; one that an earlier run brought loses
    the answers that this one added.
    """
    connection = writer.connection
    run = connection.execute("select id from import_run where uid = ?", (uid,)).fetchone()[0]
    connection.execute("update import_run set withdrawn = 1 where id = ?", (run,))
    for (thread,) in connection.execute(
        "select distinct thread from capture where run = ?", (run,)
    ).fetchall():
        others = connection.execute(
            """select max(i.id) from capture c join import_run i on i.id = c.run
            where c.thread = ? and i.withdrawn = 0""",
            (thread,),
        ).fetchone()[0]
        if others is not None and others > run:
            continue
        if others is None:
            connection.execute("update thread set withdrawn = 1 where id = ?", (thread,))
        connection.execute(
            """update message set withdrawn = 1, version = version + 1 where thread = ?1
            and withdrawn = 0 and (?2 or uid in (select value from json_each(?3)))""",
            (thread, others is None, json.dumps(answers)),
        )
        derive(writer, thread)
    return []


def _recall(writer: Writer, event: Row) -> tuple[int, int]:
    """Call the letters of an event back; tells how many came and how many are out."""
    recalled = writer.connection.execute(
        """update notice set recalled_at = ? where event = ? and recalled_at is null
        and handed_over_at is null""",
        (writer.at, event["seq"]),
    ).rowcount
    gone = writer.connection.execute(
        "select count(*) from notice where event = ? and handed_over_at is not null",
        (event["seq"],),
    ).fetchone()[0]
    return int(recalled), int(gone)
