"""`check`, `backup`, `version` and `demo`."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import pytest

from qa_tui.store.sqlite import connect, library_version


def test_check_prints_the_hash_to_be_kept(qa):
    ran, record = qa("check"), qa("check", "--json").record

    assert (ran.code, record["faults"]) == (0, [])
    assert record["events"] == len(qa("events", "--json").records)
    assert f"Last event {record['heads'][0]['hash']}" in ran.out


def test_check_finds_a_changed_event(qa, sample_desk):
    connection = connect(sample_desk.path)
    connection.execute("drop trigger event_never_changes")
    connection.execute("update event set clause = 'spam' where seq = 5")
    connection.close()
    ran = qa("check")

    assert ran.code == 1
    assert "Event 5 was changed after it was written." in ran.out
    assert qa("check", "--json").code == 1


def test_backup_is_a_whole_desk_of_its_own(qa, call, tmp_path):
    target = tmp_path / "copy.db"
    ran = qa("backup", target)

    assert (ran.code, ran.out) == (0, f"The desk was copied to {target}.\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert call("--db", target, "list", "--json").out == qa("list", "--json").out


def test_a_copy_can_have_a_name_that_is_no_utf_8(qa, call, tmp_path):
    target = tmp_path / os.fsdecode(b"k\xf6pie.db")

    assert qa("backup", target).code == 0
    assert call("--db", target, "list", "--json").out == qa("list", "--json").out


def test_ctrl_c_ends_a_copy_and_leaves_nothing(sample_desk, tmp_path):
    target = tmp_path / "copy.db"
    code = f"""
import os, signal, sys
from qa_tui.cli.desk import care
from qa_tui.cli.main import root
backup = care.backup
def interrupted(*arguments):
    os.kill(os.getpid(), signal.SIGINT)
    backup(*arguments)
care.backup = interrupted
sys.argv = ["qa-tui", "--lang", "en", "--db", {str(sample_desk.path)!r}, "backup", {str(target)!r}]
root.main()
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )

    assert (ran.returncode, ran.stdout) == (130, "")
    assert ran.stderr == "qa-tui: Interrupted; nothing was written.\n"
    assert list(tmp_path.glob("copy.db*")) == []


def test_backup_overwrites_nothing(qa, tmp_path):
    target = tmp_path / "copy.db"
    target.write_text("mine")
    ran = qa("backup", target)

    assert ran.code == 1
    assert target.read_text() == "mine"
    assert "exists already. Give the name of a new file." in ran.err
    assert qa("backup", tmp_path / "no" / "copy.db").code == 1


AS_NOBODY = """
import os, sys
import sqlite_utils, qa_tui.cli.desk.care
from qa_tui.cli.main import root
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
root.main()
"""


def test_a_desk_on_a_medium_that_cannot_be_written_is_checked_and_copied(sample_file):
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder, copies = Path(name, "medium"), Path(name, "copies")
        Path(name).chmod(0o755)
        folder.mkdir()
        copies.mkdir()
        copies.chmod(0o777)
        desk, target = folder / "desk.db", copies / "copy.db"
        desk.write_bytes(sample_file.read_bytes())
        desk.chmod(0o444)
        folder.chmod(0o555)

        def call(*words: object) -> subprocess.CompletedProcess[str]:
            given = [sys.executable, "-c", AS_NOBODY, "--db", str(desk), *map(str, words)]
            return subprocess.run(given, capture_output=True, text=True, timeout=60, check=False)

        checked, copied, listed = call("check"), call("backup", target), call("list")
        here, made = [one.name for one in folder.iterdir()], target.exists()
        folder.chmod(0o755)

    assert (checked.returncode, checked.stderr) == (0, "")
    assert "All is well" in checked.stdout
    assert (copied.returncode, copied.stderr, made) == (0, "", True)
    assert listed.returncode == 1
    assert "--read-only" in listed.stderr
    assert here == ["desk.db"]


@pytest.mark.parametrize("words", ["check", "backup copy.db"])
def test_readers_neither_check_nor_copy_what_is_not_public(qa, monkeypatch, tmp_path, words):
    monkeypatch.chdir(tmp_path)
    ran = qa("--read-only", *words.split())

    assert (ran.code, ran.out) == (1, "")
    assert "This is for moderators" in ran.err
    assert not (tmp_path / "copy.db").exists()


def test_version_names_what_matters_for_a_report(qa, call, sample_desk, tmp_path):
    record = qa("version", "--json").record

    assert record["sqlite"] == library_version()
    assert record["textual"] == metadata.version("textual")
    assert record["desk"] == str(sample_desk.path)
    assert f"SQLite   {library_version()}\n" in qa("version").out
    assert call("--db", tmp_path / "none.db", "version").code == 0


def test_demo_makes_the_sample_desk_once(call, tmp_path):
    path = tmp_path / "home" / "data" / "qa-tui" / "sample.db"
    made = call("demo", "--no-open")
    call("--db", path, "--as", "xenia", "answer", 1, "--text", "Ja.")
    again = call("demo", "--no-open")

    assert (made.code, made.out, made.err) == (0, f"{path}\n", "")
    assert again.out == made.out
    assert call("--db", path, "--as", "xenia", "undo").code == 0


def test_demo_is_not_made_for_readers(call, tmp_path):
    path = tmp_path / "try.db"
    refused = call("--db", path, "--read-only", "demo", "--no-open")

    assert refused.code == 1
    assert "The sample desk cannot be made read-only. Leave --read-only out." in refused.err
    assert not path.exists()
    call("--db", path, "demo", "--no-open")
    assert call("--db", path, "--read-only", "demo", "--no-open").out == f"{path}\n"
    assert call("--db", path, "--read-only", "demo", "--no-open", "--fresh").code == 1


def test_missing_desk_names_the_sample_desk_where_there_is_one(call, tmp_path):
    before = call("list")
    sample = call("demo", "--no-open").out.strip()

    assert "try “qa-tui demo”" in before.err
    assert f"the sample desk lies at {sample}." in call("list").err
    assert sample not in call("--db", tmp_path / "none.db", "list").err


def test_demo_is_made_anew_on_demand(call, tmp_path):
    path = tmp_path / "try.db"
    call("--db", path, "demo", "--no-open")
    call("--db", path, "--as", "xenia", "answer", 1, "--text", "Ja.")
    call("--db", path, "demo", "--no-open", "--fresh")

    assert call("--db", path, "--as", "xenia", "undo").code == 1
    assert call("--db", path, "check").code == 0


def test_demo_leaves_a_desk_that_is_no_sample_alone(call, empty_desk):
    before = empty_desk.path.read_bytes()
    for words in (("demo", "--no-open"), ("demo", "--no-open", "--fresh")):
        ran = call("--db", empty_desk.path, *words)
        assert ran.code == 1
        assert "is not a sample desk: it stays as it is." in ran.err

    assert empty_desk.path.read_bytes() == before


def test_demo_does_not_touch_the_users_own_desk(call, monkeypatch, empty_desk):
    monkeypatch.setenv("QA_TUI_DB", str(empty_desk.path))

    assert call("demo", "--no-open").out.endswith("sample.db\n")
