"""Finds near-duplicates through the search index, without an index of their own.

The rarest words of a text lead to the messages that share at least two of them; pairs of
neighbouring words then tell whether they are alike.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.context import Similar
from qa_tui.domain.likeness import MOST_WORDS, alike, percent
from qa_tui.domain.records import PUBLIC_STATES, Kind, State
from qa_tui.domain.words import words_of
from qa_tui.store.lists.lines import read_lines
from qa_tui.store.place import BEHIND

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection, Row

RAREST = 6
"""Words of a text by which others are looked for."""

NEWEST = 64
"""Messages that are taken, the newest first, for each word that leads to some."""

COMMON = 20_000
"""Messages above which a word leads nowhere by itself, unless all others are commoner still."""

VERIFIED = 32
"""Messages whose texts are compared: those to which most words led, then the newest."""

_RAREST = """select term from term
    where term in (select value from json_each(:words)) and documents >= :least
    order by documents, term limit :most"""
_FREQUENCY = "select documents from term where term = ?"
_SHARING = f"""select {BEHIND} - rowid from search_doc where search_doc match ?
    order by rowid limit ?"""

_TEXTS = """select m.place, x.text, x.background from message m
    join message_text x on x.message = m.id and x.revision = m.revision
    where m.place in (select value from json_each(:places))
    and length(x.text) + length(x.background) between :shortest and :longest"""

_TIMES_LONGER = 6
"""From what factor on one text is too much longer than another to have enough pairs in common."""

_PUBLIC = f"""and m.state = '{State.PUBLISHED}' and t.public_state in
    ({", ".join(f"'{state}'" for state in sorted(PUBLIC_STATES))})"""


@dataclass(frozen=True)
class ComparedText:
    """A text whose near-duplicates are looked for.

    Attributes:
        kind: Questions are compared with questions, answers with answers.
        text: The words as they came, background included.
        thread: Id of its thread, which is left out; None where it has none.
        public_only: Whether only what the public sees exists.
    """

    kind: Kind
    text: str
    thread: int | None = None
    public_only: bool = False

    @property
    def words(self) -> list[str]:
        """The words that are compared."""
        return words_of(self.text)[:MOST_WORDS]


def sample_of(connection: Connection, message: int, *, public_only: bool) -> ComparedText:
    """The text of a message as others are compared with it.

    Args:
        connection: A reading connection.
        message: Id of a message that is there.
        public_only: Whether only what the public sees exists.
    """
    row = connection.execute(
        """select m.kind, m.thread, x.text, x.background from message m
        join message_text x on x.message = m.id and x.revision = m.revision where m.id = ?""",
        (message,),
    ).fetchone()
    return ComparedText(Kind(row["kind"]), _whole(row), row["thread"], public_only)


def find_similar(connection: Connection, sample: ComparedText, limit: int) -> tuple[Similar, ...]:
    """Find the messages whose words are almost those of a text.

    Args:
        connection: A reading connection.
        sample: The text.
        limit: Messages at most; no more than `VERIFIED` are compared.

    Returns:
        Messages of other threads, the most alike first, then the newest.
    """
    words = sample.words
    candidates = _allowed(connection, sample, _candidates(connection, sample, words))
    length = len(sample.text)
    values = {
        "places": json.dumps(candidates),
        "shortest": length // _TIMES_LONGER,
        "longest": length * _TIMES_LONGER,
    }
    found = {}
    for row in connection.execute(_TEXTS, values):
        theirs = words_of(_whole(row))[:MOST_WORDS]
        if alike(words, theirs):
            found[row["place"]] = percent(words, theirs)
    best = sorted(found, key=lambda place: (-found[place], -place))[:limit]
    lines = read_lines(connection, best)
    return tuple(Similar(lines[place], found[place]) for place in best if place in lines)


def _whole(row: Row) -> str:
    return f"{row['text']}\n{row['background']}"


def _candidates(connection: Connection, sample: ComparedText, words: list[str]) -> list[int]:
    """Places of messages that share at least two rare words; most of these first."""
    terms = _rarest(connection, sample, words)
    led: Counter[int] = Counter()
    for number, term in enumerate(terms[:-1]):
        if number and _documents(connection, term) > COMMON:
            break
        others = " OR ".join(f'"{other}"' for other in terms[number + 1 :])
        expression = f'body : ("{term}" AND ({others}))'
        led.update(row[0] for row in connection.execute(_SHARING, (expression, NEWEST)))
    return sorted(led, key=lambda place: (-led[place], -place))


def _rarest(connection: Connection, sample: ComparedText, words: list[str]) -> list[str]:
    """The rarest words; of a message that is stored, none that it alone has."""
    least = 1 if sample.thread is None else 2
    values = {"words": json.dumps(sorted(set(words))), "least": least, "most": RAREST}
    return [row["term"] for row in connection.execute(_RAREST, values)]


def _documents(connection: Connection, term: str) -> int:
    return int(connection.execute(_FREQUENCY, (term,)).fetchone()[0])


def _allowed(connection: Connection, sample: ComparedText, places: list[int]) -> list[int]:
    """The first of the places that are of the sample's kind, in other threads, and may be seen."""
    rows = connection.execute(
        f"""select m.place from message m join thread t on t.id = m.thread
        where m.place in (select value from json_each(:places)) and m.kind = :kind
        and m.withdrawn = 0 and t.withdrawn = 0 and m.thread is not :thread
        {_PUBLIC if sample.public_only else ""}""",
        {"places": json.dumps(places), "kind": sample.kind, "thread": sample.thread},
    )
    allowed = {row["place"] for row in rows}
    return [place for place in places if place in allowed][:VERIFIED]
