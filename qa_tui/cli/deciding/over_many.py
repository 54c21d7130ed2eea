"""What all commands over many messages do: plan, tell, ask, carry out, tell again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from qa_tui.cli.deciding.many import named_messages, require_yes, wanted_messages
from qa_tui.cli.deciding.many_words import consequences, passed_over_words
from qa_tui.cli.errors import DONE, INTERRUPTED, REFUSED
from qa_tui.cli.interrupting import interruptible
from qa_tui.cli.output import complain, progress_bar, remark, tell
from qa_tui.domain.moderation.batch import Cancelled, Plan
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.cli.deciding.many import Over
    from qa_tui.domain.moderation.batch import Batched
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk

P = TypeVar("P", bound=Plan[Any])


@dataclass(frozen=True)
class StepOverMany(Generic[P]):
    """One kind of step over many messages.

    Attributes:
        plan: Finds out what would be done; called with a connection, the ids of the messages,
            and `progress` and `cancelled`.
        carry_out: Does it; called with a writer, the plan, and `progress` and `cancelled`.
        doing: What the bar says meanwhile.
        nothing: What is said where there is nothing to do.
        would: Says what would be done, besides letters and who is passed over.
        done: Says what was done, likewise with its letters.
        put_each: Prints what `--full` shows of each message.
        put_json: Prints all of it as JSON; told whether it is `done`, and whether in `full`.
    """

    plan: Callable[..., P]
    carry_out: Callable[..., Batched]
    doing: Phrase
    nothing: Phrase
    would: Callable[[P], list[Phrase]]
    done: Callable[[P, Batched], list[Phrase]]
    put_each: Callable[[P], None]
    put_json: Callable[..., None]


def over_many(desk: Desk, actor: str, step: StepOverMany[P], over: Over) -> int:
    """Take a step over many messages.

    Args:
        desk: The desk, open for writing.
        actor: Name of the moderator.
        step: What is done.
        over: Over which messages, and how.

    Returns:
        The exit code: 1 when there was nothing to do.
    """
    named = named_messages(over)
    try:
        with interruptible() as stop:
            plan = _plan(desk, step, named, over.query, stop)
            batched = None
            if not over.dry_run and plan.planned:
                if not over.yes:
                    require_yes(partial(_tell_plan, step, plan, remark), as_json=over.as_json)
                with desk.writing(actor) as writer, progress_bar(step.doing) as progress:
                    batched = step.carry_out(writer, plan, progress=progress, cancelled=stop)
    except Cancelled as error:
        complain(error.what)
        return INTERRUPTED
    _tell(step, plan, batched, over)
    return DONE if plan.planned else REFUSED


def _plan(
    desk: Desk,
    step: StepOverMany[P],
    named: list[int] | None,
    query: str | None,
    stop: Callable[[], bool],
) -> P:
    with desk.reading() as connection, progress_bar(N_("Looking at the messages")) as progress:
        messages = wanted_messages(connection, named, query, desk.today)
        return step.plan(connection, messages, progress=progress, cancelled=stop)


def _tell(step: StepOverMany[P], plan: P, batched: Batched | None, over: Over) -> None:
    """Print what was done, or what would be."""
    if over.as_json:
        step.put_json(plan, done=batched is not None, full=over.full)
        return
    if batched is not None:
        for phrase in step.done(plan, batched):
            tell(phrase)
        for phrase in passed_over_words(plan):
            remark(phrase)
    else:
        _tell_plan(step, plan, tell)
        if not plan.planned:
            remark(step.nothing)
    if over.full:
        step.put_each(plan)


def _tell_plan(step: StepOverMany[P], plan: P, say_it: Callable[[Phrase], None]) -> None:
    """Say what would be done; on standard error, where the result follows on standard output."""
    for phrase in (*step.would(plan), *consequences(plan)):
        say_it(phrase)
