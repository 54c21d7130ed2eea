"""Drives the two programs that are compared, and reads their screens."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from . import smallest
from .terminal import PATIENCE, Stuck

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terminal import Frame, Lines, Terminal

DOWN, UP, PAGE_DOWN, HOME, END = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[H", "\x1b[F"
ENTER, ESCAPE, CLEAR = "\r", "\x1b", "\x15"
EVERYTHING = "8"
"""The key of the view with all threads."""

FILTER_LINE = 2
"""Line of the screen with the filter."""

_AT_REST = 0.5
_LONE_DOTS = re.compile(r"[▌\s]*…\s*")


def environment(folder: Path) -> dict[str, str]:
    """A person's environment, the same for both programs."""
    return {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "home"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "QA_TUI_LANG": "de",
        "TZ": "Europe/Berlin",
        "TEXTUAL_ANIMATIONS": "none",
    }


def our_command(path: Path, *words: str) -> list[str]:
    """How the program is called on a desk."""
    return [sys.executable, "-m", "qa_tui", "--db", str(path), "--as", "ann", *words]


def smallest_command() -> list[str]:
    """How the smallest possible program is called."""
    return [sys.executable, str(Path(smallest.__file__))]


def listed(lines: Lines) -> tuple[str, ...]:
    """The lines of the list: between the sidebar and the preview, without the scroll bar."""
    return tuple(pane[1][:-1].rstrip() for pane in _panes(lines))


def previewed(lines: Lines) -> tuple[str, ...]:
    """The lines of the preview, right of the list."""
    return tuple(pane[2].rstrip() for pane in _panes(lines))


def _panes(lines: Lines) -> list[list[str]]:
    """Sidebar, list and preview of each line that has the three."""
    panes = (line.split("│") for line in lines[3:-2])
    return [pane for pane in panes if len(pane) == 3]


def rows_are_shown(lines: Lines) -> bool:
    """Whether the list has rows, and all of them have been read."""
    shown = [line for line in listed(lines) if line.strip()]
    return bool(shown) and not any(_LONE_DOTS.fullmatch(line) for line in shown)


def is_ready(lines: Lines) -> bool:
    """Whether the smallest program shows its line."""
    return lines[0].startswith(smallest.READY)


def first_frame(terminal: Terminal, is_full: Callable[[Lines], bool]) -> float:
    """Seconds until the first frame that shows all it should, as the settled screen does.

    Raises:
        Stuck: When it never comes.
    """
    frames = frames_until(terminal, terminal.began, is_full)
    settled = frames[-1].lines
    return next(f.at for f in frames if is_full(f.lines) and listed(f.lines) == listed(settled))


def frames_until(terminal: Terminal, since: float, is_full: Callable[[Lines], bool]) -> list[Frame]:
    """Read until the screen is settled and shows all it should.

    Raises:
        Stuck: When it never does, or the program ends before.
    """
    until = time.perf_counter() + PATIENCE
    terminal.frame_end()
    frames: list[Frame] = []
    while not frames or not is_full(frames[-1].lines):
        if time.perf_counter() > until or (frames and terminal.process.poll() is not None):
            raise Stuck(terminal.shown)
        terminal.settle(_AT_REST)
        frames += terminal.frames(since)
    return frames


def key(terminal: Terminal, typed: str, part: Callable[[Lines], object]) -> float:
    """Press a key on a settled screen.

    Args:
        terminal: The program.
        typed: The key.
        part: What of the screen it changes.

    Returns:
        Seconds until the first frame in which this part is another one, with nothing in it that
        has still to be read.

    Raises:
        Stuck: When nothing changes.
    """
    terminal.settle()
    before = part(terminal.lines)
    since = terminal.write(typed)
    terminal.frame_end()
    terminal.settle()
    for frame in terminal.frames(since):
        dots = any(_LONE_DOTS.fullmatch(line) for line in listed(frame.lines))
        if part(frame.lines) != before and not dots:
            return frame.at
    raise Stuck(terminal.shown)
