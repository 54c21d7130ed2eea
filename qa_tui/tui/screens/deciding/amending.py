"""Opens the screen that corrects a message, again where somebody else was faster."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_
from qa_tui.tui.screens.deciding.conflict import conflict_on
from qa_tui.tui.screens.deciding.correct import CorrectScreen
from qa_tui.tui.work.correcting import Begun, read_correctable

if TYPE_CHECKING:
    from qa_tui.store.messages.corrections import Corrected
    from qa_tui.tui.screens.moderation import ModerationScreen


async def correct_on(screen: ModerationScreen) -> None:
    """Open the screen that corrects the chosen message, then show what was corrected.

    Args:
        screen: The screen with the message.
    """
    target = screen.target()
    if target is not None:
        await _open(screen, target.message, None)


async def _open(screen: ModerationScreen, message: int, begun: Begun | None) -> None:
    """Open the screen that corrects a message, with what was typed before."""
    read = await asyncio.to_thread(read_correctable, screen.desk, message)
    screen.ask(CorrectScreen(read, begun), partial(_left, screen, message))
    screen.claims.hold_open(message)


async def _left(screen: ModerationScreen, message: int, done: Corrected | Begun | None) -> None:
    if isinstance(done, Begun):
        await _show_clash(screen, message, done)
    elif done is not None:
        key = screen.key_of("undo")
        if "revision" in done.changed:
            screen.app.status(N_("masked · {key} takes it back", key=key))
        else:
            screen.app.status(N_("corrected · {key} takes it back", key=key))
        await screen.corrected(done.message.id)


async def _show_clash(screen: ModerationScreen, message: int, begun: Begun) -> None:
    """Show both sides, then go on with what was typed, on what is there."""

    async def then(version: int | None) -> None:
        await screen.corrected(message)
        if version is not None:
            await _open(screen, message, begun)

    clash = await conflict_on(screen.desk, message, begun.version, None, typed=True)
    screen.ask(clash, then)
