"""One amendment of all marked messages: what will happen to each, then one Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.moderation.amending import AmendPlan
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_, NN_
from qa_tui.store.many.amend_plan import plan_amendment
from qa_tui.store.many.amending import carry_out_amendment
from qa_tui.tui.screens.deciding.over_many import OverManyScreen
from qa_tui.tui.words.amend_words import (
    amend_plan_words,
    amending_head,
    amending_words,
    amendment_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content

    from qa_tui.domain.moderation.amending import Amendment
    from qa_tui.domain.moderation.batch import Batched
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


class AmendScreen(OverManyScreen[AmendPlan]):
    """What becomes of the messages, one a page.

    Args:
        messages: Ids of the messages.
        amendment: What is to be done to each.
        versions: The versions that were read, by message, where they are known.
        also: What is written in the same transaction; None for nothing.
    """

    def __init__(
        self,
        messages: Sequence[int],
        amendment: Amendment,
        versions: dict[int, int] | None = None,
        also: Callable[[Writer], None] | None = None,
    ) -> None:
        name = amendment_name(amendment)
        count = len(messages)
        super().__init__(
            NN_("{verb}: {count} marked", "{verb}: {count} marked", count, verb=name),
            N_("messages"),
        )
        self.messages = messages
        self.amendment = amendment
        self.versions = versions or {}
        self.also = also

    def plan_step(self, connection: Connection) -> AmendPlan:
        """Plan the amendment and write its letters."""
        return plan_amendment(
            connection,
            self.messages,
            self.amendment,
            self.app.desk.today,
            versions=self.versions,
            progress=self.progress,
            cancelled=self.stopping.is_set,
        )

    def write_step(self, writer: Writer, plan: AmendPlan) -> Batched:
        """Amend all of them."""
        if self.also is not None:
            self.also(writer)
        return carry_out_amendment(
            writer, plan, progress=self.progress, cancelled=self.stopping.is_set
        )

    def plan_again(self) -> None:
        """Take every message as it is by then."""
        self.versions = {}

    def told(self, plan: AmendPlan) -> Content:
        """How many, letters, and who is passed over."""
        return amend_plan_words(plan)

    def pages(self, plan: AmendPlan) -> int:
        """One page a message."""
        return len(plan.planned)

    def page(self, plan: AmendPlan, number: int) -> tuple[Content, Content]:
        """A message, what happens to it, and its letters."""
        one = plan.planned[number]
        head = amending_head(one, number + 1, len(plan.planned))
        return head, amending_words(one, plan.amendment.note)

    def doing(self, plan: AmendPlan) -> Phrase | None:
        """Do it."""
        if not plan.planned:
            return None
        is_correction = plan.amendment.verb == "correct"
        name = verb_name("correct") if is_correction else amendment_name(plan.amendment)
        return N_("{verb}: {count}", verb=name, count=len(plan.planned))
