"""Sentences that a face translates: a message id with the values that belong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Phrase:
    """A sentence not yet in anybody's language.

    Attributes:
        msgid: The English sentence; `{name}` stands for a value. The key of the catalogues.
        values: What goes into the sentence: text, numbers, other phrases, or tuples of these.
        plural: The English plural, where the sentence counts something.
        count: How many, for the choice between `msgid` and `plural`.
    """

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1

    def __str__(self) -> str:
        """The English sentence, for logs and test failures."""
        chosen = self.msgid if self.plural is None or self.count == 1 else self.plural
        return chosen.format(**self.values)


def N_(msgid: str, /, **values: object) -> Phrase:  # noqa: N802 - gettext's own name
    """Mark a sentence for translation.

    Args:
        msgid: The English sentence with `{name}` for values.
        **values: The values.

    Returns:
        The phrase; `qa_tui.i18n.say` turns it into text.
    """
    return Phrase(msgid, values)


@dataclass(frozen=True)
class InLanguages:
    """A value of a sentence that has words of its own in each language.

    Attributes:
        words: The words by language code; English is always there.
    """

    words: Mapping[str, str]

    def __str__(self) -> str:
        """The English words, for logs and test failures."""
        return self.words["en"]


@dataclass(frozen=True)
class Decimal:
    """A number in a sentence, with the sign that a language puts before its decimals.

    Attributes:
        number: The number.
        places: How many decimals are said.
    """

    number: float
    places: int

    def __str__(self) -> str:
        """The number as it is written in English."""
        return f"{self.number:.{self.places}f}"


def sentences(phrases: Sequence[Phrase]) -> Phrase:
    """Put whole sentences one after another.

    Args:
        phrases: At least one.

    Returns:
        One phrase.
    """
    first, *rest = phrases
    return Phrase("{first} {rest}", {"first": first, "rest": sentences(rest)}) if rest else first


def joined(phrases: Sequence[Phrase]) -> Phrase:
    """Put parts of a sentence one after another, with semicolons between them.

    Args:
        phrases: At least one.

    Returns:
        One phrase.
    """
    first, *rest = phrases
    return Phrase("{first}; {rest}", {"first": first, "rest": joined(rest)}) if rest else first


def NN_(singular: str, plural: str, count: int, /, **values: object) -> Phrase:  # noqa: N802
    """Mark a sentence that counts something.

    Args:
        singular: The English sentence for one.
        plural: The English sentence for any other number; `{count}` is the number.
        count: How many.
        **values: Further values.

    Returns:
        The phrase.
    """
    return Phrase(singular, {"count": count, **values}, plural, count)
