"""One decision on many messages: planned without writing, then carried out in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa_tui.domain.batch import (
    MOST,
    Batched,
    BatchPlan,
    Cancelled,
    PassedOver,
    Planned,
    PlannedLetter,
)
from qa_tui.domain.decision import check_needs
from qa_tui.domain.errors import Conflict, NotFound, QaTuiError, Refused, WrongUsage
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.records import Form, Kind, State
from qa_tui.domain.text import gist
from qa_tui.domain.workflow import STATE_NAMES, STEPS, Verb, current_state
from qa_tui.store.decisions import Outgoing, carry_out, codex, render_letters
from qa_tui.store.desk import settle
from qa_tui.store.preparing import prepare
from qa_tui.store.threads import read_message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from qa_tui.domain.decision import Decision
    from qa_tui.domain.records import Message
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection, Row

    Progress = Callable[[int, int], None]

_SETTLED = 200
"""Messages after which the lists are brought up to date, so that progress is what it says."""

_AROUND = """select q.id as question, q.version, q.state, q.asker, t.title, t.form,
    r.name as representative,
    coalesce(g.first_name || ' ' || g.last_name, a.first_name || ' ' || a.last_name, q.author)
        as name
from thread t join message q on q.thread = t.id and q.kind = 'question'
join representative r on r.id = t.representative
left join asker a on a.id = q.asker left join asker_name g on g.message = q.id
where t.id = ?"""


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
        found: Message | None = None
        try:
            found = read_message(self.connection, message)
            return self._plan(found)
        except QaTuiError as error:
            return PassedOver(message, error.what, self._group(error, found))

    def _plan(self, message: Message) -> Planned:
        around = self.connection.execute(_AROUND, (message.thread,)).fetchone()
        ours = self.states.get(around["question"])
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
        titled = message.kind is Kind.QUESTION and around["form"] == Form.NEW
        return Planned(
            decision=decision,
            thread=message.thread,
            place=message.place,
            gist=around["title"] if titled else gist(message.text) or around["title"],
            before=current_state(message.state, message.wake_on, self.today),
            after=prepared.step.after,
            question_version=(None if ours or message.kind is Kind.QUESTION else around["version"]),
            letters=_known(letters, around),
        )

    def _verb(self, message: Message) -> Verb:
        """The first verb that the message's state allows, else the first of all."""
        awake = current_state(message.state, message.wake_on, self.today)
        possible = (verb for verb in self.verbs if {awake, message.state} & STEPS[verb].before)
        return next(possible, self.verbs[0])

    def _group(self, error: QaTuiError, message: Message | None) -> Phrase:
        """Why a message is passed over, in words without its number."""
        if message is None or isinstance(error, NotFound):
            return N_("taken back, or not there")
        if isinstance(error, Conflict):
            return N_("changed by somebody since you saw it")
        if not isinstance(error, Refused):
            return error.what
        state = current_state(message.state, message.wake_on, self.today)
        if any({state, message.state} & STEPS[verb].before for verb in self.verbs):
            return N_("an answer whose question is not published")
        return N_("{state}: not possible from there", state=STATE_NAMES[state])


def _known(letters: tuple[Outgoing, ...], around: Row) -> tuple[PlannedLetter, ...]:
    """The letters to people who are known."""
    return tuple(
        PlannedLetter(
            out.name,
            out.to_asker,
            around["name"] if out.to_asker else around["representative"],
            out.letter,
        )
        for out in letters
        if around["asker"] is not None or not out.to_asker
    )


def plan_batch(
    connection: Connection,
    messages: Iterable[int],
    template: Decision,
    today: date,
    *,
    others: tuple[Verb, ...] = (),
    versions: Mapping[int, int] | None = None,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> BatchPlan:
    """Find out what a decision would do to each of many messages, and write its letters.

    Args:
        connection: A reading connection.
        messages: Ids of the messages; one that comes twice counts once.
        template: The decision; its message and version do not matter.
        today: The user's present day.
        others: What is done where the template's verb is not possible, such as `reopen`.
        versions: The versions that were read, where they are known.
        progress: Told how many messages of how many are planned.
        cancelled: Asked now and then whether to stop.

    Returns:
        The plan, questions before answers, so that an answer can follow its question.

    Raises:
        WrongUsage: When the decision lacks something, or there are too many messages.
        Cancelled: When it was stopped.
    """
    _check_template(template, today)
    wanted = _questions_first(connection, list(dict.fromkeys(messages)))
    planner = _Planner(connection, template, (template.verb, *others), versions or {}, today)
    found: list[Planned | PassedOver] = []
    for message in wanted:
        _go_on(cancelled)
        found.append(planner.plan(message))
        progress(len(found), len(wanted))
    return BatchPlan(
        tuple(one for one in found if isinstance(one, Planned)),
        tuple(one for one in found if isinstance(one, PassedOver)),
    )


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
            N_("“{key}” is no clause of the codex.", key=template.clause),
            N_("Use one of: {known}.", known=", ".join(sorted(known))),
        )


def _questions_first(connection: Connection, messages: list[int]) -> list[int]:
    """The messages in their order, but answers behind all questions."""
    if len(messages) > MOST:
        raise WrongUsage(
            N_("{count} messages are too many for one step.", count=len(messages)),
            N_("Decide at most {most} at once: narrow the filter.", most=MOST),
        )
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
    cancelled: Callable[[], bool] = lambda: False,
) -> Batched:
    """Carry a plan out: all of it, or nothing.

    Args:
        writer: The open transaction.
        plan: What `plan_batch` gave.
        progress: Told how many messages of how many are written.
        cancelled: Asked now and then whether to stop; nothing is written then.

    Returns:
        The step, which one undo takes back.

    Raises:
        Refused: When nothing is planned.
        Conflict: When somebody changed one of the messages since it was planned.
        Cancelled: When it was stopped.
    """
    if not plan.planned:
        raise Refused(
            N_("There is nothing to do: no message can be decided in this way."),
            N_("The reasons stand beside each message."),
        )
    batch, letters = writer.uid(), 0
    for number, one in enumerate(plan.planned, 1):
        _go_on(cancelled)
        letters += _write(writer, one, batch)
        if number % _SETTLED == 0:
            settle(writer)
        progress(number, len(plan.planned))
    settle(writer)
    _go_on(cancelled)
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


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled(N_("Stopped; nothing was written."))
