"""The command `export`: writes published threads in a form for others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.errors import DONE, INTERRUPTED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.output import complain, progress_bar, put_json, remark
from qa_tui.cli.values import FileName, OneOf
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import storable
from qa_tui.export.many import Exported, ExportForm, export_threads
from qa_tui.export.new_file import GivenUp, new_file
from qa_tui.resources import read_path

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from qa_tui.cli.session import Session
    from qa_tui.store.desk import Desk

_ENDINGS = {".csv": ExportForm.CSV, ".md": ExportForm.MARKDOWN, ".markdown": ExportForm.MARKDOWN}
"""Forms by the endings of file names."""


@command(
    "export",
    N_(
        "Write published threads for other programs or for people.\n\n"
        "FILTER is what “qa-tui list” takes; without it, all published threads leave. What is not "
        "public stays on the desk: askers, letters, notes, and whatever is not published. "
        "“qa-tui import” reads JSON Lines again."
    ),
)
@click.argument("words_of_filter", nargs=-1, metavar="[FILTER]…")
@option(
    "--format",
    "form",
    type=OneOf(*ExportForm),
    metavar="|".join(ExportForm),
    told=N_(
        "JSON Lines to keep whole threads, CSV for spreadsheets, or Markdown to read; else what "
        "the ending of FILE says, else JSON Lines."
    ),
)
@option(
    "-o",
    "--output",
    "output",
    type=FileName(),
    metavar="FILE",
    told=N_("Write a new file; else standard output."),
)
@json_option
@click.pass_obj
def export(
    session: Session,
    words_of_filter: tuple[str, ...],
    form: str | None,
    output: str | None,
    *,
    as_json: bool,
) -> int:
    """Export threads."""
    wanted = parse_filter(" ".join(words_of_filter))
    if output is None and as_json:
        raise WrongUsage(
            N_("--json tells about a file, and none is given."),
            N_("Name one with -o FILE, or leave --json out."),
        )
    desk = session.open()
    listing = Listing(wanted, desk.today, desk.read_only)
    if output is None:
        wanted_form = ExportForm(form or ExportForm.JSONL)
        result = _write(desk, listing, wanted_form, sys.stdout.buffer)
        if result.stopped:
            complain(N_("Interrupted."))
            return INTERRUPTED
        return DONE
    path = read_path(output)
    wanted_form = ExportForm(form) if form else _ENDINGS.get(path.suffix.lower(), ExportForm.JSONL)
    return _write_file(desk, listing, wanted_form, path, as_json=as_json)


def _write_file(
    desk: Desk, listing: Listing, form: ExportForm, path: Path, *, as_json: bool
) -> int:
    """Write a file and tell about it; an interrupted one is not kept."""
    with new_file(path) as file:
        result = _write(desk, listing, form, file)
        if result.stopped:
            raise GivenUp
    if result.stopped:
        complain(N_("Interrupted; nothing was written."))
        return INTERRUPTED
    shown = storable(str(path))
    if as_json:
        counts = {"threads": result.threads, "messages": result.messages}
        put_json({"path": shown, "format": str(form), **counts})
    elif result.threads:
        count = NN_("{count} thread", "{count} threads", result.threads)
        remark(N_("{threads} written to {path}.", threads=count, path=shown))
    else:
        remark(N_("No published thread fits; {path} holds none.", path=shown))
    return DONE


def _write(desk: Desk, listing: Listing, form: ExportForm, target: BinaryIO) -> Exported:
    with (
        desk.reading() as connection,
        interruptible() as stop,
        progress_bar(N_("Writing threads")) as progress,
    ):
        return export_threads(connection, listing, form, target, progress=progress, stop=stop)


COMMANDS = {"export": export}
