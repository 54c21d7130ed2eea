"""Parses a filter: text becomes terms, or an error with its position."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qa_tui.domain.filters.error import FilterError
from qa_tui.domain.filters.keys import KEY_OF, KEYS, WORD, Key, Takes, nearest, nearest_key
from qa_tui.domain.filters.scan import (
    OR,
    QUOTE,
    is_balanced,
    is_or,
    key_at,
    plain_end,
    quoted_at,
    without_star,
)
from qa_tui.domain.filters.spans import read_span, shown
from qa_tui.domain.filters.terms import AnyOf, Condition, Filter
from qa_tui.domain.phrase import N_, sentences

if TYPE_CHECKING:
    from qa_tui.domain.filters.terms import Term
    from qa_tui.domain.phrase import Phrase

    Row = tuple[Term, ...]

MAX_LENGTH = 10_000
"""Code points of a filter at most."""

MAX_TERMS = 200
"""Conditions and groups of a filter at most."""

MAX_DEPTH = 8
"""Groups within groups at most."""

_NAME = re.compile("[a-z-]+")


def parse_filter(text: str) -> Filter:
    """Read a filter.

    Parentheses that change nothing leave no trace: `(a b) c` is the same filter as `a b c`, and
    `-(a)` the same as `-a`.

    Args:
        text: What was typed.

    Returns:
        Its terms.

    Raises:
        FilterError: With the place, when something cannot be understood.
    """
    if len(text) > MAX_LENGTH:
        raise FilterError(
            MAX_LENGTH,
            N_("the filter is longer than {limit} characters.", limit=MAX_LENGTH),
            N_("Shorten it."),
        )
    return _Reader(text).filter()


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._terms = 0

    def filter(self) -> Filter:
        """Read all of it."""
        rows = self._rows(0)
        if self._place < len(self._text):
            raise FilterError(
                self._place,
                N_("this parenthesis closes nothing."),
                N_("Take it out, or put the text in quotation marks."),
            )
        if len(rows) == 1:
            return Filter(rows[0])
        return Filter((AnyOf(rows, rows[0][0].position),))

    def _rows(self, depth: int) -> tuple[Row, ...]:
        """The alternatives up to the end or to a closing parenthesis, which is not read."""
        rows: list[Row] = [()]
        latest = 0
        while self._skip_blanks() not in {"", ")"}:
            if is_or(self._text, self._place):
                latest = self._place
                self._place += len(OR)
                self._must_have_terms(rows[-1], latest)
                rows.append(())
            else:
                rows[-1] += self._term(depth)
        if len(rows) > 1:
            self._must_have_terms(rows[-1], latest)
        return tuple(rows)

    def _skip_blanks(self) -> str:
        """Go on to the next character that is no blank; empty at the end."""
        while self._ahead().isspace():
            self._place += 1
        return self._ahead()

    def _ahead(self) -> str:
        return self._text[self._place : self._place + 1]

    def _must_have_terms(self, row: Row, place: int) -> None:
        if not row:
            raise FilterError(
                place,
                N_("“OR” needs something on both sides."),
                N_("Complete it; for the word itself write “or” or put it in quotation marks."),
            )

    def _term(self, depth: int) -> Row:
        """The term that begins here; none for empty quotation marks."""
        start = self._place
        negated = self._ahead() == "-"
        self._place += negated
        alone = not self._ahead().strip() or self._ahead() in ")-" or is_or(self._text, self._place)
        found: Row = ()
        if self._ahead() == "(":
            found = self._group(start, negated, depth + 1)
        elif not negated or not alone:
            found = self._condition(start, negated)
        if negated and not found:
            raise FilterError(
                start,
                N_("“-” stands alone."),
                N_("Write it right before what must not be there, or put it in quotation marks."),
            )
        return found

    def _count(self, place: int) -> None:
        self._terms += 1
        if self._terms > MAX_TERMS:
            raise FilterError(
                place,
                N_("the filter has more than {limit} conditions.", limit=MAX_TERMS),
                N_("Leave some of them out."),
            )

    def _group(self, start: int, negated: bool, depth: int) -> Row:
        """The group that begins here with its parenthesis."""
        opened = self._place
        if depth > MAX_DEPTH:
            raise FilterError(
                opened,
                N_("more than {limit} parentheses are open.", limit=MAX_DEPTH),
                N_("Take some of them out."),
            )
        self._count(start)
        self._place += 1
        rows = self._rows(depth)
        if not self._ahead():
            raise _not_closed(opened)
        self._place += 1
        if not rows[0]:
            raise FilterError(
                opened,
                N_("there is nothing between the parentheses."),
                N_("Write conditions between them, or take them out."),
            )
        return _group(rows, start, negated)

    def _condition(self, start: int, negated: bool) -> Row:
        """The condition that begins here, after its sign; none for empty quotation marks."""
        typed = key_at(self._text, self._place)
        key = _known(typed, self._place) if typed else None
        if typed:
            self._place += len(typed) + 1
        place = self._place
        value, exact = self._value(key)
        if not value.strip():
            if key is None:
                return ()
            raise FilterError(
                start,
                N_("“{key}:” has no value.", key=key.name),
                N_("Write it right after the colon."),
            )
        self._count(start)
        return (_condition(key, Condition(WORD, value, exact, start, negated), place),)

    def _value(self, key: Key | None) -> tuple[str, bool]:
        """Read the value that begins here; also whether it is quoted."""
        start = self._place
        if self._ahead() == QUOTE:
            found = quoted_at(self._text, start)
            if found is None:
                raise FilterError(
                    start, N_("the quotation mark is not closed."), N_('Add a “"” at the end.')
                )
            self._place = found[1]
            return found[0], True
        if key is not None and self._ahead() == "(":
            raise FilterError(
                start,
                N_("“{key}:” cannot stand before a parenthesis.", key=key.name),
                N_("Repeat it inside: ({key}:… OR {key}:…).", key=key.name),
            )
        self._place = plain_end(self._text, start)
        value = self._text[start : self._place]
        if not is_balanced(value):
            raise _not_closed(start + value.rindex("("))
        starred = key is None or key.takes is Takes.TEXT
        return without_star(value) if starred else value, False


def _not_closed(place: int) -> FilterError:
    return FilterError(
        place,
        N_("the parenthesis is not closed."),
        N_("Add a “)”, or put the text in quotation marks."),
    )


def _group(rows: tuple[Row, ...], position: int, negated: bool) -> Row:
    """The terms that say the same as a group with these alternatives."""
    if len(rows) > 1:
        return (AnyOf(rows, position, negated),)
    row = rows[0]
    if not negated:
        return row
    if len(row) > 1:
        return (AnyOf(rows, position, negated),)
    only = row[0]
    if isinstance(only, AnyOf):
        return _group(only.alternatives, only.position, not only.negated)
    return (replace(only, negated=not only.negated),)


def _known(typed: str, place: int) -> Key:
    """The key of this name."""
    name = typed.lower()
    key = KEY_OF.get(name)
    if key is not None:
        return key
    meant = nearest_key(name)
    remedy = N_(
        "Keys are {keys}; put text with a colon in quotation marks.",
        keys=", ".join(f"{known.name}:" for known in KEYS),
    )
    if meant:
        remedy = N_(
            "Did you mean “{meant}:”? Put text with a colon in quotation marks.", meant=meant
        )
    raise FilterError(place, N_("“{key}:” is not a key.", key=shown(name)), remedy)


def _condition(key: Key | None, word: Condition, place: int) -> Condition:
    """The condition of a key, from one that holds its value; the value stands at a place."""
    if key is None:
        return word
    if key.takes is Takes.TEXT:
        return replace(word, key=key.name)
    value = word.value.strip().lower()
    if key.takes is Takes.LISTED:
        _must_be_listed(key, value, place)
    elif key.takes is Takes.NAME:
        _must_be_name(key, value, place)
    else:
        inside = place + word.exact
        span = read_span(value, inside, ages_only=key.takes is Takes.AGE)
        return replace(word, key=key.name, value=value, span=span)
    return replace(word, key=key.name, value=value)


def _must_be_listed(key: Key, value: str, place: int) -> None:
    known = [one.text for one in key.values]
    if value in known:
        return
    remedy: Phrase = N_("Use one of: {known}.", known=", ".join(sorted(known)))
    meant = nearest(value, known)
    if meant:
        did_you = N_("Did you mean “{meant}”?", meant=f"{key.name}:{meant}")
        remedy = sentences([did_you, remedy])
    raise FilterError(
        place,
        N_("“{condition}” is not known.", condition=f"{key.name}:{shown(value)}"),
        remedy,
    )


def _must_be_name(key: Key, value: str, place: int) -> None:
    if not _NAME.fullmatch(value):
        raise FilterError(
            place,
            N_("“{condition}” cannot be a clause.", condition=f"{key.name}:{shown(value)}"),
            N_("Clauses are written in the letters a to z and hyphens, such as clause:insult."),
        )
