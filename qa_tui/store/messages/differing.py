"""Finds the fields that a correction would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.moderation.correction import (
    ANNOTATION_LIMIT,
    FIELD_NAMES,
    NAME_LIMIT,
    checked_length,
    read_name,
    read_past_day,
    read_title,
)
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.domain.question import old_title
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.text import storable
from qa_tui.store.directory.people import find_representative, find_topic
from qa_tui.store.messages.readdressing import moved
from qa_tui.store.messages.threads import read_question

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.moderation.correction import Correction
    from qa_tui.domain.records import Message
    from qa_tui.store.journal.events import Change
    from qa_tui.store.sqlite import Connection, Row

_THREAD = """select t.form, t.title, p.uid as topic, p.name as topic_name, r.id as to_id,
    r.uid as representative, r.name as to_name, n.uid as mandate
from thread t join representative r on r.id = t.representative
left join topic p on p.id = t.topic left join mandate n on n.id = t.mandate where t.id = ?"""


def differing(
    connection: Connection,
    today: date,
    message: Message,
    correction: Correction,
    *,
    imported: bool,
) -> tuple[Change, ...]:
    """What a correction wants that differs from what stands there.

    Args:
        connection: A connection.
        today: The user's present day.
        message: The message.
        correction: What is to stand differently; all of it can be corrected of the message.
        imported: Whether it came from a page.

    Returns:
        Field, value before, value after.

    Raises:
        NotFound: When the topic or representative does not exist.
        Refused: When a value breaks a rule.
        WrongUsage: When a date is none.
    """
    thread = connection.execute(_THREAD, (message.thread,)).fetchone()
    before = _standing(message, thread)
    after = _own_fields(message, correction)
    if correction.until is not None and correction.until.strip() != (message.wake_on or ""):
        day = read_wake_day(correction.until, today)
        after["wake_on"] = day.isoformat() if day else None
    if correction.date is not None:
        after |= _dated(connection, message, read_past_day(correction.date, today))
    after |= _thread_fields(connection, today, message, thread, correction, imported=imported)
    return tuple(
        (field, before[field], new) for field, new in after.items() if new != before[field]
    )


def _standing(message: Message, thread: Row) -> dict[str, object]:
    """The values of all fields as they stand, thread's and message's."""
    return {
        "title": thread["title"],
        "topic": thread["topic"],
        "representative": thread["representative"],
        "mandate": thread["mandate"],
        "standard_reply": int(message.standard_reply),
        "annotation": message.annotation,
        "author": message.author,
        "party_label": message.party_label,
        "date": message.date,
        "sort_date": message.sort_date,
        "place": message.place,
        "wake_on": message.wake_on,
    }


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


def _dated(connection: Connection, message: Message, day: str | None) -> dict[str, object]:
    """The wanted values of what goes by the date of a message.

    Without a date, a question stands where its first answer does, and everything else where it
    was imported.
    """
    bound = day
    if day is None and message.kind is Kind.QUESTION:
        bound = connection.execute(
            """select min(date) from message where thread = ? and kind = 'answer'
            and withdrawn = 0""",
            (message.thread,),
        ).fetchone()[0]
    came = connection.execute(
        "select added_at from message_text where message = ? order by revision limit 1",
        (message.id,),
    ).fetchone()
    sort_date = f"{bound[:10]}T00:00:00Z" if bound else came[0]
    dated: dict[str, object] = {"date": day, "sort_date": sort_date}
    if sort_date[:10] != message.sort_date[:10]:
        dated["place"] = None
    return dated


def _thread_fields(
    connection: Connection,
    today: date,
    message: Message,
    thread: Row,
    correction: Correction,
    *,
    imported: bool,
) -> dict[str, object]:
    """The wanted values of the fields of the thread, and what goes by them."""
    after: dict[str, object] = {}
    form, to, topic = Form(thread["form"]), thread["to_name"], thread["topic_name"] or ""
    if correction.topic is not None:
        after["topic"], topic = _topic(connection, correction.topic, form, imported=imported)
    if correction.to is not None:
        person = find_representative(connection, correction.to, today)
        if person.id != thread["to_id"]:
            after |= moved(connection, message, person, imported=imported)
            to = person.name
    shown, author = _askers_name(connection, message, correction)
    usual = old_title(thread["to_name"], shown, thread["topic_name"] or "")
    if correction.title is not None and correction.title.strip() != thread["title"]:
        after["title"] = read_title(storable(correction.title), form, imported=imported)
    elif form is Form.OLD and thread["title"] == usual:
        after["title"] = old_title(to, author, topic)
    return after


def _askers_name(
    connection: Connection, message: Message, correction: Correction
) -> tuple[str, str]:
    """The name shown with the question of a message's thread: as it stands, and as wanted."""
    if message.kind is Kind.ANSWER:
        shown = read_question(connection, message.thread).author
        return shown, shown
    if correction.author is None:
        return message.author, message.author
    return message.author, read_name(storable(correction.author))


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
