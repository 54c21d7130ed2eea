"""What the list of saved views shows, read from the desk in worker threads."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from qa_tui.store.lists.saved_views import read_saved_views
from qa_tui.tui.lists.sources import ShortSource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa_tui.domain.views import SavedView
    from qa_tui.store.sqlite import Connection


class SavedViewSource(ShortSource):
    """The saved views in their order, as a list shows them."""

    def ids(self, connection: Connection) -> array[int]:
        """The ids of all of them."""
        return array("q", [view.id for view in read_saved_views(connection)])

    def rows(self, ids: Sequence[int]) -> Mapping[int, SavedView]:
        """Saved views by id."""
        wanted = set(ids)
        with self.reading() as connection:
            return {view.id: view for view in read_saved_views(connection) if view.id in wanted}
