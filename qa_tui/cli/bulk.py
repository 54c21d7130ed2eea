"""The command `decide-many`: one decision on many messages, looked at before it is done."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.bulk_words import put_batched, put_letters, put_plan, put_plan_json
from qa_tui.cli.deciding import read_step
from qa_tui.cli.errors import DONE, INTERRUPTED, REFUSED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.output import complain, progress_bar, remark
from qa_tui.cli.stdin import is_given, read_text
from qa_tui.cli.values import MAX_ID
from qa_tui.domain.batch import Cancelled
from qa_tui.domain.decision import Decision
from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.i18n import say
from qa_tui.store.batch import carry_out_batch, plan_batch
from qa_tui.store.lines import all_places, messages_at
from qa_tui.store.plan import plan as plan_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qa_tui.cli.session import Session
    from qa_tui.domain.batch import Batched, BatchPlan
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


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
@click.argument("messages", nargs=-1, metavar="[MESSAGE…]")
@option("--filter", "query", metavar="FILTER", told=N_("The messages of a filter: is:pending …"))
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
@option("--dry-run", is_flag=True, told=N_("Say what would happen, and write nothing."))
@option("--full", is_flag=True, told=N_("Print the letters too, each as it would be sent."))
@option("--yes", is_flag=True, told=N_("Do it without asking."))
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
    named = _named(messages, query)
    try:
        with interruptible() as stop:
            plan = _plan(desk, template, named, query, stop)
            batched = None
            if not dry_run:
                _require_yes(plan, yes=yes, as_json=as_json)
                batched = _carry_out(desk, session.actor, plan, stop)
    except Cancelled as error:
        complain(error.what)
        return INTERRUPTED
    _tell(plan, batched, full=full, as_json=as_json)
    return DONE if plan.planned else REFUSED


def _named(messages: tuple[str, ...], query: str | None) -> list[int] | None:
    """The messages that were named, or None where a filter says which.

    Raises:
        WrongUsage: When both are given, or neither.
    """
    if bool(messages) is (query is not None):
        raise WrongUsage(
            N_("Which messages are meant?"),
            N_("Give either ids, or “-” for standard input, or --filter FILTER."),
        )
    if query is not None:
        return None
    if messages == ("-",):
        return list(_ids_of(read_text() if is_given() else ""))
    return [_id(word, number) for number, word in enumerate(messages, 1)]


def _ids_of(text: str) -> Iterator[int]:
    """The ids on standard input: a number a line, or the objects of `list --json`."""
    for number, line in enumerate(text.splitlines(), 1):
        word = line.strip()
        if word.startswith("{"):
            word = _from_object(word)
        if word:
            yield _id(word, number)


def _from_object(line: str) -> str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return line
    return str(found.get("message", line)) if isinstance(found, dict) else line


def _id(word: str, number: int) -> int:
    if word.isascii() and word.isdecimal() and len(word) < 20 and 1 <= int(word) <= MAX_ID:
        return int(word)
    raise WrongUsage(
        N_("Message {number}: “{text}” is no number from 1 on.", number=number, text=word),
        N_("Give ids of messages; “qa-tui list” tells them."),
    )


def _plan(
    desk: Desk,
    template: Decision,
    named: list[int] | None,
    query: str | None,
    stop: Callable[[], bool],
) -> BatchPlan:
    with desk.reading() as connection, progress_bar(N_("Looking at the messages")) as progress:
        messages = named if named is not None else _of_filter(connection, desk, query or "")
        return plan_batch(
            connection, messages, template, desk.today, progress=progress, cancelled=stop
        )


def _of_filter(connection: Connection, desk: Desk, query: str) -> list[int]:
    planned = plan_list(connection, Listing(parse_filter(query), desk.today))
    places = [place for chunk in all_places(connection, planned) for place in chunk]
    return messages_at(connection, places)


def _carry_out(desk: Desk, actor: str, plan: BatchPlan, stop: Callable[[], bool]) -> Batched | None:
    """Carry a plan out; None where it has nothing to do."""
    if not plan.planned:
        return None
    label = N_("Deciding (Ctrl-C stops, and nothing is done)")
    with desk.writing(actor) as writer, progress_bar(label) as progress:
        return carry_out_batch(writer, plan, progress=progress, cancelled=stop)


def _require_yes(plan: BatchPlan, *, yes: bool, as_json: bool) -> None:
    """Ask whether to do it.

    Raises:
        Refused: When the answer is no, or nobody can be asked.
    """
    if yes or not plan.planned:
        return
    nothing = N_("Nothing was written.")
    if as_json or is_given() or not sys.stderr.isatty():
        raise Refused(nothing, N_("Say --yes to do it, or --dry-run to look first."))
    put_plan(plan, error=True)
    if not click.confirm(say(N_("Do this?")), err=True):
        raise Refused(nothing)


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
