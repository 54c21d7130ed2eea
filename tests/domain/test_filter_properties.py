"""Whatever is typed is a filter or an error with its place, and filters can be written back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from qa_tui.domain.filters.filter import (
    KEY_OF,
    KEYS,
    MAX_LENGTH,
    WORD,
    AnyOf,
    Condition,
    Filter,
    FilterError,
    Span,
    parse_filter,
    quoted,
)
from qa_tui.i18n import say_error
from tests.hostile import HOSTILE

ANY_TEXT = st.text(st.characters(exclude_categories=[]))

PIECES = [
    *(f"{key.name}:" for key in KEYS),
    *(key.example for key in KEYS),
    *(
        "x:",
        "bus",
        "Rhein-Main",
        "pending",
        "note",
        "insult",
        "2009",
        "..",
        "<7d",
        ">",
        "30.2.2009",
    ),
    *('"', '""', '"der bus"', "-", "--", "(", ")", "((", " OR ", "OR", "or", "*", "OR*", "f(x)"),
    *(" ", "\t", "\u2028", "\x00", "\ud800", "\u202e", "Bärwald", "👩‍👧", "AND", "NEAR", "^", "\\"),
]

TERMS = st.recursive(
    st.sampled_from(
        ["bus", "b*", "OR*", '"a ""b"" "', "f(x)", 'a"b', "größe:3", "or", "AND", "12:30", "\x00"]
        + [key.example for key in KEYS]
        + ['is:"Held"', "ASKED:17.5.2009", "to:-a", "to:a:b", "to:#1", "asked:today..2009"]
    ),
    lambda inner: st.one_of(
        inner.map("-({})".format),
        st.lists(inner, min_size=1, max_size=4).map(" ".join).map("({})".format),
        st.lists(inner, min_size=1, max_size=3).map(" OR ".join).map("({})".format),
        st.lists(inner, min_size=1, max_size=3).map(" OR ".join).map("-({})".format),
    ),
    max_leaves=12,
)
FILTERS = st.lists(TERMS, max_size=4).flatmap(
    lambda terms: st.sampled_from([" ", "  ", " OR ", "\n"]).map(lambda glue: glue.join(terms))
)


def read(query: str) -> Filter | None:
    """The filter, or None for an error at a place within it; nothing else may be raised."""
    try:
        return parse_filter(query)
    except FilterError as error:
        wrong = error
    assert say_error(wrong).startswith(f"Filter, place {wrong.position + 1}: ")
    assert wrong.remedy is not None
    assert 0 <= wrong.position <= min(len(query), MAX_LENGTH)
    return None


def placeless(terms):
    """Terms without their positions."""
    return tuple(
        replace(term, position=0, alternatives=tuple(map(placeless, term.alternatives)))
        if isinstance(term, AnyOf)
        else replace(term, position=0)
        for term in terms
    )


def check(query: str) -> None:
    """Read a text; what is a filter is a sound one that can be written and read back."""
    found = read(query)
    if found is None:
        return
    for condition in found.every():
        assert condition.key in {*KEY_OF, WORD}
        assert condition.value.strip()
        assert 0 <= condition.position < len(query)
        assert (condition.span is not None) is (condition.key in {"asked", "answered", "waiting"})
        if condition.span:
            condition.span.days(date(2026, 11, 22))
    assert isinstance(found.lists_messages and found.oldest_first and found.has_words, bool)
    written = parse_filter(found.text())
    assert placeless(written.terms) == placeless(found.terms)
    assert written.text() == found.text()


@given(ANY_TEXT)
@example('is:"')
def test_any_text_is_a_filter_or_a_filter_error(text: str) -> None:
    for query in (text, f"to:{text}", f'"{text}"', f"is:{text}", f"asked:<{text}", f"({text})"):
        check(query)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("-(-(a OR b)) OR* -OR*")
def test_any_pieces_of_the_language_are_a_filter_or_a_filter_error(text: str) -> None:
    check(text)


@given(FILTERS)
def test_filters_are_written_back(text: str) -> None:
    if read(text) is None:
        assert text.count("(") > 8
    check(text)


@given(ANY_TEXT.filter(str.strip))
def test_any_value_can_be_quoted(value: str) -> None:
    for key in ("to", "party", "topic", "from"):
        (condition,) = parse_filter(f"{key}:{quoted(value)}").conditions
        assert (condition.value, condition.exact) == (value, True)


@given(st.sampled_from(["word", "to", "topic"]), ANY_TEXT.filter(str.strip), st.booleans())
def test_conditions_that_were_never_typed_are_written_too(
    key: str, value: str, negated: bool
) -> None:
    made = Filter((Condition(key, value, False, 0, negated),))
    (condition,) = parse_filter(made.text()).terms
    assert isinstance(condition, Condition)
    assert (condition.key, condition.value, condition.negated) == (key, value, negated)


def test_hostile_text_is_a_filter_or_a_filter_error() -> None:
    for text in HOSTILE:
        for query in (text, f"to:{text}", f'"{text}"', f"is:{text}", f"-({text} OR a)"):
            check(query)


def test_long_texts_of_one_sign_are_a_filter_or_a_filter_error() -> None:
    for sign in (
        "(",
        ")",
        "-",
        '"',
        "*",
        "OR ",
        "a(",
        "a OR ",
        "(a ",
        "is:",
        "\x00",
        "\u202e",
        "9",
    ):
        check(sign * (MAX_LENGTH // len(sign)))
        check("asked:" + sign * ((MAX_LENGTH - 6) // len(sign)))


def test_span_is_kept_as_it_was_meant() -> None:
    (condition,) = parse_filter("asked:<7d").conditions
    assert condition.span == Span(first=7)
