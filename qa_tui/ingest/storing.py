"""Stores what was read in short transactions, each with what its run has done so far."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from qa_tui.ingest.tally import Tally
from qa_tui.store.imports.pages import known, start_run, store_pages
from qa_tui.store.imports.run_writing import finish_run, paths_json, unfinished_run, write_progress
from qa_tui.store.imports.runs import read_unresolved
from qa_tui.store.search.uncounted import MOST, UncountedWords, pay_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qa_tui.domain.imports.report import Unresolved
    from qa_tui.store.desk import Desk
    from qa_tui.store.imports.read_page import ReadPage

FIRST_PAGES = 200
"""Pages of the first write transaction, and the room that each has: one costs time by itself."""

MOST_PAGES = 1_000
"""Pages of one write transaction at most, on a machine that stores them fast enough."""

LOCK_SECONDS = 0.4
"""How long a write transaction of more pages than the first may keep others from writing."""


class Storing:
    """One run: it begins with the first page to be stored, or where one was cut off.

    Args:
        desk: The desk, open for writing.
        actor: Name of the moderator who imports.
        paths: What is imported.

    Attributes:
        tally: What was done so far.
        run: Id of the run, or None.
        resumed: Whether it began earlier, was stopped or cut off, and is gone on with.
        room: Pages that the next transaction may hold.
    """

    def __init__(self, desk: Desk, actor: str, paths: Sequence[Path]) -> None:
        self.desk, self.actor, self.paths = desk, actor, paths_json(paths)
        self.tally = Tally()
        self.run: int | None = None
        self.room = FIRST_PAGES
        self._owed = UncountedWords()
        with desk.reading() as connection:
            found = unfinished_run(connection, actor, self.paths)
        self.resumed = found is not None
        if found is not None:
            self.run, self.tally.before = found

    def store(self, batch: Sequence[ReadPage]) -> None:
        """Store pages in one transaction."""
        if not batch:
            return
        run, tally, owed = self.run, self.tally, UncountedWords()
        with self.desk.writing(self.actor) as writer:
            began = time.monotonic()
            old = known(writer.connection, [page.file.raw_hash for page in batch])
            unknown = [page for page in batch if page.file.raw_hash not in old]
            if unknown and run is None:
                run = start_run(writer, self.paths)
            outcomes = store_pages(writer, run, unknown, owed) if run is not None else []
            tally = tally.after(unknown, outcomes, len(batch) - len(unknown))
            if run is not None:
                write_progress(writer, run, tally.counts, self.tally.untold)
        self.room = _room(len(batch), time.monotonic() - began)
        self.run, self.tally = run, tally
        self._owed.take(owed)
        if len(self._owed.words) >= MOST:
            self._owed.pay(self.desk, self.actor)

    def close(self, *, stopped: bool) -> None:
        """Write what is still to be told of the run, and its end unless it was stopped."""
        self._owed.pay(self.desk, self.actor)
        pay_all(self.desk, self.actor)
        if self.run is None:
            return
        with self.desk.writing(self.actor) as writer:
            if stopped:
                write_progress(writer, self.run, self.tally.counts, self.tally.untold)
            else:
                finish_run(writer, self.run, self.tally.counts, self.tally.rejected)

    def unresolved(self) -> tuple[Unresolved, ...]:
        """Who is asked on pages of the run and not known to the directory."""
        if self.run is None:
            return ()
        with self.desk.reading() as connection:
            return tuple(read_unresolved(connection, self.run))


def _room(pages: int, seconds: float) -> int:
    """Pages that the next transaction may hold, when so many took so long."""
    wanted = int(pages * LOCK_SECONDS / max(seconds, 0.001))
    return max(FIRST_PAGES, min(wanted, 2 * pages, MOST_PAGES))
