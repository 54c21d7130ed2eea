"""What `decide-many` says: the plan, its letters, and what was done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa_tui.cli.deciding.many_words import letter_kinds, put_letter
from qa_tui.cli.output import put_json
from qa_tui.domain.phrase import NN_, Phrase
from qa_tui.domain.workflow import STATE_NAMES
from qa_tui.export.many_shapes import passed_over_shape, planned_shape

if TYPE_CHECKING:
    from qa_tui.domain.moderation.batch import Batched, BatchPlan


def would_decide(plan: BatchPlan) -> list[Phrase]:
    """How many messages would go from which state to which."""
    return _changes(plan)


def decided(plan: BatchPlan, batched: Batched) -> list[Phrase]:
    """How many messages went from which state to which, and which letters wait."""
    changes = _changes(plan, done=True)
    if not batched.letters:
        return changes
    letters = NN_(
        "{count} letter waits and can be called back with “qa-tui undo”: {kinds}.",
        "{count} letters wait and can be called back with “qa-tui undo”: {kinds}.",
        batched.letters,
        kinds=letter_kinds(plan.letters),
    )
    return [*changes, letters]


def _changes(plan: BatchPlan, *, done: bool = False) -> list[Phrase]:
    """How many messages go from which state to which."""
    counted = Counter((one.before, one.after) for one in plan.planned)
    lines = []
    for (before, after), number in counted.most_common():
        values = {"before": STATE_NAMES[before], "after": STATE_NAMES[after]}
        if done:
            lines.append(
                NN_(
                    "{count} message is {after} now (before: {before}).",
                    "{count} messages are {after} now (before: {before}).",
                    number,
                    **values,
                )
            )
        else:
            lines.append(
                NN_(
                    "{count} message would be {after} (now: {before}).",
                    "{count} messages would be {after} (now: {before}).",
                    number,
                    **values,
                )
            )
    return lines


def put_letters(plan: BatchPlan) -> None:
    """Print every letter of a plan as it would be sent."""
    for planned, letter in plan.letters:
        put_letter(planned.message, letter)


def put_plan_json(plan: BatchPlan, *, done: bool, full: bool) -> None:
    """Print what happens to each message, one object a line.

    Args:
        plan: The plan.
        done: Whether it was carried out.
        full: With the text of the letters.
    """
    for one in plan.planned:
        put_json(planned_shape(one, done=done, full=full))
    for passed in plan.passed_over:
        put_json(passed_over_shape(passed))
