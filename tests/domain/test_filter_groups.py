"""Groups of a filter: alternatives, nesting, and what is said about parentheses."""

from __future__ import annotations

import pytest

from qa_tui.domain.filters.filter import (
    MAX_DEPTH,
    MAX_TERMS,
    AnyOf,
    Condition,
    FilterError,
    parse_filter,
)


def shape(terms) -> list:
    """The values of terms; groups as lists of rows, what is negated with a sign."""
    found = []
    for term in terms:
        sign = "-" if term.negated else ""
        if isinstance(term, AnyOf):
            found.append((f"{sign}any", *map(shape, term.alternatives)))
        else:
            found.append(f"{sign}{term.value}")
    return found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("(a OR b)", [("any", ["a"], ["b"])]),
        ("a OR b", [("any", ["a"], ["b"])]),
        ("a OR b c", [("any", ["a"], ["b", "c"])]),
        ("(a) OR (b c)", [("any", ["a"], ["b", "c"])]),
        ("x (a OR b) y", ["x", ("any", ["a"], ["b"]), "y"]),
        ("a OR b OR c d", [("any", ["a"], ["b"], ["c", "d"])]),
        ("x -(a OR b)", ["x", ("-any", ["a"], ["b"])]),
        ("-a OR b", [("any", ["-a"], ["b"])]),
        ("((a OR b) c OR d)", [("any", [("any", ["a"], ["b"]), "c"], ["d"])]),
        ("x(a)", ["x(a)"]),
        ('"x"(a OR b)"y"', ["x", ("any", ["a"], ["b"]), "y"]),
        ("(f(x) OR b)", [("any", ["f(x)"], ["b"])]),
        ("( a OR b )", [("any", ["a"], ["b"])]),
        ("a OR(b)", [("any", ["a"], ["b"])]),
        ('(a)OR "b"', [("any", ["a"], ["b"])]),
        ("a or b", ["a", "or", "b"]),
        ("a Or b", ["a", "Or", "b"]),
        ("(to:x OR topic:y) is:held", [("any", ["x"], ["y"]), "held"]),
    ],
)
def test_groups_are_understood(query: str, found: list) -> None:
    assert shape(parse_filter(query).terms) == found


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("(a b) c", "a b c"),
        ("((a))", "a"),
        ("-(a)", "-a"),
        ("-(-a)", "a"),
        ("-(-(a b))", "a b"),
        ("-(-(a OR b))", "a OR b"),
        ("-(-(-(a b)))", "-(a b)"),
        ("(a OR b)", "a OR b"),
        ('(a "" OR b)', "a OR b"),
    ],
)
def test_parentheses_that_change_nothing_leave_no_trace(query: str, same: str) -> None:
    assert shape(parse_filter(query).terms) == shape(parse_filter(same).terms)


def test_a_row_can_be_excluded_as_a_whole() -> None:
    assert shape(parse_filter("-(a b)").terms) == [("-any", ["a", "b"])]


def test_places_of_groups_and_of_what_is_in_them() -> None:
    (group,) = parse_filter(" -(a OR  -b)").terms
    assert isinstance(group, AnyOf)
    assert (group.position, group.negated) == (1, True)
    assert group.alternatives == (
        (Condition("word", "a", False, 3),),
        (Condition("word", "b", False, 9, negated=True),),
    )
    assert [c.value for c in parse_filter(" -(a OR  -b) c").every()] == ["a", "b", "c"]


def test_conditions_in_groups_are_no_conditions_of_the_whole() -> None:
    found = parse_filter("to:a (to:b OR to:c) -to:d")
    assert found.values("to") == ["a"]
    assert [c.value for c in found.every()] == ["a", "b", "c", "d"]


WRONG = [
    ("(", 0, "the parenthesis is not closed."),
    ("a (b OR (c", 8, "the parenthesis is not closed."),
    ("(a b", 0, "the parenthesis is not closed."),
    ("f(x", 1, "the parenthesis is not closed."),
    ("(b f(x )", 4, "the parenthesis is not closed."),
    ("Bus :(", 5, "the parenthesis is not closed. Add a “)”, or put the text in quotation marks."),
    (")", 0, "this parenthesis closes nothing."),
    ("a)", 1, "this parenthesis closes nothing."),
    ("(a)) b", 3, "this parenthesis closes nothing."),
    ("()", 0, "there is nothing between the parentheses."),
    ('a ("")', 2, "there is nothing between the parentheses."),
    ("-( )", 1, "there is nothing between the parentheses."),
    ("OR", 0, "“OR” needs something on both sides."),
    ("OR a", 0, "“OR” needs something on both sides."),
    ("a OR", 2, "“OR” needs something on both sides."),
    ("a OR OR b", 5, "“OR” needs something on both sides."),
    ("(a OR)", 3, "“OR” needs something on both sides."),
    ("(OR a)", 1, "“OR” needs something on both sides."),
    ('a OR ""', 2, "“OR” needs something on both sides."),
    ("(a OR is:x)", 9, "“is:x” is not known."),
    ("(" * 9 + "a" + ")" * 9, MAX_DEPTH, f"more than {MAX_DEPTH} parentheses are open."),
    ("(a b) " * 70, 6 * 66 + 3, f"more than {MAX_TERMS} conditions"),
]


@pytest.mark.parametrize(("query", "position", "said"), WRONG, ids=lambda value: str(value)[:20])
def test_wrong_groups_are_explained_at_their_place(query: str, position: int, said: str) -> None:
    with pytest.raises(FilterError, match="Filter, place") as wrong:
        parse_filter(query)
    assert wrong.value.position == position
    assert said in str(wrong.value)
    assert wrong.value.remedy is not None


def test_as_many_parentheses_and_conditions_as_are_allowed() -> None:
    assert shape(parse_filter("(" * 8 + "a" + ")" * 8).terms) == ["a"]
    assert len(parse_filter("a " * MAX_TERMS).terms) == MAX_TERMS


@pytest.mark.parametrize(
    ("query", "messages", "oldest_first"),
    [
        ("is:pending OR is:held", True, True),
        ("is:pending OR is:refused", True, False),
        ("is:pending to:a OR is:held", True, True),
        ("is:pending OR bus", True, False),
        ("((is:pending OR is:held) a OR is:returned)", True, True),
        ("x (is:waiting OR is:answered)", False, False),
        ("-(is:pending OR x)", False, False),
        ("-(x -is:pending)", True, False),
        ("-(is:pending is:question)", False, False),
        ("(is:pending OR x) is:held", True, True),
    ],
)
def test_groups_decide_what_is_listed(query: str, messages: bool, oldest_first: bool) -> None:
    found = parse_filter(query)
    assert (found.lists_messages, found.oldest_first) == (messages, oldest_first)
