"""Internal notes on messages, with their authors; each is an event, so that undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.missing import no_thread
from qa_tui.domain.moderation.note import checked_note
from qa_tui.domain.records import Note
from qa_tui.store import rows
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.messages.threads import NOTES, derive, read_message, refuse_withdrawn, uid_of

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


def add_note(writer: Writer, message: int, text: str, batch: str | None = None) -> Note:
    """Write an internal note on a message; its state and version stay.

    Args:
        writer: The open transaction.
        message: Its id.
        text: The note; blanks around it are left out.
        batch: Uid of the step that this is a part of, or None.

    Returns:
        The note.

    Raises:
        NotFound: When there is no such message.
        WrongUsage: When it is empty or too long.
    """
    connection = writer.connection
    found = read_message(connection, message)
    refuse_withdrawn(connection, message)
    words = checked_note(text)
    seq = append(writer, Entry("note", "message", uid_of(connection, message), batch=batch))
    number = keep_note(writer, message, seq, words)
    derive(writer, found.thread)
    name = connection.execute(
        "select name from moderator where id = ?", (writer.moderator,)
    ).fetchone()[0]
    return Note(number, message, name, words, writer.at)


def keep_note(writer: Writer, message: int, event: int, words: str) -> int:
    """Keep the words of a note with the event that they belong to.

    Args:
        writer: The open transaction.
        message: Id of the message.
        event: `seq` of the event; undoing it takes the note back.
        words: The note, storable and not empty.

    Returns:
        The note's id.
    """
    row = writer.connection.execute(
        """insert into note (uid, message, moderator, text, at, event)
        values (?, ?, ?, ?, ?, ?) returning id""",
        (writer.uid(), message, writer.moderator, words, writer.at, event),
    ).fetchone()
    return int(row["id"])


def read_all_notes(connection: Connection, thread: int | None = None) -> tuple[Note, ...]:
    """Internal notes, the newest first; of undone steps none.

    Args:
        connection: A reading connection.
        thread: Only those on the messages of this thread; None for all of the desk.

    Raises:
        NotFound: When there is no such thread.
    """
    if thread is None:
        return tuple(map(rows.note, connection.execute(f"{NOTES} order by n.id desc")))
    if not connection.execute("select 1 from thread where id = ?", (thread,)).fetchone():
        raise no_thread(thread)
    found = connection.execute(f"{NOTES} and m.thread = ? order by n.id desc", (thread,))
    return tuple(map(rows.note, found))
