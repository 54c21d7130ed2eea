"""The one line of a list that says what a text is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.text import gist


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Guten Tag,\n\nwann kommt er?", "wann kommt er?"),
        ("Sehr geehrte Frau Amt!\nWann?\nUnd wie?", "Wann? Und wie?"),
        ("Wann kommt er,\nund wie?", "Wann kommt er, und wie?"),
        ("Guten Tag,", "Guten Tag,"),
        ("Das ist lang " * 7 + ",\nund weiter", "Das ist lang " * 7 + ", und weiter"),
        ("\u00a0\n\n", ""),
        ("", ""),
    ],
)
def test_salutation_is_left_out(text: str, line: str) -> None:
    assert gist(text) == line


@given(st.text(st.characters(exclude_categories=[])), st.integers(1, 50))
def test_it_is_short_and_one_line(text: str, limit: int) -> None:
    line = gist(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
