"""Reading that another thread can end."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.sqlite import Connection


class Interruptible:
    """Something that reads, in as many threads as there are, until it is stopped."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: set[Connection] = set()

    @contextmanager
    def stoppable(self, connection: Connection) -> Iterator[None]:
        """Let `stop` end what is read on a connection within.

        The connection is closed only after this: a closed one cannot be interrupted.

        Args:
            connection: The connection.
        """
        with self._lock:
            self._open.add(connection)
        try:
            yield
        finally:
            with self._lock:
                self._open.discard(connection)

    def stop(self) -> None:
        """End what is being read, from another thread."""
        with self._lock:
            for connection in self._open:
                connection.interrupt()
