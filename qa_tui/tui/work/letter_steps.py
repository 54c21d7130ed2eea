"""Steps with single letters by key: call back, let wait again, do not wait."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import NN_, Phrase
from qa_tui.store.letters.steps import call_back, send_now, wait_again

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa_tui.store.writer import Writer
    from qa_tui.tui.screens.letters.outbox import OutboxScreen


class LetterSteps:
    """The commands for letters that are marked, or under the cursor.

    Args:
        screen: The screen with the letters.
    """

    def __init__(self, screen: OutboxScreen) -> None:
        self.screen = screen

    async def do_call_back(self) -> None:
        """Call letters back."""
        await self._step(
            call_back,
            lambda count: NN_(
                "{count} letter called back · {key} takes that back",
                "{count} letters called back · {key} takes that back",
                count,
                key=self.screen.key_of("undo"),
            ),
        )

    async def do_wait_again(self) -> None:
        """Let letters wait again."""
        await self._step(
            wait_again,
            lambda count: NN_(
                "{count} letter waits again · {key} takes that back",
                "{count} letters wait again · {key} takes that back",
                count,
                key=self.screen.key_of("undo"),
            ),
        )

    async def do_send_now(self) -> None:
        """Let letters be ready at once."""
        await self._step(
            send_now,
            lambda count: NN_(
                "{count} letter is ready · {key} takes that back",
                "{count} letters are ready · {key} takes that back",
                count,
                key=self.screen.key_of("undo"),
            ),
        )

    async def _step(
        self, step: Callable[[Writer, Sequence[int]], None], said: Callable[[int], Phrase]
    ) -> None:
        """Do something with the marked letters, else with the chosen one, in a thread."""
        screen, listed = self.screen, self.screen.listed
        current = listed.current
        letters = listed.marked_ids() or ([current.id] if current else [])
        try:
            await asyncio.to_thread(screen.write, lambda writer: step(writer, letters))
            listed.unmark()
            screen.app.status(said(len(letters)))
        finally:
            screen.do_refresh()
