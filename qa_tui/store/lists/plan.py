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
from qa_tui.store.lists.ranges import RANGES, Ranges, first_of
from qa_tui.store.lists.reach import reach
from qa_tui.store.place import BEHIND
from qa_tui.store.search.matching import Match, is_words, match, to_any_of
from qa_tui.store.search.ranking import (
    NEWEST,
    PLACE,
    Hits,
    by_date,
    by_rank,
    titles_first,
)

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
class ListPlan:
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
        head: `place` and `question` of rows that come before those of `sql`.
        by_answer: Whether the rows are in the order of the days of their answers.
    """

    listing: Listing
    sql: str
    backwards: str | None
    values: dict[str, object]
    once: bool = False
    cells: Cells | None = None
    sought: Sought = NO_WORDS
    without: str | None = None
    head: tuple[tuple[int, int], ...] = ()
    by_answer: bool = False

    @property
    def by_place(self) -> bool:
        """Whether the rows are in the order of their places, or in the opposite one."""
        return not self.by_answer and self.listing.ordered is not Order.RELEVANCE


def plan(connection: Connection, listing: Listing) -> ListPlan:
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

    def plan(self) -> ListPlan:
        """Choose between walking through the hits of words and reading ranges."""
        if not self.words:
            return self._ranges(self.rest, None)
        if all(term.negated for term in self.words):
            return self._without()
        found = match(self.connection, self.words)
        if found.expression is None:
            return ListPlan(self.listing, _NO_ROWS, _NO_ROWS, {})
        if self.listing.wanted.lists_messages and self._is_quicker_by_row(found):
            return self._ranges(self.rest, found)
        return self._hits(found)

    def _without(self) -> ListPlan:
        """The list of everything else, from which the hits of words are left out."""
        found = [match(self.connection, [replace(word, negated=False)]) for word in self.words]
        unwanted = [f"({hits.expression})" for hits in found if hits.expression is not None]
        planned = self._ranges(self.rest, None)
        if not unwanted:
            return planned
        if planned.by_answer:
            return self._ranges([*self.rest, *self.words], None)
        return replace(planned, without=self._narrowed(" OR ".join(unwanted)), cells=None)

    def _is_quicker_by_row(self, found: Match) -> bool:
        """Whether looking up each row of a short list takes less than walking through the hits."""
        if self.listing.ordered is Order.RELEVANCE or found.expression is None:
            return False
        rows = count_cells(self.connection, self.cells, self.listing.today)
        every = count_cells(self.connection, EVERY, self.listing.today)
        words = found.expression.count('"') // 2
        walked = min(found.documents, _PAGE * every // max(rows, 1))
        return rows * (_LOOK_UP + _PER_WORD * words) < walked * _STEP

    def _ranges(self, rest: list[Term], found: Match | None) -> ListPlan:
        ranges = Ranges(self.write, self.cells, rest)
        residual = [self.write.term(term, "l") for term in ranges.rest]
        if found is not None:
            name = self.write.value(found.expression)
            residual.append(
                "exists (select 1 from search_doc where search_doc match "
                f"{name} and rowid = {BEHIND} - l.place)"
            )
        selects = [
            f"select l.{ranges.key} as key, l.place as place, l.question as question"
            f" from {ranges.table} where {' and '.join([*branch, *residual])}"
            for branch in ranges.branches
        ]
        body = " union all ".join(selects) or _NO_ROWS
        by_answer = ranges.key == "answered"
        by = "key{0}, place{0}" if by_answer else "place{0}"
        ways = ("", " desc") if self.listing.ordered is Order.OLDEST else (" desc", "")
        exact = self.cells if not ranges.rest and found is None and ranges.whole else None
        sought = found.sought if found else NO_WORDS
        forward, back = (f"{body} order by {by.format(way)}" for way in ways)
        planned = ListPlan(
            self.listing, forward, back, self.write.values, cells=exact, sought=sought
        )
        return replace(planned, by_answer=by_answer)

    def _hits(self, found: Match) -> ListPlan:
        """The hits of the search index, newest or oldest first or by relevance."""
        narrowed = replace(found, expression=self._narrowed(found.expression))
        if self.listing.ordered is not Order.RELEVANCE:
            return self._walk(by_date(narrowed, self.write.value), found.sought)
        if found.telling is not None:
            return self._walk(by_rank(narrowed, self.write.value), found.sought)
        return self._titles_first(found, narrowed)

    def _narrowed(self, expression: str | None) -> str | None:
        """Let the index pass over messages to others: it does so faster than rows are read."""
        to = first_of(self.rest, "to")
        names = self.write.names(to) if to is not None else []
        addressed = to_any_of(names) if 0 < len(names) <= RANGES else None
        return expression if addressed is None else f"({expression}) AND ({addressed})"

    def _walk(self, hits: Hits, sought: Sought, behind: int | None = None) -> ListPlan:
        """Walk through hits and look at the row of each.

        Args:
            hits: The hits.
            sought: The words to highlight.
            behind: Only hits older than the one at this place; None for all.
        """
        threads = not self.listing.wanted.lists_messages
        row = "q" if threads else "l"
        conditions = [hits.condition, *self._within()]
        if behind is not None:
            conditions.append(f"search_doc.rowid > {self.write.value(BEHIND - behind)}")
        if threads or self.cells != EVERY:
            conditions.append(self.write.cells(self.cells, row))
        if threads and self.listing.public_only:
            conditions.append(f"l.standing in ({', '.join(str(int(s)) for s, _ in OF_PUBLIC)})")
        conditions += [self.write.term(term, row) for term in self.rest]
        join = " cross join line q on q.place = l.question" if threads else ""
        body = (
            f"select {PLACE} as place, l.question as question"
            f" from search_doc cross join line l on l.place = {PLACE}{join}"
            f" where {' and '.join(conditions)} order by {hits.order}"
        )
        order = self.listing.ordered
        ways = (" desc", "") if order is Order.OLDEST else ("", " desc")
        forward, back = (body + way for way in ways)
        known = not threads and order is not Order.RELEVANCE
        values = self.write.values
        return ListPlan(
            self.listing, forward, back if known else None, values, threads, sought=sought
        )

    def _within(self) -> list[str]:
        """The ends of what the index is walked through for, where days of asking are given."""
        asked = first_of(self.rest, "asked", "waiting")
        if asked is None or asked.span is None:
            return []
        first, last = reach(self.connection, *asked.span.days(self.listing.today))
        ends = ((">=", last), ("<=", first))
        return [
            f"search_doc.rowid {sign} {self.write.value(BEHIND - place)}"
            for sign, place in ends
            if place is not None
        ]

    def _titles_first(self, found: Match, narrowed: Match) -> ListPlan:
        """The newest rows, those with the words in the title first; then the others by date."""
        hits = by_date(narrowed, self.write.value)
        walked = self._walk(hits, found.sought)
        newest = [
            (row["place"], row["question"])
            for row in self.connection.execute(f"{walked.sql} limit {NEWEST}", walked.values)
        ]
        head = titles_first(self.connection, found, newest, terms=len(self.words))
        if len(newest) < NEWEST:
            return replace(walked, sql=_NO_ROWS, values={}, head=head)
        return replace(self._walk(hits, found.sought, newest[-1][0]), head=head)


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
