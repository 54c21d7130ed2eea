"""Reads on all cores, and hands over what was found in the order in which it was asked for."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stderr, suppress
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import resource_tracker
from queue import SimpleQueue
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.ingest.reading import read_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from qa_tui.ingest.limits import Limits
    from qa_tui.ingest.reading import Found
    from qa_tui.ingest.sources import Piece

    Done = tuple[Piece, list[Found]]

FEWEST_PAGES = 400
"""Pages from which on processes are started: that takes as long as reading some hundred pages."""

MOST_WORKERS = 8
"""Processes at most: the one that stores cannot keep up with more."""

AHEAD = 20
"""Pieces that may be read before they are wanted: the others read on while one batch is stored."""

AHEAD_SECONDS = 0.5
"""Seconds that a piece which was read may wait until so many others are begun."""

AHEAD_BYTES = 30_000_000
"""Bytes of pages that may wait in memory, read or unread."""

_GARBAGE = 10_000
"""Records that a process makes before it looks for those in circles, instead of 700."""


class ReadingFailed(QaTuiError):
    """A process that reads files ended before it had read them."""


@dataclass(frozen=True)
class _Begun:
    """A piece that is being read."""

    piece: Piece
    future: Future[list[Found]]
    since: float = field(default_factory=time.monotonic)

    def is_due(self) -> bool:
        """Whether to hand it over though others could be begun first.

        They come slowly where an archive holds few pages of the platform.
        """
        waited = time.monotonic() - self.since > AHEAD_SECONDS
        return self.future.done() and (waited or not self.piece.pages)


class Readers:
    """Processes that read, each with a pipe of its own.

    The library's pool of processes waits for ever when one of them is ended while it hands
    something over, as the system does when memory runs out: its pipe stays open at this end. Here
    a process that ends closes its pipe.

    Args:
        number: How many processes.
        desk: The file of the desk, of which is asked what it knows already.
        limits: What is refused.

    Raises:
        OSError: When the system has no means for them.
    """

    def __init__(self, number: int, desk: Path, limits: Limits) -> None:
        self._desk, self._limits = desk, limits
        self._processes: list[BaseProcess] = []
        self._idle: SimpleQueue[Connection] = SimpleQueue()
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="readers")
        context = multiprocessing.get_context("spawn")
        # The screens put something into the place of stderr that processes cannot inherit.
        with redirect_stderr(sys.__stderr__):
            if sys.platform != "win32":
                resource_tracker.ensure_running()  # begun with the first process, it lets Ctrl-C in
            with _uninterrupted():
                for _ in range(number):
                    self._begin(context)

    def _begin(self, context: SpawnContext) -> None:
        """Start a process."""
        here, there = context.Pipe()
        with there:
            process = context.Process(target=_serve, args=(there,), daemon=True)
            process.start()
        self._processes.append(process)
        self._idle.put(here)

    def work(self, pieces: Iterable[Piece]) -> Iterator[Done]:
        """Read pieces in the processes, some ahead of what is wanted.

        Args:
            pieces: The pieces.

        Yields:
            The pieces with what is found in each, in their order.

        Raises:
            QaTuiError: What reading raised.
            ReadingFailed: When a process ended before its time.
        """
        begun: deque[_Begun] = deque()
        held = 0
        try:
            for piece in pieces:
                begun.append(_Begun(piece, self._threads.submit(self._ask, piece)))
                held += piece.size
                while begun and (len(begun) > AHEAD or held > AHEAD_BYTES or begun[0].is_due()):
                    first = begun.popleft()
                    held -= first.piece.size
                    yield first.piece, first.future.result()
            for one in begun:
                yield one.piece, one.future.result()
        except (EOFError, OSError) as error:
            raise ReadingFailed(
                N_("A process that reads pages ended unexpectedly."),
                N_(
                    "Check whether memory is running out, then import again: stored pages are "
                    "skipped."
                ),
            ) from error

    def _ask(self, piece: Piece) -> list[Found]:
        """Have an idle process read a piece; runs in a thread of its own."""
        if not piece.pages:
            return []
        connection = self._idle.get()
        try:
            connection.send((self._desk, self._limits, piece.pages))
            answer, error = connection.recv()
        finally:
            self._idle.put(connection)
        if error is not None:
            raise error
        return answer  # type: ignore[no-any-return]

    def close(self) -> None:
        """End all processes; what they still read is of no use."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.kill()
            process.join()
        self._threads.shutdown()
        while not self._idle.empty():
            self._idle.get().close()


@contextmanager
def reading(
    desk: Path, limits: Limits, pieces: Iterator[Piece], *, many: bool
) -> Iterator[Iterator[Done]]:
    """Read pages, on all cores when there are many.

    Args:
        desk: The file of the desk, of which is asked what it knows already.
        limits: What is refused.
        pieces: The pages, piece by piece.
        many: Whether it is known that they are many; else that turns out on the way.

    Yields:
        The pieces with what is found in each, in their order, while the `with` lasts.

    Raises:
        StoreError: When the desk cannot be read.
        ReadingFailed: When a process ended before its time; raised by the iterator.
    """
    few = _few(pieces) if not many else []
    begun: list[Readers] = []
    try:
        alone = ((piece, _read_here(desk, limits, piece)) for piece in few)
        yield chain(alone, _read_many(desk, limits, pieces, begun))
    finally:
        for readers in begun:
            readers.close()


def _few(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The first pieces, for which it does not pay to start processes."""
    count = 0
    while count < FEWEST_PAGES and (piece := next(pieces, None)) is not None:
        yield piece
        count += len(piece.pages)


def _read_many(
    desk: Path, limits: Limits, pieces: Iterator[Piece], begun: list[Readers]
) -> Iterator[Done]:
    """Read in processes, which are begun with the first piece, or here where there are none."""
    first = next(pieces, None)
    if first is None:
        return
    readers = _start(desk, limits)
    if readers is None:
        yield from ((piece, _read_here(desk, limits, piece)) for piece in chain([first], pieces))
        return
    begun.append(readers)
    yield from readers.work(chain([first], pieces))


def _read_here(desk: Path, limits: Limits, piece: Piece) -> list[Found]:
    """Read a piece in this process."""
    return read_pages(desk, limits, piece.pages) if piece.pages else []


def _start(desk: Path, limits: Limits) -> Readers | None:
    """Processes that read; None where there is one core only, or the system has no means."""
    cores = _cores()
    if cores < 2:
        return None
    with suppress(ImportError, NotImplementedError, OSError):
        return Readers(min(cores, MOST_WORKERS), desk, limits)
    return None


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back, where the system can: a process begun meanwhile never gets it at all."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection) -> None:
    """Read pieces and hand over what is found, until the importer closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    with suppress(EOFError, OSError), connection:
        while True:
            asked = connection.recv()
            answer: list[Found] | None = None
            error: QaTuiError | None = None
            try:
                answer = read_pages(*asked)
            except QaTuiError as raised:
                error = raised
            connection.send((answer, error))
