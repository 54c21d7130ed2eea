"""What the list of drafts shows, read from the desk in worker threads."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.store.drafts import read_drafts
from qa_tui.tui.lists.sources import ShortSource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa_tui.domain.draft import Draft
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


class DraftSource(ShortSource):
    """The drafts of a moderator, the one that was typed in last first.

    Args:
        desk: The desk.
        actor: Name of the moderator.
    """

    def __init__(self, desk: Desk, actor: str) -> None:
        super().__init__(desk)
        self.actor = actor

    def ids(self, connection: Connection) -> array[int]:
        """The ids of all of them."""
        return array("q", [draft.id for draft in read_drafts(connection, self.actor)])

    def rows(self, ids: Sequence[int]) -> Mapping[int, Draft]:
        """Drafts by id."""
        wanted = set(ids)
        with self.reading() as connection:
            drafts = read_drafts(connection, self.actor)
        return {draft.id: draft for draft in drafts if draft.id in wanted}
