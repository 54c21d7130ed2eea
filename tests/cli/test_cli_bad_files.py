"""Desks that cannot be used: one clear line, exit code 1, nothing half-written."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from qa_tui.domain.errors import StoreError
from qa_tui.store.check import check
from qa_tui.store.sqlite import connect, require_version

NOBODY = 65534


def changed(path, *statements):
    """Change a desk behind the program's back."""
    with closing(connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def open_folder():
    """A folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def one_line(ran, what):
    """Whether a call failed with one clear line."""
    return (ran.code, ran.out, ran.err.count("\n"), what in ran.err) == (1, "", 1, True)


@pytest.mark.parametrize("command", [("list",), ("check",), ("undo",), ("demo", "--no-open")])
def test_a_desk_of_a_newer_program_is_left_alone(qa, sample_desk, command):
    changed(sample_desk.path, "pragma user_version = 99", "pragma wal_checkpoint(truncate)")
    before = sample_desk.path.read_bytes()

    assert one_line(qa(*command), "was written by a newer qa-tui (schema 99; this one knows ")
    assert sample_desk.path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(call, tmp_path, page_file):
    file = tmp_path / "notes.txt"
    file.write_text("Milch, Brot, Käse und noch viel mehr. " * 100)
    before = file.read_bytes()

    for words in (("list",), ("import", page_file), ("demo", "--no-open", "--fresh")):
        assert one_line(call("--db", file, *words), "is not a database.")
    assert file.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(call, tmp_path):
    file = tmp_path / "other.db"
    file.touch()
    changed(file, "create table mine (x)")

    assert one_line(call("--db", file, "list"), "is the database of another program.")


def test_a_missing_desk_and_a_folder_are_told(call, tmp_path):
    assert one_line(call("--db", tmp_path / "none.db", "list"), "There is no desk at")
    assert one_line(call("--db", tmp_path, "list"), "is not a file.")
    assert one_line(call("--db", tmp_path / "none.db" / "x", "list"), "There is no desk at")
    assert not (tmp_path / "none.db").exists()


def test_a_damaged_desk_is_told(qa, sample_desk):
    changed(sample_desk.path, "pragma wal_checkpoint(truncate)")
    with sample_desk.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 200_000)
    ran = qa("list")

    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "damaged" in ran.err


def test_a_read_only_folder_is_told_and_can_be_read_with_read_only(
    sample_file, open_folder, process, monkeypatch
):
    desk = open_folder / "desk.db"
    shutil.copy(sample_file, desk)
    if os.geteuid() == 0:
        os.chown(desk, NOBODY, NOBODY)
        monkeypatch.setenv("QA_TUI_TEST_USER", str(NOBODY))
    open_folder.chmod(0o555)
    refused = process("--db", desk, "list")
    new = process("--db", open_folder / "new.db", "demo", "--no-open")
    read = process("--db", desk, "--read-only", "list", "--json")

    assert one_line(refused, "the file or its folder is read-only. Open it with --read-only,")
    assert one_line(new, "cannot be made: Permission denied.")
    assert (read.code, read.err) == (0, "")
    assert read.records


def test_a_full_disk_leaves_nothing_half_written(qa, sample_desk, tmp_path, pages, process):
    folder = pages(tmp_path / "pages", 20)[0].parent
    before = qa("list", "--json").out + qa("events", "--json").out

    def tiny_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    words = ("--db", sample_desk.path, "--as", "xenia")
    for ran in (
        process(*words, "import", folder, preexec_fn=tiny_files),
        process(*words, "answer", 1, "--text", "Ja. " * 20_000, preexec_fn=tiny_files),
    ):
        assert one_line(ran, "Nothing was written") or one_line(ran, "The disk is full")
    assert qa("list", "--json").out + qa("events", "--json").out == before
    with sample_desk.reading() as connection:
        assert check(connection).faults == ()


def test_sqlite_that_is_too_old_is_refused():
    with pytest.raises(StoreError) as caught:
        require_version((3, 40, 1))

    assert "SQLite 3.40.1 is too old: version 3.51.3 or newer is needed" in str(caught.value)
    assert "Install the package pysqlite3" in str(caught.value)
