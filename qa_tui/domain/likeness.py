"""How alike two texts are, and which of their words differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from qa_tui.domain.words import places_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 0.25
"""The share of pairs of neighbouring words from which on two texts are near-duplicates."""

MOST_WORDS = 2_000
"""Words at the beginning of a text that are compared; the longest allowed question has some 300."""

Span = tuple[int, int, str]
"""First code point of a word, the one after the last, and the word."""


@dataclass(frozen=True)
class TextRun:
    """A piece of a text.

    Attributes:
        text: The piece as it came.
        differs: Whether its words are not in the other text at this place.
    """

    text: str
    differs: bool


def alike(mine: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts are near-duplicates: enough pairs of neighbouring words are in both.

    Args:
        mine: The words of one text, as `words_of` gives them.
        other: The words of the other.
    """
    ours, theirs = _pairs(mine), _pairs(other)
    together = len(ours | theirs)
    return bool(together) and len(ours & theirs) / together >= LEAST


def holds(mine: Sequence[str], other: Sequence[str]) -> bool:
    """Whether at least half of the pairs of neighbouring words of a text are in another one.

    Args:
        mine: The words of the text, as `words_of` gives them.
        other: The words of the other.
    """
    ours = _pairs(mine)
    return bool(ours) and 2 * len(ours & _pairs(other)) >= len(ours)


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs of neighbouring words; a single word makes a pair with nothing."""
    return set(pairwise(words)) or {(word, "") for word in words}


def percent(mine: Sequence[str], other: Sequence[str]) -> int:
    """How many of a hundred words two texts have in common, wherever they stand.

    Args:
        mine: The words of one text.
        other: The words of the other.

    Returns:
        0 to 100; 100 only where no word differs.
    """
    every = len(mine) + len(other)
    if not every:
        return 100
    common = 2 * (Counter(mine) & Counter(other)).total()
    return 100 if common == every else min(99, round(100 * common / every))


def differences(mine: str, other: str) -> tuple[tuple[TextRun, ...], tuple[TextRun, ...]]:
    """Part two texts into what they share and what differs, word by word.

    Case, punctuation and line ends make no difference. Of very long texts the beginnings are
    compared, and the rest counts as shared.

    Args:
        mine: One text, as it came.
        other: The other one.

    Returns:
        The runs of both; put together again, each gives its text.
    """
    ours, theirs = _spans(mine), _spans(other)
    our_odd, their_odd = _odd([span[2] for span in ours], [span[2] for span in theirs])
    return _runs(mine, ours, our_odd), _runs(other, theirs, their_odd)


def _spans(text: str) -> list[Span]:
    spans = zip(places_of(text), words_of(text), strict=True)
    return [(start, end, word) for (start, end), word in islice(spans, MOST_WORDS)]


def _odd(mine: Sequence[str], other: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Which words of two texts have no match in the other.

    Equal beginnings and ends are passed over first: what is left is compared in quadratic time
    where it is short; in long texts words that come again and again match only beside others.
    """
    shorter = min(len(mine), len(other))
    start = next((n for n in range(shorter) if mine[n] != other[n]), shorter)
    tail = next(
        (n for n in range(shorter - start) if mine[-1 - n] != other[-1 - n]), shorter - start
    )
    ours = [start <= place < len(mine) - tail for place in range(len(mine))]
    theirs = [start <= place < len(other) - tail for place in range(len(other))]
    matcher = SequenceMatcher(
        None, mine[start : len(mine) - tail], other[start : len(other) - tail]
    )
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            ours[start + block.a + step] = False
            theirs[start + block.b + step] = False
    return ours, theirs


def _runs(text: str, spans: Sequence[Span], odd: Sequence[bool]) -> tuple[TextRun, ...]:
    """Part a text; what stands between two words that differ differs too.

    So do the square brackets around them, as of what stands for a masked passage.
    """
    parts: list[tuple[int, int]] = []
    for number, (start, end, _) in enumerate(spans):
        if odd[number]:
            follows = number > 0 and odd[number - 1]
            first = start - (text[start - 1 : start] == "[")
            last = end + (text[end : end + 1] == "]")
            parts.append((parts.pop()[0] if follows else first, last))
    runs: list[TextRun] = []
    place = 0
    for start, end in parts:
        if start > place:
            runs.append(TextRun(text[place:start], differs=False))
        runs.append(TextRun(text[start:end], differs=True))
        place = end
    if place < len(text):
        runs.append(TextRun(text[place:], differs=False))
    return tuple(runs)
