"""A trial desk holds what matching needs, nothing private, and is gone afterwards."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import StoreError
from qa_tui.ingest.trial import trial_desk
from qa_tui.store.check import check
from qa_tui.store.sqlite import connect

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

PRIVATE = (
    "select count(*) from asker where coalesce(first_name, last_name, email, town, phone) <> ''",
    "select count(*) from asker_name",
    "select count(*) from note",
    "select count(*) from notice",
    "select count(*) from draft",
)


def test_nothing_private_is_copied_and_nothing_stays(sample_desk: Desk, clock) -> None:
    before = sample_desk.path.read_bytes()
    with trial_desk(sample_desk.path, clock) as desk:
        folder = desk.path.parent
        with desk.reading() as connection:
            assert [connection.execute(query).fetchone()[0] for query in PRIVATE] == [0] * 5
            assert connection.execute("select count(*) from thread").fetchone()[0] == 80
            assert connection.execute("pragma foreign_key_check").fetchall() == []
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()
    assert sample_desk.path.read_bytes() == before


def test_a_desk_that_is_missing_is_an_empty_one(tmp_path, clock) -> None:
    with trial_desk(tmp_path / "none" / "desk.db", clock) as desk, desk.reading() as connection:
        assert check(connection).faults == ()
    assert list(tmp_path.iterdir()) == []


def test_a_desk_that_cannot_be_used_is_called_by_its_own_path(
    sample_desk: Desk, tmp_path, clock
) -> None:
    with closing(connect(sample_desk.path)) as connection:
        connection.execute("pragma user_version = 999")
    for path, reason in ((sample_desk.path, "a newer qa-tui"), (tmp_path, "is not a file")):
        with pytest.raises(StoreError) as raised, trial_desk(path, clock):
            pass
        assert str(raised.value).startswith(str(path))
        assert reason in str(raised.value)


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from qa_tui.ingest.trial import trial_desk

with trial_desk(Path(sys.argv[1]), lambda: datetime.now(UTC)):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks, no such kill")
def test_copies_of_killed_trials_are_thrown_away_by_the_next_one(
    sample_desk: Desk, tmp_path, clock, monkeypatch
) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    monkeypatch.setenv("TMPDIR", str(passing))
    subprocess.run([sys.executable, "-c", KILLED, sample_desk.path], check=False)
    (left,) = passing.iterdir()
    assert (left / sample_desk.path.name).stat().st_size > 0
    (passing / "qa-tui-trial-elsewhere").symlink_to(tmp_path)
    with trial_desk(sample_desk.path, clock) as one:
        assert not left.exists()
        with trial_desk(sample_desk.path, clock):
            assert one.path.exists()
        assert one.path.exists()
    assert [path.name for path in passing.iterdir()] == ["qa-tui-trial-elsewhere"]
    assert sample_desk.path.exists()


def test_a_folder_for_passing_files_that_cannot_be_used_is_told(
    sample_desk: Desk, tmp_path, clock, monkeypatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(StoreError, match="TMPDIR"), trial_desk(sample_desk.path, clock):
        pass
