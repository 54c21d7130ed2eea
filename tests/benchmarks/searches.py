"""Searches and filters in process: a connection of their own each time, as in the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from . import desk
from .measure import Budget, Figure, timed

if TYPE_CHECKING:
    from pathlib import Path

    from .measure import Table

REPEATS = 8
"""How often each query is asked, the first time apart."""

_NEWEST = Budget(p95=50)
_RANKED = Budget(p95=100)
_FIRST_PAGE = Budget(p95=100)


def measure_searches(table: Table, threads: int, path: Path) -> None:
    """Ask for the first page of every kind of query, newest first and by relevance."""
    opened = desk.open_path(path)
    for ranked, name, budget in ((False, "newest first", _NEWEST), (True, "ranked", _RANKED)):
        for kind, queries in desk.QUERIES.items():
            asked = [partial(desk.first_page, opened, query, ranked=ranked) for query in queries]
            figure = Figure.of(timed(one for _ in range(REPEATS + 1) for one in asked))
            table.put(f"search, {name}: {kind}", "ms", threads, figure, budget)


def measure_pages(table: Table, threads: int, path: Path) -> None:
    """Ask for the first page of views, single keys and combinations of keys."""
    opened = desk.open_path(path)
    for kind, filters in desk.FIRST_PAGES.items():
        asked = [partial(desk.first_page, opened, query) for query in filters]
        figure = Figure.of(timed(one for _ in range(REPEATS) for one in asked))
        table.put(f"first page: {kind}", "ms", threads, figure, _FIRST_PAGE)
    slow = Figure.of(timed([partial(desk.first_page, opened, desk.SLOW_FILTER)] * 3))
    table.put("first page: the slow filter", "ms", threads, slow)
    counted = Figure.of(timed([partial(desk.count_views, opened)] * REPEATS))
    table.put("counts of all views", "ms", threads, counted, Budget(p95=25))
