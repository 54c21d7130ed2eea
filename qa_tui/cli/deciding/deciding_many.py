"""The command `decide-many`: one decision on many messages, looked at before it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli.base import command, option
from qa_tui.cli.deciding.deciding import read_decision
from qa_tui.cli.deciding.deciding_many_words import (
    decided,
    put_letters,
    put_plan_json,
    would_decide,
)
from qa_tui.cli.deciding.many import Over, over_many_options
from qa_tui.cli.deciding.over_many import StepOverMany, over_many
from qa_tui.domain.phrase import N_
from qa_tui.store.many.batch import carry_out_batch, plan_batch

if TYPE_CHECKING:
    from qa_tui.cli.session import Session


@command(
    "decide-many",
    N_(
        "Decide on many messages in one step: all of them, or none.\n\n"
        "The messages are those of --filter, or those named; “-” reads their ids from standard "
        "input, one a line, also as “qa-tui list --json” prints them. Each gets letters of its "
        "own. First you see what will happen, and which messages are passed over and why; "
        "--dry-run ends there. One “qa-tui undo” takes all of it back."
    ),
)
@click.argument("verb", metavar="VERB")
@option("--clause", metavar="KEY", told=N_("A clause of the codex, for all of them."))
@option(
    "--note",
    metavar="TEXT",
    told=N_("For “return” what to change, which goes into the letters; else an internal note."),
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
@over_many_options(N_("Print the letters too, each as it would be sent."))
def decide_many(session: Session, over: Over, verb: str, **given: Any) -> int:
    """Decide on many messages; the exit code is 1 when nothing could be decided."""
    desk = session.open_for_moderators()
    template = read_decision(desk.today, verb, **given)
    step = StepOverMany(
        partial(plan_batch, template=template, today=desk.today),
        carry_out_batch,
        N_("Deciding (Ctrl-C stops, and nothing is done)"),
        N_("No message can be decided in this way."),
        would_decide,
        decided,
        put_letters,
        put_plan_json,
    )
    return over_many(desk, session.actor, step, over)


COMMANDS = {"decide-many": decide_many}
