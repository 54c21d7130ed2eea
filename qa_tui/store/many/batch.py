"""One decision on many messages: planned without writing, then carried out in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Conflict, QaTuiError, Refused, WrongUsage
from qa_tui.domain.moderation.batch import Batched, BatchPlan, PassedOver, Planned, PlannedLetter
from qa_tui.domain.moderation.decision import check_needs
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.records import Kind, State
from qa_tui.domain.workflow import STATE_NAMES, STEPS, Verb, current_state
from qa_tui.store.decisions import Outgoing, carry_out, render_letters
from qa_tui.store.many.over_many import (
    around,
    distinct,
    gist_of,
    look_at,
    planned_letter,
    write_each,
)
from qa_tui.store.many.passing_over import plan_or_pass_over
from qa_tui.store.preparing import codex, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.domain.records import Message
    from qa_tui.store.many.over_many import Asked, Progress
    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer


@dataclass
class _Planner:
    """Plans message by message.

    Attributes:
        connection: A connection; nothing is written.
        template: The decision, of no message in particular.
        verbs: What may be done, of which the first that is possible is.
        versions: The versions that were read, by message, where they are known.
        today: The user's present day.
        states: The states that questions will have by the batch.
    """

    connection: Connection
    template: Decision
    verbs: tuple[Verb, ...]
    versions: Mapping[int, int]
    today: date
    states: dict[int, State] = field(default_factory=dict)

    def plan(self, message: int) -> Planned | PassedOver:
        """Plan one message."""
        return plan_or_pass_over(self.connection, message, self._plan, self._group)

    def _plan(self, message: Message) -> Planned:
        found = around(self.connection, message.thread)
        ours = self.states.get(found["question"])
        decision = replace(
            self.template,
            message=message.id,
            verb=self._verb(message),
            version=self.versions.get(message.id, message.version),
        )
        prepared = prepare(self.connection, decision, self.today, published=ours is State.PUBLISHED)
        if message.kind is Kind.QUESTION:
            self.states[message.id] = prepared.step.after
        letters = render_letters(self.connection, decision, prepared)
        return Planned(
            decision=decision,
            thread=message.thread,
            place=message.place,
            gist=gist_of(message, found),
            before=current_state(message.state, message.wake_on, self.today),
            after=prepared.step.after,
            question_version=(None if ours or message.kind is Kind.QUESTION else found["version"]),
            letters=_known(letters, found),
        )

    def _verb(self, message: Message) -> Verb:
        """The first verb that the message's state allows, else the first of all."""
        awake = current_state(message.state, message.wake_on, self.today)
        possible = (verb for verb in self.verbs if {awake, message.state} & STEPS[verb].before)
        return next(possible, self.verbs[0])

    def _group(self, message: Message, error: QaTuiError) -> Phrase:
        """Which rule is against it, in words without its number."""
        if not isinstance(error, Refused):
            return error.what
        state = current_state(message.state, message.wake_on, self.today)
        if any({state, message.state} & STEPS[verb].before for verb in self.verbs):
            return N_("an answer whose question is not published")
        return N_("{state}: not possible from there", state=STATE_NAMES[state])


def _known(letters: tuple[Outgoing, ...], found: Row) -> tuple[PlannedLetter, ...]:
    """The letters to people who are known."""
    planned = (
        planned_letter(out.name, out.letter, found, to_asker=out.to_asker) for out in letters
    )
    return tuple(one for one in planned if one is not None)


def plan_batch(
    connection: Connection,
    messages: Iterable[int],
    template: Decision,
    today: date,
    *,
    others: tuple[Verb, ...] = (),
    versions: Mapping[int, int] | None = None,
    progress: Progress = lambda _done, _all: None,
    cancelled: Asked = lambda: False,
) -> BatchPlan:
    """Find out what a decision would do to each of many messages, and write its letters.

    Args:
        connection: A reading connection.
        messages: Ids of the messages; one that comes twice counts once.
        template: The decision; its message and version do not matter.
        today: The user's present day.
        others: What is done where the template's verb is not possible, such as `reopen`.
        versions: The versions that were read, where they are known.
        progress: Called with the number of messages that are planned, and of all.
        cancelled: Called now and then; returns whether to stop.

    Returns:
        The plan, questions before answers, so that an answer can follow its question.

    Raises:
        WrongUsage: When the decision lacks something, or there are too many messages.
        Cancelled: When it was stopped.
    """
    _check_template(template, today)
    wanted = _questions_first(connection, distinct(messages))
    planner = _Planner(connection, template, (template.verb, *others), versions or {}, today)
    return BatchPlan(*look_at(wanted, planner.plan, progress, cancelled))


def _check_template(template: Decision, today: date) -> None:
    """Refuse at once what is wrong with every message."""
    check_needs(STEPS[template.verb], template, today)
    if template.verb is Verb.REVISE:
        raise WrongUsage(
            N_("“{verb}” needs the author's words.", verb=template.verb),
            N_("Use “qa-tui revise MESSAGE”."),
        )
    if template.letter is not None or template.passages:
        raise WrongUsage(
            N_("An edited letter, or passages of one text, cannot go to many."),
            N_("Choose a clause, or say what to change: each gets a letter of its own."),
        )
    known = {clause.key for clause in codex().clauses}
    if template.clause and template.clause.lower() not in known:
        raise WrongUsage(
            N_("“{key}” is not a clause of the codex.", key=template.clause),
            N_("Use one of: {known}.", known=", ".join(sorted(known))),
        )


def _questions_first(connection: Connection, messages: list[int]) -> list[int]:
    """The messages in order, but answers after all questions."""
    answers = {
        message
        for message in messages
        if connection.execute(
            "select 1 from message where id = ? and kind = 'answer'", (message,)
        ).fetchone()
    }
    return sorted(messages, key=answers.__contains__)


def carry_out_batch(
    writer: Writer,
    plan: BatchPlan,
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: Asked = lambda: False,
) -> Batched:
    """Carry a plan out: all of it, or nothing.

    Args:
        writer: The open transaction.
        plan: What `plan_batch` gave.
        progress: Called with how much is done, and how much there is in all.
        cancelled: Called now and then; returns whether to stop, and then nothing is written.

    Returns:
        The step, which one undo takes back.

    Raises:
        Refused: When nothing is planned.
        Conflict: When somebody changed one of the messages since it was planned.
        Cancelled: When it was stopped.
    """
    batch, letters = writer.uid(), 0

    def write(one: Planned) -> None:
        nonlocal letters
        letters += _write(writer, one, batch)

    write_each(writer, plan.planned, write, progress, cancelled)
    return Batched(
        batch,
        str(plan.planned[0].decision.verb),
        tuple(one.message for one in plan.planned),
        tuple(one.place for one in plan.planned if one.place is not None),
        letters,
        len(plan.passed_over),
    )


def _write(writer: Writer, one: Planned, batch: str) -> int:
    """Write one decision of a batch; tells how many letters wait by it."""
    prepared = prepare(writer.connection, one.decision, writer.today)
    if one.letters and one.question_version is not None:
        _check_question(writer.connection, one)
    letters = tuple(
        Outgoing(letter.template, letter.letter, letter.to_asker) for letter in one.letters
    )
    return len(carry_out(writer, one.decision, prepared, letters, batch).letters)


def _check_question(connection: Connection, one: Planned) -> None:
    """Refuse to decide on an answer whose question has changed: its letter tells of it."""
    version = connection.execute(
        "select version from message where thread = ? and kind = 'question'", (one.thread,)
    ).fetchone()[0]
    if version != one.question_version:
        raise Conflict(
            N_("The question of answer {message} has changed meanwhile.", message=one.message),
            N_("Nothing was written. Read it again and decide anew."),
        )
