"""An amendment of many messages, carried out as planned: in one transaction, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa_tui.domain.moderation.batch import Batched
from qa_tui.store.many.over_many import write_each
from qa_tui.store.messages.corrections import correct
from qa_tui.store.messages.masks import mask
from qa_tui.store.messages.notes import add_note

if TYPE_CHECKING:
    from qa_tui.domain.moderation.amending import Amendment, AmendPlan, PlannedAmendment
    from qa_tui.store.many.over_many import Asked, Progress
    from qa_tui.store.writer import Writer


def carry_out_amendment(
    writer: Writer,
    plan: AmendPlan,
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: Asked = lambda: False,
) -> Batched:
    """Carry a plan out: all of it, or nothing.

    Args:
        writer: The open transaction.
        plan: What `plan_amendment` gave.
        progress: Called with how much is done, and how much there is in all.
        cancelled: Called now and then; returns whether to stop, and then nothing is written.

    Returns:
        The step, which one undo takes back.

    Raises:
        Refused: When nothing is planned, or a rule is against it by now.
        Conflict: When somebody changed one of the messages since it was planned.
        NotFound: When one of them was taken back since.
        Cancelled: When it was stopped.
    """
    batch, letters = writer.uid(), 0

    def write(one: PlannedAmendment) -> None:
        nonlocal letters
        letters += _write(writer, plan.amendment, one, batch)

    write_each(writer, plan.planned, write, progress, cancelled)
    return Batched(
        batch,
        plan.amendment.verb,
        tuple(one.message for one in plan.planned),
        tuple(one.place for one in plan.planned if one.place is not None),
        letters,
        len(plan.passed_over),
    )


def _write(writer: Writer, amendment: Amendment, one: PlannedAmendment, batch: str) -> int:
    """Write what was planned for a message; tells how many letters wait by it."""
    if amendment.verb == "note":
        add_note(writer, one.message, amendment.note, batch)
        return 0
    if amendment.verb == "mask":
        finds = [hidden.find for hidden in one.hidden]
        mask(writer, one.message, one.version, finds, batch)
        return 0
    wanted = replace(amendment.correction, message=one.message, version=one.version)
    letters = {letter.template: letter.letter for letter in one.letters}
    return len(correct(writer, wanted, batch, letters).letters)
