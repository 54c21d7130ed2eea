"""The real program on a real pseudo-terminal, seen through a terminal's eyes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

PROGRAM = [sys.executable, "-m", "qa_tui"]
PATIENCE = 60.0
"""Seconds after which something that did not happen is a failure; no walk waits this long."""
KEYS = {"enter": "\r", "escape": "\x1b", "tab": "\t", "down": "\x1b[B", "pagedown": "\x1b[6~",
        "end": "\x1b[F", "right": "\x1b[C", "f1": "\x1bOP", "f2": "\x1bOQ",
        "ctrl+p": "\x10", "ctrl+u": "\x15"}  # fmt: skip
PLAIN = ("PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "PYTHONPATH", "COVERAGE_PROCESS_START")


@dataclass
class Home:
    """A person's fresh home: nothing of the machine's owner reaches the program."""

    path: Path
    language: str = "en"

    @property
    def environment(self) -> dict[str, str]:
        """The variables of the program's process."""
        folders = {
            "CONFIG": ".config",
            "DATA": ".local/share",
            "CACHE": ".cache",
            "STATE": ".state",
        }
        return {
            **{name: os.environ[name] for name in PLAIN if name in os.environ},
            **{f"XDG_{name}_HOME": str(self.path / at) for name, at in folders.items()},
            "HOME": str(self.path),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "TZ": "Europe/Berlin",
            "QA_TUI_LANG": self.language,
        }

    def run(self, *words: object, code: int = 0) -> str:
        """Call the command line and tell what it printed."""
        done = subprocess.run(
            [*PROGRAM, *map(str, words)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def records(self, *words: object) -> list[dict[str, Any]]:
        """Call the command line for JSON Lines."""
        return [json.loads(line) for line in self.run(*words, "--json").splitlines()]


@dataclass
class Terminal:
    """A terminal with the program in it.

    Attributes:
        home: Whose.
        words: The words of the call.
        size: Columns and lines.
        raw: All bytes that the program has sent.
        typed: The keys that were pressed.
    """

    home: Home
    words: tuple[object, ...]
    size: tuple[int, int]
    raw: bytearray = field(default_factory=bytearray)
    typed: list[str] = field(default_factory=list)
    frames: list[tuple[float, str, str]] = field(default_factory=list)

    def __enter__(self) -> Self:
        columns, lines = self.size
        self.started = time.monotonic()
        self.seen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.seen)
        self.child = pexpect.spawn(
            PROGRAM[0],
            [*PROGRAM[1:], *map(str, self.words)],
            env=self.home.environment,  # type: ignore[arg-type]
            dimensions=(lines, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
        self.child.wait() if self.child.isalive() else None
        self.child.close()

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(line.rstrip() for line in self.seen.display)

    @property
    def words_shown(self) -> str:
        """The screen, with single blanks."""
        return " ".join(self.text.split())

    @property
    def rule(self) -> str:
        """What the rule above the keys says."""
        return self.seen.display[-2].strip("─ ")

    def number(self, name: str) -> int:
        """The number that stands behind a name."""
        found = re.search(rf"{re.escape(name)}\D*(\d+)", self.text)
        return int(found[1]) if found else -1

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Read what the program sends until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"{what} did not happen; the screen:\n{self.text}"
            self._read(0.2)

    def rest(self) -> None:
        """Read until the program has nothing more to say for a moment."""
        while self._read(0.15):
            pass

    def _read(self, seconds: float) -> bool:
        try:
            sent = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            msg = f"the program is gone; the screen:\n{self.text}"
            raise AssertionError(msg) from None
        self.raw += sent
        self.stream.feed(sent)
        moment = time.monotonic() - self.started
        self.frames.append((moment, "o", sent.decode("utf-8", "replace")))
        return True

    def press(self, key: str) -> None:
        """Press a key."""
        sent = KEYS.get(key, key)
        self.typed.append(key)
        self.frames.append((time.monotonic() - self.started, "i", sent))
        self.child.send(sent)

    def paste(self, text: str) -> None:
        """Paste text, as terminals do."""
        self.child.send(f"\x1b[200~{text}\x1b[201~")

    def see(self, *parts: str) -> None:
        """Wait until words stand on the screen."""
        for part in parts:
            self.until(lambda part=part: part in self.words_shown, f"“{part}”")

    def leave(self) -> None:
        """Press q and wait until the program has gone in peace."""
        self.press("q")
        self.child.expect(pexpect.EOF)
        self.raw += self.child.before or b""
        self.child.close()
        assert (self.child.exitstatus, self.child.signalstatus) == (0, None)

    def kill(self) -> None:
        """Pull the plug."""
        self.child.kill(signal.SIGKILL)
        self.child.wait()
        self.child.close()

    def record(self, path: Path) -> None:
        """Write the session as an asciicast."""
        columns, lines = self.size
        head = {"version": 2, "width": columns, "height": lines, "env": {"TERM": "xterm-256color"}}
        rows = [json.dumps(head), *(json.dumps(list(frame)) for frame in self.frames)]
        path.write_text("\n".join(rows) + "\n", "utf-8")
