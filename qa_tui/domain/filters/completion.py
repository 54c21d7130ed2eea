"""Completion of filters: what could stand under the cursor, key by key and value by value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.filters.keys import KEY_OF, KEYS, Key, Takes
from qa_tui.domain.filters.scan import QUOTE, can_be_plain, key_at, plain_end, quoted, quoted_at
from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Values = Callable[[str, str], Sequence[str]]

_BEFORE_TERMS = re.compile(r"[\s()-]*")
_UNFINISHED_AGE = re.compile(r"[<>][0-9]{1,3}")
_UNITS = (
    ("d", N_("Days")),
    ("w", N_("Weeks")),
    ("m", N_("Months of 30 days")),
    ("y", N_("Years of 365 days")),
)


@dataclass(frozen=True)
class Completion:
    """Something that could stand under the cursor.

    Attributes:
        text: What is put there. It may hold a name from outside: clean it before showing it.
        meaning: What it finds, where that is known.
    """

    text: str
    meaning: Phrase | None = None


@dataclass(frozen=True)
class Completions:
    """What could stand in place of a part of a filter.

    Attributes:
        start: Where that part begins, counted in code points from 0.
        end: The position after it.
        choices: What could stand there, in the order in which it is to be offered.
    """

    start: int
    end: int
    choices: tuple[Completion, ...] = ()

    def put(self, text: str, choice: Completion) -> tuple[str, int]:
        """Put a choice into the filter.

        Args:
            text: The filter that was completed.
            choice: One of the choices.

        Returns:
            The filter with it, and the place of the cursor right after it.
        """
        return text[: self.start] + choice.text + text[self.end :], self.start + len(choice.text)


@dataclass(frozen=True)
class _Term:
    """The condition under the cursor, without its sign.

    Attributes:
        start: Where it begins.
        key: Its key as it was typed, or empty.
        value: Where its value begins: after the colon, at the quotation mark if there is one.
        end: The position after it.
    """

    start: int
    key: str
    value: int
    end: int


def complete(text: str, cursor: int, values: Values) -> Completions:
    """Say what could stand under the cursor.

    Args:
        text: The filter, finished or not.
        cursor: The place of the cursor in code points; the character there comes after it.
        values: Gives the values of a key (`to`, `party`, `topic`, `from`, `clause`) that fit a
            beginning, best first; the beginning may be empty.

    Returns:
        The part that would be replaced and the choices; no choices where nothing is known.
    """
    cursor = min(max(cursor, 0), len(text))
    term = _term_at(text, cursor)
    if term.key and cursor >= term.value:
        found = _values(text, cursor, term, values)
    else:
        found = _keys(text, cursor, term)
    if [choice.text for choice in found.choices] == [text[found.start : found.end]]:
        return Completions(found.start, found.end)
    return found


def _term_at(text: str, cursor: int) -> _Term:
    """The condition under the cursor or right before it; an empty one where there is none."""
    place = 0
    while True:
        before = _BEFORE_TERMS.match(text, place)
        start = before.end() if before else place
        if start > cursor:
            return _Term(cursor, "", cursor, cursor)
        key = key_at(text, start)
        value = start + len(key) + 1 if key else start
        end = _value_end(text, value, cursor)
        if cursor <= end:
            return _Term(start, key, value, end)
        place = end


def _value_end(text: str, value: int, cursor: int) -> int:
    """Where a value ends.

    A quoted value under the cursor that is not closed yet must not take in what follows. It is
    not when an even number of quotation marks follows: these belong to each other.
    """
    if text[value : value + 1] != QUOTE:
        return plain_end(text, value)
    found = quoted_at(text, value)
    end = found[1] if found else len(text)
    inside = value < cursor < end
    return cursor if inside and text.count(QUOTE, cursor) % 2 == 0 else end


def _keys(text: str, cursor: int, term: _Term) -> Completions:
    """The keys that begin with what stands before the cursor."""
    begun = text[term.start : cursor]
    if not begun and not (_can_begin(text, cursor) and term.end == cursor):
        return Completions(cursor, cursor)
    names = [key for key in KEYS if key.name.startswith(begun.lower())]
    end = term.value if term.key else cursor
    choices = tuple(Completion(f"{key.name}:", key.meaning) for key in names)
    return Completions(term.start, end, choices)


def _can_begin(text: str, place: int) -> bool:
    """Whether a condition may begin here."""
    before = text[:place][-1:]
    return not before or before.isspace() or before in "(-"


def _values(text: str, cursor: int, term: _Term, values: Values) -> Completions:
    """The values of the key under the cursor that begin with what stands before it."""
    key = KEY_OF.get(term.key.lower())
    begun = text[term.value : cursor]
    if key is None or begun.startswith("("):
        return Completions(cursor, cursor)
    in_quotes = begun.startswith(QUOTE)
    if in_quotes:
        closed = quoted_at(text[: term.end], term.value)
        whole = closed is not None and closed[1] <= cursor
        begun = closed[0] if closed and whole else begun[1:].replace(2 * QUOTE, QUOTE)
    choices = tuple(_choices(key, begun, in_quotes, values))
    return Completions(term.value, term.end, choices)


def _choices(key: Key, begun: str, in_quotes: bool, values: Values) -> Iterator[Completion]:
    if key.takes in {Takes.TEXT, Takes.NAME}:
        for value in values(key.name, begun):
            if value.strip():
                plain = not in_quotes and can_be_plain(value)
                yield Completion(value if plain else quoted(value))
        return
    for text, meaning in _listed(key, begun.lower()):
        yield Completion(quoted(text) if in_quotes else text, meaning)


def _listed(key: Key, begun: str) -> Iterator[tuple[str, Phrase]]:
    """The values of the table that begin so; an age with a number gets each unit instead."""
    if key.takes is not Takes.LISTED and _UNFINISHED_AGE.fullmatch(begun):
        yield from ((begun + unit, meaning) for unit, meaning in _UNITS)
        return
    for known in key.values:
        if known.text.startswith(begun):
            yield known.text, known.meaning
