"""Letters that a moderator writes freely about a thread, to its asker or its representative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.letters.free import TEMPLATES, free_letter_problems
from qa_tui.domain.letters.letters import as_sent
from qa_tui.domain.missing import no_thread
from qa_tui.domain.phrase import N_
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.letters.posting import post
from qa_tui.store.letters.writing import write_letter
from qa_tui.store.messages.intake import refuse_problems
from qa_tui.store.messages.threads import read_question, uid_of

if TYPE_CHECKING:
    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


@dataclass(frozen=True)
class WrittenLetter:
    """A letter that waits to be sent.

    Attributes:
        seq: The event.
        notice: Id of the letter.
        thread: Id of the thread that it is about.
    """

    seq: int
    notice: int
    thread: int


def begin_letter(connection: Connection, thread: int, to: str) -> Letter:
    """What stands in a letter before anything is typed: subject, greeting and regards.

    Args:
        connection: A reading connection.
        thread: Id of the thread.
        to: `asker` or `representative`.

    Returns:
        The letter, in the language of the desk.

    Raises:
        NotFound: When there is no such thread.
        Refused: When the asker is not known.
    """
    question = _question(connection, thread, to)
    return write_letter(connection, TEMPLATES[to], question, None)


def send_letter(writer: Writer, thread: int, to: str, subject: str, text: str) -> WrittenLetter:
    """Put a letter into the outbox; undo calls it back as long as it has not left.

    Args:
        writer: The open transaction.
        thread: Id of the thread that it is about.
        to: `asker` or `representative`.
        subject: One line; line ends become blanks.
        text: The letter as it is to be sent.

    Returns:
        The letter.

    Raises:
        NotFound: When there is no such thread.
        Refused: When the asker is not known, or the words break a rule.
    """
    question = _question(writer.connection, thread, to)
    refuse_problems(free_letter_problems(subject, text))
    letter = as_sent(subject, text)
    uid = uid_of(writer.connection, question.id)
    seq = append(writer, Entry("write", "message", uid))
    post(writer, seq, TEMPLATES[to], question, letter, to_asker=to == "asker")
    notice = writer.connection.execute("select id from notice where event = ?", (seq,)).fetchone()
    return WrittenLetter(seq, notice["id"], thread)


def _question(connection: Connection, thread: int, to: str) -> Message:
    """The question of a thread; refuses where nobody can be written to."""
    row = connection.execute(
        "select 1 from thread where id = ? and withdrawn = 0", (thread,)
    ).fetchone()
    if row is None:
        raise no_thread(thread)
    question = read_question(connection, thread)
    if to == "asker" and question.asker is None:
        raise Refused(
            N_("The asker of thread {id} is not known: it came from a saved page.", id=thread),
            N_("Write to the representative instead."),
        )
    return question
