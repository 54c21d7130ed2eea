"""Screens that take themselves away, and no other screen."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from qa_tui.tui.staying import stays


class LeavingScreen(Screen[ScreenResultType]):
    """A screen that may be told late to leave.

    Textual takes away whichever screen is on top: an answer from a thread would close what a person
    has opened over this one meanwhile, and lose what is typed there.
    """

    _result: ScreenResultType | None = None
    _leaves = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave, once; a screen that others cover leaves as soon as it is on top again.

        Args:
            result: What is handed to whoever has opened it.
        """
        if not stays(self):
            return AwaitComplete()
        if not self.is_active:
            self._leaves, self._result = True, result
            return AwaitComplete()
        return super().dismiss(result)

    async def keep_typed(self) -> None:
        """Keep what is being typed; on most screens, that is nothing."""

    def on_screen_resume(self) -> None:
        """Leave where that was wanted while others covered it."""
        if self._leaves:
            self.dismiss(self._result)
