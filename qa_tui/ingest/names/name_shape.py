"""Which of two words looks more like a name: by the pairs of letters of the known first names."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise

from qa_tui.ingest.names.first_names import first_names

_UNSEEN = 0.3
_LETTERS = 30
_LONGEST = 40


@cache
def _pairs() -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How often each letter follows another in first names; `^` and `$` stand for the ends."""
    pairs: Counter[tuple[str, str]] = Counter()
    for name in first_names():
        pairs.update(pairwise(f"^{name}$"))
    firsts: Counter[str] = Counter()
    for (first, _), times in pairs.items():
        firsts[first] += times
    return pairs, firsts


def likeness(word: str) -> float:
    """How much a word looks like a name.

    Args:
        word: One word; the first letters of a long one count.

    Returns:
        Mean logarithm of how likely each of its letters follows the one before: about -2.5 for
        names, -5 for strings of any letters.
    """
    return _likeness(word[:_LONGEST].casefold())


@lru_cache(maxsize=4_096)
def _likeness(word: str) -> float:
    """The same of a word of bounded length: a cache of longer ones would take any memory."""
    pairs, firsts = _pairs()
    letters = f"^{word}$"
    steps = [
        math.log((pairs[pair] + _UNSEEN) / (firsts[pair[0]] + _UNSEEN * _LETTERS))
        for pair in pairwise(letters)
    ]
    return sum(steps) / len(steps)
