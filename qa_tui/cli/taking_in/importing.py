"""The command `import`: takes in saved pages."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.errors import DONE, INTERRUPTED, REFUSED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.output import complain, progress_bar, put_json, tell
from qa_tui.cli.taking_in.unresolved import WAY_THERE
from qa_tui.cli.values import FileName, Whole
from qa_tui.domain.errors import NotFound
from qa_tui.domain.imports.words import more_rejected_said, rejected_said, summary, uncertain_said
from qa_tui.domain.phrase import N_
from qa_tui.export.import_shapes import import_shape
from qa_tui.export.new_file import new_file
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.pipeline import import_paths
from qa_tui.ingest.trial import trial_desk
from qa_tui.resources import read_path
from qa_tui.store.imports.runs import read_guessed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qa_tui.cli.session import Session
    from qa_tui.domain.imports.report import Guessed, ImportResult
    from qa_tui.store.desk import Desk

_MB = 1_000_000
_MOST_PAGE, _MOST_EXPANDED = 1_000, 1_000_000
"""Megabytes: a page is read in one piece, so room for all of it must be there."""


@command(
    "import",
    N_(
        "Read saved pages into the desk, which is made when missing.\n\n"
        "PATH is a file or a folder; a folder is read with all that is in it. Of web archives "
        "(WARC, WET) only the platform's pages are read. What is no thread is reported and stops "
        "nothing else. Pages that were imported before change nothing. Ctrl-C stops and keeps what "
        "was read; called again with the same paths, it goes on."
    ),
)
@click.argument("paths", nargs=-1, required=True, type=FileName(), metavar="PATH…")
@option(
    "--max-page",
    type=Whole(_MOST_PAGE),
    default=Limits.page // _MB,
    metavar="MB",
    told=N_("Refuse pages, records and lines that are larger; 10 unless given."),
)
@option(
    "--max-expanded",
    type=Whole(_MOST_EXPANDED),
    default=Limits.expanded // _MB,
    metavar="MB",
    told=N_("Read no more of a compressed archive than expands to this; 20000 unless given."),
)
@option(
    "--report",
    type=FileName(),
    metavar="FILE",
    told=N_("Write a report into this new file, as JSON: what was not taken in, or a guess."),
)
@option(
    "--dry-run",
    is_flag=True,
    told=N_("Tell what would come in, on a copy that is thrown away; write nothing but --report."),
)
@json_option
@click.pass_obj
def import_pages(
    session: Session,
    paths: tuple[str, ...],
    max_page: int,
    max_expanded: int,
    report: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Import pages; the exit code is 0 when at least one was accepted or already known."""
    limits = Limits(page=max_page * _MB, expanded=max_expanded * _MB)
    files = [read_path(path) for path in paths]
    with new_file(read_path(report)) if report else nullcontext() as file:
        with _desk(session, files, dry_run=dry_run) as desk:
            result = _import(session, desk, files, limits)
            shape = import_shape(result, _guessed(desk, result), dry_run=dry_run)
        if file is not None:
            file.write(json.dumps(shape, indent=1).encode() + b"\n")
    _complain_of_rejected(result)
    if as_json:
        put_json(shape)
    else:
        _tell(result, dry_run=dry_run)
    return _ended(result, dry_run=dry_run)


def _ended(result: ImportResult, *, dry_run: bool) -> int:
    """Say so where it was stopped; the exit code."""
    if result.stopped:
        complain(
            N_("Interrupted.")
            if dry_run
            else N_("Interrupted; what is counted here was kept. Call it again to go on.")
        )
        return INTERRUPTED
    return DONE if result.accepted else REFUSED


def _complain_of_rejected(result: ImportResult) -> None:
    """Say what was not taken in, and what to do about it."""
    for rejected in result.rejected:
        complain(rejected_said(rejected), rejected.remedy)
    if result.more_rejected:
        complain(more_rejected_said(result))


@contextmanager
def _desk(session: Session, paths: list[Path], *, dry_run: bool) -> Iterator[Desk]:
    """The desk to import into; of a dry run a copy that is thrown away."""
    if dry_run:
        session.require_moderator()
        with trial_desk(session.path, session.clock) as desk:
            yield desk
    else:
        found = any(map(os.path.lexists, paths))
        if not found and not session.path.exists():
            raise NotFound(
                N_("{path}: {reason}", path=str(paths[0]), reason=N_("There is no such file.")),
                N_("Check the path."),
            )
        yield session.open_for_moderators(create=found)


def _import(session: Session, desk: Desk, paths: list[Path], limits: Limits) -> ImportResult:
    """Import what stands at the paths."""
    with (
        interruptible() as stop,
        progress_bar(N_("Reading pages (Ctrl-C stops and keeps them)"), of_bytes=True) as progress,
    ):
        return import_paths(
            desk,
            session.actor,
            paths,
            limits=limits,
            left_out=session.path,
            progress=progress,
            stop=stop,
        )


def _tell(result: ImportResult, *, dry_run: bool) -> None:
    """Say what was done, or would be."""
    done = summary(result, result.not_taken_in)
    if dry_run:
        tell(N_("Nothing was written. It would be: {summary}", summary=done))
        return
    if result.resumed:
        tell(N_("Gone on with import {id}, which had not come to its end.", id=result.run))
    tell(done)
    uncertain = uncertain_said(result.unresolved, WAY_THERE)
    if uncertain is not None:
        tell(uncertain)


def _guessed(desk: Desk, result: ImportResult) -> list[Guessed]:
    """The pages of which something was inferred."""
    if result.run is None:
        return []
    with desk.reading() as connection:
        return list(read_guessed(connection, result.run))


COMMANDS = {"import": import_pages}
