"""The command `decide-many`: one decision on many messages, looked at before it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.deciding import read_step
from qa_tui.cli.deciding_many_words import decided, put_letters, put_plan_json, would_decide
from qa_tui.cli.many import (
    dry_run_option,
    filter_option,
    messages_argument,
    yes_option,
)
from qa_tui.cli.over_many import Step, over_many
from qa_tui.domain.decision import Decision
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.store.batch import carry_out_batch, plan_batch

if TYPE_CHECKING:
    from qa_tui.cli.session import Session


@command(
    "decide-many",
    N_(
        "Decide on many messages in one step: all of them, or none.\n\n"
        "The messages are those of --filter, or those named; “-” reads their ids from standard "
        "input, one a line, also as “qa-tui list --json” prints them. Each gets letters of its "
        "own. First it is told what will happen, and which messages are passed over and why; "
        "--dry-run ends there. One “qa-tui undo” takes all of it back."
    ),
)
@click.argument("verb", metavar="VERB")
@messages_argument
@filter_option
@option("--clause", metavar="KEY", told=N_("A clause of the codex, for all of them."))
@option(
    "--note",
    metavar="TEXT",
    told=N_("For “return” what to change, which goes into the letters; else an internal remark."),
)
@option(
    "--until",
    metavar="DATE",
    told=N_("For “hold” the day they come back: 2027-01-31, 3d or 2w; “” for none."),
)
@option(
    "--forward/--no-forward",
    default=None,
    told=N_("For “refuse”: whether the representatives get the questions all the same."),
)
@dry_run_option
@option("--full", is_flag=True, told=N_("Print the letters too, each as it would be sent."))
@yes_option
@json_option
@click.pass_obj
def decide_many(  # noqa: PLR0913 - one parameter an option
    session: Session,
    verb: str,
    messages: tuple[str, ...],
    query: str | None,
    clause: str | None,
    note: str | None,
    until: str | None,
    *,
    forward: bool | None,
    dry_run: bool,
    full: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """Decide on many messages; the exit code is 1 when nothing could be decided."""
    desk = session.open_for_moderators()
    template = Decision(
        message=0,
        verb=read_step(verb, forward=forward).verb,
        clause=clause,
        note=note or "",
        wake_on=read_wake_day(until or "", desk.today),
        forward=forward,
    )
    step = Step(
        partial(plan_batch, template=template, today=desk.today),
        carry_out_batch,
        N_("Deciding (Ctrl-C stops, and nothing is done)"),
        N_("No message can be decided in this way."),
        would_decide,
        decided,
        put_letters,
        put_plan_json,
    )
    how = {"dry_run": dry_run, "full": full, "yes": yes, "as_json": as_json}
    return over_many(desk, session.actor, step, messages, query, **how)


COMMANDS = {"decide-many": decide_many}
