"""Orders the hits of the search index: by date, or by relevance within a first page's time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.store.place import BEHIND

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa_tui.store.search.matching import Match
    from qa_tui.store.sqlite import Connection

NEWEST = 300
"""Hits that are put in order where all words are common; the others follow by date."""

PLACE = f"({BEHIND} - search_doc.rowid)"
"""The place of a hit."""


@dataclass(frozen=True)
class Hits:
    """The hits of the search index as a part of a query on it.

    Attributes:
        condition: What a row of the index must fulfil.
        order: What the rows are ordered by, the newest first where it is by date; then `desc`
            may follow.
    """

    condition: str
    order: str


def by_date(found: Match, value: Callable[[object], str]) -> Hits:
    """The hits, the newest first.

    Args:
        found: What the index is asked.
        value: Makes a parameter of a value, and gives its name.

    Returns:
        The hits; they are read one after another.
    """
    return Hits(f"search_doc match {value(found.expression)}", "search_doc.rowid")


def by_rank(found: Match, value: Callable[[object], str]) -> Hits:
    """The hits with the most relevant first, where some of the words are rare.

    The index's own rank (bm25) counts each of its words over the whole index, which takes long for
    common words, and these tell little. So only rare words rank.

    Args:
        found: What the index is asked; it has words that tell one hit from another.
        value: Makes a parameter of a value, and gives its name.

    Returns:
        The hits.
    """
    condition = f"search_doc match {value(found.telling)}"
    if found.telling != found.expression:
        every = value(found.expression)
        found_all = f"select rowid from search_doc where search_doc match {every}"
        condition += f" and +search_doc.rowid in ({found_all})"
    return Hits(condition, "search_doc.rank")


def titles_first(
    connection: Connection, found: Match, newest: Sequence[tuple[int, int]], *, terms: int
) -> tuple[tuple[int, int], ...]:
    """Put the newest hits of common words in order: those that have the words in the title first.

    Args:
        connection: A reading connection.
        found: What the index is asked.
        newest: Place of each hit and of its question, the newest first.
        terms: How many terms must hold together.

    Returns:
        The same rows; within both parts, the newest first.
    """
    if not newest:
        return ()
    # Read from the newest on, the index looks for a further hit behind the last of these: one
    # common word stands in a title soon again, several together perhaps years away. To read
    # towards the newest, it first goes through all that its words stand for.
    way = "desc" if terms > 1 else "asc"
    in_titles = connection.execute(
        f"select {PLACE} from search_doc where search_doc match ? and rowid between ? and ?"
        f" order by rowid {way}",
        (f"title : ({found.expression})", BEHIND - newest[0][0], BEHIND - newest[-1][0]),
    )
    titles = {row[0] for row in in_titles}
    return tuple(sorted(newest, key=lambda row: row[0] not in titles))
