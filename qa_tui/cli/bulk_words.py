"""What `decide-many` prints: the plan, its letters, and what was done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa_tui.cli.output import cell, put, put_json, styled, terminal, words
from qa_tui.domain.names import letter_name
from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.text import clean
from qa_tui.domain.workflow import STATE_NAMES
from qa_tui.export.many_shapes import passed_over_shape, planned_shape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from qa_tui.domain.batch import Batched, BatchPlan, Plan, PlannedLetter


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


def consequences(plan: Plan[Any]) -> list[Phrase]:
    """Which letters would wait, and how many messages are passed over and why."""
    if not plan.letters:
        return passed_over_words(plan)
    waiting = NN_(
        "{count} letter would wait: {kinds}.",
        "{count} letters would wait: {kinds}.",
        len(plan.letters),
        kinds=letter_kinds(plan.letters),
    )
    return [waiting, *passed_over_words(plan)]


def passed_over_words(plan: Plan[Any]) -> list[Phrase]:
    """How many messages are passed over, for which reasons."""
    return [
        NN_(
            "{count} message passed over: {reason}",
            "{count} messages passed over: {reason}",
            number,
            reason=reason,
        )
        for reason, number in plan.groups
    ]


def letter_kinds(letters: Iterable[tuple[object, PlannedLetter]]) -> tuple[Phrase, ...]:
    """How many letters of each kind, the most frequent first.

    Args:
        letters: The letters, each with what it is about.
    """
    counted = Counter(letter.template for _, letter in letters)
    return tuple(
        N_("{count} × {letter}", count=number, letter=letter_name(template))
        for template, number in counted.most_common()
    )


def put_letters(plan: BatchPlan) -> None:
    """Print every letter of a plan as it would be sent."""
    for planned, letter in plan.letters:
        put_letter(planned.message, letter)


def put_letter(message: int, letter: PlannedLetter) -> None:
    """Print a letter as it would be sent.

    Args:
        message: Id of the message that it is about.
        letter: The letter.
    """
    put()
    about = N_("Letter to {name}, about message {message}", name=letter.to, message=message)
    put(styled(words(about), "dim"))
    put(styled(cell(letter.letter.subject), "strong"))
    put()
    put(terminal(clean(letter.letter.text.rstrip("\n"))))


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
