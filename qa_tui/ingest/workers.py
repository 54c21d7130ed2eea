"""Reads files on all cores, and hands over what was found in the order of the files."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager, redirect_stderr
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.ingest.reading import read_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from qa_tui.ingest.reading import Found

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
    pool = _start() if len(files) >= FEWEST_FILES else None
    if pool is None:
        yield (found for chunk in chunks for found in read_files(desk, chunk))
        return
    try:
        yield _side_by_side(pool, desk, chunks)
    finally:
        pool.shutdown(cancel_futures=True)


def _start() -> ProcessPoolExecutor | None:
    """Processes that read; None where there is one core only, or the system has no means."""
    cores = _cores()
    if cores < 2:
        return None
    try:
        # The screens put something into the place of stderr that processes cannot inherit.
        with redirect_stderr(sys.__stderr__):
            return ProcessPoolExecutor(
                min(cores, MOST_WORKERS), multiprocessing.get_context("spawn"), _prepare
            )
    except (ImportError, NotImplementedError, OSError):
        return None


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _side_by_side(
    pool: ProcessPoolExecutor, desk: Path, chunks: Sequence[Sequence[Path]]
) -> Iterator[Found]:
    """Yield what the processes find, chunk by chunk in their order."""
    begun: deque[Future[list[Found]]] = deque()
    try:
        for chunk in chunks:
            with _uninterrupted():
                begun.append(pool.submit(read_files, desk, chunk))
            if len(begun) > AHEAD:
                yield from begun.popleft().result()
        while begun:
            yield from begun.popleft().result()
    except BrokenExecutor as error:
        raise ReadingFailed(
            N_("A process that read pages has ended before its time."),
            N_("Look whether memory runs out, and import again: stored pages are passed over."),
        ) from error


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


def _prepare() -> None:
    """Make a process ready: Ctrl-C is the importer's, and without the importer it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
