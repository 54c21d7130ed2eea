"""Imports files and folders: finds pages, reads them, and hands them over in batches."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.imports.report import ImportResult, Rejected
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import storable
from qa_tui.ingest.files import find_files
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.own_files import OwnFiles
from qa_tui.ingest.sources import FileToRead, cut_into_pieces
from qa_tui.ingest.storing import Storing
from qa_tui.ingest.workers import FEWEST_PAGES, ReadingFailed, reading
from qa_tui.store.imports.pages import PageOutcome
from qa_tui.store.imports.read_page import ReadPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from qa_tui.ingest.reading import Found
    from qa_tui.ingest.workers import Done
    from qa_tui.store.desk import Desk

BATCH_SECONDS = 0.5
"""Seconds of waiting for further pages after which those in hand are stored."""

DEFAULT_LIMITS = Limits()


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


def import_paths(
    desk: Desk,
    actor: str,
    paths: Sequence[Path],
    *,
    limits: Limits = DEFAULT_LIMITS,
    left_out: Path | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> ImportResult:
    """Import pages from files and folders.

    What cannot be read is reported and stops nothing else. Pages that were imported before write
    nothing at all. Stopped by `stop` or `KeyboardInterrupt`, it stores the pages read so far. What
    was stopped or cut off goes on as the same run when the same paths are imported again.

    Args:
        desk: The desk, open for writing.
        actor: Name of the moderator who imports.
        paths: Files, and folders to be read with all that is in them.
        limits: What is too large to be read.
        left_out: The file of another desk that is left out like this one's own, or None.
        progress: Told how many bytes of how many are done.
        stop: Asked before each page whether to end here.

    Returns:
        What was done.

    Raises:
        StoreError: When the desk cannot be written; says how many pages had been stored before.
        ReadingFailed: When a process that read pages ended before its time; says so, too.
        Refused: When the desk is open read-only.
    """
    importer = _Importer(Storing(desk, actor, paths), left_out or desk.path, limits, progress, stop)
    try:
        importer.find(paths)
        with desk.kept_open():
            importer.work()
        return importer.result()
    except (StoreError, ReadingFailed) as error:
        raise importer.explained(error) from error


@dataclass
class _Importer:
    """One import: what is to be read, and where it goes."""

    storing: Storing
    desk: Path
    limits: Limits
    progress: Callable[[int, int], None]
    stop: Callable[[], bool]
    files: list[FileToRead] = field(default_factory=list)
    bytes: int = 0
    bytes_done: int = 0
    done: int = 0
    stopped: bool = False

    def find(self, paths: Sequence[Path]) -> None:
        """List the files to be read; leaves out the desk's own."""
        own = OwnFiles((self.desk, self.storing.desk.path))
        try:
            for path in paths:
                for found in find_files(path):
                    if isinstance(found, Rejected):
                        self.storing.tally.passed_over(found)
                    elif found not in own:
                        self.files.append(FileToRead.of(found))
                        self.bytes += self.files[-1].size
                    elif found == path:
                        self.storing.tally.passed_over(_the_desk(found))
        except KeyboardInterrupt:
            self.stopped = True

    def work(self) -> None:
        """Read and store batch after batch."""
        many = len(self.files) >= FEWEST_PAGES
        pieces = cut_into_pieces(self.files, self.limits)
        with reading(self.storing.desk.path, self.limits, pieces, many=many) as done:
            steps = _steps(done)
            while self.done < len(self.files) and not self.stopped:
                batch = self._read_batch(steps)
                try:
                    self.storing.store(batch)
                except KeyboardInterrupt:
                    self.stopped = True
                    self.storing.store(batch)
        self.storing.close(stopped=self.stopped)

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
                        self.storing.tally.passed_over(found)
                self.bytes_done += step.passed
                self.done += step.ends
                self.storing.tally.files = self.done
                if step.passed:
                    self.progress(self.bytes_done, self.bytes)
                if len(batch) >= self.storing.room or time.monotonic() > until:
                    break
        except KeyboardInterrupt:
            self.stopped = True
        return batch

    def explained(self, error: StoreError | ReadingFailed) -> StoreError | ReadingFailed:
        """An error with what had been stored before it."""
        outcomes = self.storing.tally.outcomes
        kept = outcomes.total() - outcomes[PageOutcome.UNCHANGED]
        if not kept:
            return error
        before = NN_(
            "{count} page had been stored before.", "{count} pages had been stored before.", kept
        )
        return type(error)(N_("{error} {before}", error=error.what, before=before), error.remedy)

    def result(self) -> ImportResult:
        """What was done so far."""
        storing = self.storing
        return ImportResult(
            **vars(storing.tally.counts),
            rejected=tuple(storing.tally.rejected),
            unresolved=storing.unresolved(),
            run=storing.run,
            resumed=storing.resumed,
            stopped=self.stopped,
        )


def _steps(pieces: Iterator[Done]) -> Iterator[_Step]:
    """What was found in each page, one by one."""
    for piece, found in pieces:
        for one, ended in zip(found, piece.ended, strict=True):
            yield _Step((one,), ended, ended > 0)
        if piece.passed or piece.ends:
            yield _Step((), piece.passed, piece.ends)


def _the_desk(path: Path) -> Rejected:
    """What is said of the desk's own file, where it was named to be imported."""
    return Rejected(storable(str(path)), None, N_("This is the desk itself, or belongs to it."))
