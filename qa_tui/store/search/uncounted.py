"""Lets an import count the words of many messages in the vocabulary at once, and each just once.

A batch of pages touches much of the vocabulary, however few its pages are. So an import adds up in
memory what it owes, and pays now and then. The table `uncounted` names the messages meanwhile:
whoever changes one of them pays for it first, and what a cut off import owes the next one pays.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from qa_tui.store.search.index import count_owed

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

MOST = 300_000
"""Words that an import may owe, each once, before it pays: about 40 MB of memory."""

_AT_ONCE = 20_000
"""Words that are counted in one transaction, so that nobody else waits long to write."""


@dataclass
class UncountedWords:
    """What an import owes the vocabulary.

    Attributes:
        words: By how many documents each word is to grow, as far as `take` has counted.
        texts: The words of each message that is not committed yet.
        spans: The first message of each row of `uncounted` that tells of it.
    """

    words: Counter[str] = field(default_factory=Counter)
    texts: list[set[str]] = field(default_factory=list)
    spans: set[int] = field(default_factory=set)

    def owe(self, connection: Connection, first: int, last: int, texts: list[set[str]]) -> None:
        """Owe the words of further messages.

        Args:
            connection: The writing connection that put them into the index.
            first: Id of the first of them.
            last: Id of the last of them.
            texts: The words of each.
        """
        connection.execute("insert into uncounted (first, last) values (?, ?)", (first, last))
        self.texts += texts
        self.spans.add(first)

    def take(self, other: UncountedWords) -> None:
        """Owe what was put into the index in a transaction, once that is committed."""
        self.words.update(chain.from_iterable(other.texts))
        self.spans |= other.spans

    def pay(self, desk: Desk, actor: str) -> None:
        """Have the vocabulary count what is owed, in short transactions.

        Args:
            desk: The desk, open for writing.
            actor: Name of the moderator who imports.
        """
        words, paid = sorted(self.words), ""
        for start in range(0, len(words), _AT_ONCE):
            behind = words[start + _AT_ONCE] if start + _AT_ONCE < len(words) else None
            with desk.writing(actor) as writer:
                if not self._is_owed(writer.connection, paid):
                    break
                writer.words.update({w: self.words[w] for w in words[start : start + _AT_ONCE]})
                self._write_down(writer.connection, behind)
            paid = behind or ""
        pay_all(desk, actor, self.spans)
        self.words.clear()
        self.spans.clear()

    def _is_owed(self, connection: Connection, paid: str) -> bool:
        """Whether nobody else has paid anything of it meanwhile."""
        found = dict(connection.execute("select first, word from uncounted").fetchall())
        return all(found.get(span) == paid for span in self.spans)

    def _write_down(self, connection: Connection, behind: str | None) -> None:
        """Write from which word on it is owed still; nothing is where that is None."""
        if behind is None:
            query = "delete from uncounted where first = ?"
            connection.executemany(query, [(span,) for span in self.spans])
        else:
            query = "update uncounted set word = ? where first = ?"
            connection.executemany(query, [(behind, span) for span in self.spans])


def pay_all(desk: Desk, actor: str, spans: set[int] | None = None) -> None:
    """Count from the messages themselves what is owed: nobody holds it in memory.

    Args:
        desk: The desk, open for writing.
        actor: Name of the moderator who imports.
        spans: The first message of each row of `uncounted` that is paid; all where None.
    """
    with desk.reading() as connection:
        found = [row[0] for row in connection.execute("select first from uncounted")]
    for span in found if spans is None else spans.intersection(found):
        with desk.writing(actor) as writer:
            _pay(writer, span)


def _pay(writer: Writer, span: int) -> None:
    """Pay what is owed of the messages from this one on, if it is still."""
    if writer.connection.execute("select 1 from uncounted where first = ?", (span,)).fetchone():
        count_owed(writer, span)
