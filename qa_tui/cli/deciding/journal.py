"""The commands `events` and `notices`: what was done, and the letters that it caused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, limit_option, option
from qa_tui.cli.letters.outbox import NoticesCommand
from qa_tui.cli.output import (
    cell,
    put,
    put_json,
    remark,
    rows_wanted,
    styled,
    terminal,
    words,
)
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import OneOf, Whole
from qa_tui.domain.event_names import event_name
from qa_tui.domain.letters.outbox import LetterState, letter_state, whereabouts
from qa_tui.domain.moments import short_moment
from qa_tui.domain.names import letter_name, subject_name
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import State
from qa_tui.domain.text import SafeText, clean
from qa_tui.domain.workflow import STATE_NAMES
from qa_tui.export.shapes import event_shape, notice_shape
from qa_tui.i18n import age, drawn
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.letters.outbox import read_letters_at
from qa_tui.store.messages.threads import read_thread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from qa_tui.cli.session import Session
    from qa_tui.domain.records import Event, Notice
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

_limit_option = limit_option(N_("Only the newest N; else 50 on a terminal, and all in a pipe."))


@command(
    "events",
    N_("Show who did what: the journal, oldest first.\n\nWith THREAD, only what concerns it."),
)
@click.argument("thread", type=Whole(), required=False, metavar="[THREAD]")
@_limit_option
@json_option
@click.pass_obj
def list_events(session: Session, thread: int | None, limit: int | None, *, as_json: bool) -> None:
    """Print the journal."""
    desk = session.open_for_moderators()
    limit = rows_wanted(limit, as_json=as_json)
    with desk.reading() as connection:
        _require_thread(connection, thread, desk)
        found = read_events(connection, thread, None if limit is None else limit + 1)
    more = limit is not None and len(found) > limit
    shown = found[1:] if more else found
    if as_json:
        for event in shown:
            put_json(event_shape(event))
    elif shown:
        _put_events(shown)
        if more:
            remark(N_("There are older ones; --limit N shows more."))
    else:
        remark(N_("Nothing has been done yet."))


def _put_events(events: Sequence[Event]) -> None:
    columns = (
        Column(N_("no."), right=True),
        Column(N_("at")),
        Column(N_("who"), least=8),
        Column(N_("did"), least=8),
        Column(N_("to what")),
        Column(N_("from → to"), least=12),
        Column(N_("clause, note"), least=10),
    )
    put_table(columns, map(_event_row, events))


def _event_row(event: Event) -> Sequence[Cell]:
    style = "dim" if event.undone else ""
    subject = subject_name(event.subject_kind, event.subject)
    remarks = [clean(event.clause, one_line=True)] if event.clause else []
    if event.undoes:
        again = N_("done again, after no. {seq}", seq=event.undoes)
        undoes = N_("undoes no. {seq}", seq=event.undoes)
        remarks.append(words(undoes if event.verb == "undo" else again))
    if event.undone:
        remarks.append(words(N_("undone")))
    return (
        Cell.number(event.seq),
        Cell(SafeText.literal(short_moment(event.at)), style),
        Cell(cell(event.actor), style),
        Cell(words(event_name(event.verb)), style),
        Cell(words(subject), style),
        Cell(_states(event), style),
        Cell(SafeText.literal(", ").join(remarks), style),
    )


def _states(event: Event) -> SafeText:
    """The states before and after an event; empty for what has none."""
    if not event.from_state and not event.to_state:
        return SafeText("")
    names = [
        words(STATE_NAMES[State(state)]) if state else SafeText(drawn("–"))
        for state in (event.from_state, event.to_state)
    ]
    return SafeText.literal(drawn(" → ")).join(names)


@click.command(
    "notices",
    cls=NoticesCommand,
    told=N_(
        "Show the letters that wait or went out, newest first.\n\n"
        "With THREAD, only letters about it; with --full, the letters themselves.\n\n"
        "“qa-tui notices export” hands over those that are ready; “qa-tui notices export --help” "
        "says more."
    ),
)
@click.argument("thread", type=Whole(), required=False, metavar="[THREAD]")
@option(
    "--only",
    type=OneOf(*LetterState),
    metavar="|".join(LetterState),
    told=N_("Only letters in this group."),
)
@option("--full", is_flag=True, told=N_("Print the text of the letters."))
@_limit_option
@json_option
@click.pass_obj
def list_notices(
    session: Session,
    thread: int | None,
    only: str | None,
    limit: int | None,
    *,
    full: bool,
    as_json: bool,
) -> None:
    """Print letters."""
    desk = session.open_for_moderators()
    limit = rows_wanted(limit, as_json=as_json)
    now = desk.clock()
    with desk.reading() as connection:
        _require_thread(connection, thread, desk)
        found = _notices(connection, thread, LetterState(only) if only else None, now)
    shown = found[:limit]
    if as_json:
        for notice in shown:
            put_json(notice_shape(notice, now))
    elif not shown:
        remark(N_("There are no letters."))
    elif full:
        _put_letters(shown, now)
    else:
        _put_notices(shown, now)
    if len(shown) < len(found) and not as_json:
        remark(N_("{shown} of {found}; --limit N shows more.", shown=limit, found=len(found)))


def _notices(
    connection: Connection, thread: int | None, only: LetterState | None, now: datetime
) -> tuple[Notice, ...]:
    """The letters of a thread or of the desk; only those that are somewhere, where it is said."""
    if only is not None and thread is None:
        found = read_letters_at(connection, only, now)
    else:
        found = read_notices(connection, thread)
    if only is None:
        return found
    return tuple(notice for notice in found if letter_state(notice, now) == only)


def _put_notices(notices: Sequence[Notice], now: datetime) -> None:
    columns = (
        Column(N_("no."), right=True),
        Column(N_("message"), right=True),
        Column(N_("age"), right=True),
        Column(N_("letter"), least=8),
        Column(N_("to"), least=12),
        Column(N_("subject"), least=10),
        Column(N_("where it is"), least=16),
    )
    put_table(columns, (_notice_row(notice, now) for notice in notices))


def _notice_row(notice: Notice, now: datetime) -> Sequence[Cell]:
    return (
        Cell.number(notice.id),
        Cell.number(notice.message),
        Cell(SafeText.literal(age(notice.created_at, now))),
        Cell(words(letter_name(notice.template))),
        Cell(cell(notice.to)),
        Cell(cell(notice.subject)),
        Cell(words(whereabouts(notice, now))),
    )


def _put_letters(notices: Sequence[Notice], now: datetime) -> None:
    for place, notice in enumerate(notices):
        if place:
            put()
        for fact in (
            N_(
                "Letter {id} to {name}, about message {message}",
                id=notice.id,
                name=notice.to,
                message=notice.message,
            ),
            N_(
                "Written {at}; {state}",
                at=short_moment(notice.created_at),
                state=whereabouts(notice, now),
            ),
        ):
            put(styled(words(fact), "dim"))
        put(styled(cell(notice.subject), "strong"))
        put()
        put(terminal(clean(notice.text.rstrip("\n"))))


def _require_thread(connection: Connection, thread: int | None, desk: Desk) -> None:
    """Say so when there is no such thread, instead of showing nothing."""
    if thread is not None:
        read_thread(connection, thread, desk.today)


COMMANDS = {"events": list_events, "notices": list_notices}
