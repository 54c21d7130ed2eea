"""Takes in what people write on the desk: questions, answers, an author's new words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moderation.note import checked_note
from qa_tui.domain.phrase import N_, Phrase, sentences
from qa_tui.domain.question import (
    FieldProblem,
    NewQuestion,
    answer_problem,
    in_one_line,
    old_title,
    problems,
    public_name,
    words_problems,
)
from qa_tui.domain.records import Form, Kind, State
from qa_tui.domain.text import has_words, storable
from qa_tui.domain.workflow import Verb, check_answerable
from qa_tui.store.decisions import Decided, decide
from qa_tui.store.directory.people import find_topic, read_representative
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.letters.posting import post
from qa_tui.store.letters.writing import write_letter
from qa_tui.store.messages.askers import keep_name, take_asker
from qa_tui.store.messages.inserting import insert_message, insert_thread
from qa_tui.store.messages.notes import keep_note
from qa_tui.store.messages.texts import write_text
from qa_tui.store.messages.threads import addressee_of, derive, read_message, read_question, uid_of
from qa_tui.store.search.index import index_message

if TYPE_CHECKING:
    from qa_tui.domain.people.people import Representative
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


@dataclass(frozen=True)
class Taken:
    """What was taken in.

    Attributes:
        thread: Id of the thread.
        message: Id of the message.
        warnings: What a moderator should know; nothing was refused for it.
    """

    thread: int
    message: int
    warnings: tuple[Phrase, ...] = ()


def refuse_problems(found: list[FieldProblem]) -> None:
    """Raise what is wrong with a question or an answer.

    Raises:
        Refused: Names every problem at once.
    """
    if found:
        raise Refused(
            sentences([problem.what for problem in found]),
            N_("It was not taken in. Correct this and send it again."),
        )


def check_open(person: Representative) -> None:
    """Refuse a question to somebody who cannot be asked.

    Raises:
        Refused: With the reason.
    """
    if person.asking.reason is not None:
        raise Refused(
            person.asking.reason,
            N_("“qa-tui representatives” shows who can be asked."),
        )


def ask(
    writer: Writer,
    representative: int,
    question: NewQuestion,
    *,
    follows: int | None = None,
    note: str = "",
) -> Taken:
    """Take in a citizen's question; it waits for a moderator.

    Args:
        writer: The open transaction.
        representative: Id of who is asked.
        question: What was given.
        follows: Id of the thread that it follows up, or None.
        note: An internal remark, such as that it came by phone; empty for none.

    Returns:
        The new thread, with warnings such as a second follow-up.

    Raises:
        NotFound: When the representative, topic or followed thread does not exist.
        Refused: When asking is closed or the question breaks a rule.
        WrongUsage: When the remark is too long.
    """
    connection = writer.connection
    person = read_representative(connection, representative, writer.today)
    check_open(person)
    refuse_problems(problems(question))
    topic = find_topic(connection, question.topic) if question.topic.strip() else None
    asker, warnings = take_asker(writer, question)
    warnings += _follow_up(connection, follows, asker, representative)
    author = public_name(storable(question.first_name), storable(question.last_name))
    title = in_one_line(storable(question.title))
    if question.form is Form.OLD and topic is not None:
        title = old_title(person.name, author, topic.name)
    thread = insert_thread(writer, person, question.form, title, topic, follows)
    text = question.text.strip() if question.form is Form.OLD else title
    message = insert_message(writer, thread, Kind.QUESTION, author, person.party, asker)
    keep_name(writer, message, question)
    write_text(writer, message, text, question.background.strip())
    _finish(writer, message, "ask", note)
    return Taken(thread, message, warnings)


def answer(writer: Writer, thread: int, text: str, *, author: str = "", standard: bool) -> Taken:
    """Take in an answer on behalf of a representative; it waits for a moderator.

    Args:
        writer: The open transaction.
        thread: Id of the thread.
        text: The answer.
        author: Who answers, where it is not the representative, such as a team.
        standard: Whether it is a standard reply, which does not count as an answer.

    Returns:
        The new message.

    Raises:
        NotFound: When there is no such thread.
        Refused: When its question is not published, or the text breaks a rule.
    """
    connection = writer.connection
    to = addressee_of(connection, thread)
    question = read_question(connection, thread)
    check_answerable(question)
    problem = answer_problem(text)
    refuse_problems([problem] if problem else [])
    person = read_representative(connection, to, writer.today)
    name = " ".join(storable(author).split()) or person.name
    message = insert_message(
        writer, thread, Kind.ANSWER, name, person.party, None, standard=standard
    )
    write_text(writer, message, text.strip(), "")
    _finish(writer, message, "answer")
    return Taken(thread, message)


def revise(
    writer: Writer,
    message: int,
    text: str,
    background: str | None = None,
    *,
    version: int | None = None,
) -> Decided:
    """Take in an author's new words for a message that is not decided yet.

    Args:
        writer: The open transaction.
        message: Id of the message.
        text: The new words; in the new form, the question itself.
        background: The new background, or None to keep it.
        version: The version that was read, or None.

    Returns:
        The decision; the message is pending again, with a further revision.

    Raises:
        NotFound: When there is no such message.
        Refused: When its state does not allow it, or the words break a rule.
    """
    before = read_message(writer.connection, message)
    form = writer.connection.execute(
        "select form from thread where id = ?", (before.thread,)
    ).fetchone()[0]
    words, title = storable(text).strip(), None
    behind = before.background if background is None else storable(background).strip()
    if before.kind is Kind.ANSWER:
        problem = answer_problem(words, behind)
        refuse_problems([problem] if problem else [])
    else:
        refuse_problems(words_problems(Form(form), words, behind))
        if form == Form.NEW:
            words = title = in_one_line(words)
    return decide(
        writer,
        Decision(message, Verb.REVISE, version=version, text=words, background=behind, title=title),
    )


def _follow_up(
    connection: Connection, follows: int | None, asker: int, representative: int
) -> tuple[Phrase, ...]:
    """Check a follow-up; the platform allows one per asker and thread, as a rule."""
    if follows is None:
        return ()
    warnings: list[Phrase] = []
    if addressee_of(connection, follows) != representative:
        warnings.append(N_("The thread that is followed up was put to somebody else."))
    earlier = connection.execute(
        """select count(*) from thread t join message m on m.thread = t.id
        where t.follows = ? and m.kind = 'question' and m.asker = ? and t.withdrawn = 0""",
        (follows, asker),
    ).fetchone()[0]
    if earlier:
        warnings.append(
            N_(
                "This asker has already followed up thread {thread}; one follow-up is the rule.",
                thread=follows,
            )
        )
    return tuple(warnings)


def _finish(writer: Writer, message: int, verb: str, note: str = "") -> None:
    """What follows a message that was taken in: index, event, remark, receipt."""
    connection = writer.connection
    made = read_message(connection, message)
    index_message(writer, message)
    derive(writer, made.thread)
    uid = uid_of(connection, message)
    entry = Entry(verb, "message", uid, to_state=State.PENDING, base_version=0)
    seq = append(writer, entry)
    if has_words(note):
        keep_note(writer, message, seq, checked_note(note))
    if made.kind is Kind.QUESTION:
        letter = write_letter(connection, "receipt", made, None)
        post(writer, seq, "receipt", made, letter, to_asker=True)
