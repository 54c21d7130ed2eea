"""`imports`, `import --report`: what was imported is told, taken back, and brought again."""

from __future__ import annotations

import json
import os
import signal
import threading
from pathlib import Path

import pytest

from qa_tui.store.sqlite import connect

PAGES = Path(__file__).parents[1] / "ingest" / "pages"


@pytest.fixture
def db(tmp_path):
    """A desk that does not exist yet."""
    return tmp_path / "new" / "desk.db"


@pytest.fixture
def folder(tmp_path, pages):
    """Two pages, and a text that is none."""
    pages(tmp_path / "pages", 2)
    (tmp_path / "pages" / "odd.txt").write_text("Heute scheint die Sonne.\n", "utf-8")
    return tmp_path / "pages"


def test_a_report_names_forms_rejects_and_unknown_people(call, db, folder, tmp_path):
    report = tmp_path / "report.json"
    ran = call("--db", db, "import", folder, "--report", report)
    told = json.loads(report.read_text("ascii"))

    assert (ran.code, ran.out) == (0, "2 new threads, 1 file not accepted.\n")
    assert (told["files"], told["threads_added"], told["forms"]) == (3, 2, {"F1": 2})
    (rejected,) = told["rejected"]
    assert rejected["path"] == str(folder / "odd.txt")
    assert rejected["reason"]
    assert told["unresolved"] == [{"name": "Erna Beispiel", "threads": 2, "uncertain": False}]
    assert told["run"] == 1
    assert call("--db", db, "imports", 1, "--json").record["rejected"] == told["rejected"]


def test_the_list_of_steps_says_which_import_it_was(call, db, folder):
    call("--db", db, "import", folder)
    assert call("--db", db, "undo", "--list", "--json").record["run"] == 1
    assert "Import 1" in call("--db", db, "undo", "--list").out


def test_a_report_writes_over_nothing_and_reads_nothing_then(call, db, folder, tmp_path):
    (tmp_path / "report.json").write_text("mine", "utf-8")
    ran = call("--db", db, "import", folder, "--report", tmp_path / "report.json")

    assert (ran.code, ran.out) == (1, "")
    assert "exists already" in ran.err
    assert (tmp_path / "report.json").read_text("utf-8") == "mine"
    assert not db.exists()


def test_a_report_of_nothing_accepted_is_written_too(call, db, folder, tmp_path):
    report = tmp_path / "report.json"
    ran = call("--db", db, "import", folder / "odd.txt", "--report", report)

    assert ran.code == 1
    assert len(json.loads(report.read_text("ascii"))["rejected"]) == 1


def test_a_dry_run_tells_the_same_and_writes_nothing(call, db, folder, tmp_path):
    call("--db", db, "import", folder / "page-0000.txt")
    before = {path: path.read_bytes() for path in db.parent.iterdir()}
    report = tmp_path / "report.json"
    dry = call("--db", db, "import", folder, "--dry-run", "--report", report)
    after = {path: path.read_bytes() for path in db.parent.iterdir()}
    told = json.loads(report.read_text("ascii"))
    real = call("--db", db, "import", folder, "--json").record

    assert dry.out == (
        "Nothing was written. It would be: "
        "1 new thread, 1 page known already, 1 file not accepted.\n"
    )
    assert dry.code == 0
    assert "odd.txt" in dry.err
    assert after == before
    assert (told["dry_run"], told["run"]) == (True, None)
    assert told == {**real, "dry_run": True, "run": None}


def test_a_dry_run_makes_no_desk_and_leaves_the_own_one_out(call, db, folder):
    ran = call("--db", db, "import", folder, "--dry-run", "--json")

    assert ran.record["threads_added"] == 2
    assert not db.parent.exists()
    call("--db", folder / "desk.db", "import", folder / "page-0000.txt")
    inside = call("--db", folder / "desk.db", "import", folder, "--dry-run", "--json").record
    assert (inside["files"], inside["threads_added"]) == (3, 1)


def test_a_dry_run_needs_a_moderator_and_a_desk(call, db, folder, tmp_path):
    (tmp_path / "no.db").write_bytes(b"no desk" * 1000)

    assert call("--db", db, "--read-only", "import", folder, "--dry-run").code == 1
    assert call("--db", tmp_path / "no.db", "import", folder, "--dry-run").code == 1


def test_runs_are_listed_with_what_they_brought(call, db, folder):
    call("--db", db, "--as", "ann", "import", folder)
    (folder / "more.txt").write_bytes((folder / "page-0000.txt").read_bytes() + b"\n")
    call("--db", db, "--as", "bob", "import", folder)
    table = call("--db", db, "imports").out.splitlines()
    newest, first = call("--db", db, "imports", "--json").records

    assert " ".join(table[0].split()) == "no. at who new more known refused standing from"
    assert len(table) == 3
    assert (newest["run"], newest["moderator"]) == (2, "bob")
    assert (newest["captures"], newest["unchanged"]) == (1, 2)
    assert (first["run"], first["moderator"], first["threads_added"]) == (1, "ann", 2)
    assert first["not_taken_in"] == 1
    assert call("--db", db, "imports", "--limit", 1, "--json").record["run"] == 2


def test_the_report_of_a_run_is_told_in_sentences(call, db, folder):
    call("--db", db, "--as", "ann", "import", folder)
    told = call("--db", db, "imports", 1).out

    assert told.splitlines()[:4] == [
        "Import 1, 2026-11-22 10:30, ann.",
        f"From {folder}.",
        "2 new threads, 1 file not accepted.",
        "Read: 2 as F1.",
    ]
    assert "Not known to the directory: Erna Beispiel (2)." in told
    assert f"{folder / 'odd.txt'}: " in told


def test_sureness_has_a_comma_in_german_and_a_point_in_json(call, db):
    call("--db", db, "import", PAGES / "f3_old_answered.txt")
    (page,) = call("--db", db, "imports", 1, "--json").record["guessed"]
    assert 0 < page["sureness"] < 1
    sure = f"{page['sureness']:.2f}"
    assert f", {sure})" in call("--db", db, "--lang", "en", "imports", 1).out
    told = call("--db", db, "--lang", "de", "imports", 1).out
    assert f", {sure.replace('.', ',')})" in told
    assert sure not in told


def test_a_run_is_taken_back_and_brought_again(call, db, folder):
    call("--db", db, "import", folder)
    assert call("--db", db, "imports", 1, "--take-back").out == (
        "Import 1 was taken back. --bring-again brings it again.\n"
    )
    assert call("--db", db, "list").out == ""
    assert "taken back" in call("--db", db, "imports").out
    assert call("--db", db, "imports", 1, "--take-back").code == 1
    again = call("--db", db, "imports", 1, "--bring-again", "--json").record
    assert again["withdrawn"] is False
    assert len(call("--db", db, "list", "--json").records) == 2
    assert call("--db", db, "check").code == 0


def test_a_run_that_was_worked_on_says_why_it_stays(call, db, folder):
    call("--db", db, "import", folder)
    call("--db", db, "--as", "bob", "decide", 1, "remove", "--clause", "insult")
    ran = call("--db", db, "imports", 1, "--take-back")

    assert ran.code == 1
    assert "bob has done “Remove” to it since" in ran.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("77",), 1),
        (("77", "--take-back"), 1),
        (("--take-back",), 2),
        (("1", "--take-back", "--bring-again"), 2),
        (("x",), 2),
        (("9" * 30,), 2),
    ],
)
def test_wrong_calls_are_told(call, db, folder, words, code):
    call("--db", db, "import", folder)
    ran = call("--db", db, "imports", *words)

    assert (ran.code, ran.out) == (code, "")
    assert ran.err


def test_nothing_imported_teaches(call, db, page_file):
    call("--db", db, "import", page_file.parent / "none")
    call("--db", db, "settings")
    assert "qa-tui import" in call("--db", db, "imports").err


def test_hostile_names_and_texts_do_no_harm(call, db, tmp_path, pages):
    hostile = tmp_path / "a\x1b[2J\u202e{x}.txt"
    hostile.write_text("\x1b]52;c;x\x07 Sonne", "utf-8")
    (page,) = pages(tmp_path / "p", 1)
    call("--db", db, "import", page, hostile)
    for words in ((), ("1",)):
        out = call("--db", db, "imports", *words).out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_ctrl_c_while_an_import_is_taken_back_changes_nothing(call, db, folder):
    call("--db", db, "import", folder)
    usual = signal.getsignal(signal.SIGINT)
    somebody = connect(db)
    somebody.execute("begin immediate")
    ended = threading.Event()

    def interrupt() -> None:
        """Press Ctrl-C once the call listens to it; only then let it write."""
        while signal.getsignal(signal.SIGINT) is usual and not ended.wait(0.005):
            pass
        if not ended.is_set():
            os.kill(os.getpid(), signal.SIGINT)
        somebody.rollback()
        somebody.close()

    thread = threading.Thread(target=interrupt)
    thread.start()
    ran = call("--db", db, "imports", 1, "--take-back")
    ended.set()
    thread.join()

    assert (ran.code, ran.out) == (130, "")
    assert "Stopped; nothing was written." in ran.err
    assert call("--db", db, "imports", 1, "--json").record["withdrawn"] is False
    assert call("--db", db, "imports", 1, "--take-back").code == 0
