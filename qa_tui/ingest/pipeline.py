"""Imports files and folders: finds pages, reads them, stores them in short batches."""

from __future__ import annotations

import math
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_, NN_
from qa_tui.ingest.files import Rejected, find_files
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.sources import FileToRead, cut
from qa_tui.ingest.workers import FEWEST_PAGES, ReadingFailed, reading
from qa_tui.store.imports import Outcome, ReadPage, known, start_run, store_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from qa_tui.ingest.reading import Found
    from qa_tui.ingest.workers import Done
    from qa_tui.store.desk import Desk

FIRST_PAGES = 200
"""Pages of the first write transaction, and the room that each has.

A transaction writes much of the vocabulary again, however few its pages are.
"""

MOST_PAGES = 1_000
"""Pages of one write transaction at most, on a machine that stores them fast enough."""

LOCK_SECONDS = 0.4
"""How long a write transaction of more pages than the first may keep others from writing."""

BATCH_SECONDS = 0.5
"""Seconds of waiting for further pages after which those in hand are stored."""

DEFAULT_LIMITS = Limits()

_OWN = ("", "-wal", "-shm")


@dataclass(frozen=True)
class _Step:
    """What is done next.

    Attributes:
        found: What was found; nothing where only some of an archive was passed over.
        passed: Bytes of the files that are done with it.
        ends: Whether a file is.
    """

    found: tuple[Found, ...]
    passed: int
    ends: bool


@dataclass(frozen=True)
class ImportResult:
    """What an import did.

    Attributes:
        files: Paths that were looked at.
        threads_added: New threads.
        threads_updated: Threads that got something new from a page, or came back.
        captures: Pages that were kept as further captures of a thread and changed nothing else.
        unchanged: Pages that were imported before.
        rejected: What was not taken in, in the order of finding it.
        stopped: Whether it was stopped before the end; what is counted was kept.
    """

    files: int
    threads_added: int
    threads_updated: int
    captures: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    stopped: bool = False

    @property
    def accepted(self) -> int:
        """Pages that were taken in or known already."""
        return self.threads_added + self.threads_updated + self.captures + self.unchanged


def import_paths(
    desk: Desk,
    actor: str,
    paths: Sequence[Path],
    *,
    limits: Limits = DEFAULT_LIMITS,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> ImportResult:
    """Import pages from files and folders.

    What cannot be read is reported and stops nothing else. Pages that were imported before write
    nothing at all. Stopped by `stop` or `KeyboardInterrupt`, it stores the pages read so far.

    Args:
        desk: The desk, open for writing.
        actor: Name of the moderator who imports.
        paths: Files, and folders to be read with all that is in them.
        limits: What is too large to be read.
        progress: Told how many bytes of how many are done.
        stop: Asked before each page whether to end here.

    Returns:
        What was done.

    Raises:
        StoreError: When the desk cannot be written; says how many pages had been stored before.
        ReadingFailed: When a process that read pages ended before its time; says so, too.
        Refused: When the desk is open read-only.
    """
    importer = _Importer(desk, actor, limits, progress, stop)
    try:
        importer.find(paths)
        with desk.kept_open():
            importer.work()
    except (StoreError, ReadingFailed) as error:
        raise importer.explained(error) from error
    return importer.result()


@dataclass
class _Importer:
    """One import: what is to be read, and what became of it so far."""

    desk: Desk
    actor: str
    limits: Limits
    progress: Callable[[int, int], None]
    stop: Callable[[], bool]
    files: list[FileToRead] = field(default_factory=list)
    bytes: int = 0
    bytes_done: int = 0
    done: int = 0
    run: int | None = None
    stopped: bool = False
    room: int = FIRST_PAGES
    counts: Counter[Outcome] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)

    def find(self, paths: Sequence[Path]) -> None:
        """List the files to be read; leaves out the desk's own."""
        own = {self.desk.path.absolute().with_name(f"{self.desk.path.name}{end}") for end in _OWN}
        try:
            for path in paths:
                for found in find_files(path):
                    if isinstance(found, Rejected):
                        self.rejected.append(found)
                    elif found.absolute() not in own or found == path:
                        self.files.append(FileToRead.of(found))
                        self.bytes += self.files[-1].size
        except KeyboardInterrupt:
            self.stopped = True

    def work(self) -> None:
        """Read and store batch after batch."""
        many = len(self.files) >= FEWEST_PAGES
        pieces = cut(self.files, self.limits)
        with reading(self.desk.path, self.limits, pieces, many=many) as done:
            steps = _steps(done)
            while self.done < len(self.files) and not self.stopped:
                batch = self._read_batch(steps)
                try:
                    self._store(batch)
                except KeyboardInterrupt:
                    self.stopped = True
                    self._store(batch)

    def _read_batch(self, steps: Iterator[_Step]) -> list[ReadPage]:
        """Read pages until there are enough for one short transaction."""
        batch: list[ReadPage] = []
        until = math.inf
        try:
            while self.done < len(self.files):
                if self.stop():
                    self.stopped = True
                    break
                step = next(steps)
                for found in step.found:
                    if isinstance(found, ReadPage):
                        until = until if batch else time.monotonic() + BATCH_SECONDS
                        batch.append(found)
                    else:
                        self._pass_over(found)
                self.bytes_done += step.passed
                self.done += step.ends
                if step.passed:
                    self.progress(self.bytes_done, self.bytes)
                if len(batch) >= self.room or time.monotonic() > until:
                    break
        except KeyboardInterrupt:
            self.stopped = True
        return batch

    def _pass_over(self, found: Rejected | None) -> None:
        """Count what is no page, or a known one."""
        if found is None:
            self.counts[Outcome.UNCHANGED] += 1
        else:
            self.rejected.append(found)

    def _store(self, batch: list[ReadPage]) -> None:
        """Store a batch in one transaction; the run begins with the first page to be stored."""
        if not batch:
            return
        outcomes: Counter[Outcome] = Counter()
        run = self.run
        with self.desk.writing(self.actor) as writer:
            began = time.monotonic()
            old = known(writer.connection, [page.file.raw_hash for page in batch])
            unknown = [page for page in batch if page.file.raw_hash not in old]
            outcomes[Outcome.UNCHANGED] = len(batch) - len(unknown)
            if unknown:
                run = start_run(writer) if run is None else run
                outcomes.update(store_pages(writer, run, unknown))
        self.room = _room(len(batch), time.monotonic() - began)
        self.run = run
        self.counts.update(outcomes)

    def explained(self, error: StoreError | ReadingFailed) -> StoreError | ReadingFailed:
        """An error with what had been stored before it."""
        kept = self.counts.total() - self.counts[Outcome.UNCHANGED]
        if not kept:
            return error
        before = NN_(
            "{count} page had been stored before.", "{count} pages had been stored before.", kept
        )
        return type(error)(N_("{error} {before}", error=error.what, before=before), error.remedy)

    def result(self) -> ImportResult:
        """What was done so far."""
        return ImportResult(
            files=self.done,
            threads_added=self.counts[Outcome.ADDED],
            threads_updated=self.counts[Outcome.UPDATED],
            captures=self.counts[Outcome.CAPTURED],
            unchanged=self.counts[Outcome.UNCHANGED],
            rejected=tuple(self.rejected),
            stopped=self.stopped,
        )


def _steps(pieces: Iterator[Done]) -> Iterator[_Step]:
    """What was found in each page, one by one."""
    for piece, found in pieces:
        for one, ended in zip(found, piece.ended, strict=True):
            yield _Step((one,), ended, ended > 0)
        if piece.passed or piece.ends:
            yield _Step((), piece.passed, piece.ends)


def _room(pages: int, seconds: float) -> int:
    """Pages that the next transaction may hold, when so many took so long."""
    wanted = int(pages * LOCK_SECONDS / max(seconds, 0.001))
    return max(FIRST_PAGES, min(wanted, 2 * pages, MOST_PAGES))
