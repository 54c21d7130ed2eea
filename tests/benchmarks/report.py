"""Prints the table of a run, and writes it into the page about performance."""

from __future__ import annotations

import os
import platform
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import textual
from rich.table import Table as RichTable

from qa_tui.store.sqlite import library_version

if TYPE_CHECKING:
    from .measure import Budget, Figure, Row, Table

BEGIN, END = "<!-- the last run -->", "<!-- end of the last run -->"
"""Between these lines the page is written anew; the prose around them stays."""

_GROWTH = (
    "Median / what 19 of 20 do not exceed · against its measure in the same run. Where there is a "
    "budget, growth from the smallest to the largest size is at most 1.5×."
)


def printed(table: Table, sizes: list[int]) -> RichTable:
    """The table for a terminal."""
    shown = RichTable(title=" · ".join(machine()), caption=_GROWTH)
    for number, name in enumerate(_head(sizes)):
        shown.add_column(name, justify="left" if number == 0 else "right")
    for row in table.rows:
        style = "bold red" if _kept(row).startswith("NO") else None
        shown.add_row(*_cells(row, sizes), style=style)
    return shown


def markdown(table: Table, sizes: list[int]) -> str:
    """The table for the docs, with the machine and the date."""
    head = _head(sizes)
    lines = [
        f"Measured on {datetime.now().astimezone():%Y-%m-%d}: {', '.join(machine())}.",
        "",
        _GROWTH,
        "",
        f"| {' | '.join(head)} |",
        f"|---|{'--:|' * (len(head) - 1)}",
        *(f"| {' | '.join(_cells(row, sizes))} |" for row in table.rows),
    ]
    for remark in table.remarks:
        lines += ["", remark]
    return "\n".join(lines)


def line(row: Row, threads: int) -> str:
    """One figure of a row, such as `first frame: the queue: 320 / 350 ms · 1.40×`."""
    return f"{row.what}: {_figure(row.figures[threads], row.unit)}"


def write_page(page: Path, text: str) -> None:
    """Put a table into a page, in the place of the one before.

    Raises:
        ValueError: When the page has no place for it.
    """
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(page)
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def machine() -> list[str]:
    """What the figures depend on: processor, memory, system, versions."""
    processor = platform.processor()
    described = Path("/proc/cpuinfo")
    if described.exists():
        found = re.search(r"model name\s*: (.+)", described.read_text("utf-8"))
        processor = found[1] if found else processor
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"{os.cpu_count()} cores of {processor.strip() or platform.machine()}",
        f"{memory:.0f} GiB",
        platform.system(),
        f"Python {platform.python_version()}",
        f"SQLite {library_version()}",
        f"Textual {textual.__version__}",
    ]


def _head(sizes: list[int]) -> list[str]:
    growth = ["growth"] if len(sizes) > 1 else []
    return ["", *(f"{size:,} threads" for size in sizes), *growth, "budget", "kept"]


def _cells(row: Row, sizes: list[int]) -> list[str]:
    grown = "" if row.grown is None else f"{row.grown:.2f}×"
    figures = [_figure(row.figures.get(size), row.unit) for size in sizes]
    growth = [grown] if len(sizes) > 1 else []
    return [row.what, *figures, *growth, _budget(row.budget, row.unit), _kept(row)]


def _kept(row: Row) -> str:
    if row.holds is None:
        return ""
    if row.holds and row.grows_little is not False:
        return "yes"
    return "NO" if not row.holds else "NO: growth"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _figure(figure: Figure | None, unit: str) -> str:
    """Such as `3.1 / 8.0 ms · 1.04×`: median, what 19 of 20 do not exceed, ratio."""
    if figure is None:
        return "–"
    numbers = [_number(value) for value in (figure.p50, figure.p95) if value is not None]
    ratio = "" if figure.ratio is None else f" · {figure.ratio:.2f}×"
    return f"{' / '.join(numbers)} {unit or '×'}{ratio}".replace(" ×", "×").replace(" /s", "/s")


def _budget(budget: Budget | None, unit: str) -> str:
    if budget is None:
        return ""
    parts = []
    if budget.p50 is not None or budget.p95 is not None:
        both = ["–" if most is None else f"{most:g}" for most in (budget.p50, budget.p95)]
        parts.append(f"≤ {both[0] if budget.p95 is None else ' / '.join(both)} {unit or '×'}")
    if budget.least is not None:
        parts.append(f"≥ {budget.least:g} {unit}")
    if budget.ratio is not None:
        parts.append(f"≤ {budget.ratio:g}×")
    if budget.least_ratio is not None:
        parts.append(f"≥ {budget.least_ratio:g}×")
    return ", ".join(parts).replace(" ×", "×")
