"""Rows of a text in which words are chosen: they break between blanks only."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qa_tui.domain.privacy.masking import Part
from qa_tui.domain.privacy.personal import find_in_message
from qa_tui.tui.words.mask_rows import Row, original_rows, public_rows, units_of

TEXT = "Rufen Sie mich unter 0171 3920001, gern auch abends (0171 3920002) an."


def plain(rows: list[Row]) -> list[str]:
    """The rows as they are read."""
    lines = []
    for row in rows:
        line = ""
        for piece in row:
            line = line.ljust(piece.start) + piece.text
        lines.append(line)
    return lines


@pytest.mark.parametrize("width", range(26, 80))
def test_no_row_begins_with_what_follows_a_masked_passage_without_a_blank(width: int) -> None:
    texts = {Part.TEXT: TEXT}
    units = units_of(texts, find_in_message(TEXT, ""))
    chosen = {place for place, unit in enumerate(units) if unit.recognised}
    for rows in (
        original_rows(units, texts, width),
        public_rows(units, texts, chosen, "de", width),
    ):
        lines = plain(rows)
        assert max(map(len, lines)) <= width
        assert not any(line.startswith((",", ")")) for line in lines)
        joined = [(before, after) for before, after in pairwise(lines) if before.endswith("(")]
        assert joined == []
    assert " ".join(lines) == TEXT.replace("0171 3920001", "[Telefonnummer entfernt]").replace(
        "0171 3920002", "[Telefonnummer entfernt]"
    )


def test_what_is_longer_than_a_row_is_cut() -> None:
    texts = {Part.TEXT: "a 0171 3920001, b"}
    units = units_of(texts, find_in_message(texts[Part.TEXT], ""))
    assert max(map(len, plain(original_rows(units, texts, 10)))) <= 10
