"""Empties SQLite's log while nothing is written, so that the desk's file alone is the desk.

Who copies the file beneath an open program then has all that was decided, and who restores a backup
in its place does not find it mixed with the log of the file before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.sqlite import log_of

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

QUIET = 4
"""Looks in a row that find nothing written, after which the log is emptied."""


class Tidier:
    """Looks at the log of a desk now and then; used by one thread at a time.

    Args:
        desk: The desk, open for writing.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._log = (0, 0)
        self._quiet = 0

    def look(self) -> None:
        """Empty the log when it has been left alone for a while.

        Raises:
            StoreError: When the file cannot be written.
        """
        before, self._log = self._log, self._written()
        self._quiet = self._quiet + 1 if before == self._log else 0
        if self._quiet >= QUIET and self._log[0]:
            self._quiet = 0
            self.desk.tidy()

    def _written(self) -> tuple[int, int]:
        """The size of the log, in bytes, and when it was written; 0 where there is none."""
        try:
            found = log_of(self.desk.path).stat()
        except OSError:
            return 0, 0
        return found.st_size, found.st_mtime_ns
