"""One decision on all marked messages: what will happen, each letter, then one Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.moderation.batch import BatchPlan
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.workflow import STEPS
from qa_tui.store.lists.lines import messages_at
from qa_tui.store.many.batch import carry_out_batch, plan_batch
from qa_tui.tui.screens.deciding.over_many import OverManyScreen
from qa_tui.tui.words.many_words import letter_head, letter_text, plan_words

if TYPE_CHECKING:
    from textual.content import Content

    from qa_tui.domain.moderation.batch import Batched
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.workflow import Verb
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


class DecideManyScreen(OverManyScreen[BatchPlan]):
    """What becomes of each message, and the letters, one a page.

    Args:
        places: Places of the rows that are marked.
        template: What is decided; its message does not matter.
        others: What is done where its verb is not possible.
        versions: The versions that were read, by message, where they are known.
    """

    def __init__(
        self,
        places: list[int],
        template: Decision,
        others: tuple[Verb, ...],
        versions: dict[int, int],
    ) -> None:
        name = STEPS[template.verb].name
        titled = NN_("{verb}: {count} marked", "{verb}: {count} marked", len(places), verb=name)
        super().__init__(titled, N_("letters"))
        self.places = places
        self.template = template
        self.others = others
        self.versions = versions

    def plan_step(self, connection: Connection) -> BatchPlan:
        """Plan the decisions and write their letters."""
        return plan_batch(
            connection,
            messages_at(connection, self.places),
            self.template,
            self.app.desk.today,
            others=self.others,
            versions=self.versions,
            progress=self.progress,
            cancelled=self.stopping.is_set,
        )

    def write_step(self, writer: Writer, plan: BatchPlan) -> Batched:
        """Decide on all of them."""
        return carry_out_batch(writer, plan, progress=self.progress, cancelled=self.stopping.is_set)

    def plan_again(self) -> None:
        """Take every message as it is by then."""
        self.versions = {}

    def told(self, plan: BatchPlan) -> Content:
        """States, letters, and who is passed over."""
        return plan_words(plan)

    def pages(self, plan: BatchPlan) -> int:
        """One page a letter."""
        return len(plan.letters)

    def page(self, plan: BatchPlan, number: int) -> tuple[Content, Content]:
        """A letter, to whom and about what."""
        about, letter = plan.letters[number]
        return letter_head(about, letter, number + 1, len(plan.letters)), letter_text(letter)

    def doing(self, plan: BatchPlan) -> Phrase | None:
        """Decide."""
        if not plan.planned:
            return None
        verb = STEPS[plan.planned[0].decision.verb].name
        return N_("{verb}: {count}", verb=verb, count=len(plan.planned))
