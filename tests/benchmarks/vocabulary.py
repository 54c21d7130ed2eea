"""The benchmarks' vocabulary: 200,000 words, drawn as often as Zipf's law says."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from . import german

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WORDS = 200_000
SLOT_BITS = 22

# Zipf and Mandelbrot: the frequency of rank r is in proportion to 1 / (r + OFFSET) ** STEEPNESS.
_OFFSET = 6.0
_STEEPNESS = 1.08


@dataclass(frozen=True)
class Vocabulary:
    """Words and how often they come.

    Attributes:
        words: The words by rank, the most frequent first; some are phrases or numbers.
        slots: 2 ** SLOT_BITS words; one taken at random has its word's frequency.
        nouns: First parts of compounds.
        mean: Length of a word with the blank after it, in bytes, on average.
    """

    words: tuple[str, ...]
    slots: tuple[str, ...]
    nouns: tuple[str, ...]
    mean: float


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Make the vocabulary; it is the same whatever the seed of the desk."""
    chance = random.Random(2004)
    words = _ranked(chance)
    counts = zipf_counts(len(words), 1 << SLOT_BITS)
    slots: list[str] = []
    for word, count in zip(words, counts, strict=True):
        slots.extend([word] * count)
    size = sum(len(word.encode()) * count for word, count in zip(words, counts, strict=True))
    mean = 1 + size / len(slots)
    return Vocabulary(tuple(words), tuple(slots), tuple(german.FIRST), mean)


def zipf_counts(ranks: int, slots: int) -> list[int]:
    """Share slots among ranks by Zipf's law; every rank has at least one.

    Args:
        ranks: How many.
        slots: How many slots, more than ranks.

    Returns:
        The number of slots of each rank; together, `slots`.
    """
    weights = [1 / (rank + _OFFSET) ** _STEEPNESS for rank in range(ranks)]
    unit = (slots - ranks) / sum(weights)
    counts = [1 + int(weight * unit) for weight in weights]
    counts[0] += slots - sum(counts)
    return counts


def _ranked(chance: random.Random) -> list[str]:
    """All words by rank: small words, real words, then compounds among invented words."""
    common = [*_forms(), *german.PHRASES, *(str(year) for year in range(1990, 2030))]
    chance.shuffle(common)
    compounds = [first + second for first in german.FIRST for second in german.SECOND]
    chance.shuffle(compounds)
    rare = iter(compounds)
    strange = _invented(chance)
    words = dict.fromkeys((*german.FUNCTION, *common))
    words.update(dict.fromkeys(islice(rare, 2_000)))
    while len(words) < WORDS:
        words.update(dict.fromkeys(islice(strange, 10)))
        words.update(dict.fromkeys(islice(rare, 1)))
    return list(words)[:WORDS]


def _forms() -> Iterator[str]:
    """The inflected forms of the real words."""
    for noun in german.NOUNS:
        yield from noun.split("/")
    for adjective in german.ADJECTIVES:
        stem = {"hoch": "hoh", "teuer": "teur"}.get(adjective, adjective)
        yield adjective
        yield from (stem + ending for ending in ("e", "en", "er", "es", "em"))
    for verb in german.VERBS:
        stem = verb.removesuffix("n").removesuffix("e")
        link = "e" if stem.endswith(("t", "d")) else ""
        yield verb
        yield from (stem + link + ending for ending in ("t", "te", "ten"))


def _invented(chance: random.Random) -> Iterator[str]:
    """Words of syllables, without end; half of them nouns."""
    onsets, vowels = german.ONSETS.split(), german.VOWELS.split()
    codas, endings = german.CODAS.split(), german.ENDINGS.split()
    while True:
        syllables = "".join(
            one_of(chance, onsets) + one_of(chance, vowels) + one_of(chance, codas)
            for _ in range(chance.choice((1, 1, 1, 2)))
        )
        word = syllables + one_of(chance, endings)
        yield word.capitalize() if chance.random() < 0.5 else word


def one_of(chance: random.Random, things: Sequence[str]) -> str:
    """One of the things, the first ones more often."""
    return things[int(len(things) * chance.random() ** 1.5)]


def terms(texts: Iterable[str]) -> set[str]:
    """The distinct words of texts, to see how a vocabulary grows."""
    return {word.strip(".,?!").lower() for text in texts for word in text.split()}
