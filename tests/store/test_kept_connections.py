"""Connections that stay open while somebody works: used again, safe, and gone at the end."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import Refused, StoreError
from qa_tui.i18n import say_error
from qa_tui.store.check import check
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import log_of
from qa_tui.store.tidying import QUIET, Tidier

if TYPE_CHECKING:
    from multiprocessing.connection import Connection as Pipe
    from pathlib import Path

    from qa_tui.store.desk import Desk

PATIENCE = 60
HANDS = 4


def name_moderator(desk: Desk, name: str) -> int:
    """Write something; the connection that was used, as a number."""
    with desk.writing(name) as writer:
        return id(writer.connection)


def moderators(desk: Desk) -> set[str]:
    with desk.reading() as connection:
        return {row["name"] for row in connection.execute("select name from moderator")}


def delete_helpers(path: Path) -> None:
    """Delete what SQLite keeps beside a file, as somebody might who tidies a folder."""
    for name in ("wal", "shm"):
        path.with_name(f"{path.name}-{name}").unlink()


def beside(path: Path) -> list[str]:
    """The files of a desk, with the helper files of SQLite."""
    return sorted(file.name for file in path.parent.glob(f"{path.name}*"))


def test_what_is_written_is_seen_at_once_and_the_file_is_alone_at_the_end(empty_desk) -> None:
    with empty_desk.kept_open():
        first = name_moderator(empty_desk, "ann")
        assert name_moderator(empty_desk, "bob") == first
        assert {"ann", "bob"} <= moderators(empty_desk)
        assert f"{empty_desk.path.name}-wal" in beside(empty_desk.path)
    assert beside(empty_desk.path) == [empty_desk.path.name]
    assert {"ann", "bob"} <= moderators(open_desk(empty_desk.path))


def test_nothing_stays_open_where_nothing_is_kept(empty_desk) -> None:
    name_moderator(empty_desk, "ann")
    assert beside(empty_desk.path) == [empty_desk.path.name]


def test_keeping_may_be_nested(empty_desk) -> None:
    with empty_desk.kept_open():
        with empty_desk.kept_open():
            first = name_moderator(empty_desk, "ann")
        assert name_moderator(empty_desk, "bob") == first
    assert beside(empty_desk.path) == [empty_desk.path.name]


def test_the_end_comes_while_a_thread_still_writes(empty_desk) -> None:
    with empty_desk.kept_open():
        late = empty_desk.writing("ann")
        late.__enter__()
    late.__exit__(None, None, None)
    assert beside(empty_desk.path) == [empty_desk.path.name]
    assert "ann" in moderators(empty_desk)


def test_what_failed_is_taken_back_and_the_next_one_writes(empty_desk) -> None:
    with empty_desk.kept_open():
        name_moderator(empty_desk, "ann")
        with pytest.raises(Refused), empty_desk.writing("bob"):
            raise Refused(None)
        with pytest.raises(StoreError), empty_desk.writing("carla") as writer:
            writer.connection.execute("insert into nowhere values (1)")
        name_moderator(empty_desk, "dora")
        known = moderators(empty_desk)
    assert {"ann", "dora"} <= known
    assert not {"bob", "carla"} & known


def test_threads_write_side_by_side(empty_desk) -> None:
    start = Barrier(HANDS)

    def work(hand: int) -> None:
        start.wait(PATIENCE)
        for step in range(5):
            name_moderator(empty_desk, f"{hand}-{step}")

    with empty_desk.kept_open(), ThreadPoolExecutor(HANDS) as pool:
        for done in [pool.submit(work, hand) for hand in range(HANDS)]:
            done.result(PATIENCE)
    assert beside(empty_desk.path) == [empty_desk.path.name]
    wanted = {f"{hand}-{step}" for hand in range(HANDS) for step in range(5)}
    assert wanted <= moderators(empty_desk)


def test_a_file_that_takes_the_place_is_neither_read_nor_written(empty_desk, tmp_path) -> None:
    other = open_desk(tmp_path / "other.db", create=True)
    before = other.path.read_bytes()
    with empty_desk.kept_open():
        name_moderator(empty_desk, "ann")
        empty_desk.path.rename(tmp_path / "moved.db")
        delete_helpers(empty_desk.path)
        other.path.rename(empty_desk.path)
        for work in (moderators, lambda desk: name_moderator(desk, "bob")):
            with pytest.raises(StoreError) as refused:
                work(empty_desk)
            assert "Another file has taken the place of" in say_error(refused.value)
    assert empty_desk.path.read_bytes() == before
    assert moderators(open_desk(tmp_path / "moved.db")) >= {"ann"}


def test_a_desk_that_is_gone_is_told_and_goes_on_when_it_is_back(empty_desk, tmp_path) -> None:
    with empty_desk.kept_open():
        name_moderator(empty_desk, "ann")
        empty_desk.path.rename(tmp_path / "moved.db")
        for work in (moderators, lambda desk: name_moderator(desk, "bob")):
            with pytest.raises(StoreError) as refused:
                work(empty_desk)
            assert "is not there any more" in say_error(refused.value)
        (tmp_path / "moved.db").rename(empty_desk.path)
        name_moderator(empty_desk, "carla")
    assert moderators(empty_desk) >= {"ann", "carla"}


def test_deleted_helper_files_take_nothing_with_them(empty_desk) -> None:
    with empty_desk.kept_open():
        name_moderator(empty_desk, "ann")
        delete_helpers(empty_desk.path)
        name_moderator(empty_desk, "bob")
        assert moderators(empty_desk) >= {"ann", "bob"}
    with empty_desk.reading() as connection:
        assert check(connection).faults == ()


def test_the_log_is_emptied_while_nothing_is_written(empty_desk, tmp_path) -> None:
    log, copy, tidier = log_of(empty_desk.path), tmp_path / "copy.db", Tidier(empty_desk)
    with empty_desk.kept_open():
        name_moderator(empty_desk, "ann")
        for _ in range(QUIET):
            tidier.look()
        assert log.stat().st_size
        tidier.look()
        assert not log.stat().st_size
        shutil.copy(empty_desk.path, copy)
        assert moderators(open_desk(copy)) >= {"ann"}

        with empty_desk.reading() as connection:
            connection.execute("select count(*) from moderator").fetchone()
            name_moderator(empty_desk, "bob")
            for _ in range(QUIET + 1):
                tidier.look()
            assert log.stat().st_size
        for _ in range(QUIET):
            tidier.look()
        assert not log.stat().st_size


def test_the_log_is_beside_the_file_that_a_link_means(empty_desk, tmp_path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder" / "link.db"
    link.symlink_to(empty_desk.path)
    desk = open_desk(link)
    with desk.kept_open():
        name_moderator(desk, "ann")
        assert log_of(link).stat().st_size
    assert beside(link) == [link.name]


def write_elsewhere(desk: Desk, name: str, parent: int, pipe: Pipe) -> None:
    """What a forked process does with a desk that its parent keeps open."""
    with desk.kept_open():
        pipe.send((os.getpid() != parent, name_moderator(desk, name)))


def test_a_forked_process_does_not_use_its_parents_connections(empty_desk) -> None:
    context = multiprocessing.get_context("fork")
    with empty_desk.kept_open():
        ours = name_moderator(empty_desk, "ann")
        here, there = context.Pipe()
        child = context.Process(
            target=write_elsewhere, args=(empty_desk, "bob", os.getpid(), there)
        )
        child.start()
        assert here.poll(PATIENCE)
        forked, theirs = here.recv()
        child.join(PATIENCE)
        assert (forked, child.exitcode) == (True, 0)
        assert theirs != ours
        assert name_moderator(empty_desk, "carla") == ours
        with empty_desk.reading() as connection:
            assert check(connection).faults == ()
    assert beside(empty_desk.path) == [empty_desk.path.name]
    assert {"ann", "bob", "carla"} <= moderators(empty_desk)


def test_a_power_cut_loses_nothing_that_was_acknowledged(empty_desk) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    child = context.Process(target=acknowledge, args=(empty_desk.path, there))
    child.start()
    try:
        assert here.poll(PATIENCE)
        assert here.recv() == "stored"
    finally:
        child.kill()
        child.join(PATIENCE)
    desk = open_desk(empty_desk.path)
    assert {"ann", "bob"} <= moderators(desk)
    with desk.reading() as connection:
        assert check(connection).faults == ()


def acknowledge(path: Path, pipe: Pipe) -> None:
    """Write twice, say so, and wait to be killed."""
    desk = open_desk(path)
    with desk.kept_open():
        name_moderator(desk, "ann")
        name_moderator(desk, "bob")
        pipe.send("stored")
        pipe.poll(PATIENCE)


def test_a_read_only_desk_keeps_nothing(empty_desk) -> None:
    name_moderator(empty_desk, "ann")
    desk = open_desk(empty_desk.path, read_only=True)
    with desk.kept_open():
        assert "ann" in moderators(desk)
        with pytest.raises(Refused), desk.writing("bob"):
            pass
