"""Identifiers and chances that come out the same for the same seed."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

from .vocabulary import zipf_counts

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence
    from datetime import datetime

T = TypeVar("T")


class Uids:
    """Identifiers as `qa_tui.domain.uid` makes them, one millisecond after the other.

    Args:
        chance: The stream of chance.
        start: The moment of the first one.
    """

    def __init__(self, chance: random.Random, start: datetime) -> None:
        self._bits = chance.getrandbits
        self._moment = int(start.timestamp() * 1000)

    def __call__(self) -> str:
        """The next one."""
        self._moment += 1
        at, noise = self._moment, self._bits(74)
        return (
            f"{at >> 16:08x}-{at & 0xFFFF:04x}-7{noise >> 62:03x}-"
            f"{0x8000 | noise >> 48 & 0x3FFF:04x}-{noise & 0xFFFFFFFFFFFF:012x}"
        )


class Popular(Generic[T]):
    """Things of which the first ones are drawn most often, by Zipf's law.

    Args:
        things: The things by popularity.
    """

    def __init__(self, things: Sequence[T]) -> None:
        counts = zipf_counts(len(things), max(1 << 14, 8 * len(things)))
        self._slots = [
            thing for thing, count in zip(things, counts, strict=True) for _ in range(count)
        ]

    def draw(self, chance: random.Random) -> T:
        """One of them."""
        return self._slots[int(chance.random() * len(self._slots))]


class Shares(Generic[T]):
    """Things with the share that each has of the whole.

    Args:
        shares: Thing to share; the shares need no common sum.
    """

    def __init__(self, shares: Mapping[T, float]) -> None:
        self._things = tuple(shares)
        self._bounds = list(accumulate(shares.values()))

    def draw(self, chance: random.Random) -> T:
        """One of them."""
        return self._things[bisect(self._bounds, chance.random() * self._bounds[-1])]
