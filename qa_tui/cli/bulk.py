"""The command `decide-many`: one decision on many messages, looked at before it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.bulk_words import put_batched, put_letters, put_plan, put_plan_json
from qa_tui.cli.deciding import read_step
from qa_tui.cli.errors import DONE, INTERRUPTED, REFUSED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.many import (
    dry_run_option,
    filter_option,
    messages_argument,
    named_messages,
    require_yes,
    wanted_messages,
    yes_option,
)
from qa_tui.cli.output import complain, progress_bar, remark
from qa_tui.domain.batch import Cancelled
from qa_tui.domain.decision import Decision
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.store.batch import carry_out_batch, plan_batch

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.cli.session import Session
    from qa_tui.domain.batch import Batched, BatchPlan
    from qa_tui.store.desk import Desk


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
    """Plan, tell, ask and carry out; the exit code is 1 when nothing could be decided."""
    desk = session.open_for_moderators()
    template = Decision(
        message=0,
        verb=read_step(verb, forward=forward).verb,
        clause=clause,
        note=note or "",
        wake_on=read_wake_day(until or "", desk.today),
        forward=forward,
    )
    named = named_messages(messages, query)
    try:
        with interruptible() as stop:
            plan = _plan(desk, template, named, query, stop)
            batched = None
            if not dry_run:
                if not yes and plan.planned:
                    require_yes(partial(put_plan, plan, error=True), as_json=as_json)
                batched = _carry_out(desk, session.actor, plan, stop)
    except Cancelled as error:
        complain(error.what)
        return INTERRUPTED
    _tell(plan, batched, full=full, as_json=as_json)
    return DONE if plan.planned else REFUSED


def _plan(
    desk: Desk,
    template: Decision,
    named: list[int] | None,
    query: str | None,
    stop: Callable[[], bool],
) -> BatchPlan:
    with desk.reading() as connection, progress_bar(N_("Looking at the messages")) as progress:
        messages = wanted_messages(connection, named, query, desk.today)
        return plan_batch(
            connection, messages, template, desk.today, progress=progress, cancelled=stop
        )


def _carry_out(desk: Desk, actor: str, plan: BatchPlan, stop: Callable[[], bool]) -> Batched | None:
    """Carry a plan out; None where it has nothing to do."""
    if not plan.planned:
        return None
    label = N_("Deciding (Ctrl-C stops, and nothing is done)")
    with desk.writing(actor) as writer, progress_bar(label) as progress:
        return carry_out_batch(writer, plan, progress=progress, cancelled=stop)


def _tell(plan: BatchPlan, batched: Batched | None, *, full: bool, as_json: bool) -> None:
    """Print what was done, or what would be."""
    if as_json:
        put_plan_json(plan, done=batched is not None, full=full)
        return
    if batched is not None:
        put_batched(plan, batched)
    else:
        put_plan(plan)
        if not plan.planned:
            remark(N_("No message can be decided in this way."))
    if full:
        put_letters(plan)


COMMANDS = {"decide-many": decide_many}
