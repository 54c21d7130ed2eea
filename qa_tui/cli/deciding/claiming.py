"""The commands `claim` and `claims`: who is checking what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.output import cell, put_json, remark, tell, words
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import Whole
from qa_tui.domain.moderation.claim import LASTS, claim_until
from qa_tui.domain.moments import local_moment
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText, clean
from qa_tui.export.desk_shapes import claim_shape
from qa_tui.store.claims import claim, claim_of, read_claims, release
from qa_tui.store.lists.lines import read_line

if TYPE_CHECKING:
    from qa_tui.cli.session import Session
    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.domain.records import Line
    from qa_tui.store.desk import Desk

_GIST = 100


@command(
    "claim",
    N_(
        "Say that you are checking a message, so that nobody else does the same work.\n\n"
        "Others see your name beside it. A claim passes by itself after {minutes} minutes; called "
        "again, it is renewed. It keeps nobody from deciding.",
        minutes=int(LASTS.total_seconds()) // 60,
    ),
)
@click.argument("messages", nargs=-1, required=True, type=Whole(), metavar="MESSAGE…")
@option("--release", "lets_go", is_flag=True, told=N_("Let go of it again."))
@json_option
@click.pass_obj
def claim_messages(
    session: Session, messages: tuple[int, ...], *, lets_go: bool, as_json: bool
) -> None:
    """Claim messages, all of them or none, or let go of them."""
    desk = session.open_for_moderators()
    if lets_go:
        _release(desk, session.actor, messages, as_json=as_json)
        return
    with desk.writing(session.actor) as writer:
        made = [claim(writer, message) for message in messages]
    for one in made:
        if as_json:
            put_json(claim_shape(one))
        else:
            tell(claim_until(one))


def _release(desk: Desk, actor: str, messages: tuple[int, ...], *, as_json: bool) -> None:
    """Let go of messages, all of them or none, and say who is still checking them."""
    with desk.writing(actor) as writer:
        done = [
            (message, release(writer, message), claim_of(writer.connection, message, writer.now))
            for message in messages
        ]
    for message, let_go, left in done:
        if as_json:
            put_json({"message": message, "released": let_go})
        elif let_go:
            tell(N_("Message {id} is free again.", id=message))
        elif left is not None:
            remark(claim_until(left))
        else:
            remark(N_("Nobody was checking message {id}.", id=message))


@command("claims", N_("List who is checking which message now."))
@json_option
@click.pass_obj
def list_claims(session: Session, *, as_json: bool) -> None:
    """Print the claims that count."""
    desk = session.open_for_moderators()
    with desk.reading() as connection:
        found = [
            (one, read_line(connection, one.message))
            for one in read_claims(connection, desk.clock())
        ]
    if as_json:
        for one, _ in found:
            put_json(claim_shape(one))
    elif found:
        columns = (
            Column(N_("message"), right=True),
            Column(N_("who")),
            Column(N_("until")),
            Column(N_("question"), least=20),
        )
        put_table(columns, (_row(one, line) for one, line in found))
    else:
        remark(N_("Nobody is checking anything."))


def _row(one: Claim, line: Line | None) -> tuple[Cell, ...]:
    until = local_moment(one.until)
    gist = clean(line.gist, one_line=True, limit=_GIST) if line else words(N_("taken back"))
    return (
        Cell.number(one.message),
        Cell(cell(one.name)),
        Cell(SafeText.literal(f"{until:%H:%M}")),
        Cell(gist),
    )


COMMANDS = {"claim": claim_messages, "claims": list_claims}
