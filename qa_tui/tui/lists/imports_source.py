"""What the list of imports shows, read from the desk in worker threads."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.store.imports.runs import read_runs, run_ids
from qa_tui.tui.lists.sources import ShortSource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa_tui.domain.imports.report import ImportRun
    from qa_tui.store.sqlite import Connection


class RunSource(ShortSource):
    """The import runs, the newest first; ids are their numbers."""

    def ids(self, connection: Connection) -> array[int]:
        """The numbers of all runs."""
        return array("q", run_ids(connection))

    def rows(self, ids: Sequence[int]) -> Mapping[int, ImportRun]:
        """Runs by number."""
        with self.reading() as connection:
            return {run.id: run for run in read_runs(connection, ids)}
