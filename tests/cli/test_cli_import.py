"""`import`: saved pages come in, and what is no page is told."""

from __future__ import annotations

import os
import stat

import pytest

from qa_tui.store.opening import open_desk


@pytest.fixture
def db(tmp_path):
    """A desk that does not exist yet."""
    return tmp_path / "new" / "desk.db"


def test_a_page_becomes_a_published_thread(call, db, page_file):
    ran = call("--db", db, "import", page_file)
    thread = call("--db", db, "show", 1, "--json").record

    assert (ran.code, ran.out, ran.err) == (0, "1 new thread.\n", "")
    assert thread["to"]["name"] == "Erna Beispiel"
    assert thread["to"]["party"] == "SPD"
    assert thread["to"]["asking_reason"] == (
        "Die Frage-Funktion ist deaktiviert, weil Erna Beispiel zur Zeit keine aktive Kandidatur "
        "hat."
    )
    assert thread["source"]["path"] == str(page_file)
    assert [message["date"] for message in thread["messages"]] == [None, None]
    assert {message["state"] for message in thread["messages"]} == {"published"}


def test_readers_do_not_see_the_folders_of_the_machine(call, db, page_file):
    call("--db", db, "import", page_file)
    read = ("--db", db, "--read-only", "show", 1)

    assert page_file.name in call("--db", db, "show", 1).out
    assert call(*read, "--json").record["source"]["path"] is None
    assert "Read from a saved page, as of" in call(*read).out
    for form in ("text", "md", "json"):
        assert page_file.name not in call(*read, "--format", form).out
    assert page_file.name not in call("--db", db, "export", "--format", "markdown").out


def test_the_desk_and_its_helper_files_are_their_owners_alone(call, db, page_file):
    call("--db", db, "import", page_file)

    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in db.parent.iterdir()}
    assert "desk.db" in modes
    assert set(modes.values()) == {0o600}


def test_importing_again_changes_nothing_and_says_so(call, db, page_file):
    call("--db", db, "import", page_file)
    before = call("--db", db, "events", "--json").out
    again = call("--db", db, "import", page_file)

    assert again.code == 0
    assert again.out == "Nothing has changed: 1 page known already.\n"
    assert call("--db", db, "events", "--json").out == before


def test_a_page_with_a_further_answer_extends_its_thread(call, db, tmp_path, page_file):
    call("--db", db, "import", page_file)
    longer = tmp_path / "longer.txt"
    more = "\nAntwort von\nSPD\n\nSehr geehrter Herr Test,\n\nnoch etwas.\n"
    longer.write_text(page_file.read_text("utf-8") + more, "utf-8")

    assert call("--db", db, "import", longer).out == "1 thread with something new.\n"
    assert len(call("--db", db, "show", 1, "--json").record["messages"]) == 3


def test_what_is_no_thread_is_told_with_path_and_reason_and_stops_nothing(
    call, db, tmp_path, page_file
):
    folder = tmp_path / "mixed"
    folder.mkdir()
    page_file.rename(folder / "z.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.bin").write_bytes(bytes(range(256)))
    (folder / "large.txt").write_bytes(b"x" * 10_000_001)
    (folder / "list.txt").write_text(
        "Antwort 16.10.2025 von X Y SPD\n(…) ein Stück Text hier (…)\n"
        "Antwort 17.10.2025 von X Z SPD\n(…) noch ein Stück Text (…)\n",
        "utf-8",
    )
    (folder / "odd.txt").write_text("Heute scheint die Sonne.\n", "utf-8")
    ran = call("--db", db, "import", folder, tmp_path / "missing.txt")

    assert ran.code == 0
    assert ran.out == "1 new thread, 6 files not accepted.\n"
    complaints = ran.err.splitlines()
    for name, reason in {
        "binary.bin": "The file is binary, not text.",
        "empty.txt": "The file is empty.",
        "large.txt": "10",
        "list.txt": "The page is a list of questions, not a thread.",
        "odd.txt": "The text is not a page of a question in a known form.",
    }.items():
        (line,) = [one for one in complaints if one.startswith(f"qa-tui: {folder / name}: ")]
        assert reason in line
    assert complaints[-1].startswith(f"qa-tui: {tmp_path / 'missing.txt'}: There is no such file.")


def test_nothing_accepted_is_exit_code_1(call, db, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")

    assert call("--db", db, "import", tmp_path / "empty.txt").code == 1
    assert call("--db", db, "import").code == 2


def test_windows_1252_is_read_and_recorded(call, db, page_file):
    page_file.write_bytes(page_file.read_text("utf-8").replace("•", "\u2022").encode("cp1252"))
    ran = call("--db", db, "import", page_file)
    title = call("--db", db, "show", 1, "--json").record["title"]

    with open_desk(db).reading() as connection:
        encoding = connection.execute("select encoding from capture").fetchone()[0]
    assert ran.code == 0
    assert "bezüglich" in title
    assert encoding == "windows-1252"


def test_a_name_that_is_no_utf_8_is_imported_and_shown(call, db, page_file):
    odd = page_file.with_name(os.fsdecode(b"p\xff\x1b[31m.txt"))
    page_file.rename(odd)
    ran = call("--db", db, "import", odd, odd.with_name(os.fsdecode(b"\xfe.txt")), "--json")
    shown = call("--db", db, "show", 1)

    assert ran.code == 0
    assert ran.record["rejected"][0]["path"].endswith("\ufffd.txt")
    assert "p\ufffd␛[31m.txt" in shown.out
    assert "\x1b" not in shown.out + ran.out + ran.err


def test_an_import_can_be_taken_back_and_done_again(call, db, page_file):
    words = ("--db", db, "--as", "xenia")
    call(*words, "import", page_file)
    call(*words, "undo")
    gone = call(*words, "list")
    back = call(*words, "import", page_file)

    assert gone.out == ""
    assert back.out == "1 thread with something new.\n"
    assert len(call(*words, "list", "--json").records) == 1


def test_a_path_that_is_not_there_is_told_before_a_missing_desk(call, db, tmp_path):
    ran = call("--db", db, "import", tmp_path / "pgae.txt")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"qa-tui: {tmp_path}/pgae.txt: There is no such file. Check the path.\n"
    assert not db.exists()


def test_no_path_at_all_does_not_mean_the_folder_one_is_in(call, db, page_file, monkeypatch):
    monkeypatch.chdir(page_file.parent)
    ran = call("--db", db, "import", "")

    assert (ran.code, ran.err.split(".")[0]) == (2, "qa-tui: No file can have this name")
    assert not db.exists()


def test_limits_can_be_set(call, db, page_file):
    page_file.write_bytes(page_file.read_bytes() + b" " * 2_000_000)

    assert "larger than 1 MB" in call("--db", db, "import", page_file, "--max-page", 1).err
    assert call("--db", db, "import", page_file, "--max-page", 3).out == "1 new thread.\n"
    wrong = call("--db", db, "import", page_file, "--max-expanded", "much")
    assert (wrong.code, "--max-expanded" in wrong.err) == (2, True)
