"""The one writer of decisions: state, event, changes and letters in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.letters.edited import checked
from qa_tui.domain.moderation.begun import BEGUN
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable
from qa_tui.domain.workflow import Verb
from qa_tui.store.claims import drop_claim
from qa_tui.store.drafts import drop_draft
from qa_tui.store.journal.events import Change, Entry, append
from qa_tui.store.letters.posting import follow_public, minutes_to_wait, post
from qa_tui.store.letters.writing import goes_to_asker, write_letter
from qa_tui.store.messages.fields import apply_changes
from qa_tui.store.messages.notes import keep_note
from qa_tui.store.messages.texts import write_text
from qa_tui.store.messages.threads import read_message, read_question, uid_of
from qa_tui.store.preparing import Prepared, prepare, remarks

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.domain.records import Message, State
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


@dataclass(frozen=True)
class Decided:
    """What a decision led to.

    Attributes:
        seq: The event.
        message: The message as it is after it.
        before: Its state before.
        letters: Names of the templates of the letters that wait to be sent.
        wait: Minutes that they wait.
    """

    seq: int
    message: Message
    before: State
    letters: tuple[str, ...]
    wait: int


@dataclass(frozen=True)
class Outgoing:
    """A letter that a decision causes, ready to be posted.

    Attributes:
        name: Name of its template.
        letter: The letter.
        to_asker: To the asker of the thread; else to its representative.
    """

    name: str
    letter: Letter
    to_asker: bool


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
    prepared = prepare(writer.connection, decision, writer.today)
    letters = render_letters(writer.connection, decision, prepared)
    return carry_out(writer, decision, prepared, letters)


def carry_out(
    writer: Writer,
    decision: Decision,
    prepared: Prepared,
    letters: tuple[Outgoing, ...],
    batch: str | None = None,
) -> Decided:
    """Write a decision that was prepared in this transaction.

    Args:
        writer: The open transaction.
        decision: What is decided.
        prepared: What `prepare` found.
        letters: The letters that it causes.
        batch: Uid of the step over many messages that it is part of, or None.

    Returns:
        The event and the message after it.
    """
    message, step = prepared.message, prepared.step
    changes = _changes(writer, message, decision)
    seq = append(writer, _entry(writer.connection, prepared, changes, batch))
    apply_changes(writer, message, step.after, changes)
    drop_claim(writer, message.id)
    if step.verb in BEGUN:
        drop_draft(writer, DraftPlace(step.verb, message=message.id))
    if decision.note.strip():
        keep_note(writer, message.id, seq, storable(decision.note).strip())
    follow_public(writer, seq, message, message.state, step.after)
    after = read_message(writer.connection, message.id)
    posted = tuple(
        out.name
        for out in letters
        if post(writer, seq, out.name, after, out.letter, to_asker=out.to_asker)
    )
    return Decided(seq, after, message.state, posted, minutes_to_wait(writer.connection))


def _entry(
    connection: Connection, prepared: Prepared, changes: tuple[Change, ...], batch: str | None
) -> Entry:
    """The event of a decision."""
    return Entry(
        verb=prepared.step.verb,
        subject_kind="message",
        subject_uid=uid_of(connection, prepared.message.id),
        from_state=prepared.message.state,
        to_state=prepared.step.after,
        clause=prepared.clause.key if prepared.clause else None,
        base_version=prepared.message.version,
        batch=batch,
        changes=changes,
    )


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
    prepared = prepare(connection, decision, today)
    name = prepared.author_letter
    if name is None or not _has_reader(connection, prepared.message, name):
        return None
    return _write(connection, name, decision, prepared)


def render_letters(
    connection: Connection, decision: Decision, prepared: Prepared
) -> tuple[Outgoing, ...]:
    """Write the letters that a decision causes, without posting them.

    Args:
        connection: A connection.
        decision: What is decided.
        prepared: What `prepare` found.

    Returns:
        The letters; `post` finds out whether there is somebody to write to.

    Raises:
        Refused: When a template is broken, or a letter was edited that nobody gets.
        WrongUsage: When what was edited cannot be sent.
    """
    _check_letter(connection, decision, prepared)
    names = (prepared.author_letter, "forward" if prepared.forwards else None)
    return tuple(
        Outgoing(
            name,
            _write(connection, name, decision, prepared),
            goes_to_asker(prepared.message, name),
        )
        for name in names
        if name is not None
    )


def _has_reader(connection: Connection, message: Message, template: str) -> bool:
    """Whether there is somebody to write to: an imported question has no known asker."""
    if not goes_to_asker(message, template):
        return True
    return read_question(connection, message.thread).asker is not None


def _check_letter(connection: Connection, decision: Decision, prepared: Prepared) -> None:
    """Refuse a letter that was edited for nobody."""
    if decision.letter is None:
        return
    name = prepared.author_letter
    if name is None:
        raise WrongUsage(
            N_("“{verb}” writes no letter to the author.", verb=decision.verb),
            N_("Leave the letter out."),
        )
    if not _has_reader(connection, prepared.message, name):
        raise Refused(
            N_("The asker of message {id} is not known.", id=prepared.message.id),
            N_("Leave the letter out."),
        )


def _write(connection: Connection, name: str, decision: Decision, prepared: Prepared) -> Letter:
    """Write a letter; the one to the author as it was edited, where it was."""
    language = connection.execute("select language from desk").fetchone()[0]
    asked = (remarks().listed(decision.passages, language), decision.words_for_author)
    stock = write_letter(
        connection,
        name,
        prepared.message,
        prepared.clause,
        storable("\n\n".join(filter(None, asked))),
        forwarded=prepared.forwards,
    )
    if decision.letter is None or name != prepared.author_letter:
        return stock
    return checked(decision.letter, stock)


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
