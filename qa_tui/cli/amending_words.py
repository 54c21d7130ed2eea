"""What commands over many messages that decide nothing print: the plan, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.cli.bulk_words import consequences, passed_over_words, put_letter
from qa_tui.cli.output import cell, put, put_json, remark, styled, tell, words
from qa_tui.domain.history import change_words
from qa_tui.domain.masking import PERSONAL_NAMES
from qa_tui.domain.phrase import N_, NN_
from qa_tui.export.amend_shapes import amended_shape, left_alone_shape

if TYPE_CHECKING:
    from qa_tui.domain.amending import Amending, AmendPlan
    from qa_tui.domain.batch import Batched
    from qa_tui.domain.phrase import Phrase


def put_amendment(plan: AmendPlan, *, error: bool = False) -> None:
    """Print what would be done.

    Args:
        plan: The plan.
        error: On standard error, where the result follows on standard output.
    """
    say_it = remark if error else tell
    if plan.planned:
        say_it(_would(plan))
    for phrase in consequences(plan):
        say_it(phrase)


def put_amended(plan: AmendPlan, batched: Batched) -> None:
    """Print what was done."""
    tell(_done(plan))
    if batched.letters:
        tell(
            NN_(
                "{count} letter that names the addressee was written anew.",
                "{count} letters that name the addressee were written anew.",
                batched.letters,
            )
        )
    for phrase in passed_over_words(plan):
        remark(phrase)


def _would(plan: AmendPlan) -> Phrase:
    """What would be done, in one sentence."""
    count = len(plan.planned)
    if plan.amendment.verb == "note":
        return NN_(
            "{count} message would have the note.", "{count} messages would have the note.", count
        )
    if plan.amendment.verb == "mask":
        return NN_(
            "{count} message would be masked: {kinds}.",
            "{count} messages would be masked: {kinds}.",
            count,
            kinds=_kinds(plan),
        )
    return NN_(
        "{count} message would be corrected: {fields}.",
        "{count} messages would be corrected: {fields}.",
        count,
        fields=plan.amendment.fields,
    )


def _done(plan: AmendPlan) -> Phrase:
    """What was done, in one sentence."""
    count = len(plan.planned)
    if plan.amendment.verb == "note":
        return NN_(
            "{count} message has your note; “qa-tui undo” takes it back.",
            "{count} messages have your note; “qa-tui undo” takes all of them back.",
            count,
        )
    if plan.amendment.verb == "mask":
        return NN_(
            "{count} message is masked: {kinds}.",
            "{count} messages are masked: {kinds}.",
            count,
            kinds=_kinds(plan),
        )
    return NN_(
        "{count} message is corrected: {fields}.",
        "{count} messages are corrected: {fields}.",
        count,
        fields=plan.amendment.fields,
    )


def _kinds(plan: AmendPlan) -> tuple[Phrase, ...]:
    return tuple(
        N_("{count} × {letter}", count=number, letter=PERSONAL_NAMES[kind])
        for kind, number in plan.kinds
    )


def put_each(plan: AmendPlan) -> None:
    """Print what happens to each message, and its letters as they would be sent."""
    for one in plan.planned:
        put()
        _put_one(one)


def _put_one(one: Amending) -> None:
    put(styled(words(N_("Message {message}", message=one.message)), "strong"))
    put(styled(cell(one.gist), "dim"))
    for phrase in change_words(one.changes):
        tell(phrase)
    for hidden in one.hidden:
        put(f"{styled(cell(hidden.words))} → {styled(cell(hidden.instead))}")
    for letter in one.letters:
        put_letter(one.message, letter)


def put_amendment_json(plan: AmendPlan, *, done: bool, full: bool) -> None:
    """Print what happens to each message, one object a line.

    Args:
        plan: The plan.
        done: Whether it was carried out.
        full: With the text of the letters.
    """
    for one in plan.planned:
        put_json(amended_shape(one, plan.amendment.verb, done=done, full=full))
    for passed in plan.passed_over:
        put_json(left_alone_shape(passed))
