"""What is wrong with a line of JSON Lines is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_jsonl import line

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.jsonl import read_line
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.pipeline import import_paths

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"[" * 10_000 + b"]" * 10_000, "too deep"),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "too deep"),
        (b'{"schema": ', "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"NaN", "number"),
        (b"1" * 5000, "number"),
        (b"[]", "object"),
        (b"{}", "not a thread"),
        (line(schema="qa-tui/thread/2"), "follows"),
        (line(title=1), "title"),
        (line(title=None), "title"),
        (line(form="F1"), "form"),
        (line(to="Ada"), "to"),
        (line(to={"name": " "}), "to.name"),
        (line(source={"form": "F1", "sureness": True}), "sureness"),
        (line(source={"form": "F1", "sureness": 2}), "sureness"),
        (line(source={"form": "F1", "sureness": 1, "guesses": [1]}), "guesses"),
        (line(source={"form": "F1", "sureness": 1, "guesses": ["to border"]}), "guesses"),
        (line(messages={}), "messages"),
        (line(messages=[]), "messages"),
        (line(messages=[1]), r"messages\[0\]"),
        (line(messages=[{"kind": "answer", "author": "A", "text": "B"}]), r"messages\[0\].kind"),
        (
            line(messages=[{"kind": "question", "author": "A", "text": "B", "date": "2026-02-30"}]),
            "date",
        ),
    ],
)
def test_what_is_no_thread_is_told(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_line(raw)


@given(
    st.sampled_from(["title", "form", "to", "topic", "source", "messages", "asking_note"]),
    st.none() | st.booleans() | st.integers() | st.lists(st.none(), max_size=2) | st.text(),
)
def test_a_field_of_the_wrong_type_is_refused_or_harmless(field: str, value: object) -> None:
    told = field
    try:
        read_line(line(**{field: value}))
    except Unreadable as error:
        told = str(error)
    assert field in told


def test_a_bad_line_is_told_with_its_number_and_stops_no_other(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "x.jsonl"
    endless = b'"' + b"x" * (2 * Limits.page) + b'"'
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join([line(), b"", b"{", endless, line(title="Wo?")]))
    result = import_paths(empty_desk, "ann", [path])

    assert result.threads_added == 2
    assert [(one.path, one.record) for one in result.rejected] == [(str(path), 3), (str(path), 4)]


def test_a_missing_file_is_told(empty_desk: Desk, tmp_path: Path) -> None:
    result = import_paths(empty_desk, "ann", [tmp_path / "no.jsonl"])
    assert [one.record for one in result.rejected] == [None]
