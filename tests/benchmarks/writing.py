"""Decisions against bare commits, and imports against plain inserts, in turns and in one run."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qa_tui.ingest.decoding import decode, read_page
from qa_tui.ingest.pages.page import read_page_text
from qa_tui.store.sqlite import connect

from . import desk
from .measure import Budget, Figure, Times, timed
from .pages import write_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

    from .measure import Table

DECISIONS = 30
PAGES = 10_000
"""Pages of an import; fewer would measure how processes begin that read them."""


def measure_decisions(table: Table, threads: int, path: Path) -> None:
    """Publish questions and commit single rows in turns; then take the decisions back.

    Once as the screens do it, with connections that stay open; once where each step opens and
    closes the file, as a command does: SQLite empties its log when the last one closes.
    """
    opened = desk.open_path(path)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        bare = Path(folder, "bare.db")
        with closing(_empty_file(bare)) as kept:
            kept.execute("create table one (id integer primary key, text text) strict")
            with opened.kept_open():
                _decide(table, threads, opened, partial(_commit, kept), "on the screens")
        _decide(table, threads, opened, partial(_open_and_commit, bare), "as a command")


def _decide(table: Table, threads: int, opened: Desk, commit: Callable[[], None], how: str) -> None:
    ours: list[float] = []
    least: list[float] = []
    messages = desk.pending_questions(opened, DECISIONS + 1)
    for message in messages:
        ours += timed([partial(desk.publish, opened, message)]).seconds
        least += timed([commit]).seconds
    for _ in messages:
        desk.undo(opened)
    bare_times = Times(tuple(least[1:]))
    table.put(f"commit of one row, {how}", "ms", threads, Figure.of(bare_times))
    figure = Figure.of(Times(tuple(ours[1:])), bare_times)
    table.put(f"decision, {how}", "ms", threads, figure, Budget(ratio=2))


def _open_and_commit(path: Path) -> None:
    """Open a file and commit a row in it."""
    with closing(connect(path)) as connection:
        _commit(connection)


def _commit(connection: Connection) -> None:
    """Commit a row as durably as the program does."""
    connection.execute("begin immediate")
    connection.execute("insert into one (text) values ('one row')")
    connection.execute("commit")


def _empty_file(path: Path) -> Connection:
    """A connection as the program's, to a file with nothing in it."""
    path.touch()
    connection = connect(path)
    connection.execute("pragma journal_mode = wal").fetchall()
    return connection


def measure_imports(table: Table, threads: int, path: Path) -> None:
    """Import pages into a copy of the desk; insert the same rows into plain tables."""
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        folder = Path(name)
        write_pages(folder / "pages", PAGES, threads)
        found = [
            read_page_text(decode(read_page(page)).text)
            for page in sorted((folder / "pages").iterdir())
        ]
        with closing(connect(path)) as connection:
            connection.execute("pragma wal_checkpoint(truncate)").fetchall()
        shutil.copyfile(path, folder / "desk.db")
        opened = desk.open_path(folder / "desk.db")
        began = time.perf_counter()
        added = desk.import_folder(opened, folder / "pages")
        ours = added / (time.perf_counter() - began)
        assert added == PAGES
        least = _plain_rate(folder / "plain.db", found)
    plain = "plain inserts with FTS, pages"
    table.put(plain, "/s", threads, Figure(least))
    figure = Figure(ours, ratio=ours / least)
    table.put("import of pages", "/s", threads, figure, Budget(least_ratio=0.5))


def _plain_rate(path: Path, pages: list[SourceThread]) -> float:
    """Pages a second that go into plain tables and a search index built at the end."""
    threads = [(number, page.title, page.to, page.party) for number, page in enumerate(pages)]
    messages = [
        (number, message.author, message.date, f"{message.text}\n{message.background}")
        for number, page in enumerate(pages)
        for message in page.messages
    ]
    with closing(_empty_file(path)) as connection:
        began = time.perf_counter()
        connection.execute("begin immediate")
        connection.execute(
            "create table thread (id integer primary key, title text, name text, party text)"
        )
        connection.execute(
            "create table message (id integer primary key, thread integer, author text,"
            " date text, text text)"
        )
        connection.executemany("insert into thread values (?, ?, ?, ?)", threads)
        connection.executemany(
            "insert into message (thread, author, date, text) values (?, ?, ?, ?)", messages
        )
        connection.execute(
            "create virtual table doc using fts5 (author, text, content = 'message',"
            " content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0')"
        )
        connection.execute("insert into doc (doc) values ('rebuild')")
        connection.execute("commit")
        return len(pages) / (time.perf_counter() - began)
