"""What the public sees of a thread, for every combination of states."""

from __future__ import annotations

import itertools

import pytest

from qa_tui.domain.records import PUBLIC_STATES, PublicState, State
from qa_tui.domain.workflow import public_state

ANSWERS = list(itertools.product(State, [False, True]))


def expected(question: str, answers, *, withdrawn: bool) -> str:
    """The rule once more, in other words."""
    if withdrawn or question not in {"published", "removed"}:
        return "not_public"
    if question == "removed":
        return "removed"
    kinds = {standard for state, standard in answers if state == "published"}
    return {(): "waiting", (True,): "standard_reply"}.get(tuple(kinds), "answered")


@pytest.mark.parametrize("withdrawn", [False, True])
@pytest.mark.parametrize("question", State)
def test_every_combination_of_up_to_two_answers(question: State, withdrawn: bool) -> None:
    for number in range(3):
        for answers in itertools.product(ANSWERS, repeat=number):
            found = public_state(question, answers, withdrawn=withdrawn)
            assert found == expected(question, answers, withdrawn=withdrawn), answers


def test_unanswered_question_waits() -> None:
    assert public_state(State.PUBLISHED, [], withdrawn=False) is PublicState.WAITING


def test_standard_reply_is_shown_but_does_not_count() -> None:
    only = public_state(State.PUBLISHED, [(State.PUBLISHED, True)], withdrawn=False)
    assert only is PublicState.STANDARD_REPLY
    assert only in PUBLIC_STATES
    both = [(State.PUBLISHED, True), (State.PUBLISHED, False)]
    assert public_state(State.PUBLISHED, both, withdrawn=False) is PublicState.ANSWERED


@pytest.mark.parametrize("state", [state for state in State if state is not State.PUBLISHED])
def test_answers_that_are_not_published_change_nothing(state: State) -> None:
    answers = [(state, False), (state, True)]
    assert public_state(State.PUBLISHED, answers, withdrawn=False) is PublicState.WAITING


@pytest.mark.parametrize("state", [state for state in State if state is not State.PUBLISHED])
def test_taking_a_question_off_takes_the_thread_off(state: State) -> None:
    found = public_state(state, [(State.PUBLISHED, False)], withdrawn=False)
    assert found not in PUBLIC_STATES
