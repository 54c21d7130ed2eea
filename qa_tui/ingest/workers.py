"""Reads on all cores, and hands over what was found in the order in which it was asked for."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stderr, suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.ingest.reading import read_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from qa_tui.ingest.reading import Found

T = TypeVar("T")

FEWEST_FILES = 400
"""Files from which on processes are started: that takes as long as reading some hundred pages."""

MOST_WORKERS = 8
"""Processes at most: the one that stores cannot keep up with more."""

CHUNK = 64
"""Files that a process reads before it hands over what it found."""

AHEAD = 20
"""Chunks that may be read before they are wanted: the others read on while one batch is stored."""


class ReadingFailed(QaTuiError):
    """A process that reads files ended before it had read them."""


class Readers:
    """Processes that read, each with a pipe of its own.

    The library's pool of processes waits for ever when one of them is ended while it hands
    something over, as the system does when memory runs out: its pipe stays open at this end. Here
    a process that ends closes its pipe.

    Args:
        number: How many processes.

    Raises:
        OSError: When the system has no means for them.
    """

    def __init__(self, number: int) -> None:
        self._processes: list[BaseProcess] = []
        self._idle: SimpleQueue[Connection] = SimpleQueue()
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="readers")
        context = multiprocessing.get_context("spawn")
        # The screens put something into the place of stderr that processes cannot inherit.
        with redirect_stderr(sys.__stderr__), _uninterrupted():
            for _ in range(number):
                here, there = context.Pipe()
                with there:
                    process = context.Process(target=_serve, args=(there,), daemon=True)
                    process.start()
                self._processes.append(process)
                self._idle.put(here)

    def work(self, function: Callable[..., T], calls: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        """Call a function in the processes, some calls ahead of what is wanted.

        Args:
            function: A function of a module.
            calls: The arguments of each call.

        Yields:
            What each call returned, in their order.

        Raises:
            QaTuiError: What a call raised.
            ReadingFailed: When a process ended before its time.
        """
        begun: deque[Future[T]] = deque()
        try:
            for arguments in calls:
                begun.append(self._threads.submit(self._ask, function, arguments))
                if len(begun) > AHEAD:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        except (EOFError, OSError) as error:
            raise ReadingFailed(
                N_("A process that read pages has ended before its time."),
                N_("Look whether memory runs out, and import again: stored pages are passed over."),
            ) from error

    def _ask(self, function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        """Have an idle process make a call; runs in a thread of its own."""
        connection = self._idle.get()
        try:
            connection.send((function, arguments))
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
def reading(desk: Path, files: Sequence[Path]) -> Iterator[Iterator[Found]]:
    """Read files, on all cores when there are many.

    Args:
        desk: The file of the desk, of which is asked what it knows already.
        files: The files.

    Yields:
        What is found in each file, in their order, while the `with` lasts.

    Raises:
        StoreError: When the desk cannot be read.
        ReadingFailed: When a process ended before its time; raised by the iterator.
    """
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    readers = _start() if len(files) >= FEWEST_FILES else None
    if readers is None:
        yield (found for chunk in chunks for found in read_files(desk, chunk))
        return
    try:
        done = readers.work(read_files, ((desk, chunk) for chunk in chunks))
        yield (found for chunk in done for found in chunk)
    finally:
        readers.close()


def _start() -> Readers | None:
    """Processes that read; None where there is one core only, or the system has no means."""
    cores = _cores()
    if cores < 2:
        return None
    with suppress(ImportError, NotImplementedError, OSError):
        return Readers(min(cores, MOST_WORKERS))
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
    """Make calls and hand over what they return, until the importer closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    with suppress(EOFError, OSError), connection:
        while True:
            function, arguments = connection.recv()
            try:
                answer, error = function(*arguments), None
            except QaTuiError as raised:
                answer, error = None, raised
            connection.send((answer, error))
