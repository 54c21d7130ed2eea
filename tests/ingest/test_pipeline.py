"""Importing files and folders: what is found, in which order, and what is kept."""

from __future__ import annotations

import gzip
import itertools
import multiprocessing
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from qa_tui.domain.errors import Refused, StoreError
from qa_tui.domain.imports.report import Rejected
from qa_tui.ingest.files import find_files
from qa_tui.ingest.pipeline import import_paths
from qa_tui.ingest.sources import CHUNK
from qa_tui.ingest.storing import FIRST_PAGES
from qa_tui.ingest.tally import MOST_REJECTED
from qa_tui.ingest.workers import FEWEST_PAGES, ReadingFailed
from qa_tui.store.check import check
from qa_tui.store.imports.runs import read_rejected, read_run, read_runs, run_ids
from qa_tui.store.journal.history import read_events
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import log_of
from qa_tui.store.undo.run_steps import undo_run
from tests.question_page import PAGE


@pytest.fixture
def folder(tmp_path):
    """A folder with three pages in two folders."""
    (tmp_path / "pages" / "b").mkdir(parents=True)
    for number, name in enumerate(("c.txt", "b/a.txt", "a.txt")):
        (tmp_path / "pages" / name).write_text(PAGE.format(number=number), "utf-8")
    return tmp_path / "pages"


def at_call(number, act):
    """A function that is told of progress, and acts when it is called for the n-th time."""
    calls = itertools.count(1)

    def told(_done, _all):
        if next(calls) == number:
            act()

    return told


def interrupt():
    """Press Ctrl-C."""
    raise KeyboardInterrupt


def names(found, folder):
    """Paths below a folder, as text."""
    return [str(path.relative_to(folder)) for path in found]


def threads(desk):
    """How many threads a desk holds."""
    with desk.reading() as connection:
        return connection.execute("select count(*) from thread").fetchone()[0]


def events(desk):
    """The verbs of the journal."""
    with desk.reading() as connection:
        return [event.verb for event in read_events(connection)]


def test_a_folder_is_read_in_order_of_names(folder):
    assert names(find_files(folder), folder) == ["a.txt", "b/a.txt", "c.txt"]


def test_hidden_files_are_passed_over_unless_they_are_named(folder):
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").touch()
    (folder / ".hidden").touch()

    assert names(find_files(folder), folder) == ["a.txt", "b/a.txt", "c.txt"]
    assert names(find_files(folder / ".hidden"), folder) == [".hidden"]


def test_links_in_a_circle_end(folder):
    (folder / "b" / "up").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")

    assert names(find_files(folder), folder) == ["a.txt", "b/a.txt", "c.txt"]


def test_a_linked_folder_outside_is_read(folder, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "z.txt").touch()
    (folder / "d").symlink_to(tmp_path / "other")

    assert names(find_files(folder), folder)[-1] == "d/z.txt"


def test_an_empty_folder_and_a_missing_path_are_told(empty_desk, tmp_path):
    (tmp_path / "empty").mkdir()
    result = import_paths(empty_desk, "ann", [tmp_path / "empty", tmp_path / "missing"])

    assert [str(rejected.reason) for rejected in result.rejected] == [
        "The folder holds no files.",
        "There is no such file.",
    ]
    assert [rejected.record for rejected in result.rejected] == [None, None]
    assert result.accepted == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_told(folder):
    (folder / "b").chmod(0)
    found = list(find_files(folder))
    (folder / "b").chmod(0o700)

    assert isinstance(found[1], Rejected)


def test_a_pipe_in_a_folder_does_not_hang(empty_desk, folder):
    os.mkfifo(folder / "pipe")
    result = import_paths(empty_desk, "ann", [folder])

    assert result.threads_added == 3
    assert [str(rejected.reason) for rejected in result.rejected] == ["This is not a regular file."]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_web_archive_is_never_taken_for_one_page(empty_desk, tmp_path, pack):
    head = "WARC/1.0\r\nWARC-Type: conversion\r\n\r\n"
    (tmp_path / "some.wet").write_bytes(pack((head + PAGE.format(number=1)).encode()))
    result = import_paths(empty_desk, "ann", [tmp_path / "some.wet"])

    assert (len(result.rejected), threads(empty_desk)) == (1, 0)


def test_the_desk_itself_is_not_taken_for_a_page(clock, folder):
    desk = open_desk(folder / "desk.db", create=True, clock=clock)
    result = import_paths(desk, "ann", [folder])

    assert (result.files, result.rejected) == (3, ())


@pytest.mark.parametrize("reached", ["by a way round", "by a link", "by its other name", "by name"])
def test_the_desk_is_not_opened_however_one_comes_to_it(clock, tmp_path, folder, reached):
    desk = open_desk(tmp_path / "deep" / "desk.db", create=True, clock=clock)
    links = {"by a link": Path.symlink_to, "by its other name": Path.hardlink_to}
    with desk.kept_open(), desk.reading():
        if reached == "by a way round":
            path = folder / ".." / "deep"
        elif reached == "by name":
            path = tmp_path / "deep" / "desk.db-shm"
        else:
            path = folder / "other"
            path.mkdir()
            for number, end in enumerate(("", "-wal", "-shm")):
                links[reached](path / f"{number}", desk.path.with_name(f"desk.db{end}"))
        result = import_paths(desk, "ann", [path])

    told = ["This is the desk itself, or belongs to it."] if reached == "by name" else []
    assert [str(one.reason) for one in result.rejected] == told
    assert result.files == 0


def test_an_import_is_one_event_however_many_batches(empty_desk, tmp_path):
    for number in range(2 * FIRST_PAGES + 1):
        (tmp_path / f"{number}.txt").write_text(PAGE.format(number=number), "utf-8")
    told = []
    result = import_paths(
        empty_desk,
        "ann",
        sorted(tmp_path.glob("*.txt")),
        progress=lambda done, steps: told.append((done, steps)),
    )

    assert result.threads_added == threads(empty_desk) == 2 * FIRST_PAGES + 1
    assert events(empty_desk) == ["import"]
    size = sum(path.stat().st_size for path in tmp_path.glob("*.txt"))
    assert told == [(done, size) for done, _ in told]
    assert (told[-1], len(told)) == ((size, size), 2 * FIRST_PAGES + 1)


def test_importing_again_writes_nothing_at_all(empty_desk, folder):
    import_paths(empty_desk, "ann", [folder])
    before = empty_desk.path.read_bytes()
    again = import_paths(empty_desk, "bo", [folder])

    assert (again.unchanged, again.threads_added, again.threads_updated) == (3, 0, 0)
    assert events(empty_desk) == ["import"]
    assert empty_desk.path.read_bytes() == before


def test_the_same_bytes_twice_are_one_thread(empty_desk, folder):
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    result = import_paths(empty_desk, "ann", [folder, folder])

    assert (result.files, result.threads_added, result.unchanged) == (8, 3, 5)


def test_nothing_readable_leaves_no_event(empty_desk, tmp_path):
    (tmp_path / "odd.txt").write_text("Sonne", "utf-8")
    import_paths(empty_desk, "ann", [tmp_path / "odd.txt"])

    assert events(empty_desk) == []


def test_stop_keeps_the_pages_read_so_far(empty_desk, folder):
    answers = iter((False, False, True))
    result = import_paths(empty_desk, "ann", [folder], stop=lambda: next(answers))

    assert (result.stopped, result.files, result.threads_added) == (True, 2, 2)
    assert threads(empty_desk) == 2


def test_ctrl_c_keeps_the_pages_read_so_far(empty_desk, folder):
    result = import_paths(empty_desk, "ann", [folder], progress=at_call(2, interrupt))

    assert (result.stopped, result.threads_added, threads(empty_desk)) == (True, 2, 2)
    with empty_desk.reading() as connection:
        assert check(connection).faults == ()


def runs(desk):
    """The import runs, oldest first."""
    with desk.reading() as connection:
        return read_runs(connection, run_ids(connection))[::-1]


def test_what_was_stopped_goes_on_as_the_same_run(empty_desk, folder):
    (folder / "a0.txt").write_text("Sonne", "utf-8")
    (folder / "d.txt").write_bytes((folder / "a.txt").read_bytes())
    answers = iter((False, False, False, True))
    import_paths(empty_desk, "ann", [folder], stop=lambda: next(answers))
    (cut,) = runs(empty_desk)
    result = import_paths(empty_desk, "ann", [folder])
    (run,) = runs(empty_desk)

    assert (cut.finished_at, cut.counts.threads_added, cut.rejected) == (None, 2, 1)
    assert (result.run, result.resumed, result.stopped) == (cut.id, True, False)
    assert run.finished_at is not None
    assert (run.counts.files, run.counts.threads_added, run.counts.unchanged) == (5, 3, 1)
    assert run.counts.forms == {"F1": 3}
    assert (result.threads_added, run.rejected) == (3, 1)
    assert run.paths == (str(folder),)
    assert events(empty_desk) == ["import"]


def test_only_the_same_paths_of_the_same_person_go_on(empty_desk, folder):
    answers = iter((False, True))
    import_paths(empty_desk, "ann", [folder], stop=lambda: next(answers))
    assert not import_paths(empty_desk, "ann", [folder / "c.txt"]).resumed
    assert not import_paths(empty_desk, "bo", [folder]).resumed
    assert [run.moderator for run in runs(empty_desk)] == ["ann", "ann", "bo"]


def test_what_is_mended_meanwhile_is_no_longer_rejected(empty_desk, folder):
    (folder / "a0.txt").write_text("Sonne", "utf-8")
    answers = iter((False, False, False, True))
    import_paths(empty_desk, "ann", [folder], stop=lambda: next(answers))
    (folder / "a0.txt").write_text(PAGE.format(number=7), "utf-8")
    assert import_paths(empty_desk, "ann", [folder]).threads_added == 4
    assert [run.rejected for run in runs(empty_desk)] == [0]


def test_a_run_that_was_taken_back_is_not_gone_on_with(empty_desk, folder):
    answers = iter((False, True))
    import_paths(empty_desk, "ann", [folder], stop=lambda: next(answers))
    with empty_desk.writing("ann") as writer:
        undo_run(writer, 1)
    result = import_paths(empty_desk, "ann", [folder])

    assert (result.resumed, result.run, threads(empty_desk)) == (False, 2, 3)


def test_people_whom_the_directory_does_not_know_are_told(empty_desk, folder):
    result = import_paths(empty_desk, "ann", [folder])

    assert [(one.name, one.threads) for one in result.unresolved] == [("Erna Beispiel", 3)]


def test_a_store_that_breaks_says_how_many_pages_it_has(empty_desk, tmp_path):
    for number in range(FIRST_PAGES + 5):
        (tmp_path / f"{number}.txt").write_text(PAGE.format(number=number), "utf-8")
    moved = tmp_path / "moved.db"

    def take_away():
        log_of(empty_desk.path).rename(log_of(moved))
        empty_desk.path.rename(moved)
        empty_desk.path.write_bytes(b"no database " * 1000)

    with pytest.raises(StoreError) as caught:
        import_paths(
            empty_desk,
            "ann",
            sorted(tmp_path.glob("*.txt")),
            progress=at_call(FIRST_PAGES + 1, take_away),
        )

    stored = threads(open_desk(moved))
    assert stored
    assert f"{stored} pages had been stored before." in str(caught.value)


def test_a_read_only_desk_takes_nothing(empty_desk, folder):
    desk = open_desk(empty_desk.path, read_only=True)

    with pytest.raises(Refused):
        import_paths(desk, "ann", [folder])


def test_the_path_is_kept_as_it_was_named(empty_desk, folder, monkeypatch):
    monkeypatch.chdir(folder)
    odd = folder / os.fsdecode(b"p\xff.txt")
    (folder / "a.txt").rename(odd)
    import_paths(empty_desk, "ann", [odd.relative_to(folder), folder / "c.txt"])

    with empty_desk.reading() as connection:
        paths = [row["path"] for row in connection.execute("select path from capture order by id")]
    assert paths == ["p\ufffd.txt", str(folder / "c.txt")]


@pytest.fixture
def many(tmp_path):
    """Make so many different pages that several processes read them."""

    def make(number=FEWEST_PAGES):
        folder = tmp_path / "many"
        folder.mkdir()
        for place in range(number):
            (folder / f"{place:05}.txt").write_text(PAGE.format(number=place), "utf-8")
        return folder

    return make


def captured(desk):
    """The paths of the pages, in the order in which they were stored."""
    with desk.reading() as connection:
        return [row["path"] for row in connection.execute("select path from capture order by id")]


def test_processes_side_by_side_keep_the_order_of_files(empty_desk, many):
    folder = many()
    files = sorted(map(str, folder.iterdir()))
    odd = random.Random(1).choice(files)
    Path(odd).write_text("Sonne", "utf-8")
    told = []
    result = import_paths(
        empty_desk, "ann", [folder], progress=lambda done, steps: told.append((done, steps))
    )

    assert [rejected.path for rejected in result.rejected] == [odd]
    assert captured(empty_desk) == [path for path in files if path != odd]
    assert (len(told), told) == (len(files), sorted(told))
    assert events(empty_desk) == ["import"]
    with empty_desk.reading() as connection:
        assert check(connection).faults == ()
    again = import_paths(empty_desk, "ann", [folder])
    assert (again.unchanged, again.threads_added) == (len(files) - 1, 0)


BEHIND_A_STAND_IN = """
import contextlib, io, pathlib, sys
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.workers import Readers

class StandIn(io.StringIO):
    def fileno(self):
        return -1

with contextlib.redirect_stderr(StandIn()):
    Readers(1, pathlib.Path(sys.argv[1]), Limits()).close()
"""


def test_processes_begin_behind_a_screen_which_keeps_stderr_to_itself(empty_desk):
    done = subprocess.run(
        [sys.executable, "-c", BEHIND_A_STAND_IN, empty_desk.path],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_while_processes_read_keeps_what_was_read(empty_desk, many):
    folder = many()
    result = import_paths(empty_desk, "ann", [folder], progress=at_call(CHUNK + 1, interrupt))

    assert (result.stopped, result.threads_added) == (True, CHUNK + 1)
    assert captured(empty_desk) == sorted(map(str, folder.iterdir()))[: CHUNK + 1]
    assert multiprocessing.active_children() == []


def test_a_process_that_ends_before_its_time_is_told(empty_desk, many):
    def kill():
        for process in multiprocessing.active_children():
            process.kill()

    with pytest.raises(ReadingFailed) as error:
        import_paths(empty_desk, "ann", [many(60 * CHUNK)], progress=at_call(FIRST_PAGES + 1, kill))

    assert "A process that reads pages ended unexpectedly." in str(error.value)
    assert f"{threads(empty_desk)} pages had been stored before." in str(error.value)
    with empty_desk.reading() as connection:
        assert check(connection).faults == ()


def test_of_very_many_rejects_the_first_are_kept_and_the_others_counted(empty_desk, tmp_path):
    page = PAGE.format(number=1).encode()
    (tmp_path / "a.txt").write_bytes(page)
    (tmp_path / "b.jsonl").write_bytes(b"{\n" * (MOST_REJECTED + 5))
    result = import_paths(empty_desk, "ann", [tmp_path])

    assert (len(result.rejected), result.more_rejected) == (MOST_REJECTED, 5)
    assert result.not_taken_in == MOST_REJECTED + 5
    with empty_desk.reading() as connection:
        assert read_run(connection, result.run).rejected == MOST_REJECTED + 5
        assert len(list(read_rejected(connection, result.run))) == MOST_REJECTED
