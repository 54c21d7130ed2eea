"""Makes a desk of any size: `python -m tests.benchmarks.generate --threads N --db PATH`."""

from __future__ import annotations

import random
import time
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from qa_tui.domain.moments import stamp
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import connect

from . import desk
from .journal import MODERATORS, Step, write_journal
from .loading import hurry, laid_aside, settle
from .people import write_directory
from .seeded import Uids
from .threads import COLUMNS, END, Rows, Threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.sqlite import Connection

SEED = 20_041
BATCH = 2_000
"""Threads that are held in memory before they are written."""

RARE = 100
"""Texts with the rare word, about, at every size."""


def generate(
    path: Path,
    threads: int,
    seed: int = SEED,
    progress: Callable[[int, int, str], None] = lambda _done, _all, _what: None,
) -> None:
    """Make a desk; the same seed and size make the same rows.

    Args:
        path: A file that does not exist.
        threads: How many threads.
        seed: Where all chance comes from.
        progress: Told how many things of how many are written, and what they are.

    Raises:
        FileExistsError: When there is a file at the path.
    """
    if path.exists():
        raise FileExistsError(path)
    aside = path.with_name(f"{path.name}.unfinished")
    _remove(aside)
    open_desk(aside, create=True, name="Messpult")
    with closing(connect(aside)) as connection:
        hurry(connection)
        _fill(connection, threads, seed, progress)
        desk.derive(connection, lambda done, wanted: progress(done, wanted, "messages derived"))
        settle(connection)
    aside.rename(path)


def _remove(path: Path) -> None:
    """Remove what was left of a desk that was not finished."""
    for end in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def _fill(
    connection: Connection, threads: int, seed: int, progress: Callable[[int, int, str], None]
) -> None:
    """Write the base tables."""
    chance = random.Random(seed)
    uid = Uids(chance, END)
    with laid_aside(connection):
        connection.execute("begin")
        run = _write_desk(connection, uid)
        directory = write_directory(connection, chance, uid)
        maker = Threads(chance, uid, directory, max(2 * threads // RARE, 1))
        for number in range(1, threads + 1):
            maker.add()
            if number % BATCH == 0 or number == threads:
                _write(connection, maker.rows)
                progress(number, threads, "threads")
        own = connection.execute("select uid from desk").fetchone()[0]
        steps = [*maker.rows.steps, Step(stamp(END), run, "import", 0, None, None)]
        write_journal(connection, uid, own, steps)
        connection.execute("commit")
    progress(threads, threads, "threads indexed")


def _write_desk(connection: Connection, uid: Uids) -> str:
    """The desk's own row, its moderators and the import; returns the uid of the import."""
    opened = stamp(END - timedelta(days=1))
    connection.execute("update desk set uid = ?, created_at = ?", (uid(), opened))
    connection.executemany(
        "insert into moderator (uid, name) values (?, ?)", [(uid(), name) for name in MODERATORS]
    )
    run = uid()
    connection.execute(
        """insert into import_run (uid, started_at, finished_at, moderator)
        values (?1, ?2, ?2, 1)""",
        (run, stamp(END)),
    )
    return run


def _write(connection: Connection, rows: Rows) -> None:
    """Write the rows that wait."""
    for table, columns in COLUMNS.items():
        names = columns.split()
        places = ", ".join("?" for _ in names)
        connection.executemany(
            f"insert into {table} ({', '.join(names)}) values ({places})", rows.by_table[table]
        )
        rows.by_table[table].clear()


class Told:
    """Says on the terminal how far the making is and how fast it goes."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._began = self._said = self._since = time.monotonic()
        self._what = ""

    def __call__(self, done: int, wanted: int, what: str) -> None:
        """Say it, every few seconds.

        Args:
            done: How many things are written.
            wanted: How many there are in all.
            what: What they are.
        """
        now = time.monotonic()
        if what != self._what:
            self._what, self._since = what, self._said
        if now - self._said < 5 and done < wanted:
            return
        self._said = now
        spent = now - self._since
        rate = f"  {done / spent:,.0f}/s" if spent else ""
        whole = now - self._began
        self._console.print(f"{whole:6.0f} s  {what}: {done:,} of {wanted:,}{rate}")


@click.command()
@click.option("--threads", type=click.IntRange(1), required=True, help="How many.")
@click.option("--db", "path", type=click.Path(path_type=Path), required=True, help="A new file.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Another desk.")
def main(threads: int, path: Path, seed: int) -> None:
    """Make a desk for benchmarks; it never overwrites one."""
    told = Told()
    try:
        generate(path, threads, seed, told)
    except FileExistsError:
        message = f"{path} exists already; give the name of a new file."
        raise click.ClickException(message) from None
    told(threads, threads, "threads ready")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
