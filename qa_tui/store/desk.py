"""A desk: one SQLite file, opened for reading or for writing."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused, StoreError
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable
from qa_tui.domain.uid import new_uid
from qa_tui.store.kept import KeptConnections, file_at
from qa_tui.store.sqlite import PATIENCE, Connection, connect, explained, patiently
from qa_tui.store.writer import Writer, untold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path

    from qa_tui.domain.moments import Clock
    from qa_tui.store.kept import File


@dataclass(frozen=True)
class Desk:
    """A desk's file and how it may be used.

    Attributes:
        path: The SQLite file.
        read_only: Readers see published things only and cannot write.
        immutable: The folder cannot be written, so SQLite reads without helper files.
        name: The desk's name; signs letters.
        sample: Whether it is the sample desk, in which nothing is real.
        clock: Tells the present moment.
        file: The file that the path led to when it was opened.
    """

    path: Path
    read_only: bool
    immutable: bool
    name: str
    sample: bool
    clock: Clock
    file: File | None
    _kept: KeptConnections = field(
        default_factory=KeptConnections, init=False, repr=False, compare=False
    )
    _written: set[int] = field(default_factory=set, init=False, repr=False, compare=False)

    @property
    def today(self) -> date:
        """The user's present day."""
        return self.clock().astimezone().date()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for one unit of reading: one snapshot of the file.

        Raises:
            StoreError: When the file cannot be read, or is not the one that was opened.
        """
        self.require_file()
        with (
            explained(self.path),
            closing(connect(self.path, read_only=True, immutable=self.immutable)) as connection,
        ):
            connection.execute("begin")
            yield connection

    def require_file(self) -> None:
        """Refuse another file than the one that was opened.

        What somebody has on the screen has the numbers of that one; in a copy that was restored
        or synchronised in its place, the same numbers may be those of other messages.

        Raises:
            StoreError: When the file is gone, or another one has taken its place.
        """
        found = file_at(self.path)
        if found is None:
            raise StoreError(
                N_("The desk {path} is not there any more.", path=str(self.path)),
                N_("Put it back, or leave and open it where it is."),
            )
        if found != self.file:
            raise StoreError(
                N_(
                    "Another file has taken the place of {path} since it was opened.",
                    path=str(self.path),
                ),
                N_("Nothing was written. Leave, and open the desk again."),
            )

    def tidy(self) -> None:
        """Put what was written into the file itself, out of SQLite's log beside it.

        Where others read or write just now, the log stays.

        Raises:
            StoreError: When the file cannot be written.
        """
        self.require_file()
        with explained(self.path), self._kept.lent(self.path) as connection:
            connection.execute("pragma wal_checkpoint(truncate)").fetchone()

    def kept_open(self) -> AbstractContextManager[None]:
        """Keep what `writing` opens until the end of the `with`: many decisions become cheap.

        At its end the file is whole and alone again, unless another program has it open.
        """
        return self._kept.keep()

    @contextmanager
    def writing(
        self, actor: str, progress: Callable[[int, int], None] = untold
    ) -> Iterator[Writer]:
        """One write transaction: everything in it is stored, durably, or nothing is.

        Args:
            actor: Name of the moderator who acts.
            progress: Called with how much long work has done, and its total; may raise to stop it.

        Raises:
            Refused: When the desk is open read-only.
            StoreError: When the file cannot be written, or is not the one that was opened.
        """
        if self.read_only:
            raise Refused(
                N_("The desk is open read-only: nothing can be changed."),
                N_("Open it without --read-only."),
            )
        self.require_file()
        with explained(self.path), self._kept.lent(self.path) as connection:
            begin_writing(connection)
            try:
                writer = replace(_writer(connection, actor, self.clock()), progress=progress)
                yield writer
                settle(writer, _second_half(progress))
                with self._remembered(writer.events):
                    connection.execute("commit")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("rollback")
                raise

    @contextmanager
    def _remembered(self, events: list[int]) -> Iterator[None]:
        """Remember events as one's own, before anybody can see them, if they are stored."""
        self._written.update(events)
        try:
            yield
        except BaseException:
            self._written.difference_update(events)
            raise

    def has_written(self, event: int) -> bool:
        """Whether an event was stored through this object, and not by anybody else.

        Args:
            event: Its `seq`.
        """
        return event in self._written


def _second_half(progress: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """What settling tells of long work, which counts one for all that it has changed."""
    return lambda done, every: progress(every + done, 2 * every)


def settle(writer: Writer, progress: Callable[[int, int], None]) -> None:
    """Bring lists, index and vocabulary up to what a transaction changed, at its end.

    Args:
        writer: The open transaction.
        progress: Called with how much is done, and how much there is in all; may raise to stop.
    """
    from qa_tui.store.lists.line_table import refresh_lines  # noqa: PLC0415 - for writing only
    from qa_tui.store.place import give_places  # noqa: PLC0415 - for writing only
    from qa_tui.store.search.index import settle_search  # noqa: PLC0415 - for writing only

    give_places(writer.connection)
    threads = len(writer.threads)
    every = threads + len(writer.unindexed)
    for done, thread in enumerate(writer.threads, 1):
        refresh_lines(writer.connection, thread)
        progress(done, every)
    writer.threads.clear()
    settle_search(writer, lambda done: progress(threads + done, every))


def begin_writing(connection: Connection, patience: float = PATIENCE) -> None:
    """Start a write transaction, waiting for other writers.

    Args:
        connection: Outside a transaction.
        patience: Seconds to go on trying.
    """
    patiently(partial(connection.execute, "begin immediate"), patience)


def _writer(connection: Connection, actor: str, now: datetime) -> Writer:
    actor = storable(actor)
    desk, language = connection.execute("select uid, language from desk").fetchone()
    wanted = "select id, uid from moderator where name = ?"
    known = connection.execute(wanted, (actor,)).fetchone()
    if known is None:
        connection.execute("insert into moderator (uid, name) values (?, ?)", (new_uid(now), actor))
        known = connection.execute(wanted, (actor,)).fetchone()
    return Writer(connection, now, desk, language, known["id"], known["uid"])
