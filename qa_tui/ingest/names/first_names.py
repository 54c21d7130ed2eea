"""First names that are common where German is spoken."""

from __future__ import annotations

from functools import cache

from qa_tui.resources import listed

_SHORTEST = 3


@cache
def first_names() -> frozenset[str]:
    """The names of `data/first_names.txt`, case-folded."""
    return frozenset(map(str.casefold, listed("first_names.txt")))


def with_umlauts(word: str) -> str:
    """A first name as it is written, where an address wrote it without umlauts.

    Args:
        word: Such as `Joerg`.

    Returns:
        `Jörg`; the same word where that is no known first name.
    """
    written = word.casefold()
    for plain, umlaut in (("ae", "ä"), ("oe", "ö"), ("ue", "ü")):
        written = written.replace(plain, umlaut)
    return written.capitalize() if written in first_names() else word


def is_first_name(word: str) -> bool:
    """Whether a word, or the first half of a double name such as `Hans-Jörg`, is a first name."""
    first = word.strip(",.").partition("-")[0]
    return len(first) >= _SHORTEST and first.casefold() in first_names()
