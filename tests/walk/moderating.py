"""What a moderator does at the terminal, and what the command line tells about it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from terminal import PATIENCE, environment

if TYPE_CHECKING:
    from pathlib import Path

    from terminal import Terminal

VERBS = {"a": "publish", "r": "refuse", "h": "hold", "b": "return"}


def command(home: Path, *arguments: str) -> str:
    """Call the command line and tell what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "qa_tui", *arguments],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * PATIENCE,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def verbs(home: Path, desk: str) -> list[str]:
    """What was done on the desk, oldest first."""
    events = command(home, "--db", desk, "events", "--json").splitlines()
    return [json.loads(event)["verb"] for event in events]


def waiting(text: str) -> int:
    """How many new questions the screen says there are; -1 where it says nothing."""
    found = re.search(r"New questions\s+(\d+)", text)
    return int(found[1]) if found else -1


def begin(terminal: Terminal, keys: str) -> None:
    """Press the keys of a decision, each when the menu is there that it is for."""
    terminal.type(keys[:1])
    if len(keys) > 1:
        terminal.until_shows("leave as it was")
        terminal.type(keys[1:])


def decide(terminal: Terminal, keys: str) -> str:
    """Press the keys of one decision; it counts once the screen says that it is stored."""
    before = waiting(terminal.text)
    begin(terminal, keys)
    terminal.until(
        lambda text: waiting(text) == before - 1 and "u takes it back" in text, f"“{keys}”"
    )
    return VERBS[keys[0]]
