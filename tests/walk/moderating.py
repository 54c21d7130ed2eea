"""What a moderator does at the terminal, and what the command line tells about it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from terminal import PATIENCE, environment

from qa_tui.domain.phrase import N_
from qa_tui.i18n import language, say

if TYPE_CHECKING:
    from pathlib import Path

    from terminal import Terminal

    from qa_tui.domain.phrase import Phrase

VERBS = {"a": "publish", "r": "refuse", "h": "hold", "b": "return"}
QUESTIONS, ANSWERS = N_("New questions"), N_("Answers to check")


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


def waiting(text: str, view: Phrase = QUESTIONS) -> int:
    """How many messages the screen says wait in a view; -1 where it says nothing."""
    found = re.search(rf"{say(view)}\s+(\d+)", text)
    return int(found[1]) if found else -1


def begin(terminal: Terminal, keys: str) -> None:
    """Press the keys of a decision, each when the menu is there that it is for."""
    terminal.type(keys[:1])
    if len(keys) > 1:
        terminal.until_shows(say(N_("leave as it was")))
        terminal.type(keys[1:])


def decide(terminal: Terminal, keys: str, view: Phrase = QUESTIONS) -> str:
    """Press the keys of one decision; it counts once the screen says that it is stored."""
    before = waiting(terminal.text, view)
    begin(terminal, keys)
    decided(terminal, before - 1, keys, view)
    return VERBS[keys[0]]


def decided(terminal: Terminal, left: int, keys: str, view: Phrase = QUESTIONS) -> None:
    """Wait until the screen says that a decision is stored and how many are left."""
    terminal.until(lambda text: waiting(text, view) == left and takes_back() in text, f"“{keys}”")


def takes_back() -> str:
    """How every line ends that says what was stored."""
    return {"de": "nimmt es zurück", "en": "takes it back"}[language()]
