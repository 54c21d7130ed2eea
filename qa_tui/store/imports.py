"""Stores threads that a reader made of pages: new ones, further captures, known ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qa_tui.domain.records import Kind
from qa_tui.domain.text import storable
from qa_tui.store.journal import Entry, append
from qa_tui.store.page_directory import page_representative, page_topic
from qa_tui.store.search import index_message
from qa_tui.store.texts import write_text
from qa_tui.store.threads import derive

if TYPE_CHECKING:
    from qa_tui.domain.source import SourceMessage, SourceThread
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection


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
    """

    path: str
    raw_hash: str
    encoding: str


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


def known(connection: Connection, raw_hash: str) -> bool:
    """Whether a file with these bytes was imported before and is still in the lists."""
    row = connection.execute(
        """select i.withdrawn from capture c join import_run i on i.id = c.run
        where c.raw_hash = ?""",
        (raw_hash,),
    ).fetchone()
    return row is not None and not row["withdrawn"]


def store_page(writer: Writer, run: int, page: SourceThread, file: PageFile) -> Outcome:
    """Store what a page says.

    Bytes that were imported before change nothing; a thread that was taken back comes back.
    The same thread from another file becomes a further capture of the thread that is there.

    Args:
        writer: The open transaction.
        run: Id of the import run.
        page: What the reader made of the page.
        file: Where it came from.

    Returns:
        Whether a thread was added, changed, or nothing happened.
    """
    connection = writer.connection
    capture = connection.execute(
        """select c.id, c.thread, i.withdrawn from capture c join import_run i
        on i.id = c.run where c.raw_hash = ?""",
        (file.raw_hash,),
    ).fetchone()
    if capture is not None:
        if not capture["withdrawn"]:
            return Outcome.UNCHANGED
        connection.execute("update capture set run = ? where id = ?", (run, capture["id"]))
        came_back = _bring_back(writer, run, capture["thread"], page)
        return Outcome.UPDATED if came_back else Outcome.UNCHANGED
    representative = page_representative(writer, page)
    thread = _same_thread(connection, representative, page)
    if thread is None:
        thread = _add_thread(writer, representative, page)
        _add_capture(writer, run, thread, page, file)
        return Outcome.ADDED
    came_back = _bring_back(writer, run, thread, page)
    grew = _add_answers(writer, run, thread, page)
    _add_capture(writer, run, thread, page, file)
    return Outcome.UPDATED if came_back or grew else Outcome.UNCHANGED


def _same_thread(connection: Connection, representative: int, page: SourceThread) -> int | None:
    """The thread with the same title and question, in the lists or taken back, or None."""
    question = page.messages[0]
    row = connection.execute(
        """select t.id from thread t join message m on m.thread = t.id and m.kind = 'question'
        join message_text x on x.message = m.id and x.revision = 1
        where t.representative = ? and t.title = ? and m.author = ? and x.text = ?
        and x.background = ? and (t.withdrawn = 0 or t.id in (select thread from capture))
        order by t.withdrawn, t.id limit 1""",
        (
            representative,
            storable(page.title),
            storable(question.author),
            storable(question.text),
            storable(question.background),
        ),
    ).fetchone()
    return int(row["id"]) if row else None


def _add_thread(writer: Writer, representative: int, page: SourceThread) -> int:
    thread = writer.connection.execute(
        """insert into thread (uid, representative, topic, form, title, asking_note,
            public_state, sort_date)
        values (?, ?, ?, ?, ?, ?, 'waiting', ?) returning id""",
        (
            writer.uid(),
            representative,
            page_topic(writer, page.topic),
            page.form,
            storable(page.title),
            None if page.asking_note is None else storable(page.asking_note),
            _sort_date(writer, _bound(page)),
        ),
    ).fetchone()[0]
    for message in page.messages:
        _add_message(writer, thread, page, message)
    derive(writer, thread)
    return int(thread)


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
        _record(writer.connection, run, _add_message(writer, thread, page, message))
    if missing:
        derive(writer, thread)
    return bool(missing)


def _add_message(writer: Writer, thread: int, page: SourceThread, message: SourceMessage) -> int:
    party = message.party or page.party
    row = writer.connection.execute(
        """insert into message (uid, thread, kind, author, party_label, state, initial_state,
            standard_reply, annotation, date, sort_date)
        values (?, ?, ?, ?, ?, 'published', 'published', ?, ?, ?, ?) returning id""",
        (
            writer.uid(),
            thread,
            message.kind,
            storable(message.author),
            None if party is None else storable(party),
            message.standard_reply,
            None if message.annotation is None else storable(message.annotation),
            message.date,
            _sort_date(writer, _bound(page) if message.kind is Kind.QUESTION else message.date),
        ),
    ).fetchone()
    write_text(writer, row["id"], message.text, message.background)
    index_message(writer, row["id"])
    return int(row["id"])


def _record(connection: Connection, run: int, answer: int) -> None:
    """Note that a run brought an answer to a thread that was there, for the run's undo."""
    connection.execute(
        """insert into change (event, field, after)
        select e.seq, 'answer', m.uid from event e join import_run i on i.uid = e.subject_uid
        join message m on m.id = ? and m.kind = 'answer' where i.id = ? and e.verb = 'import'""",
        (answer, run),
    )


def _bound(page: SourceThread) -> str | None:
    """The date of the question, else of its first answer: it was asked by then."""
    dates = [message.date for message in page.messages[1:] if message.date]
    return page.messages[0].date or min(dates, default=None)


def _sort_date(writer: Writer, bound: str | None) -> str:
    """The best bound known for when a message was written; else the import's moment."""
    return f"{bound}T00:00:00Z" if bound else writer.at


def _add_capture(writer: Writer, run: int, thread: int, page: SourceThread, file: PageFile) -> None:
    writer.connection.execute(
        """insert into capture (uid, thread, run, path, url, captured_at, raw_hash, encoding,
            form, sureness) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            writer.uid(),
            thread,
            run,
            storable(file.path),
            None if page.url is None else storable(page.url),
            writer.at,
            file.raw_hash,
            file.encoding,
            page.page_form,
            page.sureness,
        ),
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
                where e.subject_uid = message.uid and e.from_state is null) returning id""",
            (thread, message.kind, storable(message.text)),
        ).fetchall():
            _record(connection, run, row["id"])
            back += 1
    if back:
        derive(writer, thread)
    return back > 0
