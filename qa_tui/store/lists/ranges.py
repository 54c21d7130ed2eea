"""The index ranges that make up a list: each is already in the list's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.filters.filter import Condition
from qa_tui.domain.standing import Standing
from qa_tui.store.lists.cells import EVERY, IS, OF_PUBLIC, OF_QUESTIONS
from qa_tui.store.place import first_place, last_place

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.filters.filter import Term
    from qa_tui.store.lists.cells import Cells
    from qa_tui.store.lists.conditions import Conditions

RANGES = 8
"""Names that a condition may stand for to be read as a range each; with more, rows are compared."""

_EASY = {
    OF_QUESTIONS: "l.answer = 0",
    OF_PUBLIC & OF_QUESTIONS: "l.answer = 0 and l.standing in (6, 7, 8)",
    frozenset({(Standing.WAITING, None), (Standing.STANDARD_REPLY, None)}): (
        "l.answer = 0 and l.standing in (6, 7)"
    ),
}
"""Sets of cells that have an index of their own."""


class Ranges:
    """Chooses the ranges for terms that must all hold.

    Args:
        write: Writes conditions and keeps their values.
        cells: Where rows may stand.
        rest: The other terms.

    Attributes:
        branches: The conditions of each range.
        rest: Terms that must hold besides.
        key: What the rows are ordered by, before their place.
        whole: Whether the ranges hold the cells whole, so that counters know their rows.
        table: What stands behind `from`.
    """

    def __init__(self, write: Conditions, cells: Cells, rest: list[Term]) -> None:
        self.write = write
        self.listing = write.listing
        self.cells = cells
        self.key, self.whole, self.table = "place", True, "line l"
        self.branches, self.rest = self._branches(rest)

    def _branches(self, rest: list[Term]) -> tuple[list[list[str]], list[Term]]:
        """The ranges to read, and the terms that are left."""
        bounds, threads = [], not self.listing.wanted.lists_messages
        asked = first_of(rest, "asked", "waiting") if threads else None
        if asked is not None and asked.span is not None:
            rest = [other for other in rest if other is not asked]
            if asked.key == "waiting":
                self.cells &= IS["waiting"]
            bounds = self._bounds(*asked.span.days(self.listing.today))
            self.whole = False
        driver = self._driver(rest)
        if driver is not None:
            term, column, names = driver
            self.whole = False
            # Without statistics, SQLite may take an index of states for a better one.
            self.table = f"line l indexed by line_{term.key}"
            rest = [other for other in rest if other is not term]
            equal = [f"l.{column} = {self.write.value(name)}" for name in names]
            return [
                [part, *cell, *bounds] for part in equal for cell in self._cells(driven=True)
            ], rest
        flag = self._flag(rest)
        if flag is not None:
            self.whole = False
            rest = [other for other in rest if other is not flag[0]]
            return [[*flag[1], *bounds]], rest
        if bounds and self.cells == OF_QUESTIONS:
            return [["l.answer = 0", *bounds]], rest
        return [[*cell, *bounds] for cell in self._cells(driven=False)], rest

    def _driver(self, rest: list[Term]) -> tuple[Condition, str, list[int] | list[str]] | None:
        """The term whose ranges are read: the one with the fewest rows, by its kind."""
        columns = {"to": "representative", "topic": "topic", "party": "party"}
        for key, column in columns.items():
            for term in rest:
                if isinstance(term, Condition) and first_of([term], key):
                    names = self.write.named(term)
                    if len(names) <= RANGES:
                        return term, column, names
        return None

    def _flag(self, rest: list[Term]) -> tuple[Term, list[str]] | None:
        """A term that has an index of its own, with its condition; the cells must hold besides."""
        messages = self.listing.wanted.lists_messages
        whole = EVERY if messages else OF_QUESTIONS
        more = [] if self.cells == whole else [self.write.cells(self.cells, "l")]
        clause = first_of(rest, "clause")
        if clause is not None:
            return clause, [f"l.clause = {self.write.value(clause.value)}", *more]
        if messages:
            return None
        answered = None if first_of(rest, "to", "topic", "party") else first_of(rest, "answered")
        if answered is not None and answered.span is not None:
            self.key = "answered"
            known = self.write.between("l.answered", *self.write.days(answered.span))
            return answered, [f"l.answer = 0 and {known}", *more]
        has = first_of(rest, "has")
        if has is not None:
            return has, [f"l.answer = 0 and l.{has.value} = 1", *more]
        return None

    def _cells(self, *, driven: bool) -> list[list[str]]:
        """The conditions of the ranges of all cells, one list for each range."""
        if not driven and self.cells in _EASY:
            return [[_EASY[self.cells]]]
        if not driven and self.cells == EVERY:
            return [["l.answer = 0"], ["l.answer = 1"]]
        ordered = sorted(self.cells, key=lambda cell: (cell[0], bool(cell[1])))
        return [[self.write.cell(standing, due, "l")] for standing, due in ordered]

    def _bounds(self, first: date | None, last: date | None) -> list[str]:
        """The range of places between two days, of questions whose day is known."""
        # The sign keeps the index of all such questions out of ranges that have a better one.
        bounds = [f"{'' if self.cells == OF_QUESTIONS else '+'}l.asked is not null"]
        if first is not None:
            bounds.append(f"l.place >= {self.write.value(first_place(first))}")
        if last is not None:
            bounds.append(f"l.place <= {self.write.value(last_place(last))}")
        return bounds


def first_of(terms: list[Term], *keys: str) -> Condition | None:
    """The first condition of one of these keys that must hold."""
    for term in terms:
        if isinstance(term, Condition) and term.key in keys and not term.negated:
            return term
    return None
