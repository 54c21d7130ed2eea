"""The command `import`: saved pages come in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.errors import DONE, INTERRUPTED, REFUSED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.output import complain, progress_bar, put_json, tell
from qa_tui.cli.values import Whole
from qa_tui.domain.phrase import N_, NN_
from qa_tui.i18n import say
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.pipeline import import_paths

if TYPE_CHECKING:
    from qa_tui.cli.session import Session
    from qa_tui.domain.phrase import Phrase
    from qa_tui.ingest.files import Rejected
    from qa_tui.ingest.pipeline import ImportResult

_MB = 1_000_000


@command(
    "import",
    N_(
        "Read saved pages into the desk, which is made when missing.\n\n"
        "PATH is a file or a folder; a folder is read with all that is in it. Of web archives "
        "(WARC, WET) only the platform's pages are read. What is no thread is reported and stops "
        "nothing else. Pages that were imported before change nothing. Ctrl-C stops and keeps what "
        "was read."
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@option(
    "--max-page",
    type=Whole(),
    default=Limits.page // _MB,
    metavar="MB",
    told=N_("Refuse pages, records and lines that are larger; 10 unless given."),
)
@option(
    "--max-expanded",
    type=Whole(),
    default=Limits.expanded // _MB,
    metavar="MB",
    told=N_("Read no more of a compressed archive than expands to this; 20000 unless given."),
)
@json_option
@click.pass_obj
def import_pages(
    session: Session, paths: tuple[str, ...], max_page: int, max_expanded: int, *, as_json: bool
) -> int:
    """Import pages; the exit code is 0 when at least one was accepted or already known."""
    found = any(os.path.lexists(path) for path in paths)
    desk = session.open_for_moderators(create=found)
    with (
        interruptible() as stop,
        progress_bar(N_("Reading pages (Ctrl-C stops and keeps them)")) as progress,
    ):
        result = import_paths(
            desk,
            session.actor,
            [Path(path) for path in paths],
            limits=Limits(page=max_page * _MB, expanded=max_expanded * _MB),
            progress=progress,
            stop=stop,
        )
    for rejected in result.rejected:
        complain(_told(rejected), rejected.remedy)
    if as_json:
        put_json(import_shape(result))
    else:
        tell(_summary(result))
    if result.stopped:
        complain(N_("Interrupted; what is counted here was kept."))
        return INTERRUPTED
    return DONE if result.accepted else REFUSED


def _told(rejected: Rejected) -> Phrase:
    """What was not taken in, where it stands, and why."""
    place = {"path": rejected.path, "reason": rejected.reason}
    if rejected.record is None:
        return N_("{path}: {reason}", **place)
    return N_("{path}:{record}: {reason}", record=rejected.record, **place)


def import_shape(result: ImportResult) -> dict[str, object]:
    """What an import did, as `import --json` prints it."""
    return {
        "files": result.files,
        "threads_added": result.threads_added,
        "threads_updated": result.threads_updated,
        "captures": result.captures,
        "unchanged": result.unchanged,
        "rejected": [
            {"path": one.path, "record": one.record, "reason": say(one.reason)}
            for one in result.rejected
        ],
    }


def _summary(result: ImportResult) -> Phrase:
    """What an import did, in a sentence that leaves out what did not happen."""
    counted = (
        NN_("{count} new thread", "{count} new threads", result.threads_added),
        NN_(
            "{count} thread with something new",
            "{count} threads with something new",
            result.threads_updated,
        ),
        NN_(
            "{count} further capture of a known thread",
            "{count} further captures of known threads",
            result.captures,
        ),
        NN_("{count} page known already", "{count} pages known already", result.unchanged),
        NN_("{count} file not accepted", "{count} files not accepted", len(result.rejected)),
    )
    parts = tuple(part for part in counted if part.count)
    if result.threads_added or result.threads_updated or result.captures:
        return N_("{parts}.", parts=parts)
    return N_("Nothing has changed: {parts}.", parts=parts) if parts else N_("Nothing has changed.")


COMMANDS = {"import": import_pages}
