"""Reads whole threads and single messages, and derives what the public sees of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound
from qa_tui.domain.missing import no_message, no_thread
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import (
    PUBLIC_STATES,
    Form,
    Kind,
    Message,
    Note,
    PublicState,
    Source,
    State,
    Thread,
)
from qa_tui.domain.workflow import public_state
from qa_tui.store import rows
from qa_tui.store.directory.people import read_representative
from qa_tui.store.imports.captures import STANDING_CAPTURE

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

_WHO = N_("“qa-tui events” shows who did what.")

_PUBLIC_STATES = ", ".join(f"'{state}'" for state in sorted(PUBLIC_STATES))

_MESSAGE = """select m.*, x.text, x.background
from message m join message_text x on x.message = m.id and x.revision = m.revision"""

NOTES = """select n.id, n.message, d.name as author, n.text, n.at from note n
join message m on m.id = n.message join moderator d on d.id = n.moderator
join event e on e.seq = n.event
where m.withdrawn = 0 and not exists (select 1 from event u where u.undoes = e.uid)"""
"""The beginning of every query for notes; those whose message or step was taken back are gone."""


def read_thread(
    connection: Connection, thread: int, today: date, *, public_only: bool = False
) -> Thread:
    """Read a thread with its messages.

    Args:
        connection: A reading connection.
        thread: Its id.
        today: The user's present day.
        public_only: Read what the public sees; nothing else exists then.

    Raises:
        NotFound: When no thread has this id, or the public does not see it.
    """
    row = _thread_row(connection, thread, public_only=public_only)
    messages = read_messages(connection, thread)
    if not messages:
        raise NotFound(N_("Thread {id} was taken back.", id=thread), _WHO)
    if public_only:
        messages = tuple(m for m in messages if m.state is State.PUBLISHED)
    return Thread(
        id=row["id"],
        title=row["title"],
        form=Form(row["form"]),
        topic=row["topic_name"],
        public_state=PublicState(row["public_state"]),
        follows=None if public_only and row["follows_hidden"] else row["follows"],
        withdrawn=bool(row["withdrawn"]),
        asking_note=row["asking_note"],
        to=read_representative(connection, row["representative"], today),
        messages=messages,
        source=_read_source(connection, thread, public_only=public_only),
    )


def _thread_row(connection: Connection, thread: int, *, public_only: bool) -> Row:
    """The row of a thread, which for the public is not there where they do not see it."""
    row: Row | None = connection.execute(
        f"""select t.*, o.name as topic_name,
            f.withdrawn or f.public_state not in ({_PUBLIC_STATES}) as follows_hidden
        from thread t left join topic o on o.id = t.topic left join thread f on f.id = t.follows
        where t.id = ?""",
        (thread,),
    ).fetchone()
    hidden = row is not None and (row["withdrawn"] or row["public_state"] not in PUBLIC_STATES)
    if row is None or (public_only and hidden):
        raise no_thread(thread)
    return row


def _read_source(connection: Connection, thread: int, *, public_only: bool) -> Source | None:
    """Where a thread came from, as its newest page says; None for one that began on the desk."""
    row = connection.execute(
        f"select c.* from thread t join capture c on c.id = {STANDING_CAPTURE} where t.id = ?",
        (thread,),
    ).fetchone()
    if row is None:
        return None
    source = rows.source(row)
    return replace(source, path=None) if public_only else source


def addressee_of(connection: Connection, thread: int) -> int:
    """Id of the representative whom a thread is to.

    Raises:
        NotFound: When there is no such thread, or it was taken back.
    """
    row = connection.execute(
        "select representative from thread where id = ? and withdrawn = 0", (thread,)
    ).fetchone()
    if row is None:
        raise no_thread(thread)
    return int(row["representative"])


def read_messages(connection: Connection, thread: int) -> tuple[Message, ...]:
    """The messages of a thread that were not taken back: the question, then the answers."""
    found = connection.execute(
        f"{_MESSAGE} where m.thread = ? and m.withdrawn = 0"
        " order by m.kind = 'answer', m.sort_date, m.id",
        (thread,),
    )
    return tuple(rows.message(row) for row in found)


def read_message(connection: Connection, message: int) -> Message:
    """Read a message with its current text.

    Raises:
        NotFound: When no message has this id.
    """
    row = connection.execute(f"{_MESSAGE} where m.id = ?", (message,)).fetchone()
    if row is None:
        raise no_message(message)
    return rows.message(row)


def read_question(connection: Connection, thread: int) -> Message:
    """The question of a thread."""
    row = connection.execute(
        f"{_MESSAGE} where m.thread = ? and m.kind = 'question'", (thread,)
    ).fetchone()
    return rows.message(row)


def read_notes(connection: Connection, thread: int) -> tuple[Note, ...]:
    """The internal notes on the messages of a thread, oldest first."""
    found = connection.execute(f"{NOTES} and m.thread = ? order by n.id", (thread,))
    return tuple(rows.note(row) for row in found)


def derive(writer: Writer, thread: int) -> None:
    """Bring what is derived of a thread up to date: public state, number of answers, lists.

    Called by every writer that changed a message or took a thread back.
    """
    connection = writer.connection
    withdrawn = connection.execute(
        "select withdrawn from thread where id = ?", (thread,)
    ).fetchone()[0]
    question = State.PENDING
    answers: list[tuple[State, bool]] = []
    for kind, state, standard in connection.execute(
        "select kind, state, standard_reply from message where thread = ? and withdrawn = 0",
        (thread,),
    ):
        if kind == Kind.QUESTION:
            question = State(state)
        else:
            answers.append((State(state), bool(standard)))
    derived = public_state(question, answers, withdrawn=bool(withdrawn))
    shown = sum(state is State.PUBLISHED for state, _ in answers)
    connection.execute(
        """update thread set public_state = ?1, answers = ?2
        where id = ?3 and (public_state <> ?1 or answers <> ?2)""",
        (derived, shown, thread),
    )
    writer.threads.add(thread)


def refuse_withdrawn(connection: Connection, message: int) -> None:
    """Refuse what is about a message that was taken back, by itself or with its thread.

    Raises:
        NotFound: When it was.
    """
    row = connection.execute(
        """select m.withdrawn or t.withdrawn from message m
        join thread t on t.id = m.thread where m.id = ?""",
        (message,),
    ).fetchone()
    if row[0]:
        raise NotFound(N_("Message {id} was taken back.", id=message), _WHO)


def uid_of(connection: Connection, message: int) -> str:
    """The uid of a message."""
    row = connection.execute("select uid from message where id = ?", (message,)).fetchone()
    return str(row[0])
