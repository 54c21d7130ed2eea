"""Moves the border between question and answer of a thread that was misread at its import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.imports.border import Border, border_between, is_guess
from qa_tui.domain.missing import no_thread
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.text import has_words
from qa_tui.store.imports.captures import STANDING_CAPTURE
from qa_tui.store.imports.page_rows import ADD_MESSAGE
from qa_tui.store.messages.corrections import is_imported, record
from qa_tui.store.messages.texts import write_text
from qa_tui.store.messages.threads import read_message, read_messages
from qa_tui.store.preparing import check_version
from qa_tui.store.search.index import index_message

if TYPE_CHECKING:
    from qa_tui.domain.records import Message
    from qa_tui.store.journal.events import Change
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


@dataclass(frozen=True)
class Borderline:
    """Question and first answer of an imported thread, and the border between them.

    Attributes:
        question: The question.
        answer: The first answer, or None.
        form: The form of the thread.
        border: The lines of both; of a question of the new form, those of its background.
        guessed: Whether the reader of the page was unsure.
    """

    question: Message
    answer: Message | None
    form: Form
    border: Border
    guessed: bool


@dataclass(frozen=True)
class Bordered:
    """What moving a border led to.

    Attributes:
        seq: The last event.
        thread: Id of the thread.
        question: Id of the question.
        answer: Id of the answer; None when it was no answer after all.
        line: The line with which the answer begins.
        versions: Versions of the messages that changed, by id.
    """

    seq: int
    thread: int
    question: int
    answer: int | None
    line: int
    versions: dict[int, int]


def read_border(connection: Connection, thread: int) -> Borderline:
    """Read the border between question and first answer.

    Args:
        connection: A connection.
        thread: Id of the thread.

    Returns:
        The border with both messages.

    Raises:
        NotFound: When there is no such thread.
        Refused: When it was not imported, or its answer was written on the desk.
    """
    row = connection.execute(
        f"""select t.form, c.sureness, c.guesses
        from thread t left join capture c on c.id = {STANDING_CAPTURE}
        where t.id = ? and t.withdrawn = 0""",
        (thread,),
    ).fetchone()
    if row is None:
        raise no_thread(thread)
    question, *others = read_messages(connection, thread)
    answer = others[0] if others else None
    if not all(is_imported(connection, one) for one in (question, answer) if one is not None):
        raise Refused(
            N_("Thread {id} was not read from a page: its border is certain.", id=thread),
            N_("What people write on the desk stays as they wrote it."),
        )
    above = question.background if row["form"] == Form.NEW else question.text
    border = border_between(above, answer.text if answer else None)
    read = row["sureness"] is not None
    guessed = read and answer is not None and is_guess(row["sureness"], row["guesses"].split())
    return Borderline(question, answer, Form(row["form"]), border, guessed)


def move_border(writer: Writer, thread: int, line: int, *, version: int | None = None) -> Bordered:
    """Let the answer begin with another line, as one step of two messages.

    Without an answer, one is split off; an answer that loses all its lines leaves the lists. The
    texts as they were read stay in their revisions.

    Args:
        writer: The open transaction.
        thread: Id of the thread.
        line: The line, from 1, of question and answer one below the other, with which the answer
            is to begin; blank lines are passed over. One past the last line for no answer.
        version: The version of the question that was read, or None.

    Returns:
        The messages after it.

    Raises:
        NotFound: When there is no such thread.
        Conflict: When somebody changed the question since it was read.
        Refused: When the thread was not imported, or the question would have no words.
        WrongUsage: When there is no such line, or the border is there already.
    """
    found = read_border(writer.connection, thread)
    check_version(writer.connection, found.question, version)
    moved = _checked(found, line)
    batch = writer.uid()
    seq = record(writer, "border", found.question, _reworded(writer, found, moved), batch)
    answer = found.answer or _split_off(writer, found, moved.answer)
    changes: tuple[Change, ...] = (("withdrawn", 1, 0),)
    if found.answer is not None:
        changes = _answer_changes(writer, found.answer, moved)
    seq = record(writer, "border", answer, changes, batch)
    versions = {
        one: read_message(writer.connection, one).version for one in (found.question.id, answer.id)
    }
    left = answer.id if moved.answer else None
    return Bordered(seq, thread, found.question.id, left, moved.first, versions)


def _checked(found: Borderline, line: int) -> Border:
    """The border where it is to be."""
    lines = len(found.border.lines)
    if not 1 <= line <= lines + 1:
        raise WrongUsage(
            N_(
                "Question and answer have {lines} lines; there is no line {line}.",
                lines=lines,
                line=line,
            ),
            N_("“qa-tui border THREAD” shows the lines with their numbers."),
        )
    moved = found.border.moved(line)
    if found.form is Form.OLD and not has_words(moved.question):
        raise Refused(
            N_("The question would have no words left."), N_("Let the answer begin further down.")
        )
    if moved.first == found.border.first:
        raise WrongUsage(
            N_("The border is already there."),
            N_("“qa-tui border THREAD” shows the lines with their numbers."),
        )
    return moved


def _reworded(writer: Writer, found: Borderline, moved: Border) -> tuple[Change, ...]:
    """The further revision of the question."""
    question = found.question
    new = found.form is Form.NEW
    text = question.text if new else moved.question
    background = moved.question if new else question.background
    revision = write_text(writer, question.id, text, background)
    return (("revision", question.revision, revision),)


def _answer_changes(writer: Writer, answer: Message, moved: Border) -> tuple[Change, ...]:
    """The further revision of the answer, or that it is none."""
    if not moved.answer:
        return (("withdrawn", 0, 1),)
    revision = write_text(writer, answer.id, moved.answer, answer.background)
    return (("revision", answer.revision, revision),)


def _split_off(writer: Writer, found: Borderline, text: str) -> Message:
    """An answer made of the last lines of a question, out of the lists until its event."""
    connection, question = writer.connection, found.question
    name = connection.execute(
        """select r.name from thread t join representative r on r.id = t.representative
        where t.id = ?""",
        (question.thread,),
    ).fetchone()[0]
    came = connection.execute(
        "select added_at from message_text where message = ? and revision = 1", (question.id,)
    ).fetchone()[0]
    answer = connection.execute(
        ADD_MESSAGE,
        (
            writer.uid(),
            question.thread,
            Kind.ANSWER,
            name,
            question.party_label,
            0,
            None,
            None,
            came,
        ),
    ).fetchone()[0]
    connection.execute("update message set withdrawn = 1 where id = ?", (answer,))
    write_text(writer, answer, text, "")
    index_message(writer, answer)
    return read_message(connection, answer)
