"""Who writes to whom on a page, and by which words each is recognised in a letter."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_WORDS = frozenset(
    {"von", "van", "der", "den", "de", "und", "zu", "zur", "vom", "dr", "prof", "dipl", "ing"}
    | {"med", "mdb", "mdl", "mdep", "herr", "frau", "phil"}
)
"""Words beside names that name nobody."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d"}
)
_COMBINING = re.compile("[\u0300-\u036f]")
_OWN = frozenset({"ihr", "ihre", "dein", "deine", "euer", "eure"})
_STAFF = frozenset(
    {"team", "das", "buero", "wahlkreisbuero", "abgeordnetenbuero", "im", "auftrag", "fuer"}
    | {"mitarbeiter", "mitarbeiterin", "vom", "aus", "dem", "mit", "gez", "mdhb", "mda"}
)
"""Words beside the representative's name where staff signs."""

_MOST_SIGNED = 6
_GREETING = 60


@lru_cache(maxsize=4_096)
def fold(word: str) -> str:
    """A word as it is compared: without case, umlauts, accents and full stop."""
    plain = word.casefold().translate(_UMLAUTS).rstrip(".")
    return plain if plain.isascii() else _COMBINING.sub("", unicodedata.normalize("NFD", plain))


def words_of(text: str) -> list[str]:
    """The words of a short text, each with the full stop behind it."""
    return _WORD.findall(text)


@lru_cache(maxsize=64)
def folded_words(row: str) -> tuple[str, ...]:
    """The words of a short line as they are compared; each line is asked for several times."""
    return tuple([fold(word) for word in words_of(row)])


@dataclass(frozen=True)
class People:
    """Representative and asker.

    Attributes:
        to: Name of the representative, or None where it is not known yet.
        asker: Public name of the asker, or None.
    """

    to: str | None
    asker: str | None

    @cached_property
    def last_name(self) -> str | None:
        """The representative's last name, folded."""
        parts = [fold(word) for word in words_of(self.to or "")]
        parts = [part for part in parts if part not in _NO_WORDS]
        return parts[-1] if parts else None

    @cached_property
    def to_words(self) -> frozenset[str]:
        """The words of the representative's name, folded."""
        return _long_words(self.to)

    @cached_property
    def asker_words(self) -> frozenset[str]:
        """The words of the asker's name, folded."""
        return _long_words(self.asker)

    @cached_property
    def initials(self) -> frozenset[str]:
        """First letters of the words of the asker's name, folded."""
        words = words_of(self.asker or "")
        return frozenset(fold(word)[:1] for word in words)

    @cached_property
    def last_initial(self) -> str:
        """First letter of the asker's last word, folded; empty where the asker is not known."""
        words = words_of(self.asker or "")
        return fold(words[-1])[:1] if words else ""

    def names_representative(self, words: list[str]) -> bool:
        """Whether some words of a salutation name the representative."""
        folded = {fold(word) for word in words}
        if self.last_name is None:
            return False
        return any(word == self.last_name or word.endswith("-" + self.last_name) for word in folded)

    def named_in(self, rows: Sequence[str]) -> bool:
        """Whether the first words of some line hold the representative's last name."""
        return any(self.names_representative(words_of(row[:_GREETING])) for row in rows)

    def names_asker(self, words: list[str]) -> bool:
        """Whether some words of a salutation name the asker."""
        folded = [fold(word) for word in words]
        if any(word in self.asker_words for word in folded):
            return True
        if not folded or folded[-1] in _NO_WORDS:
            return False
        masked = len(folded[-1]) == 1
        return masked or (bool(self.last_initial) and folded[-1].startswith(self.last_initial))

    def ends_for_representative(self, row: str) -> bool:
        """Whether a line with a sign-off also holds the representative's name."""
        return self.last_name in folded_words(row)

    def ends_for_asker(self, row: str) -> bool:
        """Whether a line with a sign-off also holds the asker's name."""
        return not self.asker_words.isdisjoint(folded_words(row))

    def signs_representative(self, row: str) -> bool:
        """Whether a line is the representative's signature."""
        folded = folded_words(row)
        if not 0 < len(folded) <= _MOST_SIGNED or self.last_name not in folded:
            return False
        if row.endswith(","):  # the representative is greeted
            return False
        known = self.to_words | _NO_WORDS | _OWN | _STAFF
        return all(word in known or len(word) == 1 for word in folded)

    def signs_asker(self, row: str) -> bool:
        """Whether a line is the asker's signature: the name, part of it, initials, or clear."""
        folded = folded_words(row)
        folded = folded[folded[:1] != () and folded[0] in _OWN :]
        if not self.asker or not 0 < len(folded) <= _MOST_SIGNED or row.endswith((",", "?", "!")):
            return False
        if not self.asker_words.isdisjoint(folded):
            rest = [word for word in folded if word not in self.asker_words | _NO_WORDS]
            return all(word[:1] in self.initials for word in rest[:1]) and len(rest) <= 1 + (
                self.last_initial in {word[:1] for word in rest}
            )
        return all(len(word) <= 1 and word in self.initials for word in folded) or (
            len(folded) <= 1
            and len(folded[0]) == len(self.initials) == 2
            and set(folded[0]) == self.initials
        )


def _long_words(name: str | None) -> frozenset[str]:
    """The words of a name that are no initials and stand in no other name, folded."""
    folded = (fold(word) for word in words_of(name or ""))
    return frozenset(word for word in folded if len(word) > 1 and word not in _NO_WORDS)
