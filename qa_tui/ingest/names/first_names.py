"""First names that are common where German is spoken."""

from __future__ import annotations

from functools import cache

from qa_tui.resources import data_path

_SHORTEST = 3


@cache
def first_names() -> frozenset[str]:
    """The names of `data/first_names.txt`, whose first lines tell where they are from.

    Returns:
        They, case-folded.
    """
    listed = data_path("first_names.txt").read_text(encoding="utf-8")
    rows = (row.strip() for row in listed.splitlines())
    return frozenset(row.casefold() for row in rows if row and not row.startswith("#"))


def is_first_name(word: str) -> bool:
    """Whether a word, or the first half of a double name such as `Hans-Jörg`, is a first name."""
    first = word.strip(",.").partition("-")[0]
    return len(first) >= _SHORTEST and first.casefold() in first_names()
