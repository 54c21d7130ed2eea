"""A question of the new form is phrased as one."""

from __future__ import annotations

import pytest

from qa_tui.domain.question import asks, problems
from qa_tui.i18n import say

ASKING = [
    "Wann kommt der Bus?",
    "Wann kommt der Bus? ",
    "Wann kommt der Bus?\n",
    "Was heißt „morgen?“",
    "Sagten Sie »bald?«",
    'Did you say "soon?"',
    "Wann (und warum?)",
    "Wann kommt er??",
    "Ist das so? Ja?",
]

NOT_ASKING = [
    "Der Bus kommt nicht.",
    "Wann kommt der Bus",
    "Wann kommt der Bus? Ich warte.",
    "Wann kommt der Bus!",
    "Wann kommt der Bus?!",
    "",
    "“)",
]


@pytest.mark.parametrize("text", ASKING)
def test_a_question_mark_at_the_end_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", NOT_ASKING)
def test_anything_else_does_not(text: str) -> None:
    assert not asks(text)


def test_a_statement_is_no_question_of_the_new_form(new_form) -> None:
    (problem,) = problems(new_form(title="Der Bus kommt nicht."))
    assert problem.field == "title"
    assert say(problem.what) == "The question must be phrased as one and end with “?”."


def test_a_text_of_the_old_form_need_not_end_in_a_question(old_form) -> None:
    assert problems(old_form(text="Wann kommt er? Mit freundlichen Grüßen, Ole")) == []
