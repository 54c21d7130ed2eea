"""Marks: single rows and ranges, however far the ids are known."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from qa_tui.tui.lists.row_marks import Marks
from qa_tui.tui.lists.window import Window


def whole(values: list[int]) -> Window[str]:
    window: Window[str] = Window()
    window.begin(array("q", values), len(values), complete=True)
    return window


STEPS = st.lists(st.tuples(st.sampled_from(["mark", "range", "clear"]), st.integers(0, 29)))


@given(rows=st.permutations(range(100, 130)), steps=STEPS)
def test_marks_are_those_of_a_plain_set(rows: list[int], steps: list[tuple[str, int]]) -> None:
    marks = Marks(whole(rows))
    plain: set[int] = set()
    start: int | None = None
    cursor = 0
    for step, cursor in steps:
        if step == "clear":
            marks.clear()
            plain, start = set(), None
        elif step == "mark" and start is None:
            marks.toggle(rows[cursor])
            plain ^= {rows[cursor]}
        elif start is None:
            assert marks.begin(cursor)
            start = cursor
        else:
            assert marks.end(cursor)
            plain |= set(rows[min(start, cursor) : max(start, cursor) + 1])
            start = None
        live = set() if start is None else set(rows[min(start, cursor) : max(start, cursor) + 1])
        held = {row for place, row in enumerate(rows) if marks.holds(place, row, cursor)}
        assert held == plain | live
        assert marks.count(cursor) == len(held)
        assert bool(marks) == bool(held)
    if start is None:
        assert marks.in_order() == [row for row in rows if row in plain]


@given(
    rows=st.permutations(range(100, 140)),
    ends=st.tuples(st.integers(0, 39), st.integers(0, 39)),
    counted=st.booleans(),
    first=st.integers(1, 40),
    tail=st.integers(1, 40),
    chunk=st.integers(1, 40),
)
def test_a_range_over_rows_that_are_not_known_yet_is_whole_in_the_end(
    rows: list[int], ends: tuple[int, int], counted: bool, first: int, tail: int, chunk: int
) -> None:
    window: Window[str] = Window()
    marks = Marks(window)
    window.begin(array("q", rows[:first]), len(rows) if counted else None)
    window.set_tail(array("q", rows[-tail:]))
    marks.settle()
    places = [window.place_of(rows[end]) for end in ends]
    known = None not in places
    if places[0] is not None:
        assert marks.begin(places[0])
        if places[1] is not None:
            assert marks.end(places[1])
    for start in range(0, len(rows), chunk):
        window.extend(array("q", rows[start : start + chunk]))
        marks.settle()
        if known:
            low, high = sorted(ends)
            held = {
                identity
                for place in range(window.places)
                if (identity := window.id_at(place)) is not None and marks.holds(place, identity, 0)
            }
            assert held <= set(rows[low : high + 1])
            assert {rows[low], rows[high]} <= held
    window.finish()
    marks.settle()
    if known:
        low, high = sorted(ends)
        assert marks.in_order() == rows[low : high + 1]


def test_a_range_neither_begins_nor_ends_where_there_is_no_row() -> None:
    window: Window[str] = Window()
    marks = Marks(window)
    window.begin(array("q", range(10)), 100)
    assert not marks.begin(50)
    assert not marks
    assert marks.begin(5)
    assert not marks.end(50)
    assert marks.start is not None


def test_a_range_keeps_its_first_row_when_rows_come_before_it() -> None:
    window = whole([1, 2, 3, 4])
    marks = Marks(window)
    marks.begin(1)
    window.begin(array("q", [9, 8, 1, 2, 3, 4]), 6, complete=True)
    marks.settle()
    assert marks.span(4) == (3, 4)
    marks.end(4)
    assert marks.in_order() == [2, 3]


def test_marks_of_rows_that_left_the_list_go_with_them() -> None:
    window = whole([1, 2, 3, 4])
    marks = Marks(window)
    for identity in (1, 2, 4):
        marks.toggle(identity)
    before = frozenset(marks.marked)
    marks.toggle(3)
    window.begin(array("q", [2, 3]), 2, complete=True)
    marks.keep(before, before & {2, 3})
    assert marks.in_order() == [2, 3]


def test_a_range_whose_first_row_has_left_begins_at_its_place() -> None:
    window = whole([1, 2, 3, 4, 5])
    marks = Marks(window)
    marks.begin(3)
    window.begin(array("q", [1, 2, 3]), 3, complete=True)
    marks.settle()
    assert marks.end(1)
    assert marks.in_order() == [2, 3]


def test_in_an_empty_list_nothing_is_marked() -> None:
    window = whole([1, 2, 3])
    marks = Marks(window)
    marks.toggle(1)
    marks.begin(2)
    window.begin(array("q"), 0, complete=True)
    marks.settle()
    assert not marks
    assert marks.in_order() == []
