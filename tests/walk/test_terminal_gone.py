"""A terminal that goes away, or a signal, ends the program in good order; no typed word is lost."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from hostile_tours import go
from moderating import command, waiting
from terminal import Terminal

MAIN_SCREEN = b"\x1b[?1049l"
"""What leads back to the screen from before the program."""


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """The path of a sample desk."""
    return command(tmp_path, "demo", "--no-open").strip()


def type_a_title(terminal: Terminal) -> None:
    """Begin a question."""
    terminal.until(lambda text: waiting(text) > 0, "the queue")
    go(terminal, "wn", "A new question")
    terminal.until_shows("no addressee yet")
    terminal.type("\tWann kommt der Bus?")
    terminal.until_shows("Wann kommt der Bus?")


def titles(home: Path, desk: str) -> list[str]:
    """The titles of the drafts."""
    told = command(home, "--db", desk, "drafts", "--json")
    return [json.loads(line)["fields"]["title"] for line in told.splitlines()]


def test_without_its_terminal_the_program_does_not_go_on(tmp_path: Path, desk: str) -> None:
    with Terminal((80, 24), tmp_path, "--db", desk, hears_of_end=False) as terminal:
        terminal.until(lambda text: waiting(text) > 0, "the queue")
        terminal.vanish()


@pytest.mark.parametrize("hears_of_end", [True, False])
def test_what_was_typed_as_the_terminal_went_is_a_draft(
    tmp_path: Path, desk: str, hears_of_end: bool
) -> None:
    arguments = ("--lang", "en", "--db", desk)
    with Terminal((80, 24), tmp_path, *arguments, hears_of_end=hears_of_end) as terminal:
        type_a_title(terminal)
        terminal.vanish()
    assert titles(tmp_path, desk) == ["Wann kommt der Bus?"]
    command(tmp_path, "--db", desk, "check")


def test_told_to_end_it_keeps_what_was_typed_and_gives_the_terminal_back(
    tmp_path: Path, desk: str
) -> None:
    with Terminal((80, 24), tmp_path, "--lang", "en", "--db", desk) as terminal:
        type_a_title(terminal)
        terminal.process.kill(signal.SIGTERM)
        terminal.see_end()
        assert MAIN_SCREEN in terminal.raw
    assert titles(tmp_path, desk) == ["Wann kommt der Bus?"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, None])
def test_a_terminal_that_takes_nothing_more_does_not_keep_it(
    tmp_path: Path, desk: str, sent: signal.Signals | None
) -> None:
    arguments = ("--lang", "en", "--db", desk)
    with Terminal((160, 48), tmp_path, *arguments, hears_of_end=sent is not None) as terminal:
        type_a_title(terminal)
        terminal.block()
        if sent is None:
            terminal.vanish()
        else:
            terminal.process.kill(sent)
            terminal.see_end_unread()
    assert titles(tmp_path, desk) == ["Wann kommt der Bus?"]


def test_letters_reach_the_terminal_as_standard_error_is_set(tmp_path: Path, desk: str) -> None:
    said = {"PYTHONIOENCODING": "utf-8", "LC_ALL": "POSIX"}
    ours = {**said, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Terminal((80, 24), tmp_path, "--lang", "de", "--db", desk, settings=ours) as terminal:
        terminal.until(lambda text: set("äöüß") & set(text), "a German letter")
        assert b"\\x" not in terminal.raw
