"""The page about the filter language says all of it, and what it shows is understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qa_tui.domain.filters.filter import KEYS, MAX_DEPTH, MAX_LENGTH, MAX_TERMS, Takes, parse_filter

PAGE = (Path(__file__).parents[2] / "docs" / "filter.md").read_text("utf-8")
SHOWN = [
    example.replace("\\|", "|")
    for line in PAGE.splitlines()
    if line.startswith("| `")
    for example in re.findall(r"`([^`]+)`", line.split(" | ")[0])
]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_is_explained(key) -> None:
    assert f"## `{key.name}:`" in PAGE
    assert f"`{key.example}`" in PAGE
    if key.takes is Takes.LISTED:
        for value in key.values:
            assert f"| `{key.name}:{value.text}` | " in PAGE


@pytest.mark.parametrize("example", SHOWN)
def test_every_example_is_understood(example: str) -> None:
    assert parse_filter(example).terms


def test_every_key_is_shown_in_an_example() -> None:
    shown = {condition.key for example in SHOWN for condition in parse_filter(example).every()}
    assert shown == {"word", *(key.name for key in KEYS)}


def test_limits_are_those_of_the_language() -> None:
    assert f"{MAX_LENGTH:,} characters, {MAX_TERMS} conditions and {MAX_DEPTH} " in PAGE
