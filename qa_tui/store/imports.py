"""Stores threads that a reader made of pages: new ones, further captures, known ones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qa_tui.domain.records import Kind
from qa_tui.domain.text import storable
from qa_tui.store.journal import Entry, append
from qa_tui.store.page_rows import (
    ADD_CAPTURE,
    ADD_MESSAGE,
    Asked,
    FreshThreads,
    capture_values,
    message_values,
)
from qa_tui.store.search import index_message, spaced_body
from qa_tui.store.texts import write_text
from qa_tui.store.threads import derive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa_tui.domain.source import SourceThread
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection, Row


class Outcome(Enum):
    """What became of a page."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PageFile:
    """The file that a page came from.

    Attributes:
        path: As it was named at the import.
        raw_hash: SHA-256 of its bytes, in hex.
        encoding: The encoding it was read with.
        captured_at: When it was taken from the site (UTC ISO-8601 with seconds), or None where
            nothing tells.
    """

    path: str
    raw_hash: str
    encoding: str
    captured_at: str | None = None


@dataclass(frozen=True)
class ReadPage:
    """A page that was read, with all that can be made of it without the store.

    Attributes:
        thread: What the reader made of it.
        file: Where it came from.
        bodies: Of each message, the words that the search index is given of it.
    """

    thread: SourceThread
    file: PageFile
    bodies: tuple[str, ...]

    @classmethod
    def of(cls, thread: SourceThread, file: PageFile) -> ReadPage:
        """Cut the messages of a thread into words."""
        bodies = (
            spaced_body(storable(message.text), storable(message.background))
            for message in thread.messages
        )
        return cls(thread, file, tuple(bodies))


def start_run(writer: Writer) -> int:
    """Open an import run, with the one event that stands for all of it.

    Returns:
        Id of the run.
    """
    uid = writer.uid()
    run = writer.connection.execute(
        "insert into import_run (uid, started_at, moderator) values (?, ?, ?) returning id",
        (uid, writer.at, writer.moderator),
    ).fetchone()[0]
    append(writer, Entry("import", "run", uid))
    return int(run)


def known(connection: Connection, hashes: Iterable[str]) -> set[str]:
    """Which files were imported before and are still in the lists.

    Args:
        connection: A connection; nothing is written.
        hashes: The SHA-256 of their bytes, in hex.

    Returns:
        Those of the hashes that are known.
    """
    return {row["raw_hash"] for row in _captures(connection, hashes) if not row["withdrawn"]}


def _captures(connection: Connection, hashes: Iterable[str]) -> list[Row]:
    """The captures with some bytes, and whether the run of each was taken back."""
    return connection.execute(
        """select c.id, c.thread, c.raw_hash, i.withdrawn from capture c
        join import_run i on i.id = c.run
        where c.raw_hash in (select value from json_each(?))""",
        (json.dumps(list(hashes)),),
    ).fetchall()


def store_page(writer: Writer, run: int, page: SourceThread, file: PageFile) -> Outcome:
    """Store what one page says; see `store_pages`."""
    (outcome,) = store_pages(writer, run, [ReadPage.of(page, file)])
    return outcome


def store_pages(writer: Writer, run: int, pages: Sequence[ReadPage]) -> list[Outcome]:
    """Store what pages say.

    Bytes that were imported before change nothing; a thread that was taken back comes back.
    The same thread from another file becomes a further capture of the thread that is there.

    Args:
        writer: The open transaction.
        run: Id of the import run.
        pages: What the reader made of the pages.

    Returns:
        Of each page, whether a thread was added, changed, or nothing happened.
    """
    fresh = FreshThreads(writer, run)
    hashes = {page.file.raw_hash for page in pages}
    captures = {row["raw_hash"]: row for row in _captures(writer.connection, hashes)}
    outcomes = []
    for page in pages:
        if page.file.raw_hash in hashes:
            outcomes.append(_store(fresh, page, captures.get(page.file.raw_hash)))
            hashes.remove(page.file.raw_hash)
        else:  # the same bytes as those of a page before it
            outcomes.append(Outcome.UNCHANGED)
    fresh.write()
    return outcomes


def _store(fresh: FreshThreads, page: ReadPage, capture: Row | None) -> Outcome:
    """Store what a page says, or gather it where its thread is a fresh one.

    Args:
        fresh: The fresh threads so far.
        page: The page.
        capture: The capture with the same bytes, or None.
    """
    writer, run = fresh.writer, fresh.run
    if capture is not None:
        if not capture["withdrawn"]:
            return Outcome.UNCHANGED
        thread = int(capture["thread"])
        writer.connection.execute("update capture set run = ? where id = ?", (run, capture["id"]))
        came_back = _bring_back(writer, run, thread, page.thread)
        return Outcome.UPDATED if came_back else Outcome.UNCHANGED
    asked = Asked.of(page.thread, fresh.representative(page.thread))
    if asked in fresh:
        fresh.write()
    known_thread = _same_thread(writer.connection, asked)
    if known_thread is None:
        fresh.add(asked, page)
        return Outcome.ADDED
    fresh.write()
    return _add_to(writer, run, known_thread, page)


def _add_to(writer: Writer, run: int, thread: int, page: ReadPage) -> Outcome:
    """Add a page to a thread that is there."""
    came_back = _bring_back(writer, run, thread, page.thread)
    grew = _add_answers(writer, run, thread, page.thread)
    writer.connection.execute(
        ADD_CAPTURE, capture_values(writer, run, thread, page.thread, page.file)
    )
    return Outcome.UPDATED if came_back or grew else Outcome.UNCHANGED


SAME_THREAD = """select t.id from thread t
join message m on m.thread = t.id and m.kind = 'question'
join message_text x on x.message = m.id and x.revision = 1
where t.representative = ? and t.title = ? and m.author = ? and x.text = ? and x.background = ?
and (t.withdrawn = 0 or exists (select 1 from capture c where c.thread = t.id))
order by t.withdrawn, t.id limit 1"""


def _same_thread(connection: Connection, asked: Asked) -> int | None:
    """The thread with the same title and question, in the lists or taken back, or None."""
    row = connection.execute(
        SAME_THREAD,
        (asked.representative, asked.title, asked.author, asked.text, asked.background),
    ).fetchone()
    return int(row["id"]) if row else None


def _add_answers(writer: Writer, run: int, thread: int, page: SourceThread) -> bool:
    """Add the answers of a page that its thread does not have yet."""
    texts = {
        row["text"]
        for row in writer.connection.execute(
            """select x.text from message m join message_text x on x.message = m.id
            where m.thread = ? and m.kind = 'answer'""",
            (thread,),
        )
    }
    missing = [
        message
        for message in page.messages[1:]
        if message.kind is Kind.ANSWER and storable(message.text) not in texts
    ]
    for message in missing:
        values = message_values(writer, thread, page, message)
        answer = writer.connection.execute(ADD_MESSAGE, values).fetchone()["id"]
        write_text(writer, answer, message.text, message.background)
        index_message(writer, answer)
        _record(writer.connection, run, answer)
    if missing:
        derive(writer, thread)
    return bool(missing)


def _record(connection: Connection, run: int, answer: int, *, back: bool = False) -> None:
    """Note that a run brought an answer to a thread that was there, for the run's undo.

    Args:
        connection: Inside the transaction.
        run: Id of the run.
        answer: Id of the answer.
        back: Whether the answer had been there before and was taken back.
    """
    connection.execute(
        """insert into change (event, field, before, after)
        select e.seq, 'answer', iif(?3, m.uid, null), m.uid
        from event e join import_run i on i.uid = e.subject_uid
        join message m on m.id = ?1 and m.kind = 'answer' where i.id = ?2 and e.verb = 'import'""",
        (answer, run, back),
    )


def _bring_back(writer: Writer, run: int, thread: int, page: SourceThread) -> bool:
    """Put what a page shows of a thread into the lists again, where it was taken back."""
    connection = writer.connection
    back = connection.execute(
        "update thread set withdrawn = 0 where id = ? and withdrawn = 1", (thread,)
    ).rowcount
    for message in page.messages:
        for row in connection.execute(
            """update message set withdrawn = 0, version = version + 1
            where thread = ? and kind = ? and withdrawn = 1
            and ? in (select text from message_text where message = message.id and revision = 1)
            and not exists (select 1 from event e
                where e.subject_uid = message.uid and e.verb in ('ask', 'answer')) returning id""",
            (thread, message.kind, storable(message.text)),
        ).fetchall():
            _record(connection, run, row["id"], back=True)
            back += 1
    if back:
        derive(writer, thread)
    return back > 0
