"""Hostile text in every field of a desk, shown by the real program on a real terminal.

What the program writes for harmless text sets the kinds of control sequences that are its own;
hostile text must not bring a further kind, nor a control character of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hostile_desk import HARMLESS, HOSTILE, dangers, make_desk, moment
from terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

_SEQUENCE = re.compile(
    rb"\x1b\[(?P<private>[<=>?]?)[0-9;:]*(?P<final>[ -/]*[@-~])"
    rb"|\x1b\](?P<osc>[0-9]*)[^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b(?P<string>[P_^X])[^\x1b]*\x1b\\"
    rb"|\x1b(?P<other>[ -/]*[0-~])"
)
TOUR = (
    "8",
    "j",
    "j",
    "J",
    "G",
    "\r",
    "\t",
    "\t",
    "L",
    "q",
    "q",
    "m",
    "j",
    "j",
    "\t",
    "q",
    "?",
    "q",
)


def kinds(raw: bytes) -> set[bytes]:
    """The kinds of control sequences in what a program wrote."""
    return {b" ".join(part or b"" for part in found.groups()) for found in _SEQUENCE.finditer(raw)}


def tour(folder: Path, words: list[str]) -> bytes:
    """Go through the screens of a desk that is made of given strings."""
    folder.mkdir()
    path = folder / "desk.db"
    make_desk(path, words, moment)
    terminal = Terminal((120, 36), folder, "--lang", "en", "--db", str(path))
    terminal.until(lambda text: "Commands" in text or "Help" in text, "the queue")
    for key in TOUR:
        terminal.type(key)
        for _ in range(4):
            terminal.read()
        assert terminal.process.isalive(), terminal.text
    terminal.leave()
    return terminal.raw


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return tour(tmp_path_factory.mktemp("harmless") / "home", HARMLESS)


def test_hostile_text_adds_no_control_sequence(tmp_path: Path, harmless: bytes) -> None:
    raw = tour(tmp_path / "home", HOSTILE)
    assert kinds(raw) <= kinds(harmless)
    shown = _SEQUENCE.sub(b"", raw).decode("utf-8")
    assert not dangers(re.sub("[\r\n\x0f\x08]", "", shown))
