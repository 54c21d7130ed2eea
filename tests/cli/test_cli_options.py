"""The global options, help, errors of usage, and what the program says when something breaks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa_tui import __version__
from qa_tui.cli.main import root

COMMANDS = root.list_commands(None)


def test_global_options_count_before_and_after_the_command(call, sample_desk):
    before = call("--db", sample_desk.path, "list", "--json")
    after = call("list", "--json", "--db", sample_desk.path)

    assert before.code == 0
    assert before.out == after.out
    assert call("--read-only", "list", "--json", "--db", sample_desk.path).out != after.out
    assert (
        call("list", "--json", "--read-only", "--db", sample_desk.path).out
        == call("--read-only", "list", "--json", "--db", sample_desk.path).out
    )


def test_the_environment_names_desk_and_moderator(call, sample_desk, monkeypatch, pending):
    monkeypatch.setenv("QA_TUI_DB", str(sample_desk.path))
    monkeypatch.setenv("QA_TUI_AS", "yara")
    call("decide", pending, "publish")
    call("undo", "--as", "zoe")

    assert call("events", "--json", "--limit", "1").record["actor"] == "yara"
    assert call("--as", "zoe", "undo").code == 1


def test_without_a_path_the_desk_lies_in_the_users_data_folder(call, tmp_path, page_file):
    missing = call("list")
    call("import", page_file)

    assert missing.code == 1
    assert "There is no desk at" in missing.err
    assert (tmp_path / "home" / "data" / "qa-tui" / "desk.db").is_file()
    assert call("list", "--json").record["id"] == 1


def test_a_tilde_means_the_home_folder(call, tmp_path, page_file):
    call("--db=~/mine.db", "import", page_file)

    assert (tmp_path / "home" / "mine.db").is_file()


@pytest.mark.parametrize("name", ["  ", "\u200b", "x" * 101])
def test_a_moderator_needs_a_name(call, sample_desk, name):
    ran = call("--db", sample_desk.path, "--as", name, "undo")

    assert ran.code == 2
    assert "cannot be the name of a moderator." in ran.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_command_has_a_help_page(call, command, language):
    page = call(command, "-h", "--lang", language)

    assert (page.code, page.err) == (0, "")
    assert f"qa-tui {command}" in page.out.splitlines()[0]
    assert "--read-only" in page.out
    assert "{" not in page.out.replace('{"to"', "")
    assert max(map(len, page.out.splitlines())) <= 80
    assert "\u2011" not in page.out
    assert "[required]" not in page.out


def test_the_first_help_page_names_every_command(call):
    page = call("--help").out

    assert all(f"\n  {command} " in page for command in COMMANDS)
    assert page.startswith("Usage: qa-tui [OPTIONS] [COMMAND …]\n")


def test_version_is_told_without_a_desk(call):
    assert call("--version").out == f"qa-tui {__version__}\n"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["lst"], "There is no command “lst”. Did you mean list?"),
        (["my.db"], "There is no command “my.db”. To open a desk write “qa-tui --db my.db”."),
        (["x\x1b[2Jy"], "There is no command “x␛[2Jy”."),
        (["--foo"], "There is no option --foo. See “qa-tui --help”."),
        (["list", "-bus"], "There is no option -b. Put a filter that begins with “-” behind “--”."),
        (["list", "--jsn"], "There is no option --jsn. Did you mean --json"),
        (["list", "--limit"], "--limit needs a value. See “qa-tui list --help”."),
        (
            ["list", "--limit", "0"],
            "--limit: “0” is not a whole number above 0. See “qa-tui list --help”.",
        ),
        (["list", "--limit", "9223372036854775807"], "--limit: 9223372036854775807 is too large."),
        (["show", "9" * 30], "THREAD: " + "9" * 30 + " is too large. The largest is 922"),
        (
            ["import", "x", "--max-page", "1001"],
            "--max-page: 1001 is too large. The largest is 1000.",
        ),
        (["claim", "x"], "MESSAGE: “x” is not a whole number above 0."),
        (["--db", "", "list"], "--db needs a value."),
        (["note", "1", "--as", "", "x"], "--as needs a value."),
        (["list", "--json=1"], "--json takes no value. See “qa-tui list --help”."),
        (["decide", "1"], "VERB is missing. See “qa-tui decide --help”."),
        (["show", "1", "2"], "“2” is one argument too many. See “qa-tui show --help”."),
        (["--lang", "fr", "list"], "--lang cannot be “fr”. Use one of: de, en."),
        (["show", "1", "--format", "pdf"], "--format cannot be “pdf”. Use one of: text, md."),
        (["list", "is:odd"], "Filter, place 4: “is:odd” is not known. Use one of: answer,"),
        (["list", "von:x"], "Filter, place 1: “von:” is not a key."),
        (["list", '"x'], "Filter, place 1: the quotation mark is not closed."),
        ([], "The screens need a terminal."),
        (["demo"], "The screens need a terminal."),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(qa, call, words, what):
    ran = qa(*words) if words != ["--foo"] else call(*words)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"qa-tui: {what}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("limit", [2_500, 1_000_000_000])
def test_a_limit_may_be_larger_than_any_list(qa, limit):
    assert len(qa("list", "--limit", limit, "--json").records) == 80
    assert qa("list", "--limit", limit, "xyz").code == 0
    assert qa("events", "--limit", limit).code == 0


@pytest.mark.parametrize(
    "words", [("note", 1), ("list",), ("ask", "--first-name"), ("view-add", "x")], ids=str
)
def test_bytes_that_are_no_text_are_told_and_not_kept(qa, words):
    ran = qa(*words, os.fsdecode(b"M\xfcller"))

    assert (ran.code, ran.out) == (2, "")
    assert "“M�ller” does not fit the encoding of this system." in ran.err


def test_a_wrong_language_in_the_environment_is_told(call, monkeypatch):
    monkeypatch.setenv("QA_TUI_LANG", "fr")

    assert call("list").err == "qa-tui: QA_TUI_LANG is “fr”. Use one of: de, en.\n"
    assert call("list", "--lang", "en").code == 1


def test_a_long_word_leaves_room_for_what_is_wrong_with_it(qa):
    ran = qa("x" * 100_000)

    assert ran.err.endswith("x…”. “qa-tui --help” lists the commands.\n")
    assert len(ran.err) < 1000


def test_list_needs_none_of_what_import_and_the_screens_need():
    code = (
        "import sys\nfrom qa_tui.cli.main import root\n"
        "try:\n    root.main(['list', '--db', sys.argv[1]])\n"
        "except SystemExit:\n    print(*sys.modules, sep='\\n')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, os.devnull], capture_output=True, check=True, text=True
    )

    loaded = set(ran.stdout.split())
    assert "qa_tui.store.lists.lines" in loaded
    assert not loaded & {"textual", "rich", "platformdirs", "babel", "sqlite_utils"}
    assert not {name for name in loaded if name.startswith("qa_tui.ingest.")}


def test_a_reader_that_goes_away_ends_the_program_quietly(sample_desk):
    command = [sys.executable, "-m", "qa_tui", "--db", sample_desk.path, "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        complaint = running.stderr.read()

    assert (running.wait(), complaint) == (141, b"")


def test_a_full_disk_behind_the_output_is_told(sample_desk):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "qa_tui", "--db", sample_desk.path, "list", "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert ran.returncode == 1
    assert ran.stderr == b"qa-tui: Reading or writing failed: No space left on device.\n"


@pytest.mark.parametrize(
    ("words", "german"),
    [
        (["show", "4711"], "Es gibt keinen Thread"),
        (["list", "to:niemand"], "Filter"),
        (["lst"], "Befehl"),
        (["decide", "1", "publish"], "veröffentlicht"),
        (["undo", "--as", "yara"], "rückgängig"),
        (["--foo"], "Option"),
    ],
)
def test_errors_and_remarks_speak_german(qa, words, german):
    english, ran = qa(*words), qa(*words, "--lang", "de")

    assert ran.code == english.code
    assert german in ran.err
    assert ran.err != english.err
