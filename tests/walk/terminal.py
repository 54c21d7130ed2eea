"""The real program on a real pseudo-terminal, its screen read as a person reads it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pexpect
import pyte
import pytest
from recording import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from recording import Recording

PATIENCE = 90.0
"""Seconds after which something that did not happen is a failure; no test waits this long."""

CHUNK = 65536

_COLOUR = re.compile(rb"\x1b\[[0-9;:]*m")
_CUT_OFF = re.compile(rb"\x1b(?:\[[0-9;:]*)?\Z")
"""A sequence of which the rest is still to come."""


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
    """A terminal of a given size in which the program runs, until the `with` ends.

    Args:
        hears_of_end: Whether the program is sent a signal when the terminal goes away.

    Attributes:
        raw: Every byte that the program wrote.
    """

    def __init__(
        self,
        size: tuple[int, int],
        home: Path,
        *arguments: str,
        recording: Recording | None = None,
        settings: dict[str, str] | None = None,
        hears_of_end: bool = True,
    ) -> None:
        columns, rows = size
        self.raw = b""
        self.recording = recording
        self.screen = Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self._cut_off = b""
        program, *given = self.call(size, home, sys.executable, "-m", "qa_tui", *arguments)
        self.process = pexpect.spawn(
            program,
            given,
            env={**environment(home), **(settings or {})},  # type: ignore[arg-type]
            dimensions=(rows, columns),
            timeout=PATIENCE,
            # what the tests themselves ignore, as below nohup, the program would ignore too
            preexec_fn=partial(
                signal.signal, signal.SIGHUP, signal.SIG_DFL if hears_of_end else signal.SIG_IGN
            ),
        )
        self.process.delaybeforesend = None

    def call(self, size: tuple[int, int], home: Path, *program: str) -> list[str]:
        """What the terminal starts to run the program."""
        return list(program)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.isalive():
            self.kill()
        self.process.close()

    @property
    def lines(self) -> list[str]:
        return self.screen.shown

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def read(self, seconds: float = 0.1, most: int = CHUNK) -> int:
        """Take what the program writes next, if it writes within so many seconds.

        Args:
            seconds: How long to wait for it.
            most: Bytes to take at most.

        Returns:
            How many bytes were taken.
        """
        try:
            chunk = self.process.read_nonblocking(most, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return 0
        self.raw += chunk
        self._show(chunk)
        if self.recording is not None:
            self.recording.add(chunk)
        return len(chunk)

    def _show(self, chunk: bytes) -> None:
        """Draw what the program wrote, without the colours: they took most of the time to read."""
        given = self._cut_off + chunk
        rest = _CUT_OFF.search(given)
        end = rest.start() if rest else len(given)
        self._cut_off = given[end:]
        self.stream.feed(_COLOUR.sub(b"", given[:end]))

    def until(self, holds: Callable[[str], object], what: str) -> None:
        """Read until the screen shows something."""
        end = time.monotonic() + PATIENCE
        while not holds(self.text):
            assert time.monotonic() < end, f"{what} did not happen; the screen:\n{self.text}"
            if not self.read():
                assert self.process.isalive(), f"the program ended; the screen:\n{self.text}"

    def until_shows(self, words: str) -> None:
        self.until(lambda text: words in text, f"“{words}”")

    def type(self, keys: str) -> None:
        self.process.send(keys)

    def paste(self, text: str) -> None:
        """Paste text as terminals do for programs that asked for it."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def scroll_to(self, words: str) -> None:
        """Go down until the screen shows something.

        By less than a screenful: where the program draws two steps at once, or the screen is read
        between two, nothing is passed over.
        """
        while words not in self.text:
            before = self.text
            self.type("\x1b[B" * 5)
            self.until(lambda text: text != before, f"scrolling to “{words}”")  # noqa: B023

    def kill(self) -> None:
        """End the program as a power cut would; what it had written before still arrives."""
        self.process.kill(signal.SIGKILL)
        self.process.wait()
        self._drain()

    def vanish(self) -> None:
        """Be gone, and see that the program ends."""
        self.process.ptyproc.fileobj.close()
        self.see_end_unread()

    def block(self) -> None:
        """Take nothing more, until the program waits for it: no new size makes it work."""
        for n in range(1000):
            self.process.setwinsize(48 - n % 2, 160)
            before, end = self._worked(), time.monotonic() + 1
            while self._worked() == before:
                if time.monotonic() > end:
                    return
        raise AssertionError("it writes on and on")

    def _worked(self) -> int:
        """How long the program has worked, in ticks of the system."""
        status = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8")
        user, system = status.rpartition(")")[2].split()[11:13]
        return int(user) + int(system)

    def see_end_unread(self) -> None:
        """See that the program ends though nobody reads what it writes."""
        end = threading.Thread(target=self.process.wait, daemon=True)
        end.start()
        end.join(PATIENCE)
        assert not end.is_alive(), "it goes on though nobody reads"

    def leave(self) -> None:
        """Leave with the keyboard and see that it ends well."""
        self.type("q")
        self.see_end()

    def see_end(self) -> None:
        """See that it ends well."""
        assert self.end() == 0

    def end(self) -> int | None:
        """See that it ends, and tell its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive():
            assert time.monotonic() < end, f"it did not end; the screen:\n{self.text}"
            self.read()
        self._drain()
        self.process.close()
        return self.process.exitstatus  # type: ignore[no-any-return]

    def _drain(self) -> None:
        while self.read():
            pass
        if self.recording is not None:
            self.recording.part()


_TMUX = """
set -g status off
set -g default-terminal tmux-256color
set -sg escape-time 0
set -as terminal-overrides ",*:Tc:indn@:rin@:rep@"
"""
"""Nothing but the program on the screen, in all its colours, and drawn in ways that pyte knows."""


class Multiplexed(Terminal):
    """A terminal in which the program runs inside tmux, with a server of its own.

    Raises:
        Skipped: Where there is no tmux.
    """

    def call(self, size: tuple[int, int], home: Path, *program: str) -> list[str]:
        """Start a server with one session of the same size."""
        tmux = shutil.which("tmux")
        if tmux is None:
            pytest.skip("tmux is not installed")
        settings = home / "tmux.conf"
        settings.write_text(_TMUX, "utf-8")
        self.server = [tmux, "-S", str(home / "tmux"), "-f", str(settings)]
        columns, rows = map(str, size)
        return [*self.server, "new-session", "-x", columns, "-y", rows, shlex.join(program)]

    def kill(self) -> None:
        """End the program as a power cut would; the session ends with it."""
        asked = [*self.server, "display-message", "-p", "#{pane_pid}"]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            os.kill(int(answer.stdout), signal.SIGKILL)
        self.process.wait()
        self._drain()
