"""What the list of imports shows, read from the desk in worker threads."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.store.runs import read_runs, run_ids
from qa_tui.tui.sources import DeskSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.domain.import_report import ImportRun


class RunSource(DeskSource):
    """The import runs, the newest first; ids are their numbers."""

    def first(self, rows: int) -> tuple[array[int], int | None]:
        """The first runs."""
        with self.reading() as connection:
            return array("q", run_ids(connection, rows)), None

    def last(self, rows: int) -> array[int] | None:  # noqa: ARG002 - as every source
        """Read with all others: runs are few."""
        return None

    def chunks(self) -> Iterator[array[int]]:
        """All runs."""
        with self.reading() as connection:
            yield array("q", run_ids(connection))

    def rows(self, ids: Sequence[int]) -> Mapping[int, ImportRun]:
        """Runs by number."""
        with self.reading() as connection:
            return {run.id: run for run in read_runs(connection, ids)}
