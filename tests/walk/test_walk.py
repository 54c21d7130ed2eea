"""The walk: a moderator's first half hour on the sample desk, with a power cut in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from terminal import Terminal, environment

if TYPE_CHECKING:
    from pathlib import Path

BEFORE_THE_CUT = ("a", "a", "ri\r", "ht\r", "a", "bo\r", "a")
AFTER_THE_CUT = ("a", "rb\r", "a", "hs\r", "a")
VERBS = {"a": "publish", "r": "refuse", "h": "hold", "b": "return"}


def command(home: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "qa_tui", *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def verbs(home: Path, desk: str) -> list[str]:
    """What was done on the desk, oldest first."""
    events = command(home, "--db", desk, "events", "--json").splitlines()
    return [json.loads(event)["verb"] for event in events]


def waiting(text: str) -> int:
    """How many new questions the screen says there are."""
    found = re.search(r"New questions\s+(\d+)", text)
    return int(found[1]) if found else -1


def decide(terminal: Terminal, keys: str) -> str:
    """Press the keys of one decision; it counts once the screen says that it is stored."""
    before = waiting(terminal.text)
    terminal.type(keys[0])
    if len(keys) > 1:
        terminal.until_shows("leave as it was")
        for key in keys[1:]:
            terminal.type(key)
    terminal.until(
        lambda text: waiting(text) == before - 1 and "u takes it back" in text, f"“{keys}”"
    )
    return VERBS[keys[0]]


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=["80x24", "160x48"])
def test_walk(tmp_path: Path, size: tuple[int, int]) -> None:
    pressed = BEFORE_THE_CUT + AFTER_THE_CUT
    assert len(pressed) == 12
    assert {VERBS[keys[0]] for keys in pressed} == set(VERBS.values())
    assert sum(map(len, pressed)) <= 40

    desk = command(tmp_path, "demo", "--no-open").strip()
    begun = verbs(tmp_path, desk)

    terminal = Terminal(size, tmp_path, "--lang", "en", "demo")
    terminal.until(lambda text: waiting(text) > 12, "the queue")
    acknowledged = [decide(terminal, keys) for keys in BEFORE_THE_CUT]
    terminal.kill()
    assert verbs(tmp_path, desk) == begun + acknowledged

    terminal = Terminal(size, tmp_path, "--lang", "en", "demo")
    terminal.until(lambda text: waiting(text) > 0, "the queue")
    acknowledged += [decide(terminal, keys) for keys in AFTER_THE_CUT]
    assert verbs(tmp_path, desk) == begun + acknowledged

    before = waiting(terminal.text)
    terminal.type("u")
    terminal.until(
        lambda text: "undone: published" in text and waiting(text) == before + 1, "the undo"
    )
    assert verbs(tmp_path, desk) == [*begun, *acknowledged, "undo"]

    read_the_refusal(terminal, tmp_path, desk)
    terminal.type("q")
    terminal.until_shows("Search")
    terminal.leave()
    assert "\x1b" not in command(tmp_path, "--db", desk, "check")


def read_the_refusal(terminal: Terminal, home: Path, desk: str) -> None:
    """Find the question that was refused last, and read the letter about it to its reason."""
    events = map(json.loads, command(home, "--db", desk, "events", "--json").splitlines())
    refused = [event["subject"] for event in events if event["verb"] == "refuse"][-1]
    lines = command(home, "--db", desk, "list", "is:refused", "--json").splitlines()
    rows = [json.loads(line) for line in lines]
    place = next(place for place, row in enumerate(rows) if row["message"] == refused)
    terminal.type("/")
    terminal.type("\x15")
    terminal.type("is:refused\r")
    terminal.until_shows("Search")
    terminal.type("j" * place)
    terminal.type("L")
    terminal.until_shows(f"Letters about thread {rows[place]['id']}")
    terminal.scroll_to("nicht veröffentlicht")
    terminal.scroll_to("ohne Quelle")
