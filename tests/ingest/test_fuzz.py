"""No reader lets anything through but its own errors, whatever it is given."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from qa_tui.ingest.jsonl import read_line
from tests.ingest.fuzz import readers
from tests.ingest.fuzz_inputs import lines_of_json, markups, texts
from tests.scaled import examples

READERS = readers()


@pytest.mark.parametrize("name", READERS)
def test_nothing_but_its_own_errors_comes_out_of_a_reader(name: str) -> None:
    reader = READERS[name]

    @examples(200)
    @given(reader.inputs)
    def trial(one: Any) -> None:
        reader.read(one)

    trial()


def test_readers_are_tried_with_whole_pages_and_lines_too() -> None:
    """Else all that is tried would be refused at the first look."""
    lines: list[bytes] = []

    @examples(30)
    @given(lines_of_json())
    def collect(line: bytes) -> None:
        lines.append(line)

    collect()

    assert len(texts()) > 40
    assert len(markups()) >= 2
    assert any(_is_read(line) for line in lines)


def _is_read(line: bytes) -> bool:
    try:
        return bool(read_line(line).messages)
    except Exception:  # noqa: BLE001 - what else comes out is looked for above
        return False
