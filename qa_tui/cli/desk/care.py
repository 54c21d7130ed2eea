"""The commands `check`, `backup`, `reindex` and `version`: looking after a desk."""

from __future__ import annotations

import platform
from contextlib import closing
from importlib import metadata
from typing import TYPE_CHECKING

import click

from qa_tui import __version__
from qa_tui.cli.base import command, json_option
from qa_tui.cli.errors import DONE, INTERRUPTED, REFUSED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.output import (
    cell,
    complain,
    progress_bar,
    put,
    put_json,
    remark,
    tell,
    terminal,
    words,
)
from qa_tui.cli.values import FileName
from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import storable
from qa_tui.i18n import say
from qa_tui.resources import read_path
from qa_tui.store.backups import backup
from qa_tui.store.check import check
from qa_tui.store.derived import rebuild
from qa_tui.store.sqlite import connect, explained, library_version

if TYPE_CHECKING:
    from qa_tui.cli.session import Session
    from qa_tui.store.check import Report

_LOOKS = 10_000
"""Steps of SQLite after which it is asked whether to stop: a fraction of a millisecond's work."""


_LOOKING = N_("Looking through the desk")


@command(
    "check",
    N_(
        "Look through the desk for damage and prove the chain of events.\n\n"
        "Keep the printed hash elsewhere: it tells later whether events were taken away at the end."
    ),
)
@json_option
@click.pass_obj
def check_desk(session: Session, *, as_json: bool) -> int:
    """Check the desk; the exit code is 1 when something is wrong."""
    desk = session.open_to_look()
    with interruptible() as stop:
        try:
            with desk.reading() as connection, progress_bar(_LOOKING) as progress:
                connection.set_progress_handler(stop, _LOOKS)  # also within one long statement
                report = check(connection, progress)
        except StoreError:
            if not stop():
                raise
    if stop():
        complain(N_("Interrupted; the desk was not looked through to its end."))
        return INTERRUPTED
    if as_json:
        put_json(
            {
                "faults": [say(fault) for fault in report.faults],
                "events": report.events,
                "heads": [{"desk": name, "hash": head} for name, head in report.heads],
            }
        )
    else:
        _put_report(report)
    return REFUSED if report.faults else DONE


def _put_report(report: Report) -> None:
    for fault in report.faults:
        tell(fault)
    events = NN_("{count} event", "{count} events", report.events)
    if report.faults:
        found = NN_("{count} fault found.", "{count} faults found.", len(report.faults))
        remark(found)
        remark(N_("Go back to a backup, and keep the damaged file for a closer look."))
    else:
        tell(N_("All is well: {events}, every text, state and the search index.", events=events))
    for name, head in report.heads:
        tell(N_("Desk {desk}", desk=name))
        tell(N_("Last event {hash}", hash=head))


@command("backup", N_("Write a whole copy of the desk into a new file."))
@click.argument("file", type=FileName(), metavar="FILE")
@click.pass_obj
def back_up(session: Session, file: str) -> int:
    """Copy the desk; the copy is readable by its owner only."""
    desk = session.open_to_look()
    target = read_path(file)
    with (
        interruptible() as stop,
        explained(desk.path),
        closing(connect(desk.path, read_only=True, immutable=desk.immutable)) as connection,
    ):
        connection.set_progress_handler(stop, _LOOKS)  # it is one statement, however long
        try:
            backup(connection, target)
        except StoreError:
            if not stop():
                raise
            complain(N_("Interrupted; nothing was written."))
            return INTERRUPTED
    tell(N_("The desk was copied to {path}.", path=storable(str(target))))
    return DONE


@command(
    "reindex",
    N_(
        "Make lists and search index anew from the records.\n\n"
        "Needed only when “check” finds that these do not fit any more. Nothing else is changed."
    ),
)
@click.pass_obj
def reindex(session: Session) -> None:
    """Make anew what is derived."""
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer, progress_bar(N_("Indexing")) as progress:
        rebuild(writer.connection, progress)
    tell(N_("Lists and search index are made anew."))


@command("version", N_("Show the versions of the program and its parts, and the desk's path."))
@json_option
@click.pass_obj
def show_version(session: Session, *, as_json: bool) -> None:
    """Print versions."""
    versions = {
        "qa-tui": __version__,
        "python": platform.python_version(),
        "sqlite": library_version(),
        "textual": metadata.version("textual"),
        "desk": storable(str(session.path)),
    }
    if as_json:
        put_json(versions)
        return
    names = {"python": "Python", "sqlite": "SQLite", "textual": "Textual"}
    names["desk"] = terminal(words(N_("Desk")))
    for key, value in versions.items():
        put(f"{names.get(key, key):<8} {terminal(cell(value))}")


COMMANDS = {
    "check": check_desk,
    "backup": back_up,
    "reindex": reindex,
    "version": show_version,
}
