"""Stores threads that a reader made of pages: new ones, further captures, known ones."""

from __future__ import annotations

import json
from enum import Enum
from typing import TYPE_CHECKING

from qa_tui.store.imports.captures import threads_by_key
from qa_tui.store.imports.page_rows import ADD_CAPTURE, FreshThreads, ThreadIdentity, capture_values
from qa_tui.store.imports.readings import asks_alike, read_again
from qa_tui.store.journal.events import Entry, append

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa_tui.store.imports.read_page import ReadPage
    from qa_tui.store.search.uncounted import UncountedWords
    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer


class PageOutcome(Enum):
    """What became of a page; `CAPTURED` is a further capture that changed nothing else."""

    ADDED = "added"
    UPDATED = "updated"
    CAPTURED = "captured"
    UNCHANGED = "unchanged"


def start_run(writer: Writer, paths: str = "[]") -> int:
    """Open an import run, with the one event that stands for all of it.

    Args:
        writer: The open transaction.
        paths: What is imported, a JSON list; see `run_writing.paths_json`.

    Returns:
        Id of the run.
    """
    uid = writer.uid()
    run = writer.connection.execute(
        """insert into import_run (uid, started_at, moderator, paths) values (?, ?, ?, ?)
        returning id""",
        (uid, writer.at, writer.moderator, paths),
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


def store_pages(
    writer: Writer, run: int, pages: Sequence[ReadPage], owed: UncountedWords | None = None
) -> list[PageOutcome]:
    """Store what pages say.

    Bytes that were imported before change nothing; a thread that was taken back comes back. The
    same thread from another file is a further capture of the thread that is there: known by the
    address of its page, else by what was asked. The newest capture wins; see `readings`.

    Args:
        writer: The open transaction.
        run: Id of the import run.
        pages: What the reader made of the pages.
        owed: Takes what the vocabulary is to count later; where None, it counts at once.

    Returns:
        Of each page, whether a thread was added or changed, a capture kept, or nothing happened.
    """
    keys = {page.address.thread for page in pages if page.address.thread is not None}
    fresh = FreshThreads(writer, run, threads_by_key(writer.connection, keys), owed)
    hashes = {page.file.raw_hash for page in pages}
    captures = {row["raw_hash"]: row for row in _captures(writer.connection, hashes)}
    outcomes = []
    for page in pages:
        if page.file.raw_hash in hashes:
            outcomes.append(_store(fresh, page, captures.get(page.file.raw_hash)))
            hashes.remove(page.file.raw_hash)
        else:  # the same bytes as those of a page before it
            outcomes.append(PageOutcome.UNCHANGED)
    fresh.write()
    return outcomes


def _store(fresh: FreshThreads, page: ReadPage, capture: Row | None) -> PageOutcome:
    """Store what a page says, or gather it where its thread is a fresh one.

    Args:
        fresh: The fresh threads so far.
        page: The page.
        capture: The capture with the same bytes, or None.
    """
    writer, run = fresh.writer, fresh.run
    if capture is not None:
        if not capture["withdrawn"]:
            return PageOutcome.UNCHANGED
        fresh.write()
        writer.connection.execute("update capture set run = ? where id = ?", (run, capture["id"]))
        changed = read_again(writer, run, int(capture["id"]), page.thread)
        return PageOutcome.UPDATED if changed else PageOutcome.CAPTURED
    thread, link = _by_address(fresh, page), fresh.link(page)
    if thread is None:
        asked = ThreadIdentity.of(page.thread, link.representative)
        if asked in fresh:
            fresh.write()
        thread = _same_thread(writer.connection, asked)
    if thread is None:
        fresh.add(asked, page, link)
        return PageOutcome.ADDED
    fresh.write()
    added = writer.connection.execute(
        f"{ADD_CAPTURE} returning id", capture_values(writer, run, thread, page, link)
    ).fetchone()[0]
    return (
        PageOutcome.UPDATED if read_again(writer, run, added, page.thread) else PageOutcome.CAPTURED
    )


def _by_address(fresh: FreshThreads, page: ReadPage) -> int | None:
    """The thread that the address of a page means, where it asks the like; else None."""
    key = page.address.thread
    thread = None if key is None else fresh.by_key.get(key)
    if thread is None:
        return None
    fresh.write()
    return thread if asks_alike(fresh.writer.connection, thread, page.thread) else None


SAME_THREAD = """select t.id from thread t
join message m on m.thread = t.id and m.kind = 'question'
join message_text x on x.message = m.id and x.revision = 1
where t.representative = ? and t.title = ? and m.author = ? and x.text = ? and x.background = ?
and (t.withdrawn = 0 or exists (select 1 from capture c where c.thread = t.id))
order by t.withdrawn, t.id limit 1"""


def _same_thread(connection: Connection, asked: ThreadIdentity) -> int | None:
    """The thread with the same title and question, in the lists or taken back, or None."""
    row = connection.execute(
        SAME_THREAD,
        (asked.representative, asked.title, asked.author, asked.text, asked.background),
    ).fetchone()
    return int(row["id"]) if row else None
