"""Connections for writing that stay open while somebody works on a desk.

Opening one costs as much as a decision, and when the last one closes SQLite empties its log.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from qa_tui.store.sqlite import Connection, Error, connect, log_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

File = tuple[int, int]
"""What tells a file from another one that has taken its name."""

_Files = tuple[File | None, File | None]


@dataclass
class KeptConnections:
    """The connections of one desk that wait for the next unit of writing.

    Outside `keep`, each unit of writing opens its own and closes it. Inside, a connection is
    used again, by one thread at a time, as long as the path leads to the file that it was opened
    for, SQLite's log is still beside it, and the process is the one that opened it: SQLite's
    connections do not survive a fork.
    """

    _lock: Lock = field(default_factory=Lock)
    _keepers: int = 0
    _process: int = 0
    _idle: list[tuple[_Files, Connection]] = field(default_factory=list)

    @contextmanager
    def keep(self) -> Iterator[None]:
        """Keep connections until the end of the `with`; it may be nested."""
        with self._lock:
            self._keepers += 1
            if self._keepers == 1:
                self._process = os.getpid()
        try:
            yield
        finally:
            self._release()

    def _release(self) -> None:
        with self._lock:
            self._keepers -= 1
            if self._keepers or not self._own_process:
                return
            idle, self._idle = self._idle, []
        for _, connection in idle:
            _give_up(connection)

    @property
    def _own_process(self) -> bool:
        return self._process == os.getpid()

    @contextmanager
    def lent(self, path: Path) -> Iterator[Connection]:
        """A connection for one unit of writing, outside a transaction.

        It waits for its next use only when all went well: the trace of an error can hold rows
        that were not read to the end, and with them a snapshot that gets old.

        Args:
            path: The desk's file.

        Raises:
            StoreError: When the file cannot be opened.
        """
        connection = self._take(_files(path)) or connect(path)
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        if not self._put(_files(path), connection):
            connection.close()

    def _take(self, files: _Files) -> Connection | None:
        """A connection that waits; those to files that have gone are closed."""
        if not self._own_process:
            return None
        with self._lock:
            while self._idle:
                known, connection = self._idle.pop()
                if known == files:
                    return connection
                _give_up(connection)
        return None

    def _put(self, files: _Files, connection: Connection) -> bool:
        """Let a connection wait for its next use.

        Returns:
            Whether it does; else it is to be closed.
        """
        if None in files or not self._own_process or connection.in_transaction:
            return False
        with self._lock:
            if not self._keepers:
                return False
            self._idle.append((files, connection))
        return True


def _give_up(connection: Connection) -> None:
    """Close a connection; what stands only in its log is put into the file, wherever that is."""
    with suppress(Error):
        connection.execute("pragma wal_checkpoint").fetchone()
    connection.close()


def _files(path: Path) -> _Files:
    """The file that a path leads to, and its log."""
    return file_at(path), file_at(log_of(path))


def file_at(path: Path) -> File | None:
    """The file that a path leads to; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
