"""CSV: every cell is shown by a spreadsheet, none is reckoned, and rows keep their shape."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.records import Form, Kind, PublicState
from qa_tui.domain.text import storable
from qa_tui.export.csv import COLUMNS, cell, heading, thread_lines
from qa_tui.store.messages.published import Published
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Sequence

STORED = [storable(text) for text in HOSTILE]
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\u200b=1")


def thread(*texts: str) -> Published:
    """A thread with a question, and an answer of each text."""
    asked = SourceMessage(Kind.QUESTION, texts[0], texts[0], None, texts[0], texts[0])
    answers = [SourceMessage(Kind.ANSWER, "Ada", "SM", "2026-01-01", text) for text in texts[1:]]
    page = SourceThread(
        *(texts[0], None, texts[0], Form.OLD, texts[0], None, texts[0], "F1", 1.0),
        messages=(asked, *answers),
    )
    return Published(7, "u", PublicState.ANSWERED, page)


def rows(content: bytes) -> Sequence[list[str]]:
    """The rows as a program reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_would_be_reckoned_gets_an_apostrophe(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["Wann?", "a=b", "2026-01-01", "1-2", "'=1", "„=“"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize("text", STORED)
def test_hostile_words_neither_break_rows_nor_reckon_nor_steer(text: str) -> None:
    found = rows(heading() + thread_lines(thread(text, text)))

    assert [len(row) for row in found] == [len(COLUMNS)] * 3
    for row in found[1:]:
        for value in row:
            assert value[:1] not in set("=+-@\t\r\n")
            assert not [sign for sign in value if ord(sign) < 32 and sign != "\n"]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
@example(['"', '","', "\r\n", "\x1a"])
def test_each_message_is_one_row(texts: list[str]) -> None:
    found = rows(thread_lines(thread(*texts)))

    assert [len(row) for row in found] == [len(COLUMNS)] * len(texts)
    assert [row[COLUMNS.index("text")] for row in found] == [cell(text) for text in texts]
    assert {row[0] for row in found} == {"7"}


def test_a_long_text_is_kept_whole() -> None:
    (row,) = rows(thread_lines(thread("ä" * 100_000)))
    assert row[COLUMNS.index("text")] == "ä" * 100_000
