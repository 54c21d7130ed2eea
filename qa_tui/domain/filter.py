"""The filter language: what the filter bar, the views and `list` understand.

A filter is a row of conditions that must all hold: `is:pending to:merkel topic:verkehr "exact
phrase" word`. Parsing makes plain records; the store turns these into a query.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH = 10_000
"""Code points of a filter at most."""

MESSAGE_WORDS = frozenset(
    {"question", "answer", "pending", "held", "returned", "published", "refused", "removed"}
    | {"not-published"}
)
"""Values of `is:` that speak of a message; lists asked for these show messages."""

THREAD_WORDS = frozenset({"waiting", "standard", "answered", "not-public"})
"""Values of `is:` that speak of a whole thread."""

TRIAGE_WORDS = frozenset({"pending", "held", "returned"})
"""Values of `is:` that ask for open work; such lists begin with the oldest."""

KEYS = ("is", "to", "topic")


class FilterError(WrongUsage):
    """A filter that cannot be understood.

    Attributes:
        position: Where, counted in code points from 0.
    """

    def __init__(self, position: int, what: Phrase, remedy: Phrase) -> None:
        super().__init__(N_("Filter, place {place}: {what}", place=position + 1, what=what), remedy)
        self.position = position


@dataclass(frozen=True)
class Condition:
    """One condition of a filter.

    Attributes:
        key: `is`, `to`, `topic`, or `word` for text to be found.
        value: What it is compared with; never empty.
        exact: Whether the value was quoted: a phrase instead of the beginning of a word.
        position: Where it stands, counted in code points from 0.
    """

    key: str
    value: str
    exact: bool
    position: int


@dataclass(frozen=True)
class Filter:
    """Conditions that must all hold; none at all means everything."""

    conditions: tuple[Condition, ...] = ()

    def values(self, key: str) -> list[str]:
        """The values of one key, in order."""
        return [condition.value for condition in self.conditions if condition.key == key]

    @property
    def lists_messages(self) -> bool:
        """Whether the rows are messages; threads otherwise."""
        return not MESSAGE_WORDS.isdisjoint(self.values("is"))

    @property
    def oldest_first(self) -> bool:
        """Whether the list begins with the oldest: open work does."""
        return not TRIAGE_WORDS.isdisjoint(self.values("is"))


def parse_filter(text: str) -> Filter:
    """Read a filter.

    Args:
        text: What was typed.

    Returns:
        Its conditions.

    Raises:
        FilterError: With the place, when something cannot be understood.
    """
    if len(text) > MAX_LENGTH:
        raise FilterError(
            MAX_LENGTH,
            N_("the filter is longer than {limit} characters.", limit=MAX_LENGTH),
            N_("Shorten it."),
        )
    return Filter(tuple(_conditions(text)))


def _conditions(text: str) -> Iterator[Condition]:
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        start = place
        key = _key_at(text, place)
        if key:
            place += len(key) + 1
        value, exact, place = _value_at(text, place)
        if not key and not value.strip():
            continue
        yield _condition(key, value, exact, start)


def _key_at(text: str, place: int) -> str:
    """The key that starts here, without its colon; empty when a plain word does."""
    end = place
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    if end == place or end >= len(text) or text[end] != ":":
        return ""
    key = text[place:end].lower()
    if key not in KEYS:
        raise FilterError(
            place,
            N_("“{key}:” is no key.", key=key),
            N_(
                "Keys are {keys}; put text with a colon in quotation marks.",
                keys=", ".join(f"{known}:" for known in KEYS),
            ),
        )
    return key


def _value_at(text: str, place: int) -> tuple[str, bool, int]:
    """The value that starts here, whether it is quoted, and where it ends."""
    if text[place : place + 1] == '"':
        end = text.find('"', place + 1)
        if end < 0:
            raise FilterError(
                place, N_("the quotation mark is not closed."), N_('Add a “"” at the end.')
            )
        return text[place + 1 : end], True, end + 1
    end = place
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[place:end], False, end


def _condition(key: str, value: str, exact: bool, start: int) -> Condition:
    if key and not value.strip():
        raise FilterError(
            start, N_("“{key}:” has no value.", key=key), N_("Write it right after the colon.")
        )
    if key != "is":
        return Condition(key or "word", value, exact, start)
    known = sorted(MESSAGE_WORDS | THREAD_WORDS)
    if value.lower() not in known:
        raise FilterError(
            start + 3,
            N_("“is:{value}” is not known.", value=value),
            N_("Use one of: {known}.", known=", ".join(known)),
        )
    return Condition(key, value.lower(), exact, start)
