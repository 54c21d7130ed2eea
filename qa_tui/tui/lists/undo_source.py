"""What the list of what can be undone shows, read from the desk in worker threads."""

from __future__ import annotations

from array import array
from itertools import islice
from typing import TYPE_CHECKING

from qa_tui.store.journal.steps import knows_moderator, steps_of, uid_of_moderator
from qa_tui.store.undo.undoable import read_undoable
from qa_tui.tui.lists.sources import DeskSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa_tui.domain.moderation.undoable import Undoable
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

_CHUNK = 500


class UndoSource(DeskSource):
    """The steps of a moderator that still count, the newest first; ids are `seq`s.

    Args:
        desk: The desk.
        actor: Name of the moderator.
    """

    def __init__(self, desk: Desk, actor: str) -> None:
        super().__init__(desk)
        self.actor = actor

    def first(self, rows: int) -> tuple[array[int], int | None]:
        """The first steps."""
        with self.reading() as connection:
            return array("q", islice(self._steps(connection), rows)), None

    def last(self, rows: int) -> array[int] | None:  # noqa: ARG002 - as every source
        """Not known without reading all."""
        return None

    def chunks(self) -> Iterator[array[int]]:
        """All steps."""
        with self.reading() as connection:
            steps = self._steps(connection)
            while chunk := array("q", islice(steps, _CHUNK)):
                yield chunk

    def rows(self, ids: Sequence[int]) -> Mapping[int, Undoable]:
        """Steps by the `seq` of their last event."""
        with self.reading() as connection:
            return {step.seq: step for step in read_undoable(connection, ids)}

    def _steps(self, connection: Connection) -> Iterator[int]:
        if not knows_moderator(connection, self.actor):
            return iter(())
        return steps_of(connection, uid_of_moderator(connection, self.actor))
