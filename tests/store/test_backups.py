"""Backups: whole, for their owner only, and never over a file that is there."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import StoreError
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import say_error
from qa_tui.store.backups import backup
from qa_tui.store.check import check
from qa_tui.store.decisions import decide
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import connect

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def save(sample_desk):
    """Writes a backup of the sample desk."""

    def act(target: Path, *, read_only: bool = True) -> None:
        with closing(connect(sample_desk.path, read_only=read_only)) as connection:
            backup(connection, target)

    return act


@pytest.mark.parametrize("read_only", [False, True])
def test_backup_is_the_whole_desk(sample_desk, save, dump, tmp_path, read_only, clock) -> None:
    target = tmp_path / "copy.db"
    umask = os.umask(0)
    try:
        save(target, read_only=read_only)
    finally:
        os.umask(umask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = open_desk(target, clock=clock)
    assert dump(copy) == dump(sample_desk)
    with copy.reading() as connection:
        assert check(connection).faults == ()


def test_backup_holds_what_was_just_decided(sample_desk, save, dump, tmp_path) -> None:
    with sample_desk.reading() as reader:
        reader.execute("select 1 from event").fetchone()
        with sample_desk.writing("ann") as writer:
            message = writer.connection.execute(
                "select id from message where state = 'pending'"
            ).fetchone()[0]
            decide(writer, Decision(message, Verb.REFUSE, "insult"))
        save(tmp_path / "copy.db")
    assert dump(open_desk(tmp_path / "copy.db")) == dump(sample_desk)


def test_file_that_is_there_is_never_overwritten(sample_desk, save, tmp_path) -> None:
    target = tmp_path / "letter.txt"
    target.write_text("mine")
    for path in (target, sample_desk.path):
        before = path.read_bytes()
        with pytest.raises(StoreError) as refused:
            save(path)
        assert say_error(refused.value) == (f"{path} exists already. Give the name of a new file.")
        assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["no/copy.db", "sample.db/copy.db", "x" * 300])
def test_place_that_cannot_be_written_is_told(save, tmp_path, name: str) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        save(tmp_path / name)


def test_backup_that_failed_leaves_no_file(empty_desk, tmp_path) -> None:
    target = tmp_path / "copy.db"
    with closing(connect(empty_desk.path)) as connection:
        connection.execute("begin")
        with pytest.raises(StoreError):
            backup(connection, target)
    assert not target.exists()


KILLED = """
import os, signal, sys
from contextlib import closing
from pathlib import Path
from qa_tui.store.backups import backup
from qa_tui.store.sqlite import connect
source, target = map(Path, sys.argv[1:])
with closing(connect(source)) as connection:
    def look():
        if any(file.stat().st_size for file in target.parent.rglob("*") if file.is_file()):
            os.kill(os.getpid(), signal.SIGKILL)
    connection.set_progress_handler(look, 100)
    backup(connection, target)
"""


def test_a_copy_that_was_cut_off_has_no_name(sample_desk, tmp_path) -> None:
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(sample_desk.path), str(target)],
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL
    assert not target.exists()
    assert any(file.stat().st_size for file in target.parent.rglob("*"))
