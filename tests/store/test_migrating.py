"""A desk of the first schema is brought to the present one, whole and with a copy from before."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from old_desks import content, is_right, structure
from random_desk import NOW
from sqlite_utils import Database

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.errors import StoreError
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.store.drafts import read_draft
from qa_tui.store.migrations import migrations
from qa_tui.store.opening import open_desk
from qa_tui.store.schema.first import SCHEMA_VERSION
from qa_tui.store.sqlite import connect
from qa_tui.store.undo.undo import undo_last
from tests.whole_list import read_list

if TYPE_CHECKING:
    from pathlib import Path


THIRD = "m0003_working_together"


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


def test_readers_are_told_and_change_nothing(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError, match="older schema"):
        open_desk(old, read_only=True)
    assert old.read_bytes() == before
    assert list(old.parent.glob("*.backup*")) == []
    open_desk(old)
    is_right(open_desk(old, read_only=True, clock=lambda: NOW))


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
