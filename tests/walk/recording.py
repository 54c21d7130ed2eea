"""Recordings of what a terminal shows, as asciicast v2: a header line, then one line an event."""

from __future__ import annotations

import codecs
import json
import os
import time
from pathlib import Path
from typing import Any

import pyte
from wcwidth import wcwidth

FOLDER = "QA_TUI_RECORDINGS"
"""The environment variable that names the folder in which recordings are kept."""

LONGEST_PAUSE = 2
"""Seconds that players show at most of a pause; the file holds the real times."""


def folder(default: Path) -> Path:
    """Where recordings go: the folder that `QA_TUI_RECORDINGS` names, else the given one."""
    chosen = Path(os.environ.get(FOLDER) or default)
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


class Recording:
    """A recording that is written while it runs, so that a failure leaves one too.

    Several programs can run one after the other in the recorded terminal.
    """

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        self.path = path
        self.begun = time.monotonic()
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        columns, rows = size
        header = {
            "version": 2,
            "width": columns,
            "height": rows,
            "idle_time_limit": LONGEST_PAUSE,
            "env": {"TERM": "xterm-256color"},
        }
        path.write_text(f"{json.dumps(header)}\n", "utf-8")

    def add(self, written: bytes) -> None:
        """Record what a program wrote just now; a character that came in half waits."""
        self._write("o", self.decoder.decode(written))

    def part(self) -> None:
        """Record that the program ended; what it left in half is not completed by the next."""
        self._write("o", self.decoder.decode(b"", final=True))
        self.decoder.reset()

    def mark(self, words: str) -> None:
        """Name this moment for players that can jump."""
        self._write("m", words)

    def _write(self, kind: str, data: str) -> None:
        if data:
            event = [round(time.monotonic() - self.begun, 6), kind, data]
            with self.path.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(event, ensure_ascii=False)}\n")


def read_recording(path: Path) -> tuple[dict[str, Any], list[tuple[float, str, str]]]:
    """Read a recording and see that it is one.

    Args:
        path: Its file.

    Returns:
        The header, and the events: seconds since the beginning, kind, data.
    """
    header, *rows = map(json.loads, path.read_text("utf-8").strip("\n").split("\n"))
    assert header["version"] == 2
    assert all(isinstance(header[side], int) and header[side] > 0 for side in ("width", "height"))
    events = [(float(at), str(kind), str(data)) for at, kind, data in rows]
    assert {kind for _, kind, _ in events} <= {"o", "m"}
    times = [at for at, _, _ in events]
    assert times == sorted(times)
    return header, events


class Screen(pyte.Screen):
    """A screen that also copes with signs at which pyte's own stops drawing or reading."""

    def draw(self, data: str) -> None:
        """Draw text without the signs that take no place."""
        super().draw(data if data.isascii() else "".join(c for c in data if wcwidth(c) > 0))

    @property
    def shown(self) -> list[str]:
        """Its lines; the right half of a wide sign is an empty cell."""
        rows = (self.buffer[row] for row in range(self.lines))
        return ["".join(row[at].data for at in range(self.columns)).rstrip() for row in rows]


def replay(path: Path) -> list[str]:
    """Play a recording to its end.

    Args:
        path: Its file.

    Returns:
        The lines that the screen shows then.
    """
    header, events = read_recording(path)
    screen = Screen(header["width"], header["height"])
    stream = pyte.Stream(screen)
    for _, kind, data in events:
        if kind == "o":
            stream.feed(data)
    return screen.shown
