"""The people who ask: a private row for each e-mail address, and the name given with a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import storable

if TYPE_CHECKING:
    from qa_tui.domain.question import NewQuestion
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

ASKER_NAME = "coalesce(g.first_name || ' ' || g.last_name, a.first_name || ' ' || a.last_name)"
"""The full name of an asker in a query: `a` is their row, `g` the name given with the question."""


def take_asker(writer: Writer, question: NewQuestion) -> tuple[int, tuple[Phrase, ...]]:
    """Find or make the private row of an asker; the e-mail address is the identity.

    What is known of a person stays: anybody can write somebody else's address into a form.

    Args:
        writer: The open transaction.
        question: What was given.

    Returns:
        Id of the row, and a warning when the address is known under another name.
    """
    first, last, town = _given(question)
    row = writer.connection.execute(
        """insert into asker (uid, first_name, last_name, email, town, phone)
        values (?, ?, ?, ?, ?, ?)
        on conflict (email) do update set
            first_name = coalesce(nullif(first_name, ''), excluded.first_name),
            last_name = coalesce(nullif(last_name, ''), excluded.last_name),
            town = coalesce(nullif(town, ''), excluded.town),
            phone = coalesce(nullif(phone, ''), excluded.phone)
        returning id, first_name, last_name""",
        (
            writer.uid(),
            first,
            last,
            question.email.strip().lower(),
            town,
            storable(question.phone).strip() or None,
        ),
    ).fetchone()
    known = f"{row['first_name']} {row['last_name']}"
    if known.casefold() == f"{first} {last}".casefold():
        return int(row["id"]), ()
    warning = N_("This e-mail address is known under another name: {name}.", name=known)
    return int(row["id"]), (warning,)


def keep_name(writer: Writer, message: int, question: NewQuestion) -> None:
    """Keep the name and town that were given with a question, for the letters about it.

    Args:
        writer: The open transaction.
        message: Id of the question's message.
        question: What was given.
    """
    writer.connection.execute(
        "insert into asker_name (message, first_name, last_name, town) values (?, ?, ?, ?)",
        (message, *_given(question)),
    )


def read_asker(connection: Connection, message: Message) -> dict[str, str] | None:
    """What is known of who asked a question, by the names of the fields of `NewQuestion`.

    Args:
        connection: A reading connection.
        message: The question.

    Returns:
        Names, town, e-mail address and phone; None for an asker who is not known.
    """
    row = connection.execute(
        """select coalesce(g.first_name, a.first_name) as first_name,
            coalesce(g.last_name, a.last_name) as last_name, coalesce(g.town, a.town) as town,
            a.email, a.phone
        from asker a left join asker_name g on g.message = ? where a.id = ?""",
        (message.id, message.asker),
    ).fetchone()
    keys = ("first_name", "last_name", "town", "email", "phone")
    return None if row is None else {key: row[key] or "" for key in keys}


def private_names(connection: Connection, message: int) -> tuple[str, ...]:
    """The last names of who asked in a message's thread; none where it was imported.

    Args:
        connection: A reading connection.
        message: Id of the question, or of an answer to it.
    """
    found = connection.execute(
        """select a.last_name, g.last_name as given from message m
        join message q on q.thread = m.thread and q.kind = 'question'
        left join asker a on a.id = q.asker left join asker_name g on g.message = q.id
        where m.id = ?""",
        (message,),
    ).fetchone()
    return tuple(dict.fromkeys(name for name in found or () if name))


def _given(question: NewQuestion) -> tuple[str, str, str]:
    """First name, last name and town as stored."""
    names = (question.first_name, question.last_name, question.town)
    first, last, town = (storable(name).strip() for name in names)
    return first, last, town
