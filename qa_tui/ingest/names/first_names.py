"""First names that are common where German is spoken."""

from __future__ import annotations

from functools import cache

from qa_tui.resources import listed

_SHORTEST = 3


@cache
def first_names() -> frozenset[str]:
    """The names of `data/first_names.txt`, case-folded."""
    return frozenset(map(str.casefold, listed("first_names.txt")))


def is_first_name(word: str) -> bool:
    """Whether a word, or the first half of a double name such as `Hans-Jörg`, is a first name."""
    first = word.strip(",.").partition("-")[0]
    return len(first) >= _SHORTEST and first.casefold() in first_names()
