"""A disk that is full: told in one line, and nothing is half-written."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qa_tui.domain.errors import StoreError
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import say_error
from qa_tui.ingest.sample import load_sample
from qa_tui.store.check import check
from qa_tui.store.decisions import decide
from qa_tui.store.messages.intake import answer
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import OperationalError, explained, sqlite3

FULL = """
import resource, sys
from pathlib import Path
import sqlite_utils
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.errors import StoreError
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import OperationalError, explained, sqlite3
room = int(sys.argv[2])
desk = open_desk(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    with desk.writing("carla") as writer:
        for (message,) in writer.connection.execute(
            "select id from message where state = 'pending'"
        ).fetchall():
            decide(writer, Decision(message, Verb.REFUSE, "insult", note="n" * 1000))
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [1024, 20_000, 200_000])
def test_nothing_is_half_written_when_files_cannot_grow(sample_desk, dump, room: int) -> None:
    before = dump(sample_desk)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FULL, str(sample_desk.path), str(room)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert str(sample_desk.path) in done.stdout
    assert "disk" in done.stdout
    assert "othing was written" in done.stdout
    assert dump(sample_desk) == before
    with sample_desk.reading() as connection:
        assert check(connection).faults == ()


def test_full_file_takes_nothing_and_says_so(sample_desk, dump) -> None:
    before = dump(sample_desk)
    with sample_desk.reading() as reader:
        pages = reader.execute("pragma page_count").fetchone()[0]
        pending, published = (
            reader.execute(
                "select id, thread from message where state = ? and kind = 'question'", (state,)
            ).fetchone()
            for state in ("pending", "published")
        )
    with pytest.raises(StoreError) as full, sample_desk.writing("ann") as writer:  # noqa: PT012
        writer.connection.execute(f"pragma max_page_count = {pages + 4}")
        decide(writer, Decision(pending["id"], Verb.REFUSE, "insult"))
        answer(writer, published["thread"], "x" * 90_000, standard=False)
    assert say_error(full.value) == (
        f"The disk is full: nothing was written to {sample_desk.path}. "
        "Free some space and try again."
    )
    assert dump(sample_desk) == before
    with sample_desk.writing("ann") as writer:
        decide(writer, Decision(pending["id"], Verb.REFUSE, "insult"))


MAKING = """
import resource, sys
from pathlib import Path
import sqlite_utils, qa_tui.store.migrations
from qa_tui.domain.errors import StoreError
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import OperationalError, explained, sqlite3
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try:
    open_desk(Path(sys.argv[1]), create=True)
except StoreError as error:
    print(error)
"""


def test_desk_that_could_not_be_made_whole_is_made_whole_later(tmp_path, clock) -> None:
    path = tmp_path / "desk.db"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", MAKING, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert str(path) in done.stdout
    desk = open_desk(path, create=True, sample=True, clock=clock)
    load_sample(desk)
    with desk.reading() as connection:
        assert check(connection).faults == ()


COPYING = """
import resource, sys
from contextlib import closing
from pathlib import Path
from qa_tui.domain.errors import StoreError
from qa_tui.store.backups import backup
from qa_tui.store.sqlite import connect
with closing(connect(Path(sys.argv[1]))) as connection:
    connection.execute("select count(*) from event").fetchone()
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
    try:
        backup(connection, Path(sys.argv[2]))
    except StoreError as error:
        print(error)
"""


@pytest.mark.parametrize("room", [1, 1024, 200_000])
def test_a_copy_for_which_there_is_no_room_leaves_nothing_behind(
    sample_desk, tmp_path, room: int
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    target = folder / "copy.db"
    done = subprocess.run(
        [sys.executable, "-c", COPYING, str(sample_desk.path), str(target), str(room)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert str(target) in done.stdout
    assert list(folder.iterdir()) == []


def test_reading_that_fails_where_no_room_is_left_says_that_the_disk_is_full(
    sample_desk, monkeypatch
) -> None:
    folder = sample_desk.path.parent
    with pytest.raises(StoreError, match="failed: no reason"), explained(folder / "desk.db"):
        raise failure(sqlite3.SQLITE_IOERR)
    monkeypatch.setattr("qa_tui.store.sqlite._LEAST_ROOM", 1 << 62)
    with pytest.raises(StoreError, match="The disk is full"), explained(folder / "desk.db"):
        raise failure(sqlite3.SQLITE_IOERR)


def failure(code: int) -> Exception:
    """An error of SQLite with a code."""
    error = OperationalError("no reason")
    error.sqlite_errorcode = code
    return error
