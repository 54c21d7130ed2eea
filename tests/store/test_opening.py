"""Opening a desk's file: made safely, and refused where it is no desk."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import NotFound, StoreError
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.i18n import say_error
from qa_tui.ingest.sample import load_sample
from qa_tui.store.check import check
from qa_tui.store.lists.lines import count
from qa_tui.store.messages.threads import read_thread
from qa_tui.store.opening import open_desk
from qa_tui.store.schema.first import APPLICATION_ID, SCHEMA_VERSION
from qa_tui.store.sqlite import REQUIRED, connect, library_version, require_version
from qa_tui.store.upgrading import _backup_path
from tests.whole_list import read_list

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = 80
"""Threads of the sample desk."""


def mode(path: Path) -> int:
    """The permission bits of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def complaint(path: Path, **options: bool) -> str:
    """What is said when a file is not opened."""
    with pytest.raises(StoreError) as refused:
        open_desk(path, **options)
    return say_error(refused.value)


@pytest.fixture
def open_umask():
    """A umask that forbids nothing."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "made" / "desk.db"
    desk = open_desk(path, create=True)
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700
    with desk.writing("ann"):
        beside = sorted(file.name for file in path.parent.iterdir())
        assert beside == ["desk.db", "desk.db-shm", "desk.db-wal"]
        assert {mode(file) for file in path.parent.iterdir()} == {0o600}


@pytest.mark.usefixtures("open_umask")
def test_folder_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    open_desk(folder / "desk.db", create=True)
    assert mode(folder) == 0o755


def test_new_desk_knows_its_name_and_language(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "a.db", create=True, name="Pult", language="en", sample=True)
    assert (desk.name, desk.sample, desk.read_only) == ("Pult", True, False)
    again = open_desk(tmp_path / "a.db", create=True, name="Other")
    assert (again.name, again.sample) == ("Pult", True)
    assert open_desk(tmp_path / "b.db", create=True).name == "b"


@pytest.mark.parametrize("create", [False, True])
def test_empty_file_is_no_desk_and_stays_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "desk.db"
    path.touch()
    assert complaint(path, create=create).startswith(f"{path} is empty: it is no desk. Restore")
    assert path.read_bytes() == b""


def test_schema_is_marked_in_the_file(tmp_path: Path) -> None:
    path = open_desk(tmp_path / "desk.db", create=True).path
    with closing(connect(path)) as connection:
        assert connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("pragma user_version").fetchone()[0] == SCHEMA_VERSION
        assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"


def test_desk_that_is_not_there_is_not_made_by_chance(tmp_path: Path) -> None:
    path = tmp_path / "no" / "desk.db"
    assert complaint(path).startswith(f"There is no desk at {path}.")
    assert complaint(path, read_only=True, create=True).startswith("There is no desk at")
    assert list(tmp_path.iterdir()) == []


def test_folder_is_no_file(tmp_path: Path) -> None:
    assert complaint(tmp_path, create=True).startswith(f"{tmp_path} is not a file.")


def test_file_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    assert "cannot be opened" in complaint(tmp_path / "a" / "b.db", create=True)


@pytest.mark.parametrize("read_only", [False, True])
def test_database_of_another_program_is_refused(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "other.db"
    path.touch()
    with closing(connect(path)) as connection:
        connection.execute("create table message (id integer primary key)")
    before = path.read_bytes()
    assert "is the database of another program" in complaint(path, read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Frage von Ole A.\n", b"\x00" * 5000, b"SQLite format 3"])
@pytest.mark.parametrize("read_only", [False, True])
def test_file_that_is_no_database_is_refused(tmp_path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(content * 10)
    said = complaint(path, read_only=read_only, create=True)
    assert said == f"{path} is not a database. Give the path of a desk, or of a new file."
    assert path.read_bytes() == content * 10


@pytest.mark.parametrize("read_only", [False, True])
def test_newer_schema_is_refused_and_left_alone(sample_desk, read_only: bool) -> None:
    with closing(connect(sample_desk.path)) as connection:
        connection.execute(f"pragma user_version = {SCHEMA_VERSION + 1}")
    before = sample_desk.path.read_bytes()
    said = complaint(sample_desk.path, read_only=read_only)
    assert f"schema {SCHEMA_VERSION + 1}; this one knows {SCHEMA_VERSION}" in said
    assert said.endswith("Install the newer version; nothing was changed.")
    assert sample_desk.path.read_bytes() == before


def test_damaged_file_is_told(sample_desk) -> None:
    content = bytearray(sample_desk.path.read_bytes())
    content[100:8192] = b"\xff" * 8092
    sample_desk.path.write_bytes(content)
    assert "is damaged" in complaint(sample_desk.path)


def test_desk_without_its_first_row_gets_one(empty_desk) -> None:
    """A program that was killed between the tables and the first row leaves such a file."""
    with closing(connect(empty_desk.path)) as connection:
        connection.execute("delete from desk")
    assert open_desk(empty_desk.path, name="Pult").name == "Pult"


def test_reading_shows_one_moment(sample_desk) -> None:
    with sample_desk.reading() as reader:
        before = reader.execute("select count(*) from note").fetchone()[0]
        with sample_desk.writing("ann") as writer:
            writer.connection.execute(
                "insert into note (uid, message, moderator, text, at, event)"
                " values ('u', 1, 1, 'x', '', 1)"
            )
        assert reader.execute("select count(*) from note").fetchone()[0] == before


def test_error_inside_takes_everything_back(sample_desk, dump) -> None:
    before = dump(sample_desk)
    with pytest.raises(NotFound), sample_desk.writing("somebody new") as writer:  # noqa: PT012
        writer.connection.execute("delete from note")
        read_thread(writer.connection, 10_000, writer.today)
    assert dump(sample_desk) == before


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 42, 0), (3, 51, 2)])
def test_sqlite_that_is_too_old_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(StoreError) as refused:
        require_version(version)
    found = ".".join(map(str, version))
    assert f"SQLite {found} is too old: version 3.51.3 or newer" in say_error(refused.value)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 52, 0), (4, 0, 0)])
def test_sqlite_that_is_new_enough_is_taken(version: tuple[int, ...]) -> None:
    require_version(version)


def test_this_sqlite_is_new_enough() -> None:
    assert tuple(map(int, library_version().split("."))) >= REQUIRED
    require_version()


def test_settings_are_on_for_every_connection(sample_desk) -> None:
    expected = {
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "synchronous": 2,
    }
    with sample_desk.reading() as reader, sample_desk.writing("ann") as writer:
        for connection in (reader, writer.connection):
            for name, value in expected.items():
                assert connection.execute(f"pragma {name}").fetchone()[0] == value, name


def test_sample_desk_is_whole(sample_desk) -> None:
    with sample_desk.reading() as connection:
        assert check(connection).faults == ()
        assert count(connection, Listing(parse_filter(""), sample_desk.today)) == SAMPLE
        assert len(read_list(connection, Listing(parse_filter(""), sample_desk.today))) == SAMPLE


def test_sample_tells_how_far_it_is(tmp_path: Path, clock) -> None:
    told: list[tuple[int, int]] = []
    desk = open_desk(tmp_path / "sample.db", create=True, sample=True, clock=clock)
    load_sample(desk, lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1] == len(told)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK])
def test_desk_is_made_where_no_links_can_be(tmp_path: Path, monkeypatch, number: int) -> None:
    def link(*_: object) -> None:
        raise OSError(number, "no links")

    monkeypatch.setattr("qa_tui.store.backups.os.link", link)
    desk = open_desk(tmp_path / "desk.db", create=True)
    assert [file.name for file in tmp_path.iterdir()] == ["desk.db"]
    assert mode(desk.path) == 0o600


def test_what_a_killed_program_left_is_swept_after_a_day(tmp_path: Path) -> None:
    long_ago = 1_000_000_000
    for name, file, at in (
        (".qa-tui-old", "desk.db-wal", long_ago),
        (".qa-tui-new", "desk.db", None),
        (".qa-tui-else", "letter.txt", long_ago),
        ("qa-tui-old", "desk.db", long_ago),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / file).touch()
        if at:
            os.utime(folder, (at, at))
    open_desk(tmp_path / "desk.db", create=True)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".qa-tui-else",
        ".qa-tui-new",
        "desk.db",
        "qa-tui-old",
    ]


def test_copies_from_before_a_migration_have_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    names = []
    for _ in range(3):
        names.append(_backup_path(path, 1).name)
        _backup_path(path, 1).touch()
    assert names == [f"desk.db.schema-1.backup{more}" for more in ("", "-2", "-3")]


NEWER = """
import sqlite3, sys, types
fake = types.ModuleType("pysqlite3")
fake.__dict__.update(vars(sqlite3), sqlite_version_info=(int(sys.argv[1]), 0, 0))
sys.modules["pysqlite3"] = fake
from qa_tui.store import sqlite
print("pysqlite3" if sqlite.sqlite3 is fake else "sqlite3")
"""


@pytest.mark.parametrize(("major", "chosen"), [("1", "sqlite3"), ("9", "pysqlite3")])
def test_the_newer_library_is_chosen(major: str, chosen: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NEWER, major], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == chosen
