"""The search index: one document a message, at the message's place.

Newest first is rowid order. The index holds no text of its own: documents are given to it, and
taken from it, as the words that `domain.words` cuts a message into. Nothing else writes it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.words import words_of
from qa_tui.store.place import place_sql
from qa_tui.store.vocabulary import add_words, drop_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection, Row

_SOURCE = f"""select {place_sql("m")} as place, m.kind, m.author, t.title, r.name, x.text,
    x.background
from message m join thread t on t.id = m.thread
join representative r on r.id = t.representative
join message_text x on x.message = m.id and x.revision = m.revision"""

_ADD = "insert into search_doc (rowid, title, author, addressee, body) values (?, ?, ?, ?, ?)"
_DROP = f"""insert into search_doc (search_doc, rowid, title, author, addressee, body)
values ('delete', {", ".join("?" * 5)})"""

BATCH = 5_000
"""Documents of a rebuild whose words are counted together."""


@dataclass(frozen=True)
class _Document:
    """What the index is given of a message: its place, and its words column by column."""

    place: int
    columns: tuple[str, ...]
    words: frozenset[str]

    @property
    def values(self) -> tuple[object, ...]:
        return (self.place, *self.columns)


def _document(row: Row) -> _Document:
    """The words of a message: title, who wrote, to whom, and what."""
    title = row["title"] if row["kind"] == "question" else ""
    parts = (title, row["author"], row["name"], f"{row['text']}\n{row['background']}")
    words = [words_of(part) for part in parts]
    distinct = frozenset(word for part in words for word in part)
    return _Document(row["place"], tuple(" ".join(part) for part in words), distinct)


def index_message(writer: Writer, message: int) -> None:
    """Put the words of a message into the index, in which it does not stand yet."""
    row = writer.connection.execute(f"{_SOURCE} where m.id = ?", (message,)).fetchone()
    document = _document(row)
    writer.connection.execute(_ADD, document.values)
    writer.words.update(document.words)


def drop_message(writer: Writer, message: int) -> None:
    """Take the words of a message out of the index, before anything of them is changed."""
    row = writer.connection.execute(f"{_SOURCE} where m.id = ?", (message,)).fetchone()
    document = _document(row)
    writer.connection.execute(_DROP, document.values)
    writer.words.subtract(document.words)


def count_words(writer: Writer) -> None:
    """Bring the vocabulary up to what a transaction put into the index and took from it."""
    add_words(writer.connection, {word: n for word, n in writer.words.items() if n > 0})
    drop_words(writer.connection, {word: -n for word, n in writer.words.items() if n < 0})
    writer.words.clear()


def rebuild_search(connection: Connection) -> Iterator[int]:
    """Make index and vocabulary anew from the messages.

    Args:
        connection: Inside a write transaction.

    Yields:
        How many messages are done, batch by batch.
    """
    for table in ("search_doc", "term_part"):
        connection.execute(f"insert into {table} ({table}) values ('delete-all')")
    connection.execute("delete from term")
    done = 0
    found = connection.execute(f"{_SOURCE} order by m.id")
    while batch := found.fetchmany(BATCH):
        documents = [_document(row) for row in batch]
        connection.executemany(_ADD, [document.values for document in documents])
        add_words(connection, Counter(word for d in documents for word in d.words))
        done += len(batch)
        yield done


def words_of_all(connection: Connection) -> Counter[str]:
    """Count in how many messages each word stands, from the messages themselves."""
    counted: Counter[str] = Counter()
    for row in connection.execute(_SOURCE):
        counted.update(_document(row).words)
    return counted
