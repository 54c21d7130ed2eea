"""Reads the import runs and their reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound
from qa_tui.domain.imports.report import RunReport, Unresolved
from qa_tui.domain.phrase import N_
from qa_tui.store.directory.relinking import NAMESAKE
from qa_tui.store.imports import run_rows
from qa_tui.store.imports.captures import STANDING_CAPTURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_tui.domain.imports.report import Guessed, ImportRun, Rejected
    from qa_tui.store.sqlite import Connection

_RUN = """select i.*, d.name, (select count(*) from import_reject r where r.run = i.id) as rejected
from import_run i join moderator d on d.id = i.moderator"""

_UNRESOLVED = f"""select r.name, count(*) as threads,
    max(t.withdrawn = 0 and {NAMESAKE} and exists (select 1 from capture c
        join sighting s on s.id = c.sighting and s.chosen is null where c.id = {STANDING_CAPTURE}))
from (select distinct t.id, t.representative, t.withdrawn from capture c
    join thread t on t.id = c.thread where c.run = ?) t
join representative r on r.id = t.representative where r.from_pages = 1
group by r.id order by threads desc, r.folded_last, r.id"""


def run_ids(connection: Connection, limit: int | None = None) -> list[int]:
    """The numbers of the runs, the newest first.

    Args:
        connection: A connection.
        limit: Only the newest so many; None for all.
    """
    found = connection.execute(
        "select id from import_run order by id desc limit ?", (-1 if limit is None else limit,)
    )
    return [int(row["id"]) for row in found]


def read_runs(connection: Connection, ids: Sequence[int]) -> list[ImportRun]:
    """Runs by number, the newest first; numbers that there are not are passed over."""
    found = connection.execute(
        f"{_RUN} where i.id in (select value from json_each(?)) order by i.id desc",
        (json.dumps(list(ids)),),
    )
    return [run_rows.import_run(row) for row in found]


def read_run(connection: Connection, run: int) -> ImportRun:
    """A run by its number.

    Raises:
        NotFound: When there is no such run.
    """
    found = read_runs(connection, [run])
    if not found:
        raise NotFound(
            N_("No import has the number {id}.", id=run),
            N_("“qa-tui imports” shows the numbers."),
        )
    return found[0]


def read_rejected(connection: Connection, run: int, limit: int | None = None) -> Iterator[Rejected]:
    """What a run did not take in, in the order of finding it.

    Args:
        connection: A connection.
        run: Id of the run.
        limit: Only the first so many; None for all.
    """
    found = connection.execute(
        "select * from import_reject where run = ? order by id limit ?",
        (run, -1 if limit is None else limit),
    )
    return map(run_rows.rejected, found)


def read_guessed(connection: Connection, run: int, limit: int | None = None) -> Iterator[Guessed]:
    """The pages of a run of which something was inferred, in the order of storing them.

    Args:
        connection: A connection.
        run: Id of the run.
        limit: Only the first so many; None for all.
    """
    found = connection.execute(
        """select path, thread, form, sureness, guesses from capture
        where run = ? and guesses <> '' order by id limit ?""",
        (run, -1 if limit is None else limit),
    )
    return map(run_rows.guessed, found)


def read_unresolved(connection: Connection, run: int) -> list[Unresolved]:
    """Who is asked in the threads of a run and not known to the directory.

    Args:
        connection: A connection.
        run: Id of the run.

    Returns:
        Who is asked most first; whoever is known by now is left out.
    """
    found = connection.execute(_UNRESOLVED, (run,))
    return [Unresolved(name, threads, bool(uncertain)) for name, threads, uncertain in found]


def read_report(connection: Connection, run: int, most: int) -> RunReport:
    """What is told of a run.

    Args:
        connection: A connection.
        run: Id of the run.
        most: How many rejects and guesses at most.

    Raises:
        NotFound: When there is no such run.
    """
    return RunReport(
        read_run(connection, run),
        tuple(read_rejected(connection, run, most)),
        tuple(read_guessed(connection, run, most)),
        tuple(read_unresolved(connection, run)),
    )
