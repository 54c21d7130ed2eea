"""What a filter is made of: conditions, and groups of alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.filters.keys import MESSAGE_WORDS, TRIAGE_WORDS, WORD
from qa_tui.domain.filters.scan import OR, can_be_plain, is_or, key_at, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.domain.filters.spans import Span


@dataclass(frozen=True)
class Condition:
    """One condition of a filter.

    Attributes:
        key: The name of one of the keys, or `word` for text to be found.
        value: What it is compared with; never blank. In small letters unless it is free text.
        exact: Whether the value was quoted: a phrase instead of the beginning of a word.
        position: Where it stands, with its sign, counted in code points from 0.
        negated: Whether it must not hold.
        span: The days that are meant, for `asked`, `answered` and `waiting`.
    """

    key: str
    value: str
    exact: bool
    position: int
    negated: bool = False
    span: Span | None = None


@dataclass(frozen=True)
class AnyOf:
    """A group: of its alternatives at least one must hold, with all of its terms.

    Attributes:
        alternatives: Rows of terms; none of them is empty.
        position: Where the group stands, with its sign, counted in code points from 0.
        negated: Whether none of the alternatives may hold.
    """

    alternatives: tuple[tuple[Term, ...], ...]
    position: int
    negated: bool = False


Term = Condition | AnyOf
"""What stands side by side in a filter."""


@dataclass(frozen=True)
class Filter:
    """Terms that must all hold; none at all means everything."""

    terms: tuple[Term, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that must hold whatever else does: in no group, and not negated."""
        return tuple(
            term for term in self.terms if isinstance(term, Condition) and not term.negated
        )

    def every(self) -> Iterator[Condition]:
        """All conditions at any depth, in order, each with its own sign only."""
        return (condition for condition, _ in _signed(self.terms))

    def values(self, key: str) -> list[str]:
        """The values of one key among `conditions`, in order."""
        return [condition.value for condition in self.conditions if condition.key == key]

    @property
    def lists_messages(self) -> bool:
        """Whether the rows are messages; threads otherwise.

        They are when some condition that is not excluded, in a group or not, asks for messages.
        """
        return any(
            wanted and (c.key == "clause" or (c.key == "is" and c.value in MESSAGE_WORDS))
            for c, wanted in _signed(self.terms)
        )

    @property
    def oldest_first(self) -> bool:
        """Whether the list begins with the oldest: open work does.

        It is open work when that is asked for in no group, or in each alternative of a group.
        """
        return _asks_for_work(self.terms)

    @property
    def has_words(self) -> bool:
        """Whether words of a text or of an author are looked for, and not only excluded."""
        return any(wanted and c.key in {WORD, "from"} for c, wanted in _signed(self.terms))

    def text(self) -> str:
        """Write the filter in the filter language.

        Returns:
            A text that is read as a filter equal to this one, but for the positions, where this
            one was read too.
        """
        return " ".join(_written(term) for term in self.terms)


def _signed(terms: tuple[Term, ...], wanted: bool = True) -> Iterator[tuple[Condition, bool]]:
    """All conditions, each with whether it is wanted: excluded an even number of times."""
    for term in terms:
        here = wanted is not term.negated
        if isinstance(term, Condition):
            yield term, here
        else:
            for alternative in term.alternatives:
                yield from _signed(alternative, here)


def _asks_for_work(terms: tuple[Term, ...]) -> bool:
    for term in terms:
        if term.negated:
            continue
        if isinstance(term, AnyOf):
            if all(map(_asks_for_work, term.alternatives)):
                return True
        elif term.key == "is" and term.value in TRIAGE_WORDS:
            return True
    return False


def _written(term: Term) -> str:
    sign = "-" if term.negated else ""
    if isinstance(term, AnyOf):
        rows = (" ".join(map(_written, alternative)) for alternative in term.alternatives)
        return f"{sign}({f' {OR} '.join(rows)})"
    if term.key == WORD:
        return sign + _written_word(term)
    plain = not term.exact and can_be_plain(term.value)
    return f"{sign}{term.key}:{term.value if plain else quoted(term.value)}"


def _written_word(word: Condition) -> str:
    value = word.value
    if value == OR and not word.exact:
        return f"{value}*"
    special = not can_be_plain(value) or value[0] == "-" or key_at(value, 0) or is_or(value, 0)
    return quoted(value) if word.exact or special else value
