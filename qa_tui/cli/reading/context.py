"""The commands `context` and `similar`: what is known around a message before it is decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, limit_option
from qa_tui.cli.history import put_history
from qa_tui.cli.output import cell, put, put_json, remark, styled, terminal, words
from qa_tui.cli.reading.states import message_state, thread_state
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import Whole
from qa_tui.domain.context import asker_counts
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import SafeText, clean
from qa_tui.export.context_shapes import context_shape, similar_shape
from qa_tui.i18n import age, drawn, long_moment
from qa_tui.store.messages.context import read_context, read_seen_line
from qa_tui.store.messages.similar import VERIFIED, find_similar, sample_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from qa_tui.cli.session import Session
    from qa_tui.domain.context import Asked, Context, Similar
    from qa_tui.domain.records import Line, Note

_GIST = 100

_LIKENESS = Column(N_("likeness"), right=True)
_AGE = Column(N_("age"), right=True)
_STATE = Column(N_("state"), least=12)
_WHERE = (
    Column(N_("thread"), right=True),
    Column(N_("message"), right=True),
    Column(N_("to"), least=12),
    Column(N_("question"), least=20),
)


@command(
    "context",
    N_(
        "Show what is known around a message: questions almost the same, its asker's other "
        "questions, the threads it follows, notes, history.\n\n"
        "“qa-tui list is:pending” shows the ids of messages."
    ),
)
@click.argument("message", type=Whole(), metavar="MESSAGE")
@json_option
@click.pass_obj
def show_context(session: Session, message: int, *, as_json: bool) -> None:
    """Print what stands around a message."""
    desk = session.open()
    with desk.reading() as connection:
        found = read_context(connection, message, public_only=desk.read_only)
    if as_json:
        put_json(context_shape(found, desk.today))
    else:
        _put_context(found, desk.clock())


@command(
    "similar",
    N_(
        "List the messages whose words are almost those of a message, the most alike first.\n\n"
        "“qa-tui list is:pending” shows the ids of messages."
    ),
)
@click.argument("message", type=Whole(), metavar="MESSAGE")
@limit_option(N_("Only the N most alike ones."), VERIFIED)
@json_option
@click.pass_obj
def list_similar(session: Session, message: int, limit: int, *, as_json: bool) -> None:
    """Print near-duplicates."""
    desk = session.open()
    with desk.reading() as connection:
        read_seen_line(connection, message, public_only=desk.read_only)
        sample = sample_of(connection, message, public_only=desk.read_only)
        found = find_similar(connection, sample, limit)
    if as_json:
        for one in found:
            put_json(similar_shape(one, desk.today))
    elif found:
        _put_similar(found, desk.clock())
    else:
        remark(N_("No other message is almost the same."))


def _put_context(context: Context, now: datetime) -> None:
    """Print the sections that are not empty, a blank line before each."""
    hints = context.hints
    put(styled(clean(hints.line.gist, one_line=True, limit=300), "strong"))
    if hints.similar:
        _put_heading(N_("Almost the same"))
        _put_similar(hints.similar, now)
    if hints.asker is not None and hints.asker.questions:
        _put_heading(N_("Other questions by {name}", name=hints.asker.name))
        put(styled(words(asker_counts(hints.asker)), "dim"))
        _put_rows(_AGE, (_asked_row(one, now) for one in hints.asker.questions))
    for heading, lines in (
        (N_("Follows up"), context.follows),
        (N_("Followed up by"), context.followed_by),
    ):
        if lines:
            _put_heading(heading)
            _put_rows(_AGE, (_thread_row(line, now) for line in lines))
    _put_notes(context.notes)
    if context.history:
        _put_heading(N_("History"))
        put_history(context.history)


def _put_heading(heading: Phrase) -> None:
    put()
    put(styled(words(heading), "strong"))


def _put_similar(found: Sequence[Similar], now: datetime) -> None:
    today = now.astimezone().date()
    _put_rows(
        _LIKENESS,
        (
            (
                Cell(SafeText.literal(f"{one.percent} %")),
                message_state(one.line, today),
                *_where(one.line),
            )
            for one in found
        ),
    )


def _put_rows(first: Column, rows: Iterable[Sequence[Cell]]) -> None:
    put_table((first, _STATE, *_WHERE), rows)


def _asked_row(asked: Asked, now: datetime) -> Sequence[Cell]:
    """What became of a question, with the clause for which it was refused or sent back."""
    state = thread_state(asked.line, now.astimezone().date())
    if asked.clause:
        clause = clean(f" ({asked.clause})", one_line=True)
        state = replace(state, text=state.text + clause)
    return (_age(asked.line, now), state, *_where(asked.line))


def _thread_row(line: Line, now: datetime) -> Sequence[Cell]:
    return (_age(line, now), thread_state(line, now.astimezone().date()), *_where(line))


def _age(line: Line, now: datetime) -> Cell:
    return Cell(SafeText.literal(age(line.date, now) if line.date else drawn("–")))


def _where(line: Line) -> tuple[Cell, ...]:
    to = f"{line.to} ({line.party})" if line.party else line.to
    gist = clean(line.gist, one_line=True, limit=_GIST)
    return Cell.number(line.id), Cell.number(line.message), Cell(cell(to)), Cell(gist)


def _put_notes(notes: Sequence[Note]) -> None:
    if notes:
        _put_heading(N_("Notes"))
    for note in notes:
        head = N_("Note by {name}, {at}", name=note.author, at=long_moment(note.at))
        put(styled(words(head), "dim"))
        put(terminal(clean(note.text)))


COMMANDS = {"context": show_context, "similar": list_similar}
