"""Ids and rows of a long list: what stands at a place is what the plain list has there."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.tui.lists.window import MISSING, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

IDS = st.lists(st.integers(1, 10_000), unique=True, max_size=40)


def ids(values: Sequence[int]) -> array[int]:
    return array("q", values)


def agrees(window: Window[str], plain: list[int]) -> None:
    """Every place of the window shows what the plain list has there, or says it is not known."""
    shown = [window.id_at(place) for place in range(window.places)]
    if window.gap is None:
        assert len(shown) == len(plain)
        assert all(one in {None, other} for one, other in zip(shown, plain, strict=True))
    else:
        gap = window.gap
        assert shown[gap] is None
        assert shown[:gap] == plain[:gap]
        assert shown[gap + 1 :] == plain[len(plain) - len(shown) + gap + 1 :]
        assert window.places == window.total + 1
    assert window.id_at(-1) is None
    assert window.id_at(window.places) is None
    for place, identity in enumerate(shown):
        if identity is not None:
            assert window.place_of(identity) == place
            assert window.place_of(identity, near=len(shown) - place) == place
    assert all(window.place_of(one) is None for one in set(plain) - set(shown))


def neighbours_agree(window: Window[str], first: int, last: int) -> None:
    found = window.ids(first, last)
    shown = [window.id_at(place) for place in range(first, last + 1)]
    if found is not None:
        assert list(found) == shown
    elif last < len(window.head):
        assert first > last
    else:
        assert None in shown or first < len(window.head) or first > last


@given(st.data())
def test_a_view_that_is_loading_shows_what_the_plain_list_has(data: st.DataObject) -> None:
    plain = data.draw(IDS)
    counted = data.draw(st.booleans())
    first = data.draw(st.integers(0, len(plain)))
    window: Window[str] = Window()
    window.begin(ids(plain[:first]), len(plain) if counted else None)
    agrees(window, plain)
    taken = 0
    while taken < len(plain):
        if data.draw(st.booleans()):
            rows = data.draw(st.integers(1, len(plain)))
            window.set_tail(ids(plain[-rows:]))
            agrees(window, plain)
        chunk = data.draw(st.integers(1, 20))
        window.extend(ids(plain[taken : taken + chunk]))
        taken += chunk
        agrees(window, plain)
        place = st.integers(0, max(window.places - 1, 0))
        neighbours_agree(window, data.draw(place), data.draw(place))
    window.finish()
    assert window.complete
    assert list(window.head) == plain
    agrees(window, plain)


@given(before=IDS, after=IDS, counted=st.booleans(), tail=IDS, chunk=st.integers(1, 9))
def test_whatever_came_before_in_the_end_the_chunks_count(
    before: list[int], after: list[int], counted: bool, tail: list[int], chunk: int
) -> None:
    window: Window[str] = Window()
    window.begin(ids(before), len(before) if counted else None)
    window.set_tail(ids(tail))
    for start in range(0, len(after), chunk):
        window.extend(ids(after[start : start + chunk]))
        for place in range(window.places):
            identity = window.id_at(place)
            assert identity is None or identity in {*before, *after, *tail}
    window.finish()
    agrees(window, after)
    assert [window.id_at(place) for place in range(window.places)] == after


@given(before=IDS, after=IDS)
def test_another_view_takes_the_place_of_the_one_before(
    before: list[int], after: list[int]
) -> None:
    window: Window[str] = Window()
    window.begin(ids(before), len(before), complete=True)
    agrees(window, before)
    for identity in before:
        window.put(identity, str(identity))
    window.begin(ids(after), len(after), complete=True)
    agrees(window, after)
    assert all(window.row(identity) is None for identity in before)


def test_the_number_of_rows_is_known_from_the_beginning() -> None:
    window: Window[str] = Window()
    window.begin(ids(range(64)), 1_000_000)
    assert (window.total, window.counted, window.complete) == (1_000_000, True, False)
    window.set_tail(ids(range(999_936, 1_000_000)))
    assert window.id_at(999_999) == 999_999
    assert window.id_at(500_000) is None
    assert window.place_of(999_990) == 999_990


def test_an_unknown_number_of_rows_is_one_place_after_the_head() -> None:
    window: Window[str] = Window()
    window.begin(ids(range(10)), None)
    assert (window.total, window.gap, window.places) == (10, 10, 11)
    window.set_tail(ids(range(90, 100)))
    assert (window.total, window.gap, window.places) == (20, 10, 21)
    window.extend(ids(range(95)))
    assert (window.total, window.gap, window.places) == (100, None, 100)


def test_a_wrong_count_is_corrected_in_the_end() -> None:
    window: Window[str] = Window()
    window.begin(ids(range(5)), 9)
    for start in (0, 6):
        window.extend(ids(range(start, start + 6)))
    assert window.total == 12
    window.finish()
    assert window.total == 12
    window.begin(ids(range(5)), 9)
    window.finish()
    assert window.total == 0


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["put", "gone", "row", "forget", "only"]), st.integers(1, 12), st.text("ab")
    ),
    max_size=60,
)


@given(steps=ROWS, capacity=st.integers(1, 8))
def test_the_rows_looked_at_last_are_kept(steps: list[tuple[str, int, str]], capacity: int) -> None:
    window: Window[str] = Window()
    window.capacity = capacity
    model: OrderedDict[int, object] = OrderedDict()
    for step, identity, text in steps:
        before = window.stamp(identity)
        if step in {"put", "gone"}:
            row = text if step == "put" else MISSING
            differs = window.put(identity, row)
            assert differs == (model.get(identity) != row)
            assert differs == (window.stamp(identity) != before)
            model[identity] = row
            model.move_to_end(identity)
            while len(model) > capacity:
                model.popitem(last=False)
        elif step == "row":
            assert window.row(identity) == model.get(identity)
            if identity in model:
                model.move_to_end(identity)
        elif step == "forget":
            window.forget(identity)
            model.pop(identity, None)
        else:
            window.forget_all_but({identity})
            model = OrderedDict((key, row) for key, row in model.items() if key == identity)
    for identity in range(1, 13):
        assert (window.stamp(identity) > 0) == (identity in model)


@pytest.mark.parametrize("rows", [10, 1_000_000])
def test_ids_cost_eight_bytes_a_row(rows: int) -> None:
    window: Window[str] = Window()
    window.begin(ids(range(min(rows, 64))), rows)
    for start in range(0, rows, 10_000):
        window.extend(ids(range(start, min(start + 10_000, rows))))
    window.finish()
    assert window.head.itemsize == 8
    assert len(window.head) == rows
    assert window.id_at(rows - 1) == rows - 1
