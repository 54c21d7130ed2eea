"""The vocabulary: every word of the search index with stem, folded form and documents.

A word of a query is expanded through it: other forms by the stem, other spellings by the folded
form, parts of compounds by the trigrams of the folded form.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qa_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qa_tui.store.sqlite import Connection

_RARE = 50_000
"""Documents up to which the index itself may look through all words with one beginning."""

_SHORT = 4
"""Letters below which so many words begin alike that the most frequent are looked through first."""

_LOOKED_THROUGH = 20_000

_IN_RANGE = """select term, documents, sum(documents) over () as together from term
    where term >= ? and term < ? order by documents desc limit ?"""
_FREQUENT = f"""select term, documents, null as together from (
        select term, documents from term where documents >= 1000
        order by documents desc limit {_LOOKED_THROUGH})
    where term >= ? and term < ? limit ?"""

_SHORTEST_PART = 4
"""Letters from which on a word is looked for inside compounds."""

_PARTS = 2_000
"""Compounds among which the most frequent are chosen: those that came first, since what is
frequent comes early. All compounds of a common word would take longer to look up than to find."""


@dataclass(frozen=True)
class Expansion:
    """What a word of a query stands for.

    Attributes:
        word: The word as typed, as `words_of` gives it.
        direct: Words that are it or begin with it, the most frequent first.
        others: Other forms and spellings, and compounds with it.
        documents: An upper bound of the documents that hold any of these.
        open: Whether so many words begin with it that only the most frequent are listed, and the
            index is to be asked for the beginning itself.
    """

    word: str
    direct: tuple[str, ...]
    others: tuple[str, ...]
    documents: int
    open: bool = False


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer  # noqa: PLC0415 - for searching and writing only

    return Stemmer.Stemmer("german", 0).stemWord  # type: ignore[no-any-return]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a German word (Snowball)."""
    return _stemmer()(word)


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    return fold(word).replace(" ", "")


def add_words(connection: Connection, documents: Mapping[str, int]) -> None:
    """Count further documents of words.

    Args:
        connection: A writing connection.
        documents: In how many further documents each word stands.
    """
    if not documents:
        return
    found = connection.execute(
        """select d.key, d.value, t.id from json_each(?) d left join term t on t.term = d.key
        order by t.id, d.key""",
        (json.dumps(documents, ensure_ascii=False),),
    ).fetchall()
    connection.executemany(
        "update term set documents = documents + ? where id = ?",
        [(number, known) for _, number, known in found if known is not None],
    )
    _add_unknown(connection, [(word, number) for word, number, known in found if known is None])


def _add_unknown(connection: Connection, documents: list[tuple[str, int]]) -> None:
    """Take in words that do not stand in the vocabulary; only these cost a stem."""
    if not documents:
        return
    last = connection.execute("select coalesce(max(id), 0) from term").fetchone()[0]
    connection.executemany(
        "insert into term (term, stem, folded, documents) values (?, ?, ?, ?)",
        [(word, stem(word), _folded(word), number) for word, number in documents],
    )
    connection.execute(
        "insert into term_part (rowid, folded) select id, folded from term where id > ?", (last,)
    )


def drop_words(connection: Connection, documents: Mapping[str, int]) -> None:
    """Count fewer documents of words; a word without documents goes.

    Args:
        connection: A writing connection.
        documents: In how many documents fewer each word stands.
    """
    gone = []
    for word, number in documents.items():
        row = connection.execute(
            "update term set documents = documents - ? where term = ? returning id, folded,"
            " documents",
            (number, word),
        ).fetchone()
        if row is not None and row["documents"] <= 0:
            gone.append((row["id"], row["folded"]))
    if not gone:
        return
    connection.executemany(
        "insert into term_part (term_part, rowid, folded) values ('delete', ?, ?)", gone
    )
    connection.executemany("delete from term where id = ?", [(row[0],) for row in gone])


def expand(connection: Connection, word: str, most: int) -> Expansion:
    """Find what a word of a query stands for.

    Args:
        connection: A reading connection.
        word: The beginning of a word, as `words_of` gives it.
        most: How many words it may stand for, about.

    Returns:
        Its forms in the vocabulary.
    """
    direct, together = _beginning(connection, word, most)
    seen = dict(direct[: most + 1])
    others: Counter[str] = Counter()
    room = max(most - len(seen), most // 4)
    for query, value in _others(word):
        for row in connection.execute(query, (value, most)):
            if row["term"] not in seen:
                others[row["term"]] = row["documents"]
    chosen = others.most_common(room)
    documents = sum(number for _, number in (*direct[:most], *chosen))
    return Expansion(
        word,
        tuple(term for term, _ in direct[:most]),
        tuple(term for term, _ in chosen),
        documents,
        len(direct) > most and together is not None and together <= _RARE,
    )


def _beginning(
    connection: Connection, word: str, most: int
) -> tuple[list[tuple[str, int]], int | None]:
    """Words that begin so, the most frequent first, the word itself before them.

    Also how many documents all of them have together; None where only the most frequent were
    looked through.
    """
    wanted = (word, _behind(word), most + 1)
    found = connection.execute(_FREQUENT, wanted).fetchall() if len(word) < _SHORT else []
    if len(found) <= most:
        found = connection.execute(_IN_RANGE, wanted).fetchall()
    terms = {row["term"]: row["documents"] for row in found}
    own = connection.execute("select documents from term where term = ?", (word,)).fetchone()
    if own is not None:
        terms = {word: own["documents"], **terms}
    return list(terms.items()), found[0]["together"] if found else None


def _behind(word: str) -> str:
    """A text behind all words with this beginning."""
    return word + "\U0010ffff"


def _others(word: str) -> list[tuple[str, str]]:
    """Queries for other forms of a word, each with its value."""
    queries = [("select term, documents from term where stem = ? limit ?", stem(word))]
    folded = _folded(word)
    if folded:
        queries.append(("select term, documents from term where folded = ? limit ?", folded))
    if len(folded) >= _SHORTEST_PART:
        queries.append(
            (
                f"""select term, documents from term where id in
                (select rowid from term_part where term_part match ? order by rowid limit {_PARTS})
                order by documents desc limit ?""",
                f'"{folded}"',
            )
        )
    return queries
