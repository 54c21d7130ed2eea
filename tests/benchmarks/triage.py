"""A moderator's key on the real screens: from publishing a question to the next one's text."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from .driving import (
    DOWN,
    UP,
    environment,
    first_frame,
    key,
    listed,
    our_command,
    previewed,
    rows_are_shown,
)
from .measure import Budget, Figure, Times
from .terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from .measure import Table

DECISIONS = 20
PUBLISH, UNDO = "a", "u"


def measure_triage(table: Table, threads: int, path: Path) -> None:
    """Publish what waits, one after the other, and take it back; reading on is its measure."""
    with closing(Terminal(our_command(path), environment(path.parent))) as terminal:
        first_frame(terminal, rows_are_shown)
        read_on = _pressed(terminal, DOWN)
        _pressed(terminal, UP)
        published = _pressed(terminal, PUBLISH)
        undone = Times(tuple(key(terminal, UNDO, listed) for _ in range(DECISIONS + 1))[1:])
    what = "key to the next question: "
    table.put(f"{what}reading on", "ms", threads, Figure.of(read_on), Budget(p95=25))
    for name, times in (("publishing", published), ("taking back", undone)):
        table.put(what + name, "ms", threads, Figure.of(times, read_on), Budget(p95=25, ratio=2))


def _pressed(terminal: Terminal, typed: str) -> Times:
    """Seconds from a key to the text of another question; the first time warms up."""
    return Times(tuple(key(terminal, typed, previewed) for _ in range(DECISIONS + 1))[1:])
