"""German-like texts of real lengths, cheap enough for a million of them."""

from __future__ import annotations

import math
import sys
from array import array
from typing import TYPE_CHECKING

from .vocabulary import SLOT_BITS, vocabulary

if TYPE_CHECKING:
    import random

# One word in so many is a compound that may never come again: German makes them as it goes, and
# the index must bear it.
_OPEN = 250
_SHIFT = 32 - SLOT_BITS
_SHORTEST = 60
_ENDS = (".",) * 9 + ("?", "!", ".\n\n", ".\n\n", ".\n\n", "?\n\n", ".")

RARE_WORD = "Uferschwalbenkolonie"
"""Stands in one text of many, so that a search for it finds as much on a large desk as on a small
one."""


class Prose:
    """Writes texts from one stream of chance.

    Args:
        chance: Where every choice comes from.
        rare_every: One text in so many holds the rare word; 0 for none.
    """

    def __init__(self, chance: random.Random, rare_every: int = 0) -> None:
        words = vocabulary()
        self._chance = chance
        self._slots = words.slots
        self._nouns = words.nouns
        self._mean = words.mean + 0.2
        self._written = 0
        self._rare_every = rare_every

    def text(self, size: int) -> str:
        """Sentences in paragraphs.

        Args:
            size: How long, in bytes, about.

        Returns:
            The text, without a salutation.
        """
        words, noise = self._words(max(_SHORTEST, size))
        self._punctuate(words, noise)
        self._written += 1
        if self._rare_every and self._written % self._rare_every == 0:
            words.append(f"{RARE_WORD}.")
        return " ".join(words).replace("\n ", "\n")

    def question(self) -> str:
        """One sentence that asks, short enough for the new form."""
        words, _ = self._words(55 + self._chance.getrandbits(6))
        sentence = " ".join(words)
        return f"{sentence[0].upper()}{sentence[1:150]}?"

    def _words(self, size: int) -> tuple[list[str], array[int]]:
        """Words, and for each a number of which the low bits are left to chance."""
        count = int(size / self._mean) + 1
        noise = array("I", self._chance.randbytes(4 * count))
        if sys.byteorder == "big":
            noise.byteswap()
        slots = self._slots
        words = [slots[number >> _SHIFT] for number in noise]
        for _ in range(self._rounded(count / _OPEN)):
            self._invent(words)
        return words, noise

    def _rounded(self, number: float) -> int:
        """A number rounded up or down by chance, so that the mean stays."""
        return int(number + self._chance.random())

    def _invent(self, words: list[str]) -> None:
        """Put a fresh compound somewhere."""
        number = self._chance.getrandbits(64)
        second = self._slots[number & (1 << SLOT_BITS) - 1]
        first = self._nouns[(number >> SLOT_BITS) % len(self._nouns)]
        words[(number >> 40) % len(words)] = first + second.lower()

    def _punctuate(self, words: list[str], noise: array[int]) -> None:
        """Make sentences of 7 to 22 words, some with a comma, some at the end of a paragraph."""
        place, count = 0, len(words)
        while place < count:
            chosen = noise[place]
            word = words[place]
            words[place] = word[0].upper() + word[1:]
            end = place + 7 + (chosen & 15)
            if chosen & 16 and end < count:
                words[place + 4] += ","
            words[min(end, count) - 1] += _ENDS[chosen >> 5 & 15]
            place = end
        words[-1] = words[-1].rstrip(",.?!\n") + "."


def log_normal(chance: random.Random, mean: float, spread: float) -> int:
    """A length such as lengths of texts are: many short ones, a few very long ones.

    Args:
        chance: The stream.
        mean: The mean.
        spread: Standard deviation of the logarithm.

    Returns:
        A whole number, not negative.
    """
    return int(chance.lognormvariate(math.log(mean) - spread * spread / 2, spread))
