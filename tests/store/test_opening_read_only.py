"""A desk that is read only, by choice or because nothing can be written."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from test_opening import SAMPLE, complaint

from qa_tui.domain.errors import Refused, StoreError
from qa_tui.store.opening import open_desk


def test_read_only_desk_refuses_to_write(sample_desk) -> None:
    desk = open_desk(sample_desk.path, read_only=True)
    with pytest.raises(Refused, match="open read-only"), desk.writing("ann"):
        pytest.fail("a read-only desk was opened for writing")


def test_read_only_connection_cannot_write(sample_desk, clock) -> None:
    desk = open_desk(sample_desk.path, read_only=True, clock=clock)
    with pytest.raises(StoreError, match="read-only"), desk.reading() as connection:
        connection.execute("delete from note")


AS_NOBODY = """
import os, sys
from pathlib import Path
import sqlite_utils, qa_tui.store.migrations
from qa_tui.domain.errors import StoreError
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.store.lists.lines import count
from qa_tui.store.opening import open_desk
from qa_tui.store.upgrading import _backup_path
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
folder = Path(sys.argv[1])
desk = open_desk(folder / "desk.db", read_only=True)
with desk.reading() as connection:
    print(desk.immutable, count(connection, Listing(parse_filter(""), desk.today)))
for name, options in (("desk.db", {}), ("new.db", {"create": True}), ("a/b.db", {"create": True})):
    try:
        desk = open_desk(folder / name, **options)
        with desk.writing("ann"):
            print("written")
    except StoreError as error:
        print(error)
"""


def test_folder_that_cannot_be_written_is_read_and_never_written(sample_file: Path) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        path = folder / "desk.db"
        path.write_bytes(sample_file.read_bytes())
        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            done = subprocess.run(
                [sys.executable, "-W", "error", "-c", AS_NOBODY, str(folder)],
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
        finally:
            folder.chmod(0o755)
        assert done.stderr == ""
        read, there, new, below = done.stdout.splitlines()
        assert read == f"True {SAMPLE}"
        assert there.startswith(f"{path} cannot be ")
        assert new.startswith(f"The desk {folder / 'new.db'} cannot be made: Permission denied.")
        assert below.startswith(f"The desk {folder / 'a/b.db'} cannot be made: Permission denied.")
        assert [file.name for file in folder.iterdir()] == ["desk.db"]


def test_log_that_is_in_use_is_not_read_past(
    sample_file: Path, tmp_path: Path, monkeypatch
) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(sample_file.read_bytes())
    monkeypatch.setattr("qa_tui.store.sqlite.os.access", lambda *_: False)
    log = tmp_path / "desk.db-wal"
    log.touch()
    desk = open_desk(path, read_only=True)
    assert desk.immutable
    log.write_bytes(b"x")
    assert complaint(path, read_only=True).startswith(f"{path} cannot be read: somebody is writing")
    with pytest.raises(StoreError, match="somebody is writing"), desk.reading():
        pytest.fail("a reader saw a desk without what was written last")
