"""Where a message stands in the lists: its state and what the public sees of it, in one number."""

from __future__ import annotations

from enum import IntEnum

from qa_tui.domain.records import Kind, PublicState, State


class Standing(IntEnum):
    """Of a question, also what the public sees of its thread; of an answer, whether it is seen."""

    QUESTION_PENDING = 1
    QUESTION_HELD = 2
    QUESTION_RETURNED = 3
    QUESTION_REFUSED = 4
    QUESTION_REMOVED = 5
    WAITING = 6
    STANDARD_REPLY = 7
    ANSWERED = 8
    ANSWER_PENDING = 11
    ANSWER_HELD = 12
    ANSWER_RETURNED = 13
    ANSWER_REFUSED = 14
    ANSWER_REMOVED = 15
    ANSWER_SHOWN = 16
    ANSWER_HIDDEN = 17


_UNPUBLISHED = {
    State.PENDING: 1,
    State.HELD: 2,
    State.RETURNED: 3,
    State.REFUSED: 4,
    State.REMOVED: 5,
}

QUESTIONS = frozenset(s for s in Standing if s < Standing.ANSWER_PENDING)
"""The standings of questions; a list of threads shows these."""

PUBLIC = frozenset(
    {Standing.WAITING, Standing.STANDARD_REPLY, Standing.ANSWERED, Standing.ANSWER_SHOWN}
)
"""What readers see."""

HELD = frozenset({Standing.QUESTION_HELD, Standing.ANSWER_HELD})
"""The standings that a wake day ends."""

_PUBLISHED = {
    PublicState.WAITING: Standing.WAITING,
    PublicState.STANDARD_REPLY: Standing.STANDARD_REPLY,
    PublicState.ANSWERED: Standing.ANSWERED,
}


def standing(kind: Kind, state: State, public_state: PublicState) -> Standing:
    """Say where a message stands.

    Args:
        kind: Question or answer.
        state: Its own state.
        public_state: The derived state of its thread.

    Returns:
        The standing.
    """
    if state is not State.PUBLISHED:
        return Standing(_UNPUBLISHED[state] + (10 if kind is Kind.ANSWER else 0))
    if kind is Kind.QUESTION:
        return _PUBLISHED[public_state]
    return Standing.ANSWER_SHOWN if public_state in _PUBLISHED else Standing.ANSWER_HIDDEN
