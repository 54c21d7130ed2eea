"""One step over many messages, planned and carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa_tui.domain.moderation.amending import Amendment, AmendPlan
from qa_tui.store.many.amend_plan import plan_amendment
from qa_tui.store.many.amending import carry_out_amendment
from qa_tui.store.many.batch import carry_out_batch, plan_batch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.store.desk import Desk


def planned(desk: Desk, messages: Iterable[int], step: Amendment | Decision, **more: Any):
    """What a step would do."""
    plan = plan_amendment if isinstance(step, Amendment) else plan_batch
    with desk.reading() as connection:
        return plan(connection, messages, step, desk.today, **more)


def carried_out(desk: Desk, plan, by: str = "ann", **more: Any):
    """What a step did that was planned."""
    carry_out = carry_out_amendment if isinstance(plan, AmendPlan) else carry_out_batch
    with desk.writing(by) as writer:
        return carry_out(writer, plan, **more)
