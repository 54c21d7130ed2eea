"""The commands `drafts` and `draft-delete`: what was begun and not sent off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option
from qa_tui.cli.output import cell, put, put_json, remark, styled, tell, terminal, words
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import Whole
from qa_tui.domain.draft import draft_name
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText, clean
from qa_tui.export.shapes import draft_shape
from qa_tui.i18n import age
from qa_tui.store.drafts import drop_draft, find_draft, read_drafts

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.cli.session import Session
    from qa_tui.domain.draft import Draft


@command(
    "drafts",
    N_(
        "List your drafts: what you began to write and did not send off.\n\n"
        "With DRAFT, show what was typed in it. The screens open a draft again with D."
    ),
)
@click.argument("draft", type=Whole(), required=False, metavar="[DRAFT]")
@json_option
@click.pass_obj
def list_drafts(session: Session, draft: int | None, *, as_json: bool) -> None:
    """Print the drafts of who acts."""
    desk = session.open_for_moderators()
    with desk.reading() as connection:
        if draft is not None:
            found: tuple[Draft, ...] = (find_draft(connection, session.actor, draft),)
        else:
            found = read_drafts(connection, session.actor)
    if as_json:
        for one in found:
            put_json(draft_shape(one))
    elif draft is not None:
        _put_fields(found[0])
    elif found:
        columns = (
            Column(N_("draft"), right=True),
            Column(N_("age"), right=True),
            Column(N_("what")),
            Column(N_("about"), least=16),
            Column(N_("typed"), least=16),
        )
        put_table(columns, (_row(one, desk.clock()) for one in found))
    else:
        remark(N_("No drafts. What you write on the screens is kept as one while you type."))


def _row(draft: Draft, now: datetime) -> tuple[Cell, ...]:
    return (
        Cell.number(draft.id),
        Cell(SafeText.literal(age(draft.updated_at, now))),
        Cell(words(draft_name(draft.kind))),
        Cell(cell(draft.title)),
        Cell(cell(draft.gist)),
    )


def _put_fields(draft: Draft) -> None:
    for name, text in draft.fields.items():
        if text.strip():
            put(styled(cell(name), "dim"))
            put(terminal(clean(text)))


@command("draft-delete", N_("Throw one of your drafts away, for good."))
@click.argument("draft", type=Whole(), metavar="DRAFT")
@json_option
@click.pass_obj
def delete_draft(session: Session, draft: int, *, as_json: bool) -> None:
    """Delete a draft, telling what was in it."""
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer:
        found = find_draft(writer.connection, session.actor, draft)
        drop_draft(writer, found.place)
    if as_json:
        put_json(draft_shape(found))
    else:
        tell(N_("Draft {id} is thrown away: “{gist}”", id=found.id, gist=found.gist or "–"))


COMMANDS = {"drafts": list_drafts, "draft-delete": delete_draft}
