"""The filter language: what it understands, and how it says that it does not."""

from __future__ import annotations

import pytest

from qa_tui.domain.filters.filter import (
    HAS_WORDS,
    KEY_OF,
    KEYS,
    MAX_LENGTH,
    MAX_TERMS,
    MESSAGE_WORDS,
    THREAD_WORDS,
    TRIAGE_WORDS,
    Condition,
    FilterError,
    Takes,
    parse_filter,
    quoted,
)
from qa_tui.domain.views import VIEWS, views_for
from qa_tui.i18n import say_error

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
    ("Rhein-Main", [("word", "Rhein-Main", False, 0)]),
    ("bus*", [("word", "bus", False, 0)]),
    ('"bus*"', [("word", "bus*", True, 0)]),
    ("***", [("word", "***", False, 0)]),
    ("to:*", [("to", "*", False, 0)]),
    ("b*s", [("word", "b*s", False, 0)]),
    ("to:merk*", [("to", "merk", False, 0)]),
    ('"a ""b"" c"', [("word", 'a "b" c', True, 0)]),
    ('"a""b"', [("word", 'a"b', True, 0)]),
    ("or", [("word", "or", False, 0)]),
    ("OR*", [("word", "OR", False, 0)]),
    ('"OR"', [("word", "OR", True, 0)]),
    ("ORT", [("word", "ORT", False, 0)]),
    ("f(x)", [("word", "f(x)", False, 0)]),
    ("to:#12", [("to", "#12", False, 0)]),
    ("Party:SPD", [("party", "SPD", False, 0)]),
    ('from:"Andreas S."', [("from", "Andreas S.", True, 0)]),
    ("HAS:Note", [("has", "note", False, 0)]),
    ("clause:Private-Life", [("clause", "private-life", False, 0)]),
    ("asked:Today", [("asked", "today", False, 0)]),
    ("answered:<7D", [("answered", "<7d", False, 0)]),
    ("waiting:>30d", [("waiting", ">30d", False, 0)]),
    ('""', []),
    ('" " bus', [("word", "bus", False, 4)]),
    ("{0}", [("word", "{0}", False, 0)]),
]

WRONG = [
    ("form:ole", 0, "“form:” is not a key. Did you mean “from:”?"),
    ("topics:bus", 0, "Did you mean “topic:”?"),
    ("bus thema:bahn", 4, "Did you mean “topic:”?"),
    ("http://x", 0, "“http:” is not a key. Keys are is:, to:, "),
    ("Re: Bus", 0, "put text with a colon in quotation marks."),
    ("a" * 50 + ":", 0, "“" + "a" * 39 + "…:” is not a key."),
    ("is:", 0, "“is:” has no value."),
    ("bus to:", 4, "“to:” has no value."),
    ("bus -to:", 4, "“to:” has no value."),
    ('to:""', 0, "“to:” has no value."),
    ('topic:" "', 0, "“topic:” has no value."),
    ("is: pending", 0, "“is:” has no value."),
    ("is:nothing", 3, "“is:nothing” is not known. Use one of: answer, answered, held, "),
    ("bus is:nothing", 7, "“is:nothing” is not known."),
    ("-is:nothing", 4, "“is:nothing” is not known."),
    ("is:pendign", 3, "“is:pendign” is not known. Did you mean “is:pending”?"),
    ("is:{0.x}", 3, "“is:{0.x}” is not known."),
    ("has:notes", 4, "Did you mean “has:note”? Use one of: annotation, answer, background, note."),
    ("clause:§1", 7, "“clause:§1” cannot be a clause."),
    ('"open', 0, "the quotation mark is not closed."),
    ('"open""', 0, "the quotation mark is not closed."),
    ('to:"open', 3, "the quotation mark is not closed."),
    (
        "to:(a OR b)",
        3,
        "“to:” cannot stand before a parenthesis. Repeat it inside: (to:… OR to:…).",
    ),
    ("-", 0, "“-” stands alone."),
    ("a - b", 2, "“-” stands alone."),
    ("--a", 0, "“-” stands alone."),
    ("-OR", 0, "“-” stands alone."),
    ('-""', 0, "“-” stands alone."),
    ("(a -)", 3, "“-” stands alone."),
    ("a" * (MAX_LENGTH + 1), MAX_LENGTH, f"longer than {MAX_LENGTH} characters"),
    ("a " * (MAX_TERMS + 1), 2 * MAX_TERMS, f"more than {MAX_TERMS} conditions"),
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


@pytest.mark.parametrize("word", sorted(HAS_WORDS))
def test_every_value_of_has_is_understood(word: str) -> None:
    found = parse_filter(f"has:{word}")
    assert found.values("has") == [word]
    assert not found.lists_messages


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_has_an_example_that_is_understood(key) -> None:
    (condition,) = parse_filter(key.example).conditions
    assert condition.key == key.name
    for value in key.values:
        (condition,) = parse_filter(f"{key.name}:{value.text}").conditions
        assert (condition.value, condition.position) == (value.text, 0)


def test_listed_values_are_those_that_lists_know() -> None:
    listed = {key.name: {value.text for value in key.values} for key in KEYS}
    assert listed["is"] == MESSAGE_WORDS | THREAD_WORDS
    assert listed["has"] == HAS_WORDS
    assert [key.name for key in KEYS if key.takes is Takes.LISTED] == ["is", "has"]
    assert list(KEY_OF.values()) == list(KEYS)


def test_minus_excludes_what_follows() -> None:
    (term,) = parse_filter(" -bus").terms
    assert term == Condition("word", "bus", False, 1, negated=True)
    found = parse_filter('-is:pending -"der bus" to:x -to:y')
    assert [c.value for c in found.conditions] == ["x"]
    assert found.values("to") == ["x"]
    assert [c.negated for c in found.every()] == [True, True, False, True]
    assert not found.lists_messages
    assert not found.oldest_first
    assert not found.has_words


@pytest.mark.parametrize(
    "value", ["a", "a b", 'a "b" c', '"', '""', " a ", "(", "a*", "-x", "is:x"]
)
def test_quoted_value_is_read_back(value: str) -> None:
    for key in ("to", "party", "topic", "from"):
        assert parse_filter(f"{key}:{quoted(value)} x").values(key) == [value]
    assert parse_filter(quoted(value)).values("word") == [value]


@pytest.mark.parametrize(
    "query", ["bus", '"der bus"', "from:ole", "is:held from:ole", "(to:a OR b)"]
)
def test_words_are_looked_for(query: str) -> None:
    assert parse_filter(query).has_words


@pytest.mark.parametrize("query", ["", "to:a", "is:held has:note", "-(bus OR bahn)"])
def test_no_words_are_looked_for(query: str) -> None:
    assert not parse_filter(query).has_words


def test_clause_lists_messages() -> None:
    assert parse_filter("clause:insult").lists_messages
    assert not parse_filter("-clause:insult").lists_messages


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.key)
def test_every_view_is_a_good_filter(view) -> None:
    assert view.filter.lists_messages or view.filter == parse_filter(view.query)


def test_readers_see_only_views_of_public_things() -> None:
    shown = views_for(read_only=True)
    assert {view.key for view in shown} == {"waiting", "answered", "all"}
    assert all(not view.filter.lists_messages for view in shown)
    assert views_for(read_only=False) == VIEWS
