"""The states of a message and the steps between them: one table for questions and answers.

The actions a screen offers, the errors of the command line, the diagram in the docs and the
tests all read `STEPS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotPossible, Refused, WrongUsage
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.records import Kind, PublicState, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from qa_tui.domain.records import Line, Message


class Verb(StrEnum):
    """What a moderator can do to a message."""

    PUBLISH = "publish"
    REFUSE = "refuse"
    RETURN = "return"
    HOLD = "hold"
    RESUME = "resume"
    REVISE = "revise"
    REOPEN = "reopen"
    REMOVE = "remove"
    RESTORE = "restore"


class Need(Enum):
    """What a step cannot do without."""

    NOTHING = "nothing"
    CLAUSE = "clause"
    CLAUSE_OR_WORDS = "clause or words"
    REASON = "reason"
    TEXT = "text"


@dataclass(frozen=True)
class Step:
    """One row of the table.

    Attributes:
        verb: The action.
        name: What the action is called on screens.
        before: States from which it may be done.
        after: The state that it leads to.
        need: What it cannot do without.
        letters: Templates for the author of a question and for the author of an answer; None
            where that author gets no letter.
        forwards: Whether a question's addressee gets a copy.
    """

    verb: Verb
    name: Phrase
    before: frozenset[State]
    after: State
    need: Need
    letters: tuple[str | None, str | None]
    forwards: bool = False


def _step(
    verb: Verb,
    name: Phrase,
    before: Iterable[State],
    after: State,
    need: Need = Need.NOTHING,
    letters: tuple[str | None, str | None] = (None, None),
    *,
    forwards: bool = False,
) -> Step:
    return Step(verb, name, frozenset(before), after, need, letters, forwards)


TO_CHECK = frozenset({State.PENDING, State.HELD})
"""States of a message that waits for a moderator."""

OPEN = TO_CHECK | {State.RETURNED}
"""States of a message that is neither published nor refused yet."""

STEPS: dict[Verb, Step] = {
    step.verb: step
    for step in (
        _step(
            Verb.PUBLISH,
            N_("Publish"),
            OPEN,
            State.PUBLISHED,
            letters=("published", None),
            forwards=True,
        ),
        _step(
            Verb.REFUSE,
            N_("Refuse"),
            OPEN,
            State.REFUSED,
            Need.CLAUSE,
            ("refused", "answer-refused"),
            forwards=True,
        ),
        _step(
            Verb.RETURN,
            N_("Send back"),
            TO_CHECK,
            State.RETURNED,
            Need.CLAUSE_OR_WORDS,
            ("return", "answer-return"),
        ),
        _step(Verb.HOLD, N_("Hold"), (State.PENDING,), State.HELD, Need.REASON),
        _step(Verb.RESUME, N_("Resume"), (State.HELD,), State.PENDING),
        _step(Verb.REVISE, N_("Revise"), OPEN, State.PENDING, Need.TEXT),
        _step(
            Verb.REOPEN,
            N_("Reopen"),
            (State.REFUSED,),
            State.PENDING,
            letters=("reopened", "answer-reopened"),
        ),
        _step(
            Verb.REMOVE,
            N_("Remove"),
            (State.PUBLISHED,),
            State.REMOVED,
            Need.CLAUSE,
            ("removed", "answer-removed"),
        ),
        _step(
            Verb.RESTORE,
            N_("Restore"),
            (State.REMOVED,),
            State.PUBLISHED,
            letters=("restored", "answer-restored"),
        ),
    )
}
"""The table of states of the moderation desk; source: the platform's codex and procedure."""

ANSWERED_LETTER = "answered"
"""What the asker gets when an answer is published."""

STATE_NAMES: dict[State, Phrase] = {
    State.PENDING: N_("pending"),
    State.HELD: N_("on hold"),
    State.RETURNED: N_("with the author"),
    State.PUBLISHED: N_("published"),
    State.REFUSED: N_("refused"),
    State.REMOVED: N_("removed"),
}

PUBLIC_STATE_NAMES: dict[PublicState, Phrase] = {
    PublicState.NOT_PUBLIC: N_("not public"),
    PublicState.WAITING: N_("waiting for an answer"),
    PublicState.STANDARD_REPLY: N_("standard reply"),
    PublicState.ANSWERED: N_("answered"),
    PublicState.REMOVED: N_("removed"),
}


def current_state(state: State, wake_on: str | None, today: date) -> State:
    """The state that counts today: a held message whose day has come counts as pending.

    Args:
        state: The stored state.
        wake_on: ISO date, or None.
        today: The user's present day.

    Returns:
        The state to act on.
    """
    if state is State.HELD and wake_on is not None and wake_on <= today.isoformat():
        return State.PENDING
    return state


def state_words(message: Line | Message, today: date) -> Phrase:
    """The state of a message on a day, and until when it is or was on hold."""
    state = current_state(message.state, message.wake_on, today)
    if message.state is not State.HELD or message.wake_on is None:
        return STATE_NAMES[state]
    if state is State.HELD:
        return N_("on hold until {day}", day=message.wake_on)
    return N_("{state}, was on hold until {day}", state=STATE_NAMES[state], day=message.wake_on)


def available(state: State) -> tuple[Verb, ...]:
    """The verbs that are allowed in a state, in the table's order."""
    return tuple(verb for verb, step in STEPS.items() if state in step.before)


def read_verb(word: str) -> Verb:
    """Find the verb of a word.

    Raises:
        WrongUsage: When there is none; says which there are.
    """
    try:
        return Verb(word.lower())
    except ValueError:
        known = ", ".join(Verb)
        raise WrongUsage(
            N_("“{word}” is not a verb.", word=word), N_("Use one of: {known}.", known=known)
        ) from None


def find_step(verb: Verb, message: Message, question: Message, today: date) -> Step:
    """The step that a verb takes from where a message stands.

    Args:
        verb: What is to be done.
        message: To what.
        question: The question of its thread (the message itself where it is one).
        today: The user's present day.

    Returns:
        The row of the table.

    Raises:
        Refused: When the step is not allowed now; says why, and what is.
    """
    step = STEPS[verb]
    state = current_state(message.state, message.wake_on, today)
    if state not in step.before and message.state not in step.before:
        raise NotPossible(
            N_(
                "{verb} is not possible: message {message} is {state}.",
                verb=step.name,
                message=message.id,
                state=STATE_NAMES[state],
            ),
            N_("Possible now: {verbs}.", verbs=", ".join(available(state))),
            N_("Possible now: {verbs}.", verbs=tuple(STEPS[one].name for one in available(state))),
        )
    publishes = step.after is State.PUBLISHED and message.kind is Kind.ANSWER
    if publishes and question.state is not State.PUBLISHED:
        raise Refused(
            N_(
                "The answer cannot be published: its question (message {message}) is {state}.",
                message=question.id,
                state=STATE_NAMES[question.state],
            ),
            N_("Publish the question first."),
        )
    return step


def check_answerable(question: Message) -> None:
    """Refuse answers to a question that is not public.

    Raises:
        Refused: When it is not published.
    """
    if question.state is not State.PUBLISHED:
        raise Refused(
            N_(
                "Thread {id} cannot be answered: its question is {state}.",
                id=question.thread,
                state=STATE_NAMES[question.state],
            ),
            N_("Publish the question first."),
        )


def public_state(
    question: State, answers: Iterable[tuple[State, bool]], *, withdrawn: bool
) -> PublicState:
    """Derive what the public sees of a thread.

    Args:
        question: State of the question.
        answers: State and standard-reply flag of each answer.
        withdrawn: Whether the thread was taken back.

    Returns:
        The public state. A standard reply is shown but does not count as an answer.
    """
    if withdrawn:
        return PublicState.NOT_PUBLIC
    if question is State.REMOVED:
        return PublicState.REMOVED
    if question is not State.PUBLISHED:
        return PublicState.NOT_PUBLIC
    shown = [standard for state, standard in answers if state is State.PUBLISHED]
    if not shown:
        return PublicState.WAITING
    return PublicState.STANDARD_REPLY if all(shown) else PublicState.ANSWERED
