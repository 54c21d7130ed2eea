"""Claims on what is open on a screen, so that no work is done twice."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from qa_tui.domain.moments import local_moment
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from qa_tui.tui.screens.moderation import ModerationScreen


class OpenClaims:
    """Claims the message that is open on a screen and the one that a menu is open on.

    Args:
        screen: The screen.
    """

    def __init__(self, screen: ModerationScreen) -> None:
        self.screen = screen
        self._held: int | None = None
        self._open: int | None = None

    def hold_open(self, message: int | None) -> None:
        """Claim the message of a menu, in place of the one before; None where none is open."""
        before, self._held = self._held, message
        self._exchange(before, message)

    def open_on(self, message: int | None) -> None:
        """Claim the message that is open on the screen, in place of the one before."""
        before, self._open = self._open, message
        self._exchange(before, message)

    def _exchange(self, before: int | None, message: int | None) -> None:
        if before != message:
            keeper = self.screen.app.keeper
            keeper.hold(message)
            keeper.let_go(before)

    def close(self) -> None:
        """Let go of everything: nothing is open any more."""
        self.hold_open(None)
        self.open_on(None)

    async def do_claim(self) -> None:
        """Claim the chosen message by hand, or let go of it."""
        screen, app = self.screen, self.screen.app
        target = screen.target()
        if target is None:
            return
        found = await asyncio.to_thread(app.keeper.toggle, target.message)
        if found is None:
            app.status(N_("free for others again"))
            return
        until, key = local_moment(found.until), screen.key_of("claim")
        app.status(
            N_("yours until {time}, others see it · {key} lets go", time=f"{until:%H:%M}", key=key)
        )
