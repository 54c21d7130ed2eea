"""What a person sees: a real pseudo-terminal."""

from __future__ import annotations

import os
import re
import sys
from contextlib import closing

import pexpect
import pytest
from rich.cells import cell_len

from qa_tui.store.check import check
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import connect

STYLES = re.compile("\x1b\\[[0-9;]*m")

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")


@pytest.fixture
def spawn(sample_desk):
    """Run the command line on a terminal of so many columns."""

    def run(*words, columns=80, **environment):
        return pexpect.spawn(
            sys.executable,
            ["-m", "qa_tui", "--db", str(sample_desk.path), "--as", "xenia", *map(str, words)],
            dimensions=(24, columns),
            encoding="utf-8",
            timeout=30,
            env={**os.environ, "QA_TUI_LANG": "en", "TERM": "xterm-256color", **environment},
        )

    return run


@pytest.fixture
def see(spawn, monkeypatch):
    """What such a call shows, to its end."""
    monkeypatch.delenv("COLUMNS")

    def run(*words, **settings):
        running = spawn(*words, **settings)
        running.expect(pexpect.EOF)
        return running.before

    return run


@pytest.mark.parametrize("columns", [80, 100, 160])
@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "is:pending"),
        ("representatives",),
        ("events",),
        ("notices",),
        ("show", "1"),
    ],
    ids=" ".join,
)
def test_no_line_is_longer_than_the_terminal(see, words, columns):
    lines = STYLES.sub("", see(*words, columns=columns)).splitlines()

    assert len(lines) > 5
    assert max(map(cell_len, lines)) <= columns


def test_a_list_on_a_terminal_stops_at_50_and_says_so(see):
    lines = STYLES.sub("", see("list")).splitlines()

    assert re.fullmatch(r"50 of \d+; --limit N shows more\.", lines[-1])
    assert len(lines) == 52


def test_colours_stand_on_terminals_whose_user_wants_them(see):
    assert STYLES.search(see("list", "--limit", 3))
    assert not STYLES.search(see("list", "--limit", 3, NO_COLOR="1"))
    assert not STYLES.search(see("list", "--limit", 3, TERM="dumb"))


@pytest.mark.parametrize("columns", [80, 160])
def test_an_import_shows_how_far_and_how_fast_it_is_in_one_line(see, pages, tmp_path, columns):
    pages(tmp_path / "pages", 300)
    seen = see("import", tmp_path / "pages", columns=columns)
    shown = re.sub(r"\x1b\[\?25[lh]", "", STYLES.sub("", seen))  # without showing the cursor
    bars = [line for line in re.split(r"[\r\n]", shown) if "%" in line]

    assert re.search(r"100% .* [kM]B/s", bars[-1])
    assert max(map(cell_len, bars)) <= columns


def test_ctrl_c_keeps_the_pages_that_were_read(spawn, pages, tmp_path, clock):
    db, folder = tmp_path / "new.db", tmp_path / "pages"
    pages(folder, 6000)
    running = spawn("import", folder, "--db", db)
    running.expect(r" [1-9]\d?%")
    running.sendintr()
    running.expect(pexpect.EOF)
    running.close()

    assert running.exitstatus == 130, running.before[-3000:]
    assert "Interrupted; what is counted here was kept." in running.before
    told = int(re.search(r"(\d+) new threads?\.", running.before)[1])
    with open_desk(db, clock=clock).reading() as connection:
        kept = connection.execute("select count(*) from thread").fetchone()[0]
        assert check(connection).faults == ()
    assert 0 < kept == told < 6000


def test_ask_on_a_keyboard_says_how_instead_of_waiting(see):
    assert "Give it with flags, or as JSON on standard input" in see("ask")
    assert "There is no answer." in see("answer", 1)


def test_ctrl_c_ends_a_check_within_one_statement(sample_desk, spawn):
    with closing(connect(sample_desk.path)) as connection:
        connection.execute("pragma ignore_check_constraints = on")
        connection.execute("create table slow (a check (length(hex(zeroblob(9000000))) > 0))")
        numbers = "with n (i) as (select 1 union all select i + 1 from n where i < 5000)"
        connection.execute(f"insert into slow {numbers} select i from n")
    running = spawn("check")
    running.expect_exact("Looking through the desk")
    running.sendintr()
    running.expect_exact("Interrupted; the desk was not looked through to its end.")
    running.expect(pexpect.EOF)
    running.close()

    assert running.exitstatus == 130


def test_a_terminal_that_cannot_move_its_cursor_gets_no_screens(see):
    assert "The screens need a terminal." in see(TERM="dumb")


def test_screens_that_nobody_would_see_do_not_open(sample_desk, tmp_path):
    hidden = tmp_path / "hidden.txt"
    environment = {**os.environ, "QA_TUI_LANG": "en", "TERM": "xterm-256color"}
    call = f"{sys.executable} -m qa_tui --db {sample_desk.path} 2> {hidden}"
    running = pexpect.spawn("/bin/sh", ["-c", call], encoding="utf-8", timeout=30, env=environment)
    running.expect(pexpect.EOF)
    running.close()

    assert running.exitstatus == 2
    assert "The screens need a terminal." in hidden.read_text(encoding="utf-8")


def test_a_time_zone_beyond_all_zones_counts_as_utc(see):
    assert see("list", "--limit", "1", TZ="UTC-25") == see("list", "--limit", "1", TZ="UTC")
