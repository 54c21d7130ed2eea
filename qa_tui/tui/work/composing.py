"""Texts that are begun from a screen: the menu of what can be written, and the drafts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.tui.screens.moderation import ModerationScreen


class Composing:
    """The commands that begin to write, or go on.

    Args:
        screen: The screen; it is read anew when something was written.
    """

    def __init__(self, screen: ModerationScreen) -> None:
        self.screen = screen

    async def do_write(self) -> None:
        """Choose what to write."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        screen, app = self.screen, self.screen.app
        target, work = screen.target(), deciding.read_offer
        offer = await asyncio.to_thread(work, screen.desk, app.actor, target)
        screen.ask(deciding.WriteMenu(target, offer), self._chosen)

    def do_drafts(self) -> None:
        """List what was begun and not sent off."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        self.screen.app.push_screen(deciding.DraftsScreen(), self._left)

    async def _chosen(self, kind: str | None) -> None:
        """Open the compose screen for what was chosen in the menu."""
        if kind is None:
            return
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        screen, app = self.screen, self.screen.app
        if kind == deciding.DRAFTS:
            self.do_drafts()
            return
        if kind.startswith(deciding.DRAFT):
            number = int(kind.removeprefix(deciding.DRAFT))
            await deciding.go_on(screen, number, self._left)
            return
        work, target = deciding.writing_for, screen.target()
        writing = await asyncio.to_thread(work, screen.desk, app.actor, kind, target)
        app.push_screen(deciding.ComposeScreen(writing), self._left)

    def _left(self, _result: None) -> None:
        self.screen.reload()
