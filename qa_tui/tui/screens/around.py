"""A screen that shows what is known around its message, read once the message is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Static

from qa_tui.tui.screens.moderation import ModerationScreen

if TYPE_CHECKING:
    from qa_tui.domain.context import Context
    from qa_tui.store.sqlite import Connection


class AroundScreen(ModerationScreen):
    """A screen with places of the class `around` for it, which stay empty where nothing is."""

    def read_around(self, message: int) -> None:
        """Read what is known around a message, in the place of what was read before."""
        self.read(partial(self._load_around, message), self._show_around, "context")

    def _load_around(self, message: int, connection: Connection) -> Context:
        from qa_tui.store.messages.context import read_context  # noqa: PLC0415 - not for first frame

        return read_context(connection, message, public_only=self.desk.read_only)

    def _show_around(self, context: Context) -> None:
        from qa_tui.tui.words.context_words import (  # noqa: PLC0415 - not for first frame
            Rows,
            beside,
        )

        rows = Rows(self.desk.clock(), ascii_only=self.app.ascii_only)
        shown = beside(context, rows, self.key_of("context"))
        for place in self.query(".around").results(Static):
            place.update(shown)
            place.set_class(bool(shown), "some")
