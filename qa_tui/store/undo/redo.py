"""Redo: an undone step is done again, by an event like the original that undoes the undo."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind
from qa_tui.domain.workflow import Verb, check_answerable, find_step
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.journal.steps import BESIDE, REGULAR, done_since
from qa_tui.store.letters.posting import follow_public, handed_over, post_again
from qa_tui.store.messages.readdressing import recall_addressed
from qa_tui.store.messages.threads import read_message, read_question, refuse_withdrawn
from qa_tui.store.undo.restoring import TAKEN_IN, changes_of, id_of, restore

if TYPE_CHECKING:
    from qa_tui.domain.records import Message
    from qa_tui.store.journal.events import Change
    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

_REDOABLE = """u.actor = :actor and u.verb = 'undo'
    and not exists (select 1 from event r where r.undoes = u.uid)"""

_OF_SUBJECT = """select e.seq, e.uid, e.verb, e.undoes, e.at, e.batch, d.name from event e
    left join moderator d on d.uid = e.actor where e.subject_uid = ? order by e.seq"""


@dataclass(frozen=True)
class Redone:
    """What a redo did again.

    Attributes:
        verb: What was done again.
        messages: Ids of the messages that stand as after it.
        letters: Letters that wait again.
        gone: Letters that had left the desk the first time and are not sent again.
    """

    verb: str
    messages: tuple[int, ...]
    letters: int
    gone: int


def redo_last(writer: Writer) -> Redone:
    """Do again what the moderator took back last.

    Args:
        writer: The open transaction.

    Returns:
        What was done again.

    Raises:
        NotFound: When they have taken nothing back that is not done again already.
        Refused: When they have done something else since, when somebody has worked on the same
            message, or when a rule is against it now.
    """
    undos = _last_undo(writer)
    batch = writer.uid() if len(undos) > 1 else None
    done = [do_again(writer, undo, batch) for undo in undos]
    return Redone(
        done[0].verb,
        tuple(message for one in done for message in one.messages),
        sum(one.letters for one in done),
        sum(one.gone for one in done),
    )


def _last_undo(writer: Writer) -> list[Row]:
    """The events of the undo that is to be undone; those of a batch as the steps were done."""
    connection, actor = writer.connection, {"actor": writer.actor}
    last = connection.execute(
        f"select u.* from event u where {_REDOABLE} order by u.seq desc limit 1", actor
    ).fetchone()
    if last is None:
        raise NotFound(
            N_("There is nothing to redo."), N_("Redo repeats what you took back with undo.")
        )
    since = connection.execute(
        f"""select e.verb from event e where e.actor = :actor and {REGULAR} and e.seq > :seq
        order by e.seq desc limit 1""",
        {**actor, "seq": last["seq"]},
    ).fetchone()
    if since is not None:
        raise Refused(
            N_(
                "There is nothing to redo: you have done “{verb}” since your last undo.",
                verb=verb_name(since["verb"]),
            ),
            N_("Decide anew."),
        )
    if last["batch"] is None:
        return [last]
    return connection.execute(
        f"select u.* from event u where u.batch = :batch and {_REDOABLE} order by u.seq desc",
        {**actor, "batch": last["batch"]},
    ).fetchall()


def do_again(writer: Writer, undo: Row, batch: str | None = None) -> Redone:
    """Do one event again: record it, put its subject, let its letters wait again.

    Args:
        writer: The open transaction.
        undo: The undo of it, which still counts.
        batch: Uid of the step that this is a part of, or None.

    Returns:
        What was done again.

    Raises:
        NotFound: When its message was taken back.
        Refused: When somebody has worked on the same thing, or when a rule is against it now.
    """
    connection = writer.connection
    event = connection.execute("select * from event where uid = ?", (undo["undoes"],)).fetchone()
    _check_untouched(connection, undo, event, batch)
    message = _check_rules(writer, event)
    changes = changes_of(connection, event["seq"], back=False)
    version = message.version if message else None
    seq = append(writer, _entry(event, changes, version, undoes=undo["uid"], batch=batch))
    restored = restore(writer, event, event["to_state"], changes, back=False)
    connection.execute("update note set event = ? where event = ?", (seq, event["seq"]))
    if any(field == "representative" for field, _, _ in changes) and message is not None:
        recall_addressed(writer, seq, message)
    before, after = event["from_state"], event["to_state"]
    if message is not None and before not in (None, after):
        follow_public(writer, seq, message, before, after, undo["seq"])
    letters = post_again(writer, seq, event["seq"])
    gone = handed_over(connection, event["seq"])
    return Redone(event["verb"], restored.messages, letters, gone)


def _entry(
    event: Row, changes: tuple[Change, ...], version: int | None, *, undoes: str, batch: str | None
) -> Entry:
    """The event by which another is done again."""
    return Entry(
        verb=event["verb"],
        subject_kind=event["subject_kind"],
        subject_uid=event["subject_uid"],
        from_state=event["from_state"],
        to_state=event["to_state"],
        clause=event["clause"],
        base_version=version,
        batch=batch,
        undoes=undoes,
        changes=changes,
    )


def _check_untouched(connection: Connection, undo: Row, event: Row, batch: str | None) -> None:
    """Refuse when the same subject stands in another way since the undo."""
    if event["verb"] in BESIDE:
        return
    events = connection.execute(_OF_SUBJECT, (undo["subject_uid"],)).fetchall()
    later = _since(events, undo, batch)
    if later is not None:
        raise Refused(
            N_(
                "“{verb}” cannot be done again: {who} has done “{later}” to it since, on {at}.",
                **done_since(event["verb"], later),
            ),
            N_("Decide anew."),
        )


def _since(events: list[Row], undo: Row, batch: str | None) -> Row | None:
    """What has changed a subject since an undo; what was taken back again has not.

    Each event counts for the one that it leads back to: an undo takes that one away, a redo
    brings it back.

    Args:
        events: All events of the subject, oldest first.
        undo: The undo.
        batch: Uid of the step that the redo is a part of, or None.

    Returns:
        The last event by which something counts that did not, or the other way round; or None.
    """
    first: dict[str, str] = {}
    counts: dict[str, bool] = {}
    last: dict[str, Row] = {}
    then: dict[str, bool] = {}
    beside: set[str] = set()
    for event in events:
        uid = first[event["uid"]] = first.get(event["undoes"], event["uid"])
        counts[uid] = event["verb"] != "undo"
        last[uid] = event
        beside |= {uid} if event["verb"] in BESIDE else set()
        of_batch = event["batch"] is not None and event["batch"] in (undo["batch"], batch)
        if event["seq"] <= undo["seq"] or of_batch:
            then = dict(counts)
    changed = [
        last[uid]
        for uid, counted in counts.items()
        if then.get(uid, False) != counted and uid not in beside
    ]
    return max(changed, key=itemgetter("seq"), default=None)


def _check_rules(writer: Writer, event: Row) -> Message | None:
    """Refuse what a rule is against now; gives the message, where the event is about one."""
    if event["subject_kind"] != "message":
        return None
    connection = writer.connection
    message = read_message(connection, id_of(connection, event["subject_uid"]))
    question = read_question(connection, message.thread)
    if event["verb"] in TAKEN_IN:
        _check_question(connection, message, question)
        return message
    if event["verb"] != "border":
        refuse_withdrawn(connection, message.id)
    if event["verb"] in set(Verb):
        find_step(Verb(event["verb"]), message, question, writer.today)
    return message


def _check_question(connection: Connection, message: Message, question: Message) -> None:
    """Refuse to take an answer in again whose question is not public any more."""
    if message.kind is Kind.QUESTION:
        return
    refuse_withdrawn(connection, question.id)
    check_answerable(question)
