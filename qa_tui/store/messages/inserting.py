"""Makes the rows of threads and messages that are written on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.people.people import Representative, Topic
    from qa_tui.domain.records import Form, Kind
    from qa_tui.store.writer import Writer


def insert_thread(
    writer: Writer,
    person: Representative,
    form: Form,
    title: str,
    topic: Topic | None,
    follows: int | None,
) -> int:
    """Make a thread that nobody sees yet.

    Args:
        writer: The open transaction.
        person: Who is asked.
        form: The form of the question.
        title: The public title.
        topic: The topic, or None.
        follows: Id of the thread that it follows up, or None.

    Returns:
        Its id.
    """
    mandate = person.asking.mandate.id if person.asking.mandate else None
    row = writer.connection.execute(
        """insert into thread (uid, representative, mandate, topic, form, title, follows,
            public_state, sort_date)
        values (?, ?, ?, ?, ?, ?, ?, 'not_public', ?) returning id""",
        (
            writer.uid(),
            person.id,
            mandate,
            topic.id if topic else None,
            form,
            title,
            follows,
            writer.at,
        ),
    ).fetchone()
    return int(row["id"])


def insert_message(
    writer: Writer,
    thread: int,
    kind: Kind,
    author: str,
    party: str | None,
    asker: int | None,
    *,
    standard: bool = False,
) -> int:
    """Make a message that waits for a decision; its text comes separately.

    Args:
        writer: The open transaction.
        thread: Id of its thread.
        kind: Question or answer.
        author: Name as shown in public.
        party: Label as shown with it, or None.
        asker: Id of the private row of who asks, or None.
        standard: Whether it is a standard reply.

    Returns:
        Its id.
    """
    row = writer.connection.execute(
        """insert into message (uid, thread, kind, author, party_label, asker, state,
            initial_state, standard_reply, date, sort_date)
        values (?, ?, ?, ?, ?, ?, 'pending', 'pending', ?, ?, ?) returning id""",
        (writer.uid(), thread, kind, author, party, asker, standard, writer.at, writer.at),
    ).fetchone()
    return int(row["id"])
