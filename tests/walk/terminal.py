"""The real program on a real pseudo-terminal, its screen read as a person reads it."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 60.0
"""Seconds after which something that did not happen is a failure; no test waits this long."""


def environment(home: Path) -> dict[str, str]:
    """A person's environment with nothing of this machine's."""
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "Europe/Berlin",
        "QA_TUI_AS": "ann",
        "TEXTUAL_ANIMATIONS": "none",
    }


class Terminal:
    """A terminal of a given size in which the program runs.

    Attributes:
        raw: Every byte that the program wrote.
    """

    def __init__(self, size: tuple[int, int], home: Path, *arguments: str) -> None:
        self.size = size
        self.raw = b""
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        columns, rows = size
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "qa_tui", *arguments],
            env=environment(home),  # type: ignore[arg-type]
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def read(self) -> None:
        """Take what the program writes within a tenth of a second."""
        try:
            chunk = self.process.read_nonblocking(65536, timeout=0.1)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += chunk
        self.stream.feed(chunk)

    def until(self, holds: Callable[[str], object], what: str) -> None:
        """Read until the screen shows something."""
        end = time.monotonic() + PATIENCE
        while not holds(self.text):
            assert time.monotonic() < end, f"{what} did not happen; the screen:\n{self.text}"
            assert self.process.isalive(), f"the program ended; the screen:\n{self.text}"
            self.read()

    def until_shows(self, words: str) -> None:
        self.until(lambda text: words in text, f"“{words}”")

    def type(self, keys: str) -> None:
        self.process.send(keys)

    def scroll_to(self, words: str) -> None:
        """Page down until the screen shows something."""
        while words not in self.text:
            before = self.text
            self.type("\x1b[6~")
            self.until(lambda text: text != before, f"scrolling to “{words}”")  # noqa: B023

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.kill(signal.SIGKILL)
        self.process.wait()

    def leave(self) -> None:
        """Leave with the keyboard and see that it ends well."""
        self.type("q")
        end = time.monotonic() + PATIENCE
        while self.process.isalive():
            assert time.monotonic() < end, f"it did not end; the screen:\n{self.text}"
            self.read()
        self.process.close()
        assert self.process.exitstatus == 0
