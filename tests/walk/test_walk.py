"""The walk: thirty questions of the sample desk, one after the other, with a power cut in between.

It is recorded. `QA_TUI_RECORDINGS=docs/walk` keeps the recordings, to be played with
`asciinema play`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from moderating import VERBS, command, decide, verbs, waiting
from recording import Recording, folder, read_recording, replay
from terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

BEFORE_THE_CUT = ("a", "a", "ri\r", "ht\r", "a", "bo\r", "a", "a", "rm\r", "a", "a", "bo\r")
AFTER_THE_CUT = (
    *("a", "a", "rp\r", "ht\r", "a", "a", "ro\r", "a", "bo\r", "a", "a", "hs\r", "a"),
    *("a", "rb\r", "a", "hs\r", "a"),
)
REFUSED_ROW = "▌✕"
"""The cursor on a row that was refused."""

CALL = ("--lang", "en", "demo")


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=["80x24", "160x48"])
def test_walk(tmp_path: Path, size: tuple[int, int]) -> None:
    pressed = BEFORE_THE_CUT + AFTER_THE_CUT
    assert len(pressed) == 30
    assert {VERBS[keys[0]] for keys in pressed} == set(VERBS.values())
    assert sum(map(len, pressed)) <= 60

    desk = command(tmp_path, "demo", "--no-open").strip()
    begun = verbs(tmp_path, desk)
    recording = Recording(folder(tmp_path) / f"{size[0]}x{size[1]}.cast", size)

    with Terminal(size, tmp_path, *CALL, recording=recording) as terminal:
        terminal.until(lambda text: waiting(text) > 30, "the queue")
        acknowledged = [decide(terminal, keys) for keys in BEFORE_THE_CUT]
        terminal.kill()
    recording.mark("power cut")
    assert verbs(tmp_path, desk) == begun + acknowledged

    with Terminal(size, tmp_path, *CALL, recording=recording) as terminal:
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
        terminal.until_shows(REFUSED_ROW)
        terminal.leave()
    assert "\x1b" not in command(tmp_path, "--db", desk, "check")
    check_recording(recording.path, terminal, tmp_path)


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
    terminal.until_shows(REFUSED_ROW)
    terminal.type("j" * place)
    terminal.type("L")
    terminal.until_shows(f"Letters about thread {rows[place]['id']}")
    terminal.scroll_to("nicht veröffentlicht")
    terminal.scroll_to("ohne Quelle")


def check_recording(path: Path, terminal: Terminal, home: Path) -> None:
    """It shows all that was seen, to the same end, and tells nothing of the machine."""
    header, events = read_recording(path)
    assert (header["width"], header["height"]) == (terminal.screen.columns, terminal.screen.lines)
    assert header["env"].keys() == {"TERM"}
    shown = "".join(data for _, kind, data in events if kind == "o")
    assert shown.endswith(terminal.raw.decode("utf-8"))
    assert [data for _, kind, data in events if kind == "m"] == ["power cut"]
    assert replay(path) == terminal.lines
    assert str(home) not in shown
