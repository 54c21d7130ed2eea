"""Writes what an import run has done so far, and finds one that was cut off."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from qa_tui.domain.phrase_json import phrase_json
from qa_tui.domain.text import storable
from qa_tui.store.imports.run_rows import import_counts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from qa_tui.domain.imports.report import ImportCounts, Rejected
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

_UNFINISHED = """select i.id, i.counts from import_run i join moderator d on d.id = i.moderator
where i.finished_at is null and i.withdrawn = 0 and i.paths = ? and d.name = ?
order by i.id desc limit 1"""


def paths_json(paths: Iterable[Path]) -> str:
    """What is imported, as a run keeps it: absolute paths, each once."""
    return json.dumps(sorted({storable(os.path.abspath(path)) for path in paths}))  # noqa: PTH100 - links stay


def unfinished_run(
    connection: Connection, actor: str, paths: str
) -> tuple[int, ImportCounts] | None:
    """The run of somebody over the same paths that was stopped or cut off.

    Args:
        connection: A connection.
        actor: Name of the moderator.
        paths: As `paths_json` made it.

    Returns:
        Id and numbers of the last such run, or None.
    """
    row = connection.execute(_UNFINISHED, (paths, storable(actor))).fetchone()
    return None if row is None else (int(row["id"]), import_counts(row["counts"]))


def write_progress(
    writer: Writer, run: int, counts: ImportCounts, rejected: Iterable[Rejected]
) -> None:
    """Write what a run has done so far, in the transaction that does it.

    Args:
        writer: The open transaction.
        run: Id of the run.
        counts: Its numbers.
        rejected: What was not taken in; what is written already is not written twice.
    """
    writer.connection.execute(
        "update import_run set counts = ? where id = ?", (json.dumps(vars(counts)), run)
    )
    writer.connection.executemany(
        """insert into import_reject (run, path, record, reason, remedy) values (?, ?, ?, ?, ?)
        on conflict do nothing""",
        (
            (
                run,
                storable(one.path),
                one.record,
                storable(phrase_json(one.reason)),
                None if one.remedy is None else storable(phrase_json(one.remedy)),
            )
            for one in rejected
        ),
    )


def finish_run(
    writer: Writer, run: int, counts: ImportCounts, rejected: Iterable[Rejected]
) -> None:
    """Write that a run has ended.

    Args:
        writer: The open transaction.
        run: Id of the run.
        counts: Its numbers.
        rejected: All that was not taken in, in the order of finding it.
    """
    connection = writer.connection
    connection.execute("delete from import_reject where run = ?", (run,))
    write_progress(writer, run, counts, rejected)
    connection.execute("update import_run set finished_at = ? where id = ?", (writer.at, run))
