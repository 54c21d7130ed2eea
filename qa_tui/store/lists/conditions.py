"""Turns the terms of a filter into conditions on a row of `line`, every value a parameter."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa_tui.domain.filters.filter import THREAD_WORDS, AnyOf
from qa_tui.domain.standing import HELD
from qa_tui.domain.text import fold
from qa_tui.store.lists.cells import EVERY, IS, OF_PUBLIC, is_private
from qa_tui.store.place import BEHIND
from qa_tui.store.search.matching import WORD_KEYS, is_words, match

if TYPE_CHECKING:
    from qa_tui.domain.filters.filter import Condition, Span, Term
    from qa_tui.domain.listing import Listing
    from qa_tui.store.lists.cells import Cells
    from qa_tui.store.sqlite import Connection

_ROW_ID = re.compile("#[0-9]{1,18}")
_FLAGS = {"note", "background", "annotation"}


@dataclass
class Conditions:
    """Collects the values of a query while its text is written.

    Attributes:
        connection: A reading connection, for names and the vocabulary.
        listing: The list that is wanted.
        values: The parameters by name.
    """

    connection: Connection
    listing: Listing
    values: dict[str, object] = field(default_factory=dict)

    def value(self, value: object) -> str:
        """Add a parameter; gives its name with the colon."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def all_of(self, terms: tuple[Term, ...], row: str, *, wanted: bool = True) -> str:
        """The condition that all terms hold for the row of this alias.

        Words that stand side by side must be found in one text.
        """
        words = [term for term in terms if is_words(term)]
        if all(word.negated for word in words):
            return " and ".join(self.term(term, row, wanted=wanted) for term in terms)
        others = [self.term(term, row, wanted=wanted) for term in terms if not is_words(term)]
        return " and ".join([self._found(words, row, wanted=wanted), *others])

    def term(self, term: Term, row: str, *, wanted: bool = True) -> str:
        """The condition of one term, with its sign.

        Args:
            term: The term.
            row: The alias of the row.
            wanted: Whether what stands in the term is asked for; False inside what is excluded.
        """
        here = wanted is not term.negated
        if isinstance(term, AnyOf):
            text = " or ".join(self.all_of(part, row, wanted=here) for part in term.alternatives)
        elif term.key in WORD_KEYS:
            text = self._found([replace(term, negated=False)], row, wanted=here)
        else:
            text = self._condition(term, row)
        return f"not coalesce(({text}), 0)" if term.negated else f"({text})"

    def cells(self, cells: Cells, row: str) -> str:
        """The condition that a row stands in one of these cells."""
        if cells == EVERY:
            return "1"
        plain = sorted({int(standing) for standing, _ in cells if standing not in HELD})
        parts = [f"{row}.standing in ({', '.join(map(str, plain))})"] if plain else []
        parts += [
            f"({self.cell(standing, due, row)})" for standing, due in cells if due is not None
        ]
        return f"({' or '.join(parts)})" if parts else "0"

    def cell(self, standing: int, due: bool | None, row: str) -> str:
        """The condition that a row stands in one cell."""
        text = f"{row}.standing = {int(standing)}"
        if due is None:
            return text
        self.values["today"] = self.listing.today.isoformat()
        if due:
            return f"{text} and {row}.wake_on <= :today"
        return f"{text} and ({row}.wake_on is null or {row}.wake_on > :today)"

    def named(self, condition: Condition) -> list[int] | list[str]:
        """The representatives, topics or party labels that a condition names."""
        if condition.key == "to" and _ROW_ID.fullmatch(condition.value):
            return [int(condition.value[1:])]
        wanted = f" {fold(condition.value)}"
        if not wanted.strip():
            return []
        if condition.key == "party":
            return [label for label in party_labels(self.connection) if wanted in f" {label}"]
        table = "representative" if condition.key == "to" else "topic"
        found = self.connection.execute(
            f"select id from {table} where instr(' ' || folded, ?) > 0", (wanted,)
        )
        return [row[0] for row in found]

    def names(self, condition: Condition) -> list[str]:
        """The names of the representatives that a condition names."""
        found = self.connection.execute(
            "select name from representative where id in (select value from json_each(?))",
            (json.dumps(self.named(condition)),),
        )
        return [row[0] for row in found]

    def days(self, span: Span) -> tuple[int | None, int | None]:
        """The ordinals of the first and last day of a span."""
        first, last = span.days(self.listing.today)
        return first.toordinal() if first else None, last.toordinal() if last else None

    def between(self, column: str, low: int | None, high: int | None) -> str:
        """The condition that a number is known and lies within bounds."""
        parts = [f"{column} is not null"]
        if low is not None:
            parts.append(f"{column} >= {self.value(low)}")
        if high is not None:
            parts.append(f"{column} <= {self.value(high)}")
        return " and ".join(parts)

    def _condition(self, condition: Condition, row: str) -> str:
        key, value = condition.key, condition.value
        if self.listing.public_only and is_private(condition):
            return "0"
        if key == "is":
            return self._is(value, row)
        if key == "has":
            return f"{row}.{value} = 1" if value in _FLAGS else f"{row}.standing in (7, 8)"
        if key == "clause":
            return f"{row}.clause = {self.value(value)}"
        if condition.span is not None:
            return self._span(condition, condition.span, row)
        column = {"to": "representative", "party": "party", "topic": "topic"}[key]
        found = self.value(json.dumps(self.named(condition)))
        return f"{row}.{column} in (select value from json_each({found}))"

    def _is(self, value: str, row: str) -> str:
        if value in THREAD_WORDS and self.listing.wanted.lists_messages:
            inner = self.cells(IS[value], "h")
            return f"exists (select 1 from line h where h.place = {row}.question and {inner})"
        return self.cells(IS[value], row)

    def _found(self, words: list[Term], row: str, *, wanted: bool) -> str:
        """The condition that words are found: in any text of a thread that the list may show.

        Words that are excluded are looked for in the text of the row itself.
        """
        found = match(self.connection, words)
        if found.expression is None:
            return "0"
        expression = self.value(found.expression)
        hits = f"select {BEHIND} - rowid from search_doc where search_doc match {expression}"
        if self.listing.wanted.lists_messages or not wanted:
            return f"{row}.place in ({hits})"
        shown = f" and {self.cells(OF_PUBLIC, 'h')}" if self.listing.public_only else ""
        return f"{row}.place in (select h.question from line h where h.place in ({hits}){shown})"

    def _span(self, condition: Condition, span: Span, row: str) -> str:
        low, high = self.days(span)
        if condition.key == "waiting":
            return f"{row}.standing in (6, 7) and {self.between(f'{row}.asked', low, high)}"
        return self.between(f"{row}.{condition.key}", low, high)


def party_labels(connection: Connection) -> list[str]:
    """The folded labels of all parties that stand with a message, by jumps through the index."""
    found = connection.execute(
        """with recursive label (party) as (
            select min(party) from line
            union all
            select (select min(party) from line where party > label.party) from label
            where label.party is not null)
        select party from label where party is not null"""
    )
    return [row[0] for row in found]
