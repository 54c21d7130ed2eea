"""The commands `note` and `notes`: what moderators remark for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli import stdin
from qa_tui.cli.base import command, json_option
from qa_tui.cli.output import cell, put_json, remark, tell
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import Whole
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText, clean
from qa_tui.export.desk_shapes import note_shape
from qa_tui.i18n import age
from qa_tui.store.messages.notes import add_note, read_all_notes

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.cli.session import Session
    from qa_tui.domain.records import Note


@command(
    "note",
    N_(
        "Write an internal note on a message; “-” reads it from standard input.\n\n"
        "Only moderators see it, with your name. “qa-tui undo” takes it back, and "
        "“qa-tui list has:note” finds what has one."
    ),
)
@click.argument("message", type=Whole(), metavar="MESSAGE")
@click.argument("text", metavar="TEXT|-")
@json_option
@click.pass_obj
def write_note(session: Session, message: int, text: str, *, as_json: bool) -> None:
    """Write a note."""
    desk = session.open_for_moderators()
    words = stdin.read_text() if text == "-" else text
    with desk.writing(session.actor) as writer:
        note = add_note(writer, message, words)
    if as_json:
        put_json(note_shape(note))
    else:
        tell(N_("Message {id} has your note; “qa-tui undo” takes it back.", id=message))


@command("notes", N_("List internal notes, the newest first: all, or those on one thread."))
@click.argument("thread", type=Whole(), required=False, metavar="[THREAD]")
@json_option
@click.pass_obj
def list_notes(session: Session, thread: int | None, *, as_json: bool) -> None:
    """Print notes."""
    desk = session.open_for_moderators()
    with desk.reading() as connection:
        found = read_all_notes(connection, thread)
    if as_json:
        for note in found:
            put_json(note_shape(note))
    elif found:
        columns = (
            Column(N_("message"), right=True),
            Column(N_("age"), right=True),
            Column(N_("who")),
            Column(N_("note"), least=20),
        )
        put_table(columns, (_row(note, desk.clock()) for note in found))
    else:
        remark(N_("No notes. “qa-tui note MESSAGE TEXT” writes one; on the screens w and i."))


def _row(note: Note, now: datetime) -> tuple[Cell, ...]:
    return (
        Cell.number(note.message),
        Cell(SafeText.literal(age(note.at, now))),
        Cell(cell(note.author)),
        Cell(clean(note.text, one_line=True, limit=400)),
    )


COMMANDS = {"note": write_note, "notes": list_notes}
