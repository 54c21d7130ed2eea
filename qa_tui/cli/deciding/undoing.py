"""The commands `undo` and `redo`: take back what was done, and do it again."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, limit_option, option
from qa_tui.cli.output import cell, put_json, remark, rows_wanted, tell, words
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.event_names import event_name
from qa_tui.domain.moments import short_moment
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import SafeText
from qa_tui.export.shapes import redone_shape, undoable_shape, undone_shape
from qa_tui.i18n import drawn
from qa_tui.store.journal.steps import knows_moderator, steps_of, uid_of_moderator
from qa_tui.store.undo.redo import Redone, redo_last
from qa_tui.store.undo.undo import Undone, undo_down_to, undo_event, undo_steps
from qa_tui.store.undo.undoable import read_undoable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.cli.session import Session
    from qa_tui.domain.moderation.undoable import Undoable
    from qa_tui.store.desk import Desk


@command(
    "undo",
    N_(
        "Take back the last thing that you did; call it again to go further back.\n\n"
        "Letters that have not left are called back. “qa-tui redo” does it again."
    ),
)
@option("--steps", type=Whole(), metavar="N", told=N_("Take back N steps, all of them or none."))
@option(
    "--event",
    type=Whole(),
    metavar="SEQ",
    told=N_("This step alone, where nothing touched its message since; --list shows its number."),
)
@option(
    "--down-to",
    type=Whole(),
    metavar="SEQ",
    told=N_("This step and all that you did since, all of them or none."),
)
@option("--by", metavar="NAME", told=N_("What somebody else did, instead of your own."))
@option("--list", "listed", is_flag=True, told=N_("Show what can be undone, and change nothing."))
@limit_option(N_("With --list only the newest N; else 50 on a terminal, and all in a pipe."))
@json_option
@click.pass_obj
def undo(
    session: Session,
    steps: int | None,
    event: int | None,
    down_to: int | None,
    by: str | None,
    limit: int | None,
    *,
    listed: bool,
    as_json: bool,
) -> None:
    """Take steps back, or list what can be."""
    _require_one(steps, event, down_to, listed or None)
    _require_list(limit, listed=listed)
    desk = session.open_for_moderators()
    if listed:
        _list(desk, session.actor, by, limit, as_json=as_json)
        return
    with desk.writing(session.actor) as writer:
        if event is not None:
            done: tuple[Undone, ...] = (undo_event(writer, event, by),)
        elif down_to is not None:
            done = undo_down_to(writer, down_to, by)
        else:
            done = undo_steps(writer, steps or 1, by)
    for one in done:
        if as_json:
            put_json(undone_shape(one))
        else:
            _put_undone(one)


def _require_one(*ways: int | None) -> None:
    """Refuse options that do not go together.

    Raises:
        WrongUsage: When more than one is given.
    """
    if sum(way is not None for way in ways) > 1:
        raise WrongUsage(
            N_("--steps, --event, --down-to and --list do not go together."),
            N_("Give one of them."),
        )


def _require_list(limit: int | None, *, listed: bool) -> None:
    """Refuse a limit that is no limit of a list.

    Raises:
        WrongUsage: When nothing is listed.
    """
    if limit is not None and not listed:
        raise WrongUsage(
            N_("--limit goes with --list only."), N_("To take back several, say --steps N.")
        )


def _put_undone(undone: Undone) -> None:
    tell(N_("Taken back: “{verb}”.", verb=verb_name(undone.verb)))
    if undone.messages:
        tell(N_("As it was before: message {ids}.", ids=_ids(undone.messages)))
    if undone.recalled:
        tell(
            NN_(
                "{count} letter was called back.",
                "{count} letters were called back.",
                undone.recalled,
            )
        )
    _put_gone(undone.gone)


def _put_gone(gone: int) -> None:
    if gone:
        remark(
            NN_(
                "{count} letter had been sent already.",
                "{count} letters had been sent already.",
                gone,
            )
        )


def _ids(messages: tuple[int, ...]) -> str:
    """Ids in a sentence; of many only the first."""
    shown = ", ".join(map(str, messages[:_SHOWN]))
    return f"{shown}, {drawn('…')}" if len(messages) > _SHOWN else shown


_SHOWN = 20


@command(
    "redo",
    N_(
        "Do again what you took back last; call it again to go on.\n\n"
        "Its letters wait again, for as long as letters wait. Once you do something else, what "
        "was taken back before stays so."
    ),
)
@json_option
@click.pass_obj
def redo(session: Session, *, as_json: bool) -> None:
    """Do the last step that was taken back again."""
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer:
        redone = redo_last(writer)
    if as_json:
        put_json(redone_shape(redone))
    else:
        _put_redone(redone)


def _put_redone(redone: Redone) -> None:
    tell(N_("Done again: “{verb}”.", verb=verb_name(redone.verb)))
    if redone.messages:
        tell(N_("As it was after that: message {ids}.", ids=_ids(redone.messages)))
    if redone.letters:
        tell(NN_("{count} letter waits again.", "{count} letters wait again.", redone.letters))
    _put_gone(redone.gone)


def _list(desk: Desk, own: str, by: str | None, limit: int | None, *, as_json: bool) -> None:
    """Print what a moderator can take back."""
    limit = rows_wanted(limit, as_json=as_json)
    with desk.reading() as connection:
        known = by is not None or knows_moderator(connection, own)
        actor = uid_of_moderator(connection, by or own) if known else ""
        found = read_undoable(connection, islice(steps_of(connection, actor), limit))
        if as_json:
            for step in found:
                put_json(undoable_shape(step))
            return
        shown = tuple(found)
    if shown:
        _put_steps(shown)
    else:
        remark(N_("Nothing can be undone."))


def _put_steps(steps: Sequence[Undoable]) -> None:
    columns = (
        Column(N_("no."), right=True),
        Column(N_("at")),
        Column(N_("did"), least=8),
        Column(N_("to what"), least=16),
        Column(N_("letters"), least=10),
        Column(N_("why it cannot be undone"), least=12),
    )
    put_table(columns, map(_row, steps))


def _row(step: Undoable) -> Sequence[Cell]:
    style = "dim" if step.why_not else ""
    return (
        Cell.number(step.seq),
        Cell(SafeText.literal(short_moment(step.at)), style),
        Cell(words(event_name(step.verb)), style),
        Cell(_subject(step), style),
        Cell(_letters(step), style),
        Cell(words(step.why_not) if step.why_not else SafeText.literal(""), style),
    )


def _subject(step: Undoable) -> SafeText:
    if step.run is not None:
        return words(N_("Import {id}", id=step.run))
    if step.messages > 1:
        return words(NN_("{count} message", "{count} messages", step.messages))
    return cell(f"{step.message}  {step.gist}") if step.message else SafeText.literal(drawn("–"))


def _letters(step: Undoable) -> SafeText:
    """Where the letters of a step are; what is out comes first."""
    parts = [
        words(N_("{count} out", count=step.out)) if step.out else None,
        words(N_("{count} waiting", count=step.waiting)) if step.waiting else None,
        words(N_("{count} called back", count=step.recalled)) if step.recalled else None,
    ]
    return SafeText.literal(", ").join([part for part in parts if part])


COMMANDS = {"undo": undo, "redo": redo}
