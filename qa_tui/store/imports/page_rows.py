"""Rows that are made of pages; the threads of many pages are written kind by kind."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from qa_tui.domain.records import Kind, State
from qa_tui.domain.text import storable
from qa_tui.domain.workflow import public_state
from qa_tui.store.directory.linking import PeopleLookup
from qa_tui.store.imports.page_directory import page_topic
from qa_tui.store.lists.line_table import add_lines
from qa_tui.store.messages.texts import text_hash
from qa_tui.store.place import give_places
from qa_tui.store.search.index import Document, add_documents, drop_outdated, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa_tui.domain.imports.source import SourceMessage, SourceThread
    from qa_tui.store.directory.linking import Link
    from qa_tui.store.imports.read_page import ReadPage
    from qa_tui.store.search.uncounted import UncountedWords
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

_MESSAGE_COLUMNS = """uid, thread, kind, author, party_label, state, initial_state,
    standard_reply, annotation, date, sort_date"""
_MESSAGE_VALUES = "?, ?, ?, ?, ?, 'published', 'published', ?, ?, ?, ?"

ADD_MESSAGE = f"insert into message ({_MESSAGE_COLUMNS}) values ({_MESSAGE_VALUES}) returning id"
ADD_CAPTURE = """insert into capture (uid, thread, run, path, url, captured_at, raw_hash, encoding,
    form, sureness, guesses, thread_key, won, sighting)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_THREADS = """insert into thread (id, uid, representative, mandate, topic, form, title,
    asking_note, public_state, answers, sort_date) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_MESSAGES = f"insert into message (id, {_MESSAGE_COLUMNS}) values (?, {_MESSAGE_VALUES})"
_ADD_TEXTS = """insert into message_text (message, revision, text, background, salt, hash, added_at,
    added_by) values (?, 1, ?, ?, ?, ?, ?, ?)"""

_Row = tuple[object, ...]


@dataclass(frozen=True)
class ThreadIdentity:
    """What tells a thread from every other one: pages that agree in it show the same thread."""

    representative: int
    title: str
    author: str
    text: str
    background: str

    @classmethod
    def of(cls, page: SourceThread, representative: int) -> ThreadIdentity:
        """What was asked on a page, as the store keeps it."""
        question = page.messages[0]
        return cls(
            representative,
            storable(page.title),
            storable(question.author),
            storable(question.text),
            storable(question.background),
        )


@dataclass
class _Rows:
    """Rows that wait to be written.

    Attributes:
        thread: The last id of a thread that is taken, in the store or here.
        message: The last id of a message that is taken.
    """

    thread: int = 0
    message: int = 0
    asked: set[ThreadIdentity] = field(default_factory=set)
    threads: list[_Row] = field(default_factory=list)
    messages: list[_Row] = field(default_factory=list)
    texts: list[_Row] = field(default_factory=list)
    captures: list[_Row] = field(default_factory=list)
    documents: dict[int, tuple[str, str, str]] = field(default_factory=dict)


class FreshThreads:
    """Threads of pages, gathered until they are written together.

    Whoever writes threads or messages otherwise calls `write` before: the ids are given here.

    Args:
        writer: The open transaction.
        run: Id of the import run.
        by_key: Threads that are known by the addresses of pages; fresh ones are added to it.
        owed: Takes what the vocabulary is to count later; where None, it counts at once.
    """

    def __init__(
        self, writer: Writer, run: int, by_key: dict[str, int], owed: UncountedWords | None = None
    ) -> None:
        self.writer = writer
        self.run = run
        self.by_key = by_key
        self._owed = owed
        self._rows = _Rows()
        self._people = PeopleLookup(writer)
        self._topics: dict[str | None, int | None] = {}

    def link(self, page: ReadPage) -> Link:
        """Find or make who was asked on a page."""
        return self._people.link(page)

    def __contains__(self, asked: ThreadIdentity) -> bool:
        return asked in self._rows.asked

    def add(self, asked: ThreadIdentity, page: ReadPage, link: Link) -> None:
        """Gather a page with a thread that stands neither here nor in the store."""
        if not self._rows.threads:  # known threads may have taken ids since the last were written
            self._rows = _rows(self.writer.connection)
        rows, writer = self._rows, self.writer
        rows.asked.add(asked)
        rows.thread += 1
        rows.threads.append((rows.thread, *self._thread_values(asked, page.thread, link.mandate)))
        rows.captures.append(capture_values(writer, self.run, rows.thread, page, link, won=1))
        if page.address.thread is not None:
            self.by_key[page.address.thread] = rows.thread
        for message, body in zip(page.thread.messages, page.bodies, strict=True):
            rows.message += 1
            values = message_values(writer, rows.thread, page.thread, message)
            rows.messages.append((rows.message, *values))
            rows.texts.append((rows.message, *_text_values(writer, message)))
            title = spaced(asked.title) if message.kind is Kind.QUESTION else ""
            rows.documents[rows.message] = (body, title, spaced(storable(message.author)))

    def _thread_values(
        self, asked: ThreadIdentity, page: SourceThread, mandate: int | None
    ) -> _Row:
        if page.topic not in self._topics:
            self._topics[page.topic] = page_topic(self.writer, page.topic)
        answers = [(State.PUBLISHED, message.standard_reply) for message in page.messages[1:]]
        return (
            self.writer.uid(),
            asked.representative,
            mandate,
            self._topics[page.topic],
            page.form,
            asked.title,
            None if page.asking_note is None else storable(page.asking_note),
            public_state(State.PUBLISHED, answers, withdrawn=False),
            len(answers),
            known_order(page, page.messages[0]) or self.writer.at,
        )

    def write(self) -> None:
        """Write what was gathered, with its places, its lines in the lists and its words."""
        rows, connection = self._rows, self.writer.connection
        if rows.threads:
            connection.executemany(_ADD_THREADS, rows.threads)
            connection.executemany(_ADD_MESSAGES, rows.messages)
            connection.executemany(_ADD_TEXTS, rows.texts)
            connection.executemany(ADD_CAPTURE, rows.captures)
            drop_outdated(self.writer)
            give_places(connection)
            add_lines(connection, rows.thread - len(rows.threads) + 1)
            words = add_documents(connection, _documents(connection, rows.documents))
            if self._owed is None:
                self.writer.words.update(chain.from_iterable(words))
            else:
                self._owed.owe(connection, min(rows.documents), rows.message, words)
        self._rows = _Rows()


def _rows(connection: Connection) -> _Rows:
    """No rows, and the ids from which to count."""
    last = connection.execute(
        "select coalesce((select max(id) from thread), 0),"
        " coalesce((select max(id) from message), 0)"
    ).fetchone()
    return _Rows(*last)


def _documents(
    connection: Connection, texts: Mapping[int, tuple[str, str, str]]
) -> Iterator[Document]:
    """The documents of messages, of which the store knows the place and the addressee."""
    for message, place, name in connection.execute(
        """select m.id, m.place, r.name from message m join thread t on t.id = m.thread
        join representative r on r.id = t.representative where m.id >= ?""",
        (min(texts),),
    ):
        yield Document(place, *texts[message], spaced(name))


def party_of(page: SourceThread, message: SourceMessage) -> str | None:
    """The party label that a page shows with one of its messages, or None."""
    return message.party or (None if page.exact else page.party)


def message_values(
    writer: Writer, thread: int, page: SourceThread, message: SourceMessage
) -> tuple[object, ...]:
    """The values of `ADD_MESSAGE` for a message that a page shows."""
    party = party_of(page, message)
    return (
        writer.uid(),
        thread,
        message.kind,
        storable(message.author),
        None if party is None else storable(party),
        message.standard_reply,
        None if message.annotation is None else storable(message.annotation),
        message.date,
        known_order(page, message) or writer.at,
    )


def _text_values(writer: Writer, message: SourceMessage) -> _Row:
    text, background = storable(message.text), storable(message.background)
    salt = secrets.token_hex(16)
    digest = text_hash(salt, text, background)
    return text, background, salt, digest, writer.at, writer.moderator


def capture_values(
    writer: Writer, run: int, thread: int, page: ReadPage, link: Link, won: int = 0
) -> tuple[object, ...]:
    """The values of `ADD_CAPTURE` for a page that shows a thread.

    Where nothing tells when it was taken from the site, that counts as the import's moment, which
    is also the last one possible.
    """
    file, source = page.file, page.thread
    return (
        writer.uid(),
        thread,
        run,
        storable(file.path),
        None if source.url is None else storable(source.url),
        min(file.captured_at or writer.at, writer.at),
        file.raw_hash,
        file.encoding,
        source.page_form,
        source.sureness,
        " ".join(source.guesses),
        page.address.thread,
        won,
        link.sighting,
    )


def _bound(page: SourceThread) -> str | None:
    """The date of the question, else of its first answer: it was asked by then."""
    dates = [message.date for message in page.messages[1:] if message.date]
    return page.messages[0].date or min(dates, default=None)


def known_order(page: SourceThread, message: SourceMessage) -> str | None:
    """The best bound that a page knows for when one of its messages was written, or None."""
    bound = _bound(page) if message.kind is Kind.QUESTION else message.date
    known = message.ordered_at or bound
    return known if known is None or "T" in known else f"{known}T00:00:00Z"
