"""The filter language: what it understands, and how it says that it does not."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_tui.domain.filter import (
    KEYS,
    MAX_LENGTH,
    MESSAGE_WORDS,
    THREAD_WORDS,
    TRIAGE_WORDS,
    FilterError,
    parse_filter,
)
from qa_tui.domain.views import VIEWS, views_for
from qa_tui.i18n import say_error

HOSTILE = [
    row["text"]
    for row in json.loads((Path(__file__).parents[1] / "hostile.json").read_text("utf-8"))
]

GOOD = [
    ("", []),
    ("  \n\t ", []),
    ("bus", [("word", "bus", False, 0)]),
    (" bus  bahn", [("word", "bus", False, 1), ("word", "bahn", False, 6)]),
    ('"der bus"', [("word", "der bus", True, 0)]),
    ("is:pending", [("is", "pending", False, 0)]),
    ("IS:Pending", [("is", "pending", False, 0)]),
    ('is:"held"', [("is", "held", True, 0)]),
    (
        'is:pending to:merkel topic:"soziale sicherung" bus',
        [
            ("is", "pending", False, 0),
            ("to", "merkel", False, 11),
            ("topic", "soziale sicherung", True, 21),
            ("word", "bus", False, 47),
        ],
    ),
    ("to:Bärwald", [("to", "Bärwald", False, 0)]),
    ("to:a:b", [("to", "a:b", False, 0)]),
    ("12:30", [("word", "12:30", False, 0)]),
    ("größe:3", [("word", "größe:3", False, 0)]),
    ('"is:nothing"', [("word", "is:nothing", True, 0)]),
    ('"a"b', [("word", "a", True, 0), ("word", "b", False, 3)]),
    ('a"b', [("word", 'a"b', False, 0)]),
    ("-bus", [("word", "-bus", False, 0)]),
    ('""', []),
    ('" " bus', [("word", "bus", False, 4)]),
    ("{0}", [("word", "{0}", False, 0)]),
]

WRONG = [
    ("from:ole", 0, "“from:” is no key."),
    ("bus from:ole", 4, "“from:” is no key."),
    ("http://x", 0, "“http:” is no key."),
    ("is:", 0, "“is:” has no value."),
    ("bus to:", 4, "“to:” has no value."),
    ('to:""', 0, "“to:” has no value."),
    ('topic:" "', 0, "“topic:” has no value."),
    ("is: pending", 0, "“is:” has no value."),
    ("is:nothing", 3, "“is:nothing” is not known."),
    ("bus is:nothing", 7, "“is:nothing” is not known."),
    ("is:{0.x}", 3, "“is:{0.x}” is not known."),
    ('"open', 0, "the quotation mark is not closed."),
    ('to:"open', 3, "the quotation mark is not closed."),
    ("a" * (MAX_LENGTH + 1), MAX_LENGTH, f"longer than {MAX_LENGTH} characters"),
]


@pytest.mark.parametrize(("text", "conditions"), GOOD)
def test_filter_is_understood(text: str, conditions) -> None:
    found = [(c.key, c.value, c.exact, c.position) for c in parse_filter(text).conditions]
    assert found == conditions


@pytest.mark.parametrize(("text", "position", "said"), WRONG, ids=lambda value: str(value)[:20])
def test_what_cannot_be_understood_is_said_with_its_place(text, position, said) -> None:
    with pytest.raises(FilterError) as wrong:
        parse_filter(text)
    assert wrong.value.position == position
    told = say_error(wrong.value)
    assert told.startswith(f"Filter, place {position + 1}: ")
    assert said in told
    assert wrong.value.remedy is not None


def test_wrong_filter_is_told_in_german_too(german: None) -> None:
    with pytest.raises(FilterError) as wrong:
        parse_filter("is:nothing")
    assert "is:nothing" in say_error(wrong.value)


@pytest.mark.parametrize("word", sorted(MESSAGE_WORDS | THREAD_WORDS))
def test_every_value_of_is_is_understood(word: str) -> None:
    found = parse_filter(f"is:{word}")
    assert found.lists_messages is (word in MESSAGE_WORDS)
    assert found.oldest_first is (word in TRIAGE_WORDS)


def place_of_error(query: str) -> int:
    """Where a filter is wrong, 0 when it is not; anything else that is raised is a fault."""
    try:
        parse_filter(query)
    except FilterError as error:
        say_error(error)
        return error.position
    return 0


def test_hostile_text_is_a_filter_or_a_filter_error() -> None:
    for text in HOSTILE:
        for query in (text, f"to:{text}", f'"{text}"', f"is:{text}"):
            assert 0 <= place_of_error(query) <= len(query)


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=[])),
        st.lists(
            st.sampled_from([*(f"{key}:" for key in KEYS), "x:", '"', " ", "pending", "a", "-"])
        ).map("".join),
    )
)
@example('is:"')
def test_any_text_is_a_filter_or_a_filter_error(text: str) -> None:
    assert 0 <= place_of_error(text) <= len(text)
    with contextlib.suppress(FilterError):
        for condition in parse_filter(text).conditions:
            assert condition.key in {*KEYS, "word"}
            assert condition.value.strip()
            assert condition.value.lower() in text.lower()
            assert 0 <= condition.position < len(text)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.key)
def test_every_view_is_a_good_filter(view) -> None:
    assert view.filter.lists_messages or view.filter == parse_filter(view.query)


def test_readers_see_only_views_of_public_things() -> None:
    shown = views_for(read_only=True)
    assert {view.key for view in shown} == {"waiting", "answered", "all"}
    assert all(not view.filter.lists_messages for view in shown)
    assert views_for(read_only=False) == VIEWS
