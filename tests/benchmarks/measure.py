"""What is measured becomes rows of one table, each with its budget."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Times:
    """Seconds that the same thing took again and again."""

    seconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """What 19 of 20 do not exceed."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def timed(work: Iterable[Callable[[], object]]) -> Times:
    """Do one thing after the other, and take the time of each."""
    found = []
    for one in work:
        began = time.perf_counter()
        one()
        found.append(time.perf_counter() - began)
    return Times(tuple(found))


@dataclass(frozen=True)
class Figure:
    """What was measured at one size.

    Attributes:
        p50: The number itself, in the unit of its row; of many, the median.
        p95: What 19 of 20 do not exceed, or None where there is one number.
        ratio: `p50` against its measure in the same run, or None.
    """

    p50: float
    p95: float | None = None
    ratio: float | None = None

    @classmethod
    def of(cls, times: Times, against: Times | None = None) -> Figure:
        """The figure of times, in milliseconds."""
        ratio = times.p50 / against.p50 if against else None
        return cls(1000 * times.p50, 1000 * times.p95, ratio)


@dataclass(frozen=True)
class Budget:
    """What a figure must keep; what is None is free.

    Attributes:
        p50: The largest number, or median.
        p95: The largest `p95`.
        least: The smallest number.
        ratio: The largest ratio.
        least_ratio: The smallest ratio.
        growth: How many times the median at the smallest size that at the largest may be.
    """

    p50: float | None = None
    p95: float | None = None
    least: float | None = None
    ratio: float | None = None
    least_ratio: float | None = None
    growth: float | None = 1.5

    def holds(self, figure: Figure) -> bool:
        """Whether a figure stays within the budget, growth aside."""
        pairs = ((figure.p50, self.p50), (figure.p95, self.p95), (figure.ratio, self.ratio))
        least = self.least_ratio is None or figure.ratio is None or figure.ratio >= self.least_ratio
        enough = self.least is None or figure.p50 >= self.least
        return (
            least
            and enough
            and all(found is None or most is None or found <= most for found, most in pairs)
        )


@dataclass
class Row:
    """One line of the table.

    Attributes:
        what: What is measured.
        unit: `ms`, `MB`, `GB`, `/s`, `MB/s` or empty.
        budget: What it must keep; None for what is only told.
        figures: The figures by number of threads.
    """

    what: str
    unit: str
    budget: Budget | None = None
    figures: dict[int, Figure] = field(default_factory=dict)

    @property
    def grown(self) -> float | None:
        """The median at the largest size against the smallest one's.

        Less than a millisecond counts as one: nobody feels the difference.
        """
        sizes = sorted(self.figures)
        if len(sizes) < 2:
            return None
        small, large = self.figures[sizes[0]].p50, self.figures[sizes[-1]].p50
        if self.unit.endswith("/s"):
            return small / large
        return max(large, 1) / max(small, 1) if self.unit == "ms" else large / small

    @property
    def holds(self) -> bool | None:
        """Whether the largest size keeps the budget, growth aside; None where there is none."""
        if self.budget is None or not self.figures:
            return None
        return self.budget.holds(self.figures[max(self.figures)])

    @property
    def grows_little(self) -> bool | None:
        """Whether the growth keeps its budget; None where there is none, or one size."""
        if self.budget is None or self.budget.growth is None or self.grown is None:
            return None
        return self.grown <= self.budget.growth


class Table:
    """The rows of a run, in the order in which they were first measured.

    Args:
        entered: Called with a row and a number of threads whenever a figure was entered.

    Attributes:
        rows: They.
        remarks: What is told below them.
    """

    def __init__(self, entered: Callable[[Row, int], None] = lambda _row, _threads: None) -> None:
        self.rows: list[Row] = []
        self.remarks: list[str] = []
        self._entered = entered

    def put(
        self, what: str, unit: str, threads: int, figure: Figure, budget: Budget | None = None
    ) -> None:
        """Enter a figure."""
        row = next((row for row in self.rows if row.what == what), None)
        if row is None:
            row = Row(what, unit, budget)
            self.rows.append(row)
        row.figures[threads] = figure
        self._entered(row, threads)
