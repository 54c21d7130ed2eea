"""A desk of the first schema is brought to the present one, whole and with a copy from before."""

from __future__ import annotations

import random
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from plain_lists import PlainList, read_posts
from random_desk import NOW, fill
from sqlite_utils import Database

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.errors import StoreError
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.i18n import say
from qa_tui.store import upgrading
from qa_tui.store.check import check
from qa_tui.store.drafts import read_draft
from qa_tui.store.migrations import migrations
from qa_tui.store.opening import open_desk
from qa_tui.store.schema.first import SCHEMA_VERSION
from qa_tui.store.sqlite import connect
from qa_tui.store.undo.undo import undo_last
from tests.whole_list import read_list

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

SECOND = "m0002_lists_and_search"
THIRD = "m0003_working_together"

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


@pytest.fixture(params=["sample", "random", "empty"])
def present(request, tmp_path: Path, sample_file: Path) -> Path:
    """A desk of the present schema."""
    if request.param == "sample":
        return sample_file
    path = tmp_path / "present.db"
    desk = open_desk(path, create=True, clock=lambda: NOW)
    if request.param == "random":
        fill(desk, random.Random(8), 60)
    return path


@pytest.fixture
def old(present: Path, tmp_path: Path) -> Path:
    """The same desk as the first schema had it."""
    path = tmp_path / "old" / "desk.db"
    path.parent.mkdir()
    first_schema(path, present)
    return path


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


def test_an_old_desk_opens_and_is_right(old: Path, present: Path) -> None:
    before = content(old)
    desk = open_desk(old, clock=lambda: NOW)
    is_right(desk)
    with desk.reading() as connection:
        assert connection.execute("pragma user_version").fetchone()[0] == SCHEMA_VERSION
        for table, rows in before.items():
            found = connection.execute(f"select * from {table}")
            # Messages have their place beside what they had.
            short = [tuple(row)[: len(rows[0])] for row in found] if rows else []
            assert sorted(short, key=str) == rows, table
    fresh = old.with_name("fresh.db")
    open_desk(fresh, create=True)
    assert structure(old) == structure(fresh)
    open_desk(old, clock=lambda: NOW)
    assert len(list(old.parent.glob("*.backup*"))) == 1


def test_it_is_told_how_far_the_lists_are(old: Path) -> None:
    told: list[tuple[int, int]] = []
    desk = open_desk(old, clock=lambda: NOW, progress=lambda *step: told.append(step))
    with desk.reading() as connection:
        messages = connection.execute("select count(*) from message").fetchone()[0]
    assert [step[0] for step in told[-1:]] == ([messages] if messages else [])
    assert {total for _, total in told} <= {messages}


def test_an_index_with_the_oldest_first_is_turned(present: Path, tmp_path: Path) -> None:
    path = tmp_path / "turned.db"
    with closing(connect(present)) as source:
        source.execute("vacuum into ?", (str(path),))
    with closing(connect(path)) as connection:
        connection.execute("insert into search_doc (search_doc) values ('delete-all')")
        connection.execute(
            """insert into search_doc (rowid, body) select m.place, x.text from message m
            join message_text x on x.message = m.id order by m.place"""
        )
        connection.execute("delete from _sqlite_migrations where name like 'm0014%'")
        connection.execute("pragma user_version = 13")
    is_right(open_desk(path, clock=lambda: NOW))


def test_captures_know_their_thread_and_the_first_one_stands(old: Path) -> None:
    with closing(connect(old)) as connection:
        before = connection.execute("select count(*) from capture").fetchone()[0]
        connection.execute("begin")
        connection.execute(
            "update capture set url = 'https://beta.abgeordnetenwatch.de/profile/a/fragen-antworten/'"
            " || id"
        )
        connection.execute("commit")
    with open_desk(old, clock=lambda: NOW).reading() as connection:
        found = connection.execute("select id, thread, thread_key, won from capture").fetchall()
    first: dict[int, int] = {}
    for row in found:
        assert row["thread_key"] == str(row["id"])
        assert row["won"] == (first.setdefault(row["thread"], row["id"]) == row["id"])
    assert len(found) == before


def test_the_copy_from_before_is_whole_and_opens_itself(old: Path) -> None:
    before, made = content(old), structure(old)
    open_desk(old, clock=lambda: NOW)
    (copy,) = old.parent.glob("*.backup*")
    assert copy.name == "desk.db.schema-1.backup"
    assert content(copy) == before
    assert structure(copy) == made
    is_right(open_desk(copy, clock=lambda: NOW))


def test_readers_are_told_and_change_nothing(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError, match="older schema"):
        open_desk(old, read_only=True)
    assert old.read_bytes() == before
    assert list(old.parent.glob("*.backup*")) == []
    open_desk(old)
    is_right(open_desk(old, read_only=True, clock=lambda: NOW))


def test_a_power_cut_before_all_is_derived_is_made_good(old: Path) -> None:
    """The tables are there and empty: the next opening fills them."""
    with closing(connect(old)) as connection:
        migrations.apply(Database(connection, execute_plugins=False))
        messages = connection.execute("select count(*) from message").fetchone()[0]
        said = [say(fault) for fault in check(connection).faults]
    assert any("of the lists" in fault for fault in said) is (messages > 0)
    is_right(open_desk(old, clock=lambda: NOW))


class CutOff(Exception):
    """An upgrade is cut off."""


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_an_upgrade_that_was_cut_off_goes_on_with_the_copy_from_before(old: Path) -> None:
    def cut_off(_done: int, _total: int) -> None:
        raise CutOff

    before = content(old)
    for _ in range(3):
        with pytest.raises(CutOff):
            open_desk(old, clock=lambda: NOW, progress=cut_off)
    is_right(open_desk(old, clock=lambda: NOW))
    (copy,) = old.parent.glob("*.backup*")
    assert content(copy) == before


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_a_copy_that_is_gone_when_an_upgrade_goes_on_is_made_again(old: Path) -> None:
    with closing(connect(old)) as connection:
        migrations.apply(Database(connection, execute_plugins=False))
    open_desk(old, clock=lambda: NOW)
    assert len(list(old.parent.glob("*.backup"))) == 1


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_two_who_open_an_old_desk_at_once_both_have_it(old: Path) -> None:
    opened: list[Desk] = []

    def open_too() -> None:
        opened.append(open_desk(old, clock=lambda: NOW))

    other = Thread(target=open_too)

    def meanwhile(_done: int, _total: int) -> None:
        if not other.ident:
            other.start()
            other.join(0.2)  # it waits longer than that

    opened.append(open_desk(old, clock=lambda: NOW, progress=meanwhile))
    other.join()
    assert len(opened) == 2
    is_right(opened[1])
    assert len(list(old.parent.glob("*.backup*"))) == 1


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_who_waits_too_long_for_an_upgrade_is_told_why(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "PATIENCE", 0)

    def meanwhile(_done: int, _total: int) -> None:
        with pytest.raises(StoreError, match="Somebody else is bringing"):
            open_desk(old, clock=lambda: NOW)

    is_right(open_desk(old, clock=lambda: NOW, progress=meanwhile))


def second_schema(path: Path) -> None:
    """Make a file of the second schema in which somebody has a draft."""
    path.touch()
    with closing(connect(path)) as connection:
        connection.execute("pragma journal_mode = wal").fetchall()
        migrations.apply(Database(connection, execute_plugins=False), stop_before=THIRD)
        connection.execute("pragma user_version = 2")
        connection.execute(
            "insert into desk (uid, name, language, created_at) values ('d', 'Pult', 'de', '2026')"
        )
        connection.execute("insert into moderator (id, uid, name) values (3, 'm', 'ann')")
        connection.execute(
            """insert into draft (uid, moderator, kind, fields, updated_at)
            values ('u', 3, 'question', '{"text": "Wann?"}', '2026-01-01T00:00:00Z')"""
        )


def test_drafts_of_the_second_schema_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "second.db"
    second_schema(path)
    desk = open_desk(path, clock=lambda: NOW)
    with desk.reading() as connection:
        draft = read_draft(connection, "ann", DraftPlace("question"))
    assert draft is not None
    assert draft.fields == {"text": "Wann?"}
    is_right(desk)
    fresh = path.with_name("fresh.db")
    open_desk(fresh, create=True)
    assert structure(path) == structure(fresh)


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_personal_data_in_what_waits_is_counted_as_where_it_is_written(
    old: Path, present: Path
) -> None:
    def counted(path: Path) -> list[tuple[int, int]]:
        desk = open_desk(path, clock=lambda: NOW)
        with desk.reading() as connection:
            listing = Listing(parse_filter("is:pending OR is:held OR is:returned"), desk.today)
            return [(line.message, line.personal) for line in read_list(connection, listing)]

    assert counted(old) == counted(present)
    assert sum(count for _, count in counted(old)) > 5


@pytest.mark.parametrize("present", ["sample"], indirect=True)
def test_what_was_decided_before_can_be_undone_after(old: Path) -> None:
    desk = open_desk(old, clock=lambda: NOW)
    with desk.reading() as connection:
        names = [row[0] for row in connection.execute("select name from moderator")]
    for name in names:
        with desk.writing(name) as writer:
            undo_last(writer)
        is_right(desk)
