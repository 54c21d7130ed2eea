"""Imports files and folders: finds pages, reads them, stores them in short batches."""

from __future__ import annotations

import errno
import hashlib
import stat
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError, Unreadable
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import storable
from qa_tui.ingest.decoding import decode, read_page
from qa_tui.ingest.page import read_page_text
from qa_tui.store.imports import Outcome, PageFile, known, start_run, store_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.source import SourceThread
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

BATCH_PAGES = 50
"""Pages of one write transaction at most."""

BATCH_SECONDS = 0.5
"""Seconds of reading after which the pages in hand are stored."""


@dataclass(frozen=True)
class Rejected:
    """Something that was not taken in.

    Attributes:
        path: The file or folder, as it was named or found.
        record: Number of the record in it, counted from 1; None where the file is one page.
        reason: Why.
        remedy: What to do about it, or None.
    """

    path: str
    record: int | None
    reason: Phrase
    remedy: Phrase | None = None


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
                    if len(batch) >= BATCH_PAGES or time.monotonic() > until:
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
            for page in batch:
                if known(writer.connection, page.file.raw_hash):
                    outcomes[Outcome.UNCHANGED] += 1
                    continue
                run = start_run(writer) if run is None else run
                outcomes[store_page(writer, run, page.thread, page.file)] += 1
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


_OWN = ("", "-wal", "-shm")


def find_files(path: Path) -> Iterator[Path | Rejected]:
    """Find the files at a path.

    Args:
        path: A file, or a folder, which is searched with all folders in it in order of names.
            Hidden files and folders in it are left out, and no folder is read twice.

    Yields:
        Files, a path that leads nowhere included; folders that cannot be read or hold nothing.
    """
    found = False
    for one in _walk(path):
        found = True
        yield one
    if not found:
        yield Rejected(storable(str(path)), None, N_("The folder holds no files."))


def _walk(path: Path) -> Iterator[Path | Rejected]:
    """Go through a folder and all in it; a link that leads in a circle is passed over."""
    seen: set[tuple[int, int]] = set()
    stack = [path]
    while stack:
        here = stack.pop()
        try:
            info = here.stat()
        except (OSError, ValueError) as error:
            if here == path or getattr(error, "errno", 0) != errno.ELOOP:
                yield here
            continue
        if not stat.S_ISDIR(info.st_mode):
            yield here
        elif (info.st_dev, info.st_ino) not in seen:
            seen.add((info.st_dev, info.st_ino))
            inside = _inside(here)
            if isinstance(inside, Rejected):
                yield inside
            else:
                stack.extend(inside)


def _inside(folder: Path) -> list[Path] | Rejected:
    """What stands in a folder, the last name first, without what is hidden."""
    try:
        names = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError as error:
        return Rejected(
            storable(str(folder)),
            None,
            N_("The folder cannot be read: {reason}.", reason=error.strerror or ""),
            N_("Change its permissions."),
        )
    return sorted(names, reverse=True)
