"""The screens on a pseudo-terminal: first frame, keys, filters, memory."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

from . import desk
from .driving import (
    CLEAR,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    EVERYTHING,
    FILTER_LINE,
    HOME,
    PAGE_DOWN,
    UP,
    environment,
    first_frame,
    frames_until,
    is_ready,
    key,
    listed,
    our_command,
    rows_are_shown,
    smallest_command,
)
from .measure import Budget, Figure, Times
from .terminal import Stuck, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from .measure import Table

STARTS = 15
"""How often each program is started."""

TYPED = "-verkehr -bahn -strom"
"""What is typed behind a slow filter, which it leaves slow."""

_BETWEEN_LETTERS = 0.1
_MEGABYTE = 1_000_000
_KEY = Budget(p50=5, p95=25, ratio=2)


def measure_starts(table: Table, threads: int, path: Path) -> None:
    """Start our program and the smallest one in turns."""
    ours: list[float] = []
    others: list[float] = []
    for number in range(STARTS + 1):
        for command, full, found in (
            (our_command(path), rows_are_shown, ours),
            (smallest_command(), is_ready, others),
        ):
            with closing(Terminal(command, environment(path.parent))) as terminal:
                seconds = first_frame(terminal, full)
            if number:  # the first start of each warms the caches
                found.append(seconds)
    least = Times(tuple(others))
    table.put("first frame: the smallest app", "ms", threads, Figure.of(least))
    figure = Figure.of(Times(tuple(ours)), least)
    table.put("first frame: the queue", "ms", threads, figure, Budget(ratio=1.25))


def measure_keys(table: Table, threads: int, path: Path) -> None:
    """Press the keys that move in the list of all threads; and the smallest program's own."""
    with closing(Terminal(smallest_command(), environment(path.parent))) as terminal:
        first_frame(terminal, is_ready)
        least = Times(tuple(key(terminal, "x", lambda lines: lines[0]) for _ in range(60)))
        used = _put_memory(table, threads, terminal, "the smallest app", None)
    table.put("key to frame: the smallest app", "ms", threads, Figure.of(least))
    with closing(Terminal(our_command(path), environment(path.parent))) as terminal:
        first_frame(terminal, rows_are_shown)
        terminal.write(EVERYTHING)
        frames_until(terminal, time.perf_counter(), rows_are_shown)
        found = _our_keys(terminal)
        for name, times in found.items():
            table.put(f"key to frame: {name}", "ms", threads, Figure.of(times, least), _KEY)
        _put_memory(table, threads, terminal, "all threads open", used)
    ratio = Figure(found["End"].p50 / found["down"].p50)
    table.put("End against down", "", threads, ratio, Budget(p50=2))


def _our_keys(terminal: Terminal) -> dict[str, Times]:
    """Seconds from key to frame; the list is at its top before and after."""
    found: dict[str, list[float]] = {"down": [], "page down": [], "End": [], "Home": []}
    for _ in range(60):
        found["down"].append(key(terminal, DOWN, lambda lines: lines))
    for _ in range(40):
        found["page down"].append(key(terminal, PAGE_DOWN, listed))
    key(terminal, HOME, listed)
    for _ in range(25):
        found["End"].append(key(terminal, END, listed))
        for _ in range(3):
            key(terminal, UP, lambda lines: lines)
        found["Home"].append(key(terminal, HOME, listed))
    return {name: Times(tuple(seconds)) for name, seconds in found.items()}


def _put_memory(
    table: Table, threads: int, terminal: Terminal, name: str, least: tuple[int, ...] | None
) -> tuple[int, ...]:
    """Enter the memory at rest and at most; returns both, in bytes."""
    used = tuple(terminal.memory(name) for name in ("VmRSS", "VmHWM"))
    for number, what in enumerate(("at rest", "at most")):
        ratio = used[number] / least[number] if least else None
        figure = Figure(used[number] / _MEGABYTE, ratio=ratio)
        budget = Budget(ratio=1.6) if least else None
        table.put(f"memory {what}: {name}", "MB", threads, figure, budget)
    return used


def measure_filters(table: Table, threads: int, path: Path) -> None:
    """Use filters, and type while a slow one is at work."""
    with closing(Terminal(our_command(path), environment(path.parent))) as terminal:
        first_frame(terminal, rows_are_shown)
        terminal.write(EVERYTHING)
        frames_until(terminal, time.perf_counter(), rows_are_shown)
        times = Times(tuple(_filter(terminal, text) for text in desk.FILTERS * 2))
        table.put("filter to frame", "ms", threads, Figure.of(times), Budget())
        typing = Times(tuple(_type_while_busy(terminal)))
        what = "key to frame: typing while a slow filter is at work"
        table.put(what, "ms", threads, Figure.of(typing), Budget(p95=25))


def _begin_filter(terminal: Terminal) -> None:
    """Show everything again and put the cursor into an empty filter."""
    for typed in (ESCAPE, ESCAPE, "/", CLEAR):
        terminal.write(typed)
        terminal.settle()


def _filter(terminal: Terminal, text: str) -> float:
    """Paste a filter and use it; seconds until its rows are there."""
    _begin_filter(terminal)
    before = listed(terminal.lines)
    since = terminal.write(f"\x1b[200~{text}\x1b[201~{ENTER}")
    frames = frames_until(terminal, since, rows_are_shown)
    settled = listed(frames[-1].lines)
    if settled == before:
        raise Stuck(terminal.shown)
    return next(frame.at for frame in frames if listed(frame.lines) == settled)


def _type_while_busy(terminal: Terminal) -> list[float]:
    """Type on behind a slow filter that is at work; seconds until each letter is seen."""
    _begin_filter(terminal)
    terminal.write(f"\x1b[200~{desk.SLOW_FILTER}\x1b[201~{ENTER}")
    terminal.frame_end()
    terminal.write("/")
    terminal.frame_end()
    moments = []
    for letter in TYPED:
        moments.append(terminal.write(letter))
        until = moments[-1] + _BETWEEN_LETTERS
        while (left := until - time.perf_counter()) > 0:
            terminal.read(left)
    terminal.settle()
    frames = terminal.frames(0)
    found = []
    for number, moment in enumerate(moments, 1):
        if TYPED[number - 1] != " ":  # a blank at the end cannot be seen
            seen = (f.at for f in frames if TYPED[:number] in f.lines[FILTER_LINE])
            found.append(next(at for at in seen if at > moment) - moment)
    return found
