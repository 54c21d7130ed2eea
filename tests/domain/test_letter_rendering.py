"""Letters: every variable must be there, and what fills it in stays what it is."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_tui.domain.errors import Refused
from qa_tui.domain.letters.letters import WIDTH, render, wrap
from qa_tui.i18n import say_error
from tests.hostile import HOSTILE

TEMPLATE = "Subject: About $title\n\nHello $name,\n\n$text\n\nRegards\n"


def complaint(template: str, **values: str) -> str:
    """What is said about a template that cannot be filled."""
    with pytest.raises(Refused) as refused:
        render("de/refused.txt", template, values)
    return say_error(refused.value)


def test_letter_is_filled() -> None:
    letter = render("x", TEMPLATE, {"title": "the bus", "name": "Ole", "text": "When?"})
    assert letter.subject == "About the bus"
    assert letter.text == "Hello Ole,\n\nWhen?\n\nRegards\n"


def test_missing_variable_is_named_with_file_and_line() -> None:
    said = complaint(TEMPLATE, title="a", name="b")
    assert "“de/refused.txt”" in said
    assert "line 5" in said
    assert "“text”" in said
    assert said.endswith("Known variables: name, title.")


def test_missing_variable_in_the_subject_is_named() -> None:
    said = complaint(TEMPLATE, name="a", text="b")
    assert "line 1" in said
    assert "“title”" in said


@pytest.mark.parametrize("line", ["costs 5 $", "${", "${a b}", "$1"])
def test_broken_variable_is_named(line: str) -> None:
    assert "line 3" in complaint(f"Subject: x\n\n{line}\n")


def test_two_dollars_are_one() -> None:
    assert render("x", "Subject: $$5\n\n$$6\n", {}).text == "$6\n"


@pytest.mark.parametrize("value", ["$name", "${name}", "$", "$$", "${", "$nobody"])
def test_dollars_in_values_are_harmless(value: str) -> None:
    letter = render("x", TEMPLATE, {"title": value, "name": "N", "text": value})
    assert letter.subject == f"About {value}"
    assert f"\n\n{value}\n\n" in letter.text


def test_lines_that_stay_empty_close_up() -> None:
    letter = render("x", TEMPLATE, {"title": "", "name": "N", "text": ""})
    assert letter.text == "Hello N,\n\nRegards\n"
    assert letter.subject == "About"


def assert_one_header_line(subject: str) -> None:
    """A subject that cannot begin a further header or steer a terminal."""
    assert len(subject.splitlines()) <= 1
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in subject)


def test_header_injection_through_the_subject_is_impossible() -> None:
    for text in ("x\r\nBcc: all@example.org", "x\nBcc: a", "x\rBcc: a", "x\u2028Bcc: a", *HOSTILE):
        letter = render("x", TEMPLATE, {"title": text, "name": "N", "text": ""})
        assert_one_header_line(letter.subject)
        assert letter.subject.startswith("About")


@given(st.text(st.characters(exclude_categories=[])))
def test_any_subject_is_one_line(text: str) -> None:
    assert_one_header_line(
        render("x", TEMPLATE, dict.fromkeys(("title", "name", "text"), text)).subject
    )


@given(st.text(st.sampled_from("ab- \t,"), max_size=400))
@example("a" * WIDTH + " b")
@example("a" * (WIDTH + 1) + " b")
@example(" " * WIDTH + "a")
@example("b " + "a" * (WIDTH - 2) + " c")
def test_lines_break_where_the_library_would_break_them(line: str) -> None:
    assert wrap(line) == textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
