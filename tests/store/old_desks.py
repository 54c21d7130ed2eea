"""Desks of earlier schemas, and what is right of one that was brought to the present one."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from plain_lists import PlainList, read_posts
from sqlite_utils import Database

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.i18n import say
from qa_tui.store.check import check
from qa_tui.store.migrations import migrations
from qa_tui.store.sqlite import connect
from tests.whole_list import read_list

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

SECOND = "m0002_lists_and_search"

INDEXED = """insert into search_doc (rowid, title, people, body)
select m.id, case m.kind when 'question' then t.title else '' end,
    m.author || char(10) || r.name, x.text || char(10) || x.background
from message m join thread t on t.id = m.thread
join representative r on r.id = t.representative
join message_text x on x.message = m.id and x.revision = m.revision"""
"""How the first schema's writers left the search index, but for the row ids."""

QUERIES = (
    *("", "is:pending", "is:held", "is:waiting", "is:answered", "is:not-published", "has:note"),
    *("topic:verkehr", "to:amt", "party:sm", "clause:insult", "answered:<30d", "rente", "burger"),
    *("from:andreas", '"der"', "is:published bahn", "-bahn"),
)


def first_schema(path: Path, source: Path) -> None:
    """Make a file of the first schema with what stands in a present one."""
    path.touch()
    with closing(connect(path)) as connection:
        connection.execute("pragma journal_mode = wal").fetchall()
        connection.execute("pragma foreign_keys = off")
        migrations.apply(Database(connection, execute_plugins=False), stop_before=SECOND)
        connection.execute("attach ? as present", (str(source),))
        connection.execute("begin")
        for table in tables(connection):
            columns = ", ".join(
                row["name"] for row in connection.execute(f"pragma main.table_info({table})")
            )
            connection.execute(
                f"insert into main.{table} ({columns}) select {columns} from present.{table}"
            )
        connection.execute(INDEXED)
        connection.execute("commit")
        connection.execute("detach present")


def tables(connection: Connection) -> list[str]:
    """The tables of records in a file of the first schema."""
    found = connection.execute(
        """select name from main.sqlite_schema where type = 'table' and name not like 'search_doc%'
        and name not like '%sqlite%' order by name"""
    )
    return [row["name"] for row in found]


def content(path: Path) -> dict[str, list[tuple]]:
    """The records in a file of the first schema."""
    with closing(connect(path, read_only=True)) as connection:
        return {
            table: sorted(map(tuple, connection.execute(f"select * from {table}")), key=str)
            for table in tables(connection)
        }


def structure(path: Path) -> dict[str, str]:
    """All tables, indexes and triggers of a file as they were made."""
    with closing(connect(path, read_only=True)) as connection:
        return dict(connection.execute("select name, sql from sqlite_schema").fetchall())


def is_right(desk: Desk) -> None:
    """Lists, search and check of a desk are what its records say."""
    with desk.reading() as connection:
        assert [say(fault) for fault in check(connection).faults] == []
        posts = read_posts(connection)
        for query in QUERIES:
            for public_only in (False, True):
                listing = Listing(parse_filter(query), desk.today, public_only)
                found = [line.message for line in read_list(connection, listing)]
                assert found == PlainList(posts, listing).messages(), query
