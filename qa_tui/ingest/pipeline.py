"""Imports files and folders: finds pages, reads them, stores them in short batches."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError, Unreadable
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import storable
from qa_tui.ingest.decoding import decode, read_page
from qa_tui.ingest.files import Rejected, find_files
from qa_tui.ingest.page import read_page_text
from qa_tui.store.imports import Outcome, PageFile, known, start_run, store_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from qa_tui.domain.source import SourceThread
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

FIRST_PAGES = 100
"""Pages of the first write transaction, and the room that each has.

A transaction writes much of the vocabulary again, however few its pages are.
"""

MOST_PAGES = 1_000
"""Pages of one write transaction at most, on a machine that stores them fast enough."""

LOCK_SECONDS = 0.25
"""How long a write transaction of more pages than the first may keep others from writing."""

BATCH_SECONDS = 0.5
"""Seconds of reading after which the pages in hand are stored."""

_OWN = ("", "-wal", "-shm")


@dataclass(frozen=True)
class ImportResult:
    """What an import did.

    Attributes:
        files: Paths that were looked at.
        threads_added: New threads.
        threads_updated: Threads that got something new from a page, or came back.
        unchanged: Pages that brought nothing new.
        rejected: What was not taken in, in the order of finding it.
        stopped: Whether it was stopped before the end; what is counted was kept.
    """

    files: int
    threads_added: int
    threads_updated: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    stopped: bool = False

    @property
    def accepted(self) -> int:
        """Pages that were taken in or known already."""
        return self.threads_added + self.threads_updated + self.unchanged


def import_paths(
    desk: Desk,
    actor: str,
    paths: Sequence[Path],
    *,
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
        progress: Told how many paths of how many are done.
        stop: Asked before each page whether to end here.

    Returns:
        What was done.

    Raises:
        StoreError: When the desk cannot be written; says how many pages had been stored before.
        Refused: When the desk is open read-only.
    """
    importer = _Importer(desk, actor, progress, stop)
    try:
        importer.find(paths)
        with desk.kept_open():
            importer.work()
    except StoreError as error:
        raise importer.explained(error) from error
    return importer.result()


@dataclass(frozen=True)
class _Page:
    """A page that was read and waits to be stored."""

    thread: SourceThread
    file: PageFile


@dataclass
class _Importer:
    """One import: what is to be read, and what became of it so far."""

    desk: Desk
    actor: str
    progress: Callable[[int, int], None]
    stop: Callable[[], bool]
    files: list[Path] = field(default_factory=list)
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
                        self.files.append(found)
        except KeyboardInterrupt:
            self.stopped = True

    def work(self) -> None:
        """Read and store batch after batch."""
        left = iter(self.files)
        while self.done < len(self.files) and not self.stopped:
            batch = self._read_batch(left)
            try:
                self._store(batch)
            except KeyboardInterrupt:
                self.stopped = True
                self._store(batch)

    def _read_batch(self, left: Iterator[Path]) -> list[_Page]:
        """Read pages until there are enough for one short transaction."""
        batch: list[_Page] = []
        until = time.monotonic() + BATCH_SECONDS
        with self.desk.reading() as connection:
            try:
                for path in left:
                    if self.stop():
                        self.stopped = True
                        break
                    page = self._read(connection, path)
                    if page is not None:
                        batch.append(page)
                    self.done += 1
                    self.progress(self.done, len(self.files))
                    if len(batch) >= self.room or time.monotonic() > until:
                        break
            except KeyboardInterrupt:
                self.stopped = True
        return batch

    def _read(self, connection: Connection, path: Path) -> _Page | None:
        """Read one page; None when it is known already or cannot be read."""
        try:
            raw = read_page(path)
            raw_hash = hashlib.sha256(raw).hexdigest()
            if known(connection, raw_hash):
                self.counts[Outcome.UNCHANGED] += 1
                return None
            decoded = decode(raw)
            thread = read_page_text(decoded.text)
        except Unreadable as error:
            self.rejected.append(Rejected(storable(str(path)), None, error.what, error.remedy))
            return None
        return _Page(thread, PageFile(storable(str(path)), raw_hash, decoded.encoding))

    def _store(self, batch: list[_Page]) -> None:
        """Store a batch in one transaction; the run begins with the first page to be stored."""
        if not batch:
            return
        outcomes: Counter[Outcome] = Counter()
        run = self.run
        with self.desk.writing(self.actor) as writer:
            began = time.monotonic()
            for page in batch:
                if known(writer.connection, page.file.raw_hash):
                    outcomes[Outcome.UNCHANGED] += 1
                    continue
                run = start_run(writer) if run is None else run
                outcomes[store_page(writer, run, page.thread, page.file)] += 1
        self.room = _room(len(batch), time.monotonic() - began)
        self.run = run
        self.counts.update(outcomes)

    def explained(self, error: StoreError) -> StoreError:
        """An error of the store, with what had been stored before it."""
        kept = self.counts[Outcome.ADDED] + self.counts[Outcome.UPDATED]
        if not kept:
            return error
        before = NN_(
            "{count} page had been stored before.", "{count} pages had been stored before.", kept
        )
        return StoreError(N_("{error} {before}", error=error.what, before=before), error.remedy)

    def result(self) -> ImportResult:
        """What was done so far."""
        return ImportResult(
            files=self.done,
            threads_added=self.counts[Outcome.ADDED],
            threads_updated=self.counts[Outcome.UPDATED],
            unchanged=self.counts[Outcome.UNCHANGED],
            rejected=tuple(self.rejected),
            stopped=self.stopped,
        )


def _room(pages: int, seconds: float) -> int:
    """Pages that the next transaction may hold, when so many took so long."""
    wanted = int(pages * LOCK_SECONDS / max(seconds, 0.001))
    return max(FIRST_PAGES, min(wanted, 2 * pages, MOST_PAGES))
