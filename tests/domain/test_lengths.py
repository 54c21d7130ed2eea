"""Length limits count code points: exactly at the limit is fine, one more is not."""

from __future__ import annotations

import pytest

from qa_tui.domain.question import (
    ANSWER_LIMIT,
    NEW_BACKGROUND_LIMIT,
    NEW_TITLE_LIMIT,
    OLD_TEXT_LIMIT,
    answer_problem,
    problems,
    words_problems,
)
from qa_tui.domain.records import Form
from qa_tui.i18n import say

SIGNS = {
    "ascii": "a",
    "umlaut": "ü",
    "combining": "e\u0301",
    "emoji": "👍",
    "family": "👨\u200d👩\u200d👧",
    "wide": "漢",
}


def filled(sign: str, length: int, end: str = "") -> str:
    """A text of exactly so many code points, made of a sign and an end."""
    room = length - len(end)
    return (sign * room)[: room - 1] + "x" + end


def test_limits_are_those_of_the_platform() -> None:
    assert (OLD_TEXT_LIMIT, NEW_TITLE_LIMIT, NEW_BACKGROUND_LIMIT) == (2000, 200, 1000)


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_old_text_has_at_most_2000_code_points(old_form, sign: str) -> None:
    assert problems(old_form(text=filled(sign, 2000))) == []
    (problem,) = problems(old_form(text=filled(sign, 2001)))
    assert problem.field == "text"
    assert say(problem.what) == "The text has 2001 characters; at most 2000 are allowed."


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_new_title_has_at_most_200_code_points(new_form, sign: str) -> None:
    assert problems(new_form(title=filled(sign, 200, "?"))) == []
    (problem,) = problems(new_form(title=filled(sign, 201, "?")))
    assert problem.field == "title"
    assert say(problem.what) == "The question has 201 characters; at most 200 are allowed."


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_background_has_at_most_1000_code_points(new_form, sign: str) -> None:
    assert problems(new_form(background=filled(sign, 1000))) == []
    (problem,) = problems(new_form(background=filled(sign, 1001)))
    assert problem.field == "background"
    assert say(problem.what) == "The background has 1001 characters; at most 1000 are allowed."


def test_blanks_around_the_words_do_not_count(new_form, old_form) -> None:
    assert problems(old_form(text=f"  \n{filled('a', 2000)}\n ")) == []
    assert problems(new_form(title=f" {filled('a', 200, '?')} ", background=" " * 1500)) == []


@pytest.mark.parametrize("field", ["first_name", "last_name", "town"])
def test_names_and_town_have_at_most_100_code_points(new_form, field: str) -> None:
    assert problems(new_form(**{field: "é" * 100})) == []
    assert [p.field for p in problems(new_form(**{field: "é" * 101}))] == [field]


def test_answer_has_at_most_what_a_screen_can_bear() -> None:
    assert answer_problem("a" * ANSWER_LIMIT) is None
    problem = answer_problem("a" * (ANSWER_LIMIT + 1))
    assert problem is not None
    assert problem.field == "text"


@pytest.mark.parametrize("form", Form)
def test_new_words_of_an_author_obey_the_same_limits(form: Form) -> None:
    limit = NEW_TITLE_LIMIT if form is Form.NEW else OLD_TEXT_LIMIT
    assert words_problems(form, filled("a", limit, "?"), "") == []
    assert len(words_problems(form, filled("a", limit + 1, "?"), "")) == 1


def test_old_form_has_no_background() -> None:
    assert words_problems(Form.OLD, "Guten Tag.", " \n") == []
    assert [p.field for p in words_problems(Form.OLD, "Guten Tag.", "Quelle")] == ["background"]


def test_new_background_of_an_author_obeys_its_limit() -> None:
    assert words_problems(Form.NEW, "Wann?", "a" * 1000) == []
    assert [p.field for p in words_problems(Form.NEW, "Wann?", "a" * 1001)] == ["background"]
