"""Orders the hits of the search index by relevance, within the time that a first page has."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.store.place import BEHIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.search.matching import Match
    from qa_tui.store.sqlite import Connection

NEWEST = 500
"""Hits that are put in order where all words are common."""

_PLACE = f"({BEHIND} - search_doc.rowid)"


@dataclass(frozen=True)
class Hits:
    """The hits of the search index as a part of a query.

    Attributes:
        source: What stands behind `from`.
        place: The column of the source that holds a hit's place.
        condition: What a row of the source must fulfil.
        order: What the rows are ordered by, the newest first where it is by date; then `desc`
            may follow.
    """

    source: str
    place: str
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
    condition = f"search_doc match {value(found.expression)}"
    return Hits("search_doc", _PLACE, condition, "search_doc.rowid")


def by_relevance(connection: Connection, found: Match, value: Callable[[object], str]) -> Hits:
    """The hits with the most relevant first.

    The index's own rank (bm25) counts each of its words over the whole index, which takes long for
    common words, and these tell little. So only rare words rank; where there are none, the newest
    hits stand in the order of their dates, before them those that have the words in the title.

    Args:
        connection: A reading connection.
        found: What the index is asked.
        value: Makes a parameter of a value, and gives its name.

    Returns:
        The hits.
    """
    if found.telling is None:
        return _titles_first(connection, found, value)
    condition = f"search_doc match {value(found.telling)}"
    if found.telling != found.expression:
        every = value(found.expression)
        found_all = f"select rowid from search_doc where search_doc match {every}"
        condition += f" and +search_doc.rowid in ({found_all})"
    return Hits("search_doc", _PLACE, condition, "search_doc.rank")


def _titles_first(connection: Connection, found: Match, value: Callable[[object], str]) -> Hits:
    newest = connection.execute(
        f"select {_PLACE} from search_doc where search_doc match ? order by rowid limit ?",
        (found.expression, NEWEST),
    ).fetchall()
    places = [row[0] for row in newest]
    titles: set[int] = set()
    if places:
        # Read towards the newest, the index ends with them; the other way it would look for a
        # further hit behind the oldest of these, through all the years where there is none.
        in_titles = connection.execute(
            f"select {_PLACE} from search_doc where search_doc match ? and rowid <= ?"
            " order by rowid desc",
            (f"title : ({found.expression})", BEHIND - places[-1]),
        )
        titles.update(row[0] for row in in_titles)
    ordered = sorted(places, key=lambda place: (place not in titles, -place))
    return Hits(f"json_each({value(json.dumps(ordered))}) hit", "hit.value", "true", "hit.key")
