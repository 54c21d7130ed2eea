"""Where a letter is, and how long it still waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_names import WAITING

from qa_tui.domain.letters.outbox import LetterState, letter_state, remaining
from qa_tui.domain.moments import parse_stamp, stamp

NOW = parse_stamp(WAITING.created_at)
UNITS = {"{n} min": 60, "{n} h": 3600, "{n} d": 86400}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, LetterState.WAITING),
        ({"send_after": WAITING.created_at}, LetterState.READY),
        ({"handed_over_at": WAITING.created_at}, LetterState.HANDED_OVER),
        ({"recalled_at": WAITING.created_at}, LetterState.RECALLED),
    ],
)
def test_a_letter_is_in_one_place(changes: dict[str, str], expected: LetterState) -> None:
    assert letter_state(replace(WAITING, **changes), NOW) is expected


@given(st.integers(0, 10**6))
def test_remaining_time_is_told_in_one_unit_and_never_too_short(seconds: int) -> None:
    told = remaining(replace(WAITING, send_after=stamp(NOW + timedelta(seconds=seconds))), NOW)
    number, unit = told.values["n"], UNITS[told.msgid]
    assert isinstance(number, int)
    assert number * unit >= seconds
    assert (number - 1) * unit < max(seconds, 1)


def test_nothing_remains_when_the_wait_is_over() -> None:
    assert str(remaining(WAITING, NOW + timedelta(days=1))) == "0 min"
