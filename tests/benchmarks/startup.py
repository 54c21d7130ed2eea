"""The command line as a whole process, what is imported before the first frame, and sizes."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from qa_tui.store.sqlite import connect

from . import desk
from .driving import environment, our_command
from .measure import Budget, Figure, timed
from .prose import RARE_WORD
from .sizes import table_sizes
from .terminal import FRAME_END, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from .measure import Table

CALLS = 12
LISTED = ("verkehr", RARE_WORD, "der")
"""What `qa-tui list` is asked for."""

_HEAVIEST = 10
_IMPORTED = re.compile(rb"import time: +(\d+) \| +\d+ \| +([\w.]+)")


def measure_command(table: Table, threads: int, path: Path) -> None:
    """Call `qa-tui list WORD --limit 50`, from the start of the process to its end."""
    called = [
        partial(_call, our_command(path, "list", word, "--limit", "50"), path.parent)
        for word in LISTED
    ]
    _ = timed(called)
    times = timed(one for _ in range(CALLS) for one in called)
    table.put("qa-tui list WORD --limit 50", "ms", threads, Figure.of(times), Budget(p50=150))


def _call(command: list[str], folder: Path) -> None:
    subprocess.run(command, env=environment(folder), check=True, capture_output=True)


def measure_modules(table: Table, threads: int, path: Path) -> None:
    """Tell what is imported up to the first frame: in all, and the heaviest modules.

    The last size that is measured is told of: what is imported does not depend on it.
    """
    command = our_command(path)
    command[1:1] = ["-X", "importtime"]
    with closing(Terminal(command, environment(path.parent))) as terminal:
        terminal.frame_end()
        first, _, _ = terminal.written.partition(FRAME_END)
        found = [(int(own), name.decode()) for own, name in _IMPORTED.findall(first)]
    packages: Counter[str] = Counter()
    for own, name in found:
        packages[name.partition(".")[0]] += own
    total = sum(own for own, _ in found)
    heaviest = sorted(found, reverse=True)[:_HEAVIEST]
    table.remarks = [
        f"python -X importtime at {threads:,} threads, up to the first frame: {len(found)} "
        f"modules in {total / 1000:.0f} ms. By package: {_told(packages.most_common(5))}. "
        f"The ten heaviest by themselves: {_told([(name, own) for own, name in heaviest])}."
    ]


def _told(pairs: list[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {microseconds / 1000:.1f} ms" for name, microseconds in pairs)


def measure_sizes(table: Table, threads: int, path: Path) -> None:
    """Tell the size of the file, and of index and vocabulary against the text."""
    sizes = table_sizes(path)
    with closing(connect(path)) as connection:
        text = connection.execute(
            "select sum(octet_length(text) + octet_length(background)) from message_text"
        ).fetchone()[0]
    index = sum(size for name, size in sizes.items() if name.startswith(desk.INDEX_TABLES))
    table.put("size of the file", "MB", threads, Figure(path.stat().st_size / 1e6))
    table.put("size of the text", "MB", threads, Figure(text / 1e6))
    figure = Figure(index / 1e6, ratio=index / text)
    budget = Budget(ratio=0.6, growth=None)
    table.put("size of index and vocabulary", "MB", threads, figure, budget)
