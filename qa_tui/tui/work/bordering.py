"""Moves the border between question and answer of an imported thread."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from qa_tui.tui.screens.desk.thread import ThreadScreen


class Bordering:
    """The commands that move the border.

    Args:
        screen: The screen with the thread.
    """

    def __init__(self, screen: ThreadScreen) -> None:
        self.screen = screen

    async def do_border_up(self) -> None:
        """Let the answer begin a line further up."""
        await self._move(-1)

    async def do_border_down(self) -> None:
        """Let the answer begin a line further down."""
        await self._move(1)

    async def _move(self, lines: int) -> None:
        from qa_tui.tui.work.correcting import store_border  # noqa: PLC0415 - not for first frame

        screen, app = self.screen, self.screen.app
        if screen.loaded is None:
            return
        thread = screen.loaded.thread
        place = thread.id, lines, thread.messages[0].version
        done = await asyncio.to_thread(store_border, screen.desk, app.actor, *place)
        if done is None:
            app.status(N_("There is no further line."))
            return
        key = screen.key_of("undo")
        app.status(
            N_("the answer begins with line {line} · {key} takes it back", line=done.line, key=key)
        )
        await screen.corrected(done.answer or done.question)
