"""A program on a pseudo-terminal: what it writes, when it arrived, and what it looks like.

The terminal answers Textual's question for synchronized output as modern terminals do, so every
frame stands between `FRAME_START` and `FRAME_END`. While something is measured the bytes are only
kept with the moment of their arrival; they are drawn by an emulator afterwards.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAME_START, FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
SIZE = (160, 48)
"""Columns and rows."""

_ASKS_FOR_SYNC = b"\x1b[?2026$p"
_HAS_SYNC = b"\x1b[?2026;2$y"
_PAUSE = 0.004
QUIET = 0.15
"""Seconds without a byte after which a program is taken to have finished its answer."""

PATIENCE = 120.0
"""Seconds after which a program that does not do what is waited for has failed."""

Lines = tuple[str, ...]


class Stuck(Exception):
    """A program did not show what was waited for."""


@dataclass(frozen=True)
class Frame:
    """What a frame looked like when it was complete.

    Attributes:
        at: Seconds after the moment from which is measured.
        lines: The lines of the screen.
    """

    at: float
    lines: Lines


@dataclass
class Terminal:
    """A running program.

    Attributes:
        command: How it is called.
        environment: Its environment.
        process: The program.
        began: The moment before it was started, by `time.perf_counter`.
        written: All that it wrote.
    """

    command: Sequence[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] = field(init=False)
    began: float = field(init=False)

    def __post_init__(self) -> None:
        columns, rows = SIZE
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._chunks: list[tuple[float, bytes]] = []
        self.written = bytearray()
        self._end, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            self.command,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=self.environment,
            start_new_session=True,
        )
        os.close(inner)

    def write(self, keys: str) -> float:
        """Type, and tell when."""
        moment = time.perf_counter()
        os.write(self._end, keys.encode())
        return moment

    def read(self, seconds: float) -> bytes:
        """Wait for bytes and keep them; empty when none came in time or the program ended."""
        ready, _, _ = select.select([self._end], [], [], seconds)
        if not ready:
            return b""
        try:
            chunk = os.read(self._end, 1 << 16)
        except OSError:  # the other end is closed
            return b""
        self._chunks.append((time.perf_counter(), chunk))
        self.written += chunk
        if _ASKS_FOR_SYNC in self.written[-len(chunk) - len(_ASKS_FOR_SYNC) :]:
            os.write(self._end, _HAS_SYNC)
        return chunk

    def settle(self, quiet: float = QUIET) -> None:
        """Read until nothing comes any more.

        Raises:
            Stuck: When the program goes on and on.
        """
        until = time.perf_counter() + PATIENCE
        while self.read(quiet):
            if time.perf_counter() > until:
                raise Stuck(self.shown)

    def frame_end(self) -> float:
        """Read until a frame is complete, and tell when it was.

        Raises:
            Stuck: When none comes.
        """
        while True:
            chunk = self.read(PATIENCE)
            if not chunk:
                raise Stuck(self.shown)
            if FRAME_END in self.written[-len(chunk) - len(FRAME_END) :]:
                return self._chunks[-1][0]

    def frames(self, since: float) -> list[Frame]:
        """Draw what was read since the last time.

        Args:
            since: The moment from which is measured.

        Returns:
            The screen after each frame, and wherever the program paused.
        """
        found = []
        held = b""
        last = len(self._chunks) - 1
        for number, (moment, chunk) in enumerate(self._chunks):
            *complete, held = (held + chunk).split(FRAME_END)
            for part in complete:
                found.append(self._draw(part, moment - since))
            paused = number == last or self._chunks[number + 1][0] - moment > _PAUSE
            if held and (number == last or (paused and FRAME_START not in held)):
                found.append(self._draw(held, moment - since))
                held = b""
        self._chunks.clear()
        return found

    def _draw(self, part: bytes, at: float) -> Frame:
        self._stream.feed(part)
        return Frame(at, tuple(self._screen.display))

    @property
    def lines(self) -> Lines:
        """The screen with all that was read."""
        self.frames(0)
        return tuple(self._screen.display)

    @property
    def shown(self) -> str:
        """The screen as text, for an error."""
        return "\n".join(line.rstrip() for line in self.lines)

    def memory(self, what: str) -> int:
        """Bytes of the program's memory, `VmRSS` (at present) or `VmHWM` (at most)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii").splitlines()
        line = next(line for line in status if line.startswith(f"{what}:"))
        return int(line.split()[1]) * 1024

    def close(self) -> None:
        """End the program."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._end)
