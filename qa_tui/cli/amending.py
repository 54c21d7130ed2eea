"""The commands `correct-many`, `mask-many` and `note-many`: looked at before they are done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from qa_tui.cli.amending_words import put_amended, put_amendment, put_amendment_json, put_each
from qa_tui.cli.base import command, json_option, option
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
from qa_tui.domain.amending import Amendment
from qa_tui.domain.batch import Cancelled
from qa_tui.domain.correction import Correction
from qa_tui.domain.phrase import N_
from qa_tui.store.amend_plan import plan_amendment
from qa_tui.store.amending import carry_out_amendment

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from qa_tui.cli.session import Session
    from qa_tui.domain.amending import AmendPlan
    from qa_tui.domain.batch import Batched
    from qa_tui.store.desk import Desk


def _over_many(function: Callable[..., Any]) -> Callable[..., Any]:
    """The argument and the options of all three."""
    for wanted in (
        click.pass_obj,
        json_option,
        yes_option,
        option(
            "--full", is_flag=True, told=N_("Print what happens to each message, and its letters.")
        ),
        dry_run_option,
        filter_option,
    ):
        function = wanted(function)
    return function


@command(
    "correct-many",
    N_(
        "Correct what stands around the words of many messages in one step: all, or none.\n\n"
        "The messages are those of --filter, or those named; “-” reads their ids from standard "
        "input, one a line, also as “qa-tui list --json” prints them. A misdirected question "
        "moves to somebody else, and letters that name the addressee are written anew. Which "
        "messages are passed over, and why, is told; --dry-run ends there. One “qa-tui undo” "
        "takes all of it back."
    ),
)
@messages_argument
@option("--topic", metavar="NAME", told=N_("The topic; “” for none."))
@option("--to", metavar="WHO", told=N_("Id or name of the representative whom it should reach."))
@option(
    "--standard/--no-standard",
    default=None,
    told=N_("Whether an answer is a standard reply, which does not count."),
)
@option("--annotation", metavar="TEXT", told=N_("The editors' note on an answer; “” for none."))
@option(
    "--until", metavar="DATE", told=N_("The day on which a held message comes back; “” for none.")
)
@_over_many
def correct_many(
    session: Session,
    *,
    topic: str | None,
    to: str | None,
    standard: bool | None,
    annotation: str | None,
    until: str | None,
    **over: Any,
) -> int:
    """Correct many messages."""
    wanted = Correction(
        0, topic=topic, to=to, standard=standard, annotation=annotation, until=until
    )
    return _amend(session, Amendment("correct", wanted), **over)


@command(
    "mask-many",
    N_(
        "Mask what looks like personal data in many messages in one step: all, or none.\n\n"
        "It is what “qa-tui mask --suggested” masks in one. The messages are those of --filter, "
        "or those named; “-” reads their ids from standard input. Those in which nothing is found "
        "are passed over; --dry-run --full shows what would be masked. One “qa-tui undo” takes "
        "all of it back."
    ),
)
@messages_argument
@_over_many
def mask_many(session: Session, **over: Any) -> int:
    """Mask many messages."""
    return _amend(session, Amendment("mask"), **over)


@command(
    "note-many",
    N_(
        "Write the same internal note on many messages in one step: on all, or on none.\n\n"
        "The messages are those of --filter, or those named; “-” reads their ids from standard "
        "input. Only moderators see the note, with your name. One “qa-tui undo” takes all of "
        "them back."
    ),
)
@click.argument("text", metavar="TEXT")
@messages_argument
@_over_many
def note_many(session: Session, text: str, **over: Any) -> int:
    """Write a note on many messages."""
    return _amend(session, Amendment("note", note=text), **over)


def _amend(
    session: Session,
    amendment: Amendment,
    messages: tuple[str, ...],
    query: str | None,
    *,
    dry_run: bool,
    full: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """Plan, tell, ask and carry out; the exit code is 1 when there was nothing to do."""
    desk = session.open_for_moderators()
    named = named_messages(messages, query)
    try:
        with interruptible() as stop:
            plan = _plan(desk, amendment, named, query, stop)
            batched = None
            if not dry_run and plan.planned:
                if not yes:
                    require_yes(partial(put_amendment, plan, error=True), as_json=as_json)
                batched = _carry_out(desk, session.actor, plan, stop)
    except Cancelled as error:
        complain(error.what)
        return INTERRUPTED
    _tell(plan, batched, full=full, as_json=as_json)
    return DONE if plan.planned else REFUSED


def _plan(
    desk: Desk,
    amendment: Amendment,
    named: list[int] | None,
    query: str | None,
    stop: Callable[[], bool],
) -> AmendPlan:
    with desk.reading() as connection, progress_bar(N_("Looking at the messages")) as progress:
        messages = wanted_messages(connection, named, query, desk.today)
        return plan_amendment(
            connection, messages, amendment, desk.today, progress=progress, cancelled=stop
        )


def _carry_out(desk: Desk, actor: str, plan: AmendPlan, stop: Callable[[], bool]) -> Batched:
    label = N_("Writing (Ctrl-C stops, and nothing is done)")
    with desk.writing(actor) as writer, progress_bar(label) as progress:
        return carry_out_amendment(writer, plan, progress=progress, cancelled=stop)


def _tell(plan: AmendPlan, batched: Batched | None, *, full: bool, as_json: bool) -> None:
    """Print what was done, or what would be."""
    if as_json:
        put_amendment_json(plan, done=batched is not None, full=full)
        return
    if batched is not None:
        put_amended(plan, batched)
    else:
        put_amendment(plan)
        if not plan.planned:
            remark(N_("There is nothing to do."))
    if full:
        put_each(plan)


COMMANDS = {"correct-many": correct_many, "mask-many": mask_many, "note-many": note_many}
