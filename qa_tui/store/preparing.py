"""What must hold before a decision: the message, its version, its state, and what a step needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Conflict
from qa_tui.domain.letters.passages import Remarks, check_passages, parse_remarks
from qa_tui.domain.moderation.codex import Clause, Codex, parse_codex
from qa_tui.domain.moderation.decision import Decision, check_needs
from qa_tui.domain.moments import short_moment
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.records import Kind, Message, State
from qa_tui.domain.workflow import ANSWERED_LETTER, Step, Verb, find_step
from qa_tui.resources import data_path
from qa_tui.store.journal.steps import NOT_BESIDE
from qa_tui.store.messages.threads import read_message, read_question, refuse_withdrawn, uid_of

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.store.sqlite import Connection


@dataclass(frozen=True)
class Prepared:
    """A decision that may be carried out.

    Attributes:
        message: The message as it was read.
        step: The row of the table of states.
        clause: The clause, or None.
        forwards: Whether the representative gets a copy.
        author_letter: Name of the letter to the author, or to the asker; None for none.
    """

    message: Message
    step: Step
    clause: Clause | None
    forwards: bool
    author_letter: str | None


@lru_cache(maxsize=1)
def codex() -> Codex:
    """The moderation codex that ships with the program."""
    return parse_codex(data_path("codex.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def remarks() -> Remarks:
    """The kinds of remarks on passages that ship with the program."""
    return parse_remarks(data_path("remarks.toml").read_text("utf-8"))


def prepare(
    connection: Connection, decision: Decision, today: date, *, published: bool = False
) -> Prepared:
    """Check everything that must hold before a step: message, version, state, needs.

    Args:
        connection: A connection; what is to be carried out is prepared in its transaction.
        decision: What is decided.
        today: The user's present day.
        published: Whether the question counts as published, which it will be by then.

    Returns:
        The message, and what follows from the decision.

    Raises:
        QaTuiError: As `decide` would.
    """
    message = read_message(connection, decision.message)
    refuse_withdrawn(connection, message.id)
    check_version(connection, message, decision.version)
    question = message
    if message.kind is Kind.ANSWER:
        question = read_question(connection, message.thread)
        if published:
            question = replace(question, state=State.PUBLISHED)
    step = find_step(decision.verb, message, question, today)
    clause = codex().find(decision.clause, message.kind) if decision.clause else None
    check_needs(step, decision, today)
    if decision.passages:
        check_passages(decision.passages, (message.text, message.background), remarks())
    return Prepared(
        message,
        step,
        clause,
        forwards=_forwards(message, step, clause, decision),
        author_letter=_author_letter(message, step),
    )


def check_version(connection: Connection, message: Message, version: int | None) -> None:
    """Refuse what is based on an older version than the one that is there.

    Args:
        connection: A connection.
        message: The message as it is.
        version: The version that was read; None where it does not matter.

    Raises:
        Conflict: Says who did what since.
    """
    if version is None or version == message.version:
        return
    raise Conflict(
        _changed_since(connection, message, version),
        N_("Nothing was written. Read it again and decide anew."),
    )


def _changed_since(connection: Connection, message: Message, version: int) -> Phrase:
    """Who did what to a message since a version of it."""
    last = connection.execute(
        f"""select e.verb, e.at, coalesce(d.name, '–') as name
        from event e left join moderator d on d.uid = e.actor
        where e.subject_uid = ? and {NOT_BESIDE} order by e.seq desc limit 1""",
        (uid_of(connection, message.id),),
    ).fetchone()
    if last is None:
        return N_(
            "Message {message} has version {current}, not {version}.",
            message=message.id,
            current=message.version,
            version=version,
        )
    return N_(
        "Message {message} has changed since you read it: {who} did “{verb}” on {at} "
        "(version {current}, yours {version}).",
        message=message.id,
        who=last["name"],
        verb=verb_name(last["verb"]),
        at=short_moment(last["at"]),
        current=message.version,
        version=version,
    )


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
