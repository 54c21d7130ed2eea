"""What a question cannot do without."""

from __future__ import annotations

import pytest

from qa_tui.domain.question import answer_problem, problems
from qa_tui.domain.records import Form

INVISIBLE = ["", " ", "\n\t", "\u00a0", "\u200b\u200d\ufeff", "\u3164", "\u2800", "\x1b\x07", "…"]
PERSON = ["first_name", "last_name", "town", "email"]


def fields(question) -> list[str]:
    """The fields at fault, in order."""
    return [problem.field for problem in problems(question)]


@pytest.mark.parametrize("empty", INVISIBLE, ids=ascii)
@pytest.mark.parametrize("field", PERSON)
def test_name_town_and_email_are_required(new_form, old_form, field: str, empty: str) -> None:
    assert fields(new_form(**{field: empty})) == [field]
    assert fields(old_form(**{field: empty})) == [field]


@pytest.mark.parametrize("phone", ["", "0171 3920014"])
def test_phone_is_optional(new_form, phone: str) -> None:
    assert fields(new_form(phone=phone)) == []


@pytest.mark.parametrize("empty", INVISIBLE, ids=ascii)
def test_new_form_needs_its_question(new_form, empty: str) -> None:
    assert fields(new_form(title=empty, background="Der Fahrplan von 2026.")) == ["title"]


@pytest.mark.parametrize("empty", INVISIBLE, ids=ascii)
def test_old_form_needs_its_text(old_form, empty: str) -> None:
    assert fields(old_form(text=empty))[0] in {"text", "title"}


@pytest.mark.parametrize("empty", ["", " ", "\n"])
def test_old_form_needs_a_topic(old_form, empty: str) -> None:
    assert fields(old_form(topic=empty)) == ["topic"]


def test_new_form_needs_no_topic(new_form) -> None:
    assert fields(new_form(topic="")) == []


def test_new_form_has_background_instead_of_a_text(new_form) -> None:
    assert fields(new_form(text="Noch etwas.")) == ["text"]


def test_everything_missing_is_named_at_once(new_form) -> None:
    empty = new_form(title="", first_name="", last_name="", town="", email="")
    assert fields(empty) == ["title", "first_name", "last_name", "town", "email"]


def test_form_follows_from_what_was_filled_in(new_form, old_form) -> None:
    assert new_form().form is Form.NEW
    assert new_form(title="", background="Quelle").form is Form.NEW
    assert old_form().form is Form.OLD
    assert new_form(title="").form is Form.NEW


@pytest.mark.parametrize("empty", INVISIBLE, ids=ascii)
def test_answer_needs_words(empty: str) -> None:
    problem = answer_problem(empty)
    assert problem is not None
    assert problem.field == "text"


def test_answer_of_one_word_is_enough() -> None:
    assert answer_problem("Ja.") is None
