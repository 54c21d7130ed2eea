"""The command `imports`: shows imports with their reports, takes them back, brings them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, limit_option, option
from qa_tui.cli.errors import DONE, INTERRUPTED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.output import (
    cell,
    complain,
    progress_bar,
    put,
    put_json,
    remark,
    rows_wanted,
    tell,
    terminal,
    words,
)
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.taking_in.unresolved import WAY_THERE
from qa_tui.cli.values import Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.imports.guesses import guess_names
from qa_tui.domain.imports.words import (
    forms_said,
    guesses_said,
    more_rejected_said,
    rejected_said,
    run_status,
    summary,
    uncertain_said,
)
from qa_tui.domain.moderation.batch import Cancelled
from qa_tui.domain.moments import short_moment
from qa_tui.domain.phrase import N_, Decimal, sentences
from qa_tui.domain.text import SafeText
from qa_tui.export.import_shapes import report_shape, run_shape
from qa_tui.store.imports.runs import (
    read_guessed,
    read_rejected,
    read_run,
    read_runs,
    read_unresolved,
    run_ids,
)
from qa_tui.store.undo.run_steps import heeding, redo_run, undo_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.cli.session import Session
    from qa_tui.domain.imports.report import Guessed, ImportRun, Unresolved
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


@command(
    "imports",
    N_(
        "List what was imported, the newest first; with RUN, show the report of one import.\n\n"
        "The report names what was not taken in and why, what was a guess, and people whom the "
        "directory does not know. A whole import is taken back with --take-back and comes again "
        "with --bring-again; Ctrl-C stops that, and nothing is done. An import that is not "
        "finished goes on when the same paths are imported."
    ),
)
@click.argument("run", type=Whole(), required=False, metavar="[RUN]")
@option("--take-back", is_flag=True, told=N_("Take all that it brought out of the lists."))
@option("--bring-again", is_flag=True, told=N_("Put all that it brought into the lists again."))
@limit_option(N_("Only the newest N; else 50 on a terminal, and all in a pipe."))
@json_option
@click.pass_obj
def imports(
    session: Session,
    run: int | None,
    limit: int | None,
    *,
    take_back: bool,
    bring_again: bool,
    as_json: bool,
) -> int:
    """List the runs, show one, take it back or bring it again."""
    if take_back and bring_again:
        raise WrongUsage(
            N_("--take-back and --bring-again do not go together."), N_("Give one of them.")
        )
    if run is None and (take_back or bring_again):
        raise WrongUsage(N_("RUN is missing."), N_("“qa-tui imports” shows the numbers."))
    desk = session.open_for_moderators()
    if run is None:
        _list(desk, limit, as_json=as_json)
    elif take_back or bring_again:
        return _put(desk, session.actor, run, back=take_back, as_json=as_json)
    else:
        with desk.reading() as connection:
            _show(connection, run, as_json=as_json)
    return DONE


def _put(desk: Desk, actor: str, run: int, *, back: bool, as_json: bool) -> int:
    """Take a run back, or bring it again; the exit code."""
    doing = (
        N_("Taking it back (Ctrl-C stops, and nothing is done)")
        if back
        else N_("Bringing it again (Ctrl-C stops, and nothing is done)")
    )
    try:
        with (
            interruptible() as stop,
            progress_bar(doing) as progress,
            desk.writing(actor, heeding(progress, stop)) as writer,
        ):
            (undo_run if back else redo_run)(writer, run)
            found = read_run(writer.connection, run)
    except Cancelled as error:
        complain(error.what)
        return INTERRUPTED
    if as_json:
        put_json(run_shape(found))
    elif back:
        tell(N_("Import {id} was taken back. --bring-again brings it again.", id=run))
    else:
        tell(N_("Import {id} is in the lists again.", id=run))
    return DONE


def _list(desk: Desk, limit: int | None, *, as_json: bool) -> None:
    limit = rows_wanted(limit, as_json=as_json)
    with desk.reading() as connection:
        found = read_runs(connection, run_ids(connection, limit))
    if as_json:
        for one in found:
            put_json(run_shape(one))
    elif found:
        columns = (
            Column(N_("no."), right=True),
            Column(N_("at")),
            Column(N_("who"), least=6),
            Column(N_("new"), right=True),
            Column(N_("more"), right=True),
            Column(N_("known"), right=True),
            Column(N_("refused"), right=True),
            Column(N_("standing")),
            Column(N_("from"), least=16),
        )
        put_table(columns, map(_row, found))
    else:
        remark(N_("Nothing was imported yet. “qa-tui import PATH…” reads saved pages."))


def _row(run: ImportRun) -> Sequence[Cell]:
    status = run_status(run)
    style = "dim" if run.withdrawn else ""
    counts = run.counts
    known = counts.captures + counts.unchanged
    numbers = (counts.threads_added, counts.threads_updated, known, run.rejected)
    return (
        Cell(SafeText.literal(str(run.id)), style),
        Cell(SafeText.literal(short_moment(run.started_at)), style),
        Cell(cell(run.moderator), style),
        *(Cell(SafeText.literal(str(number)), style) for number in numbers),
        Cell(words(status) if status else SafeText.literal(""), style),
        Cell(cell(", ".join(run.paths)), style),
    )


def _show(connection: Connection, run: int, *, as_json: bool) -> None:
    """Print the report of a run."""
    found = read_run(connection, run)
    unresolved = read_unresolved(connection, run)
    rejected, guessed = read_rejected(connection, run), read_guessed(connection, run)
    if as_json:
        put_json({**run_shape(found), **report_shape(rejected, guessed, unresolved)})
        return
    for line in _head(found, unresolved):
        tell(line)
    for one in rejected:
        tell(sentences([rejected_said(one), *([one.remedy] if one.remedy else [])]))
    if found.counts.more_rejected:
        tell(more_rejected_said(found.counts))
    for page in guessed:
        put(terminal(words(_guess_said(page))))


def _head(run: ImportRun, unresolved: Sequence[Unresolved]) -> list[Phrase]:
    """The sentences about a whole run."""
    status = run_status(run)
    begun = {"id": run.id, "at": short_moment(run.started_at), "who": run.moderator}
    forms, guesses = forms_said(run.counts), guesses_said(run.counts)
    lines = [
        N_("Import {id}, {at}, {who}: {standing}.", standing=status, **begun)
        if status
        else N_("Import {id}, {at}, {who}.", **begun),
        *([N_("From {paths}.", paths=run.paths)] if run.paths else []),
        summary(run.counts, run.rejected),
        *([N_("Read: {forms}.", forms=forms)] if forms else []),
        *([N_("Guessed: {guesses}.", guesses=guesses)] if guesses else []),
    ]
    if unresolved:
        people = tuple(
            N_("{name} ({count})", name=one.name, count=one.threads) for one in unresolved
        )
        lines.append(N_("Not known to the directory: {people}.", people=people))
        lines += filter(None, [uncertain_said(unresolved, WAY_THERE)])
    return lines


def _guess_said(page: Guessed) -> Phrase:
    return N_(
        "{path}: guessed {fields} (thread {thread}, {form}, {sureness}).",
        path=page.path,
        fields=tuple(guess_names(page.fields)),
        thread=page.thread,
        form=page.form,
        sureness=Decimal(page.sureness, 2),
    )


COMMANDS = {"imports": imports}
