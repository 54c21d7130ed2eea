"""The table of states, against a second copy of it that was written down from the design."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.records import Kind, State
from qa_tui.domain.workflow import (
    STATE_NAMES,
    STEPS,
    Need,
    Verb,
    available,
    current_state,
    find_step,
    read_verb,
)
from qa_tui.i18n import say_error

TODAY = date(2026, 11, 22)

# verb: from, to, what it needs, letter to the asker, letter about an answer, copy of a question
TABLE = {
    "publish": ("pending held returned", "published", "nothing", "published", None, True),
    "refuse": ("pending held returned", "refused", "clause", "refused", "answer-refused", True),
    "return": (
        "pending held",
        "returned",
        "clause or words",
        "return",
        "answer-return",
        False,
    ),
    "hold": ("pending", "held", "reason", None, None, False),
    "resume": ("held", "pending", "nothing", None, None, False),
    "revise": ("returned pending held", "pending", "text", None, None, False),
    "reopen": ("refused", "pending", "nothing", "reopened", "answer-reopened", False),
    "remove": ("published", "removed", "clause", "removed", "answer-removed", False),
    "restore": ("removed", "published", "nothing", "restored", "answer-restored", False),
}

CASES = [
    pytest.param(Verb(verb), State(state), kind, id=f"{verb}-{state}-{kind}")
    for verb, state, kind in itertools.product(TABLE, State, Kind)
]


def question_of(message, kind: Kind, given):
    """A published question for an answer; the message itself where it is the question."""
    return given if kind is Kind.QUESTION else message(id=3, state=State.PUBLISHED)


def test_there_are_nine_verbs_and_six_states() -> None:
    assert {str(verb) for verb in Verb} == set(TABLE)
    assert set(STEPS) == set(Verb)
    states = {"pending", "held", "returned", "published", "refused", "removed"}
    assert {str(state) for state in State} == states
    assert set(STATE_NAMES) == set(State)


@pytest.mark.parametrize(("verb", "state", "kind"), CASES)
def test_verb_is_allowed_exactly_where_the_table_says(message, verb, state, kind) -> None:
    before, after, *_ = TABLE[verb]
    given = message(kind=kind, state=state)
    question = question_of(message, kind, given)
    if state in before.split():
        assert find_step(verb, given, question, TODAY).after == after
        assert verb in available(state)
    else:
        assert verb not in available(state)
        with pytest.raises(Refused) as refused:
            find_step(verb, given, question, TODAY)
        said = say_error(refused.value)
        allowed = [name for name, row in TABLE.items() if state in row[0].split()]
        assert f"message {given.id} is" in said
        assert said.endswith(f"Possible now: {', '.join(allowed)}.")


@pytest.mark.parametrize("verb", Verb)
def test_needs_and_letters_are_those_of_the_table(verb: Verb) -> None:
    _, _, need, asker, author, forwards = TABLE[verb]
    step = STEPS[verb]
    assert (step.need, step.letters, step.forwards) == (Need(need), (asker, author), forwards)


@pytest.mark.parametrize(
    ("wake_on", "state"),
    [
        (None, State.HELD),
        ("2026-11-23", State.HELD),
        ("2026-11-22", State.PENDING),
        ("2026-11-21", State.PENDING),
    ],
)
def test_a_held_message_whose_day_has_come_counts_as_pending(wake_on, state) -> None:
    assert current_state(State.HELD, wake_on, TODAY) is state


@pytest.mark.parametrize("state", [state for state in State if state is not State.HELD])
def test_a_day_does_not_wake_what_is_not_held(state: State) -> None:
    assert current_state(state, "2026-11-01", TODAY) is state


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("verb", Verb)
def test_what_pending_allows_is_allowed_when_the_day_has_come(message, verb, kind) -> None:
    given = message(kind=kind, state=State.HELD, wake_on="2026-11-22")
    question = question_of(message, kind, given)
    before = TABLE[verb][0].split()
    if "pending" in before or "held" in before:
        assert find_step(verb, given, question, TODAY).verb is verb
    else:
        with pytest.raises(Refused, match="is pending"):
            find_step(verb, given, question, TODAY)


@pytest.mark.parametrize("kind", Kind)
def test_held_again_only_after_its_day(message, kind: Kind) -> None:
    asleep = message(kind=kind, state=State.HELD, wake_on="2026-11-23")
    with pytest.raises(Refused, match="is on hold"):
        find_step(Verb.HOLD, asleep, question_of(message, kind, asleep), TODAY)


@pytest.mark.parametrize("verb", [Verb.PUBLISH, Verb.RESTORE])
@pytest.mark.parametrize("state", State)
def test_answer_is_published_only_after_its_question(message, verb, state) -> None:
    before = State.PENDING if verb is Verb.PUBLISH else State.REMOVED
    answer = message(kind=Kind.ANSWER, state=before)
    question = message(id=3, state=state)
    if state is State.PUBLISHED:
        assert find_step(verb, answer, question, TODAY).after is State.PUBLISHED
    else:
        with pytest.raises(Refused) as refused:
            find_step(verb, answer, question, TODAY)
        said = say_error(refused.value)
        assert "its question (message 3) is" in said
        assert said.endswith("Publish the question first.")


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", [Verb.REFUSE, Verb.RETURN, Verb.HOLD, Verb.REVISE])
def test_anything_but_publishing_an_answer_needs_no_published_question(
    message, verb, state
) -> None:
    answer = message(kind=Kind.ANSWER)
    assert find_step(verb, answer, message(id=3, state=state), TODAY).verb is verb


@pytest.mark.parametrize("word", ["publish", "PUBLISH", "Publish"])
def test_verb_is_found_whatever_its_case(word: str) -> None:
    assert read_verb(word) is Verb.PUBLISH


@pytest.mark.parametrize("word", ["", "delete", "publish ", "{0}"])
def test_unknown_verb_names_the_known_ones(word: str) -> None:
    with pytest.raises(WrongUsage) as wrong:
        read_verb(word)
    said = say_error(wrong.value)
    assert f"“{word}” is not a verb." in said
    assert all(verb in said for verb in Verb)
