"""Finds the hits of a search in a text, and cuts out the passage around the first one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.words import MAX_WORD, places_of, plain_lower, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT = "… "
"""What a passage begins with that does not stand at the beginning of its text."""
_BEFORE = 24
"""Code points shown before the first hit of a passage."""

_LENGTH = 300
"""Code points of a passage at most."""


@dataclass(frozen=True)
class Sought:
    """The words that a search looks for.

    Attributes:
        whole: Words that must be just so.
        beginnings: Beginnings of words, as typed.
        others: Other forms and spellings, and compounds, found through the vocabulary.
    """

    whole: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.whole or self.beginnings or self.others)


NO_WORDS = Sought()
"""Nothing is looked for."""


@dataclass(frozen=True)
class Hit:
    """A place in a text.

    Attributes:
        start: First code point.
        end: The one behind the last.
        expanded: Whether another form of what was typed stands there.
    """

    start: int
    end: int
    expanded: bool


Passage = tuple[tuple[str, Hit | None], ...]
"""Runs of a text, each with the hit that it is, or None."""


def find_hits(text: str, sought: Sought) -> Iterator[Hit]:
    """Find what a search found.

    Args:
        text: The text as it came.
        sought: What was looked for.

    Yields:
        The hits, in order.
    """
    if not sought:
        return
    for (start, end), word in zip(places_of(text), words_of(text), strict=True):
        if word in sought.whole or word.startswith(sought.beginnings):
            yield Hit(start, end, expanded=False)
        elif word in sought.others:
            yield Hit(start, end, expanded=True)


def _first_hit(text: str, sought: Sought) -> int | None:
    """The first code point of the first hit, or None.

    A list asks this of many long texts: where it can, it looks for each word instead of at each.
    """
    lowered = plain_lower(text)
    if lowered is None:
        return next((hit.start for hit in find_hits(text, sought)), None)
    first = len(lowered)
    for word in sought.beginnings:
        first = _first_before(first, lowered, word, whole=False)
    for word in (*sought.whole, *sought.others):
        first = _first_before(first, lowered, word, whole=len(word) < MAX_WORD)
    return first if first < len(lowered) else None


def _first_before(end: int, text: str, word: str, *, whole: bool) -> int:
    """Where a word, or one that begins so, stands first before a place; the place if nowhere."""
    at = text.find(word, 0, end)
    while at >= 0:
        behind = at + len(word)
        if not text[at - 1 : at].isalnum() and not (whole and text[behind : behind + 1].isalnum()):
            return at
        at = text.find(word, at + 1, end)
    return end


def passage(text: str, sought: Sought) -> Passage:
    """Cut the passage around the first hit of a text.

    Args:
        text: The text as it came.
        sought: What was looked for.

    Returns:
        Its runs; empty where the text holds no hit.
    """
    first = _first_hit(text, sought)
    if first is None:
        return ()
    start = max(first - _BEFORE, 0)
    if start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else first
    cut = text[start : start + _LENGTH]
    return marked((CUT if start else "") + cut, sought)


def marked(text: str, sought: Sought) -> Passage:
    """Part a text into what was looked for and what stands between."""
    runs: list[tuple[str, Hit | None]] = []
    place = 0
    for hit in find_hits(text, sought):
        if hit.start > place:
            runs.append((text[place : hit.start], None))
        runs.append((text[hit.start : hit.end], hit))
        place = hit.end
    if place < len(text):
        runs.append((text[place:], None))
    return tuple(runs)
