"""Corrects what stands around the words of a message: title, addressee, flags, misreadings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.correction import (
    ANNOTATION_LIMIT,
    FIELD_NAMES,
    NAME_LIMIT,
    Correction,
    check_fields,
    checked_length,
    read_name,
    read_past_day,
    read_title,
)
from qa_tui.domain.errors import NotFound, Refused, WrongUsage
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.domain.question import old_title
from qa_tui.domain.records import Form, Kind, Message
from qa_tui.domain.text import storable
from qa_tui.store.directory import find_representative, find_topic
from qa_tui.store.fields import apply_changes
from qa_tui.store.journal import Change, Entry, append
from qa_tui.store.preparing import check_version
from qa_tui.store.readdressing import moved, readdress
from qa_tui.store.threads import is_withdrawn, read_message, read_question, uid_of

if TYPE_CHECKING:
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection, Row

_THREAD = """select t.form, t.title, p.uid as topic, p.name as topic_name, r.id as to_id,
    r.uid as representative, r.name as to_name, n.uid as mandate
from thread t join representative r on r.id = t.representative
left join topic p on p.id = t.topic left join mandate n on n.id = t.mandate where t.id = ?"""


@dataclass(frozen=True)
class Corrected:
    """What a correction led to.

    Attributes:
        seq: The event.
        message: The message as it is after it.
        changed: The fields that stand differently, in the words of the journal.
        letters: Names of the templates of the letters that wait to be sent in place of others.
    """

    seq: int
    message: Message
    changed: tuple[str, ...]
    letters: tuple[str, ...] = ()


def correct(writer: Writer, correction: Correction, batch: str | None = None) -> Corrected:
    """Correct what stands around the words of a message.

    A question that moves to another representative takes the mandate by which they can be asked,
    their party, and in the old form another title; letters that wait are written anew.

    Args:
        writer: The open transaction.
        correction: What is to stand differently.
        batch: Uid of the step that this is a part of, or None.

    Returns:
        The event and the message after it.

    Raises:
        NotFound: When the message, topic or representative does not exist.
        Conflict: When somebody changed it since it was read.
        Refused: When a field cannot be corrected of this message, or breaks a rule.
        WrongUsage: When nothing is to stand differently, or a date is none.
    """
    message = standing(writer.connection, correction.message, correction.version)
    imported = is_imported(writer.connection, message)
    check_fields(correction, message, imported=imported)
    changes = _changes(writer, message, correction, imported=imported)
    if not changes:
        raise WrongUsage(
            N_("There is nothing to correct: all of it stands so already."),
            N_("Nothing was changed."),
        )
    seq = record(writer, "correct", message, changes, batch)
    after = read_message(writer.connection, message.id)
    changed = tuple(field for field, _, _ in changes)
    letters = readdress(writer, seq, after) if "representative" in changed else ()
    return Corrected(seq, after, changed, letters)


def standing(connection: Connection, message: int, version: int | None) -> Message:
    """A message that stands in the lists.

    Args:
        connection: A connection.
        message: Its id.
        version: The version that was read, or None.

    Raises:
        NotFound: When there is no such message, or it was taken back.
        Conflict: When somebody changed it since it was read.
    """
    found = read_message(connection, message)
    if is_withdrawn(connection, message):
        raise NotFound(N_("Message {id} was taken back.", id=message))
    check_version(connection, found, version)
    return found


def is_imported(connection: Connection, message: Message) -> bool:
    """Whether a message came from a page, not from somebody who wrote on the desk."""
    row = connection.execute(
        """select initial_state = 'published' and thread in (select thread from capture)
        from message where id = ?""",
        (message.id,),
    ).fetchone()
    return bool(row[0])


def record(
    writer: Writer, verb: str, message: Message, changes: tuple[Change, ...], batch: str | None
) -> int:
    """Write changes that leave the state of a message as it is, with their event.

    Args:
        writer: The open transaction.
        verb: The verb of the journal.
        message: The message as it is.
        changes: Field, value before, value after.
        batch: Uid of the step that this is a part of, or None.

    Returns:
        The event's `seq`.
    """
    seq = append(
        writer,
        Entry(
            verb=verb,
            subject_kind="message",
            subject_uid=uid_of(writer.connection, message.id),
            from_state=message.state,
            to_state=message.state,
            base_version=message.version,
            batch=batch,
            changes=changes,
        ),
    )
    apply_changes(writer, message, message.state, changes)
    return seq


def _changes(
    writer: Writer, message: Message, correction: Correction, *, imported: bool
) -> tuple[Change, ...]:
    """What differs from what stands there."""
    thread = writer.connection.execute(_THREAD, (message.thread,)).fetchone()
    fields = dict.fromkeys(("title", "topic", "representative", "mandate"))
    before: dict[str, object] = {field: thread[field] for field in fields}
    before |= {
        "standard_reply": int(message.standard_reply),
        "annotation": message.annotation,
        "author": message.author,
        "party_label": message.party_label,
        "date": message.date,
        "sort_date": message.sort_date,
        "place": message.place,
        "wake_on": message.wake_on,
    }
    after = _own_fields(message, correction)
    if correction.until is not None and correction.until.strip() != (message.wake_on or ""):
        day = read_wake_day(correction.until, writer.today)
        after["wake_on"] = day.isoformat() if day else None
    if correction.date is not None:
        after |= _dated(writer, message, read_past_day(correction.date, writer.today))
    after |= _thread_fields(writer, message, thread, correction, imported=imported)
    return tuple(
        (field, before[field], new) for field, new in after.items() if new != before[field]
    )


def _own_fields(message: Message, correction: Correction) -> dict[str, object]:
    """The wanted values of the fields of the message itself."""
    after: dict[str, object] = {}
    if correction.standard is not None:
        after["standard_reply"] = int(correction.standard)
    if correction.annotation is not None:
        note = storable(correction.annotation).strip()
        after["annotation"] = (
            checked_length(note, FIELD_NAMES["annotation"], ANNOTATION_LIMIT) or None
        )
    if correction.author is not None and correction.author.strip() != message.author:
        after["author"] = read_name(storable(correction.author))
    if correction.party is not None:
        label = " ".join(storable(correction.party).split())
        after["party_label"] = checked_length(label, FIELD_NAMES["party"], NAME_LIMIT) or None
    return after


def _dated(writer: Writer, message: Message, day: str | None) -> dict[str, object]:
    """The wanted values of what goes by the date of a message.

    Without a date, a question stands where its first answer does, and everything else where it
    was imported.
    """
    bound = day
    if day is None and message.kind is Kind.QUESTION:
        bound = writer.connection.execute(
            """select min(date) from message where thread = ? and kind = 'answer'
            and withdrawn = 0""",
            (message.thread,),
        ).fetchone()[0]
    came = writer.connection.execute(
        "select added_at from message_text where message = ? order by revision limit 1",
        (message.id,),
    ).fetchone()
    sort_date = f"{bound[:10]}T00:00:00Z" if bound else came[0]
    dated: dict[str, object] = {"date": day, "sort_date": sort_date}
    if sort_date[:10] != message.sort_date[:10]:
        dated["place"] = None
    return dated


def _thread_fields(
    writer: Writer, message: Message, thread: Row, correction: Correction, *, imported: bool
) -> dict[str, object]:
    """The wanted values of the fields of the thread, and what goes by them."""
    after: dict[str, object] = {}
    form, to, topic = Form(thread["form"]), thread["to_name"], thread["topic_name"] or ""
    if correction.topic is not None:
        after["topic"], topic = _topic(writer.connection, correction.topic, form, imported=imported)
    if correction.to is not None:
        person = find_representative(writer.connection, correction.to, writer.today)
        if person.id != thread["to_id"]:
            after |= moved(writer.connection, message, person, imported=imported)
            to = person.name
    question = message
    if message.kind is Kind.ANSWER:
        question = read_question(writer.connection, message.thread)
    author = question.author
    if correction.author is not None and message is question:
        author = read_name(storable(correction.author))
    if correction.title is not None and correction.title.strip() != thread["title"]:
        after["title"] = read_title(storable(correction.title), form, imported=imported)
    elif form is Form.OLD:
        usual = old_title(thread["to_name"], question.author, thread["topic_name"] or "")
        if thread["title"] == usual:
            after["title"] = old_title(to, author, topic)
    return after


def _topic(
    connection: Connection, name: str, form: Form, *, imported: bool
) -> tuple[str | None, str]:
    """Uid and name of a topic."""
    if name.strip():
        found = find_topic(connection, name)
        uid = connection.execute("select uid from topic where id = ?", (found.id,)).fetchone()[0]
        return str(uid), found.name
    if form is Form.OLD and not imported:
        raise Refused(
            N_("The topic is missing; the old form needs one."), N_("Nothing was changed.")
        )
    return None, ""
