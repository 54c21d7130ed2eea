"""The readers read what they read in whichever frame it stands, and whoever writes to whom."""

from __future__ import annotations

import pytest

from tests.ingest.changed import (
    other_askers,
    other_frames,
    other_paragraphs,
    other_representatives,
)
from tests.ingest.measuring import Page, measure

ENOUGH = 0.995


@pytest.mark.parametrize(
    "framed", [pytest.param(of, id=name) for name, of in other_frames().items()]
)
def test_page_is_read_right_in_another_frame(framed: list[Page]) -> None:
    assert measure(framed).wrong == []


@pytest.mark.parametrize(
    "changed", [pytest.param(of, id=name) for name, of in other_paragraphs().items()]
)
def test_page_is_read_right_with_other_blank_lines(changed: list[Page]) -> None:
    tally = measure(changed)

    assert tally.pages > 200
    assert tally.whole >= 0.98 * tally.pages, tally.wrong


def test_other_names_are_found_where_they_are_hidden() -> None:
    tally = measure(other_askers(4))

    assert tally.pages > 100
    assert tally.whole >= ENOUGH * tally.pages, tally.wrong


def test_other_representatives_are_found() -> None:
    tally = measure(other_representatives())

    assert tally.pages > 2_000
    assert tally.whole >= ENOUGH * tally.pages, tally.wrong
