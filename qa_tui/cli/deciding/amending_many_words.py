"""What commands over many messages that decide nothing print: the plan, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.cli.deciding.many_words import put_letter
from qa_tui.cli.output import cell, put, put_json, styled, tell, words
from qa_tui.domain.history import change_words
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.privacy.masking import PERSONAL_NAMES
from qa_tui.export.many_shapes import amended_shape, left_alone_shape
from qa_tui.i18n import drawn

if TYPE_CHECKING:
    from qa_tui.domain.moderation.amending import AmendPlan, PlannedAmendment
    from qa_tui.domain.moderation.batch import Batched
    from qa_tui.domain.phrase import Phrase


def would_amend(plan: AmendPlan) -> list[Phrase]:
    """What would be done, in one sentence where there is something to do."""
    return [_would(plan)] if plan.planned else []


def amended(plan: AmendPlan, batched: Batched) -> list[Phrase]:
    """What was done, and how many letters were written anew."""
    done = [_done(plan)]
    if batched.letters:
        done.append(
            NN_(
                "{count} letter that names the addressee was written anew.",
                "{count} letters that name the addressee were written anew.",
                batched.letters,
            )
        )
    return done


def _would(plan: AmendPlan) -> Phrase:
    """What would be done, in one sentence."""
    count = len(plan.planned)
    if plan.amendment.verb == "note":
        return NN_(
            "{count} message would get the note.", "{count} messages would get the note.", count
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


def _put_one(one: PlannedAmendment) -> None:
    put(styled(words(N_("Message {message}", message=one.message)), "strong"))
    put(styled(cell(one.gist), "dim"))
    for phrase in change_words(one.changes):
        tell(phrase)
    for hidden in one.hidden:
        put(f"{styled(cell(hidden.words))}{drawn(' → ')}{styled(cell(hidden.instead))}")
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
