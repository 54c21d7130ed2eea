"""The search index: one document a message, counted back from the newest place.

Newest first is rowid order; see `place.BEHIND`. The index holds no text of its own: documents are
given to it, and taken from it, as the words that `domain.words` cuts a message into. Nothing else
writes it.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from qa_tui.domain.words import words_of
from qa_tui.store.place import BEHIND
from qa_tui.store.search.vocabulary import add_words, drop_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

_SOURCE = """select m.place, m.kind, m.author, t.title, r.name, x.text,
    x.background
from message m join thread t on t.id = m.thread
join representative r on r.id = t.representative
join message_text x on x.message = m.id and x.revision = m.revision"""

_ADD = "insert into search_doc (rowid, body, title, author, addressee) values (?, ?, ?, ?, ?)"
_DROP = f"""insert into search_doc (search_doc, rowid, body, title, author, addressee)
values ('delete', {", ".join("?" * 5)})"""

BATCH = 1_000
"""Documents of a rebuild that are read together."""

WORDS = 400_000
"""Words of a rebuild that are counted before they are written."""


@dataclass(frozen=True)
class Document:
    """What the index is given of a message, each text as its words with blanks between them.

    The column with most words is the first: each word in another one costs two bytes more.

    Attributes:
        place: The message's place.
        body: Text and background.
        title: The thread's title, of a question; else empty.
        author: Who wrote.
        addressee: To whom.
    """

    place: int
    body: str
    title: str
    author: str
    addressee: str

    @property
    def values(self) -> tuple[int, str, str, str, str]:
        """A row of the index."""
        return BEHIND - self.place, self.body, self.title, self.author, self.addressee

    @property
    def words(self) -> set[str]:
        """The words, each once."""
        texts = (self.body, self.title, self.author, self.addressee)
        return set(" ".join(texts).split(" ")) - {""}


def spaced(text: str) -> str:
    """The words of a text as the index is given them."""
    return " ".join(words_of(text))


def spaced_body(text: str, background: str) -> str:
    """The words of a message's text and background as the index is given them."""
    return spaced(f"{text}\n{background}")


def _document(row: Row) -> Document:
    """The document of a message."""
    return Document(
        row["place"],
        spaced_body(row["text"], row["background"]),
        spaced(row["title"]) if row["kind"] == "question" else "",
        spaced(row["author"]),
        spaced(row["name"]),
    )


def index_message(writer: Writer, message: int) -> None:
    """Put the words of a message into the index, in which it does not stand, at the end."""
    writer.unindexed.add(message)


def drop_message(writer: Writer, message: int) -> None:
    """Take the words of a message out of the index, before anything of them is changed.

    They are noted now and leave it at the end: between two changes of the index, every statement
    that may have to be rolled back alone would write what it holds as a segment of its own.
    """
    if message in writer.unindexed:
        writer.unindexed.remove(message)
        return
    count_owed(writer, message)
    (document,) = _documents(writer.connection, [message])
    writer.outdated.append(document.values)
    writer.words.subtract(document.words)


def drop_outdated(writer: Writer) -> None:
    """Take out of the index what is to leave it, before anything can come to the same places."""
    writer.connection.executemany(_DROP, sorted(writer.outdated))
    writer.outdated.clear()


def settle_search(writer: Writer, progress: Callable[[int], None] = lambda _done: None) -> None:
    """Bring index and vocabulary up to what a transaction changed, at its end.

    Args:
        writer: The open transaction.
        progress: Called with the number of messages added to the index; may raise to stop.
    """
    drop_outdated(writer)
    if writer.unindexed:
        documents = _documents(writer.connection, writer.unindexed)
        added = add_documents(writer.connection, documents, progress)
        writer.words.update(chain.from_iterable(added))
        writer.unindexed.clear()
    add_words(writer.connection, +writer.words)
    drop_words(writer.connection, -writer.words)
    writer.words.clear()


def add_documents(
    connection: Connection,
    documents: Iterable[Document],
    progress: Callable[[int], None] = lambda _done: None,
) -> list[set[str]]:
    """Put documents into the index that do not stand in it.

    Args:
        connection: A writing connection.
        documents: In any order.
        progress: Called with the number of documents added; may raise to stop.

    Returns:
        The words of each, which the vocabulary has yet to count.
    """
    ordered = sorted(documents, key=_newest_first)
    connection.executemany(_ADD, _told(ordered, progress))
    return [document.words for document in ordered]


def _told(
    documents: Iterable[Document], progress: Callable[[int], None]
) -> Iterator[tuple[int, str, str, str, str]]:
    """The rows of documents, telling how many were taken."""
    for done, document in enumerate(documents, 1):
        yield document.values
        progress(done)


def _counted(documents: Iterable[Document]) -> Counter[str]:
    """In how many documents each word stands."""
    return Counter(chain.from_iterable(document.words for document in documents))


def count_owed(writer: Writer, message: int) -> None:
    """Count what an import owes the vocabulary of a message, and of those beside it.

    Args:
        writer: The open transaction.
        message: Id of the message; nothing happens where nothing is owed of it.
    """
    connection = writer.connection
    row = connection.execute(
        "select * from uncounted where first <= ? order by first desc limit 1", (message,)
    ).fetchone()
    if row is not None and message <= row["last"]:
        writer.words.update(_owed(connection, row))
        connection.execute("delete from uncounted where first = ?", (row["first"],))


def _owed(connection: Connection, row: Row) -> Counter[str]:
    """What the vocabulary has yet to count of the messages that a row of `uncounted` names."""
    counted = _counted(_documents(connection, range(row["first"], row["last"] + 1)))
    return Counter({word: number for word, number in counted.items() if word >= row["word"]})


def _newest_first(document: Document) -> int:
    """What the index is written by: in another order each document becomes its own segment."""
    return -document.place


def _documents(connection: Connection, messages: Iterable[int]) -> list[Document]:
    """The documents of messages, the newest first."""
    found = connection.execute(
        f"{_SOURCE} where m.id in (select value from json_each(?))", (json.dumps(list(messages)),)
    )
    return sorted(map(_document, found), key=_newest_first)


def rebuild_search(connection: Connection) -> Iterator[int]:
    """Rebuild index and vocabulary from the messages.

    Args:
        connection: Inside a write transaction.

    Yields:
        How many messages are done, batch by batch.
    """
    for table in ("search_doc", "term_part"):
        connection.execute(f"insert into {table} ({table}) values ('delete-all')")
    for table in ("term", "uncounted"):
        connection.execute(f"delete from {table}")
    messages = array(
        "q",
        [row[0] for row in connection.execute("select id from message order by place desc")],
    )
    words: Counter[str] = Counter()
    for start in range(0, len(messages), BATCH):
        documents = _documents(connection, messages[start : start + BATCH])
        connection.executemany(_ADD, [document.values for document in documents])
        words.update(_counted(documents))
        if len(words) > WORDS:
            add_words(connection, words)
            words.clear()
        yield start + len(documents)
    add_words(connection, words)


def words_of_all(connection: Connection) -> Counter[str]:
    """Count in how many messages each word stands, from the messages themselves."""
    return _counted(map(_document, connection.execute(_SOURCE)))


def owed_words(connection: Connection) -> Counter[str]:
    """Count in how many messages each word stands that the vocabulary has yet to count."""
    rows = connection.execute("select * from uncounted").fetchall()
    return sum((_owed(connection, row) for row in rows), Counter())
