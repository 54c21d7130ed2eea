"""Plans how a list is read: which index ranges hold its rows in order, and what else must hold.

A list is the merge of a few index ranges of `line`, each already in the list's order, or the
hits of the search index, which are in that order too. So the first page costs the same in a
short list and in a long one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.domain.filters.filter import MESSAGE_WORDS, THREAD_WORDS
from qa_tui.domain.hits import NO_WORDS, Sought
from qa_tui.domain.listing import Order
from qa_tui.store.lists.cells import EVERY, OF_PUBLIC, OF_QUESTIONS, cells_of
from qa_tui.store.lists.conditions import Conditions
from qa_tui.store.lists.ranges import Ranges
from qa_tui.store.place import BEHIND
from qa_tui.store.search.matching import Match, is_words, match
from qa_tui.store.search.ranking import by_date, by_relevance

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.filters.filter import Term
    from qa_tui.domain.listing import Listing
    from qa_tui.store.lists.cells import Cells
    from qa_tui.store.sqlite import Connection

_LOOK_UP, _PER_WORD, _STEP = 15, 8, 2
"""What it costs, roughly and in microseconds: to look a row up in the index, for each word that it
is looked up by, and to step to the next hit. Measured at a million threads."""

_PAGE = 64
"""Rows that are wanted first."""


@dataclass(frozen=True)
class Plan:
    """How a list is read.

    Attributes:
        listing: The list.
        sql: Gives `place` and `question` of each row, in order; ends where a `limit` may follow.
        backwards: The same in the opposite order; None where that cannot be said.
        values: The parameters of both.
        once: Whether a thread may come several times, by several messages; its first row counts.
        cells: The cells, where nothing else restricts the rows: counters know how many there are.
        sought: The words to highlight.
        without: Rows that the search index finds by this are left out; None for none.
    """

    listing: Listing
    sql: str
    backwards: str | None
    values: dict[str, object]
    once: bool = False
    cells: Cells | None = None
    sought: Sought = NO_WORDS
    without: str | None = None


def plan(connection: Connection, listing: Listing) -> Plan:
    """Plan a list.

    Args:
        connection: A reading connection; names and words are looked up.
        listing: The list that is wanted.

    Returns:
        The plan.
    """
    return _Planner(connection, listing).plan()


class _Planner:
    """Parts the terms of a filter into cells, words and the rest, and writes the query."""

    def __init__(self, connection: Connection, listing: Listing) -> None:
        self.connection = connection
        self.listing = listing
        self.write = Conditions(connection, listing)
        messages = listing.wanted.lists_messages
        known = MESSAGE_WORDS if messages else MESSAGE_WORDS | THREAD_WORDS
        self.cells = EVERY if messages else OF_QUESTIONS
        self.words: list[Term] = []
        self.rest: list[Term] = []
        for term in listing.wanted.terms:
            cells = cells_of(term, known, public_only=listing.public_only)
            if cells is not None:
                self.cells &= cells
            elif is_words(term):
                self.words.append(term)
            else:
                self.rest.append(term)
        if listing.public_only:
            self.cells &= OF_PUBLIC

    def plan(self) -> Plan:
        """Choose between walking through the hits of words and reading ranges."""
        if not self.words:
            return self._ranges(self.rest, None)
        if all(term.negated for term in self.words):
            return self._without()
        found = match(self.connection, self.words)
        if found.expression is None:
            return Plan(self.listing, _NO_ROWS, _NO_ROWS, {})
        if self.listing.wanted.lists_messages and self._is_quicker_by_row(found):
            return self._ranges(self.rest, found)
        return self._hits(found)

    def _without(self) -> Plan:
        """The list of everything else, from which the hits of words are left out."""
        found = [match(self.connection, [replace(word, negated=False)]) for word in self.words]
        unwanted = [f"({hits.expression})" for hits in found if hits.expression is not None]
        planned = self._ranges(self.rest, None)
        if not unwanted:
            return planned
        if "key" in planned.sql.rpartition(" order by ")[2]:
            return self._ranges([*self.rest, *self.words], None)
        return replace(planned, without=" OR ".join(unwanted), cells=None)

    def _is_quicker_by_row(self, found: Match) -> bool:
        """Whether looking up each row of a short list takes less than walking through the hits."""
        if self.listing.ordered is Order.RELEVANCE or found.expression is None:
            return False
        rows = count_cells(self.connection, self.cells, self.listing.today)
        every = count_cells(self.connection, EVERY, self.listing.today)
        words = found.expression.count('"') // 2
        walked = min(found.documents, _PAGE * every // max(rows, 1))
        return rows * (_LOOK_UP + _PER_WORD * words) < walked * _STEP

    def _ranges(self, rest: list[Term], found: Match | None) -> Plan:
        ranges = Ranges(self.write, self.cells, rest)
        residual = [self.write.term(term, "l") for term in ranges.rest]
        if found is not None:
            name = self.write.value(found.expression)
            residual.append(
                "exists (select 1 from search_doc where search_doc match "
                f"{name} and rowid = {BEHIND} - l.place)"
            )
        selects = [
            f"select l.{ranges.key} as key, l.place as place, l.question as question from line l"
            f" where {' and '.join([*branch, *residual])}"
            for branch in ranges.branches
        ]
        body = " union all ".join(selects) or _NO_ROWS
        newest = self.listing.ordered is not Order.OLDEST
        by = "key{0}, place{0}" if ranges.key == "answered" else "place{0}"
        orders = [
            f" order by {by.format(way)}" for way in ((" desc", "") if newest else ("", " desc"))
        ]
        exact = self.cells if not ranges.rest and found is None and ranges.whole else None
        sought = found.sought if found else NO_WORDS
        forward, back = (body + order for order in orders)
        return Plan(self.listing, forward, back, self.write.values, cells=exact, sought=sought)

    def _hits(self, found: Match) -> Plan:
        """The hits of the search index, newest or oldest first or by relevance."""
        threads = not self.listing.wanted.lists_messages
        row = "q" if threads else "l"
        order = self.listing.ordered
        ranked = order is Order.RELEVANCE
        value = self.write.value
        hits = by_relevance(self.connection, found, value) if ranked else by_date(found, value)
        conditions = [hits.condition]
        if threads or self.cells != EVERY:
            conditions.append(self.write.cells(self.cells, row))
        if threads and self.listing.public_only:
            conditions.append(f"l.standing in ({', '.join(str(int(s)) for s, _ in OF_PUBLIC)})")
        conditions += [self.write.term(term, row) for term in self.rest]
        join = " cross join line q on q.place = l.question" if threads else ""
        body = (
            f"select {hits.place} as place, l.question as question"
            f" from {hits.source} cross join line l on l.place = {hits.place}{join}"
            f" where {' and '.join(conditions)} order by {hits.order}"
        )
        ways = ("", " desc") if order is Order.NEWEST else (" desc", "")
        forward, back = (body, None) if ranked else (body + way for way in ways)
        back = None if threads else back
        return Plan(self.listing, forward, back, self.write.values, threads, sought=found.sought)


_NO_ROWS = "select place as key, place, question from line where place < 0"


def count_cells(connection: Connection, cells: Cells, today: date) -> int:
    """Count the rows in cells, exactly: by the counters, and those on hold by their wake days.

    Args:
        connection: A reading connection.
        cells: The cells.
        today: The user's present day.
    """
    counted = dict(connection.execute("select standing, lines from line_count").fetchall())
    total = 0
    for standing, due in cells:
        if due is None:
            total += counted.get(standing, 0)
            continue
        come = connection.execute(
            """select count(*) from line where standing in (2, 12) and wake_on <= ?
            and standing = ?""",
            (today.isoformat(), int(standing)),
        ).fetchone()[0]
        total += come if due else counted.get(standing, 0) - come
    return int(total)
