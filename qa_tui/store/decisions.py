"""The one writer of decisions: state, event, changes and letters in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qa_tui.domain.codex import Clause, Codex, parse_codex
from qa_tui.domain.decision import Decision, check_needs
from qa_tui.domain.errors import Conflict, NotFound
from qa_tui.domain.moments import parse_stamp
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind, Message, State
from qa_tui.domain.text import storable
from qa_tui.domain.workflow import ANSWERED_LETTER, Step, Verb, find_step
from qa_tui.resources import data_path
from qa_tui.store.journal import Change, Entry, append
from qa_tui.store.letters import bring_back, goes_to_asker, post, recall_public, write_letter
from qa_tui.store.search import drop_message, index_message
from qa_tui.store.texts import write_text
from qa_tui.store.threads import derive, is_withdrawn, read_message, read_question, uid_of

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.letters import Letter
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection


@dataclass(frozen=True)
class Decided:
    """What a decision led to.

    Attributes:
        seq: The event.
        message: The message as it is after it.
        before: Its state before.
        letters: Names of the templates of the letters that wait to be sent.
    """

    seq: int
    message: Message
    before: State
    letters: tuple[str, ...]


@dataclass(frozen=True)
class _Prepared:
    """A decision that may be carried out."""

    message: Message
    step: Step
    clause: Clause | None
    forwards: bool
    author_letter: str | None


@lru_cache(maxsize=1)
def codex() -> Codex:
    """The moderation codex that ships with the program."""
    return parse_codex(data_path("codex.toml").read_text("utf-8"))


def decide(writer: Writer, decision: Decision) -> Decided:
    """Carry out a decision.

    Args:
        writer: The open transaction.
        decision: What is decided.

    Returns:
        The event and the message after it.

    Raises:
        NotFound: When there is no such message.
        Conflict: When somebody changed it since it was read.
        Refused: When the step is not allowed now.
        WrongUsage: When a clause, reason or text that the step needs is missing or wrong.
    """
    prepared = _prepare(writer.connection, decision, writer.today)
    message, step = prepared.message, prepared.step
    changes = _changes(writer, message, decision)
    entry = Entry(
        verb=step.verb,
        subject_kind="message",
        subject_uid=uid_of(writer.connection, message.id),
        from_state=message.state,
        to_state=step.after,
        clause=prepared.clause.key if prepared.clause else None,
        base_version=message.version,
        changes=changes,
    )
    seq = append(writer, entry)
    apply_changes(writer, message, step.after, changes)
    if decision.note.strip():
        writer.connection.execute(
            "insert into note (uid, message, moderator, text, at, event) values (?, ?, ?, ?, ?, ?)",
            (
                writer.uid(),
                message.id,
                writer.moderator,
                storable(decision.note).strip(),
                writer.at,
                seq,
            ),
        )
    if message.state is State.PUBLISHED:
        recall_public(writer, seq, message)
    if step.after is State.PUBLISHED:
        bring_back(writer, message)
    after = read_message(writer.connection, message.id)
    return Decided(seq, after, message.state, _post_letters(writer, seq, prepared, after, decision))


def preview(connection: Connection, decision: Decision, today: date) -> Letter | None:
    """The letter that the author would get, without deciding anything.

    Args:
        connection: A reading connection.
        decision: What would be decided.
        today: The user's present day.

    Returns:
        The letter, or None when the author gets none.

    Raises:
        QaTuiError: As `decide` would.
    """
    prepared = _prepare(connection, decision, today)
    if prepared.author_letter is None:
        return None
    return write_letter(
        connection,
        prepared.author_letter,
        prepared.message,
        prepared.clause,
        storable(decision.words_for_author),
        forwarded=prepared.forwards,
    )


def _prepare(connection: Connection, decision: Decision, today: date) -> _Prepared:
    """Check everything that must hold before a step: message, version, state, needs."""
    message = read_message(connection, decision.message)
    if is_withdrawn(connection, message.id):
        raise NotFound(N_("Message {id} was taken back.", id=message.id))
    _check_version(connection, message, decision.version)
    question = message
    if message.kind is Kind.ANSWER:
        question = read_question(connection, message.thread)
    step = find_step(decision.verb, message, question, today)
    clause = codex().find(decision.clause, message.kind) if decision.clause else None
    check_needs(step, decision, today)
    return _Prepared(
        message,
        step,
        clause,
        forwards=_forwards(message, step, clause, decision),
        author_letter=_author_letter(message, step),
    )


def _check_version(connection: Connection, message: Message, version: int | None) -> None:
    if version is None or version == message.version:
        return
    last = connection.execute(
        """select e.verb, e.at, d.name from event e left join moderator d on d.uid = e.actor
        where e.subject_uid = ? order by e.seq desc limit 1""",
        (uid_of(connection, message.id),),
    ).fetchone()
    remedy = N_("Nothing was written. Read it again and decide anew.")
    if last is None:
        raise Conflict(
            N_(
                "Message {message} has version {current}, not {version}.",
                message=message.id,
                current=message.version,
                version=version,
            ),
            remedy,
        )
    raise Conflict(
        N_(
            "Message {message} has changed since you read it: {who} did “{verb}” on {at} "
            "(version {current}, yours {version}).",
            message=message.id,
            who=last["name"],
            verb=verb_name(last["verb"]),
            at=parse_stamp(last["at"]).astimezone().strftime("%Y-%m-%d %H:%M"),
            current=message.version,
            version=version,
        ),
        remedy,
    )


def _changes(writer: Writer, message: Message, decision: Decision) -> tuple[Change, ...]:
    """What a step changes besides the state."""
    changes: list[Change] = []
    wake_on = decision.wake_on.isoformat() if decision.wake_on else None
    if message.wake_on != wake_on:
        changes.append(("wake_on", message.wake_on, wake_on))
    if decision.verb is Verb.REVISE:
        text = message.text if decision.text is None else decision.text
        background = message.background if decision.background is None else decision.background
        revision = write_text(writer, message.id, text, background)
        changes.append(("revision", message.revision, revision))
    if decision.title is not None:
        title = writer.connection.execute(
            "select title from thread where id = ?", (message.thread,)
        ).fetchone()[0]
        changes.append(("title", title, decision.title))
    return tuple(changes)


def apply_changes(
    writer: Writer, message: Message, state: State, changes: tuple[Change, ...]
) -> None:
    """Write a message's state and fields, its version, and all that follows from them.

    Args:
        writer: The open transaction.
        message: The message as it is.
        state: Its state after.
        changes: Field, value before, value after; `title` is the thread's.
    """
    values = {field: value for field, _, value in changes}
    title = values.pop("title", None)
    reworded = title is not None or "revision" in values
    if reworded:
        drop_message(writer, message.id)
    if title is not None:
        writer.connection.execute(
            "update thread set title = ? where id = ?", (title, message.thread)
        )
    columns = "".join(f"{field} = :{field}, " for field in values)
    writer.connection.execute(
        f"update message set {columns}state = :state, version = version + 1 where id = :id",
        {**values, "state": state, "id": message.id},
    )
    derive(writer, message.thread)
    if reworded:
        index_message(writer, message.id)


def _author_letter(message: Message, step: Step) -> str | None:
    """The letter for the author of a message; for a published answer, for the asker."""
    if step.verb is Verb.PUBLISH and message.kind is Kind.ANSWER:
        return ANSWERED_LETTER
    return step.letters[0 if message.kind is Kind.QUESTION else 1]


def _forwards(message: Message, step: Step, clause: Clause | None, decision: Decision) -> bool:
    """Whether the representative gets a copy: of a question, unless the clause forbids it."""
    if not step.forwards or message.kind is Kind.ANSWER:
        return False
    if decision.forward is not None and step.verb is Verb.REFUSE:
        return decision.forward
    return clause is None or clause.forwards


def _post_letters(
    writer: Writer, seq: int, prepared: _Prepared, message: Message, decision: Decision
) -> tuple[str, ...]:
    names = (prepared.author_letter, "forward" if prepared.forwards else None)
    posted = []
    for name in filter(None, names):
        letter = write_letter(
            writer.connection,
            name,
            message,
            prepared.clause,
            storable(decision.words_for_author),
            forwarded=prepared.forwards,
        )
        if post(writer, seq, name, message, letter, to_asker=goes_to_asker(message, name)):
            posted.append(name)
    return tuple(posted)
