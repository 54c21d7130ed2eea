"""Hands over what is typed one key at a time, in the order of typing.

Textual runs priority bindings at once and sends all other keys through the queues of the focused
widget and its ancestors. Keys that arrive together, from a fast hand or over a slow line, could
overtake each other or reach a screen on which they mean something else: `r`, `i`, Enter would
refuse without the `i`. So each key waits until the one before it has had its effect.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.events import Paste

from qa_tui.domain.phrase import N_
from qa_tui.tui.widgets.sidebar import grouped

if TYPE_CHECKING:
    from textual import events
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump

    from qa_tui.tui.app import QaTuiApp

_TURNS = 200
"""How often a part is waited for before the next key goes on without it: for two seconds where
nothing else happens, and as much longer as the program is busy."""

_TURN = 0.01
"""Seconds."""

LONGEST_PASTE = 200_000
"""Characters of a pasted text at most; ten times of what any field takes."""


class Keyboard:
    """The keys and pasted texts that were not handed over yet."""

    def __init__(self, app: QaTuiApp) -> None:
        self.app = app
        self.typed: deque[events.Event] = deque()
        self.task: asyncio.Task[None] | None = None

    def refuses(self, event: events.Event) -> bool:
        """Refuse a pasted text that would keep the program busy for seconds, and say so."""
        if not isinstance(event, Paste) or len(event.text) <= LONGEST_PASTE:
            return False
        self.app.tell(
            N_(
                "{length} characters are too many to paste; nothing was put in. "
                "Paste a part of them.",
                length=grouped(len(event.text)),
            ),
            "warning",
        )
        return True

    def waits(self, event: events.Event) -> bool:
        """Let what was typed wait until all before it has had its effect.

        Args:
            event: A key or a pasted text.

        Returns:
            Whether something is before it: then it is handed over in its turn. Else the app is
            to have it now.
        """
        if self.task is not None and not self.task.done():
            self.typed.append(event)
            return True
        self.task = asyncio.create_task(self._work(event, self._focused))
        return False

    @property
    def _focused(self) -> DOMNode:
        return self.app.focused or self.app.screen

    async def _work(self, event: events.Event, focused: DOMNode) -> None:
        await self._had_effect(event, focused)
        while self.typed and self.app.is_running:
            event, focused = self.typed.popleft(), self._focused
            self.app.call_later(self.app.hand_over, event)
            await self._had_effect(event, focused)

    async def _had_effect(self, event: events.Event, focused: DOMNode) -> None:
        """Wait until everything that a key was sent to has dealt with it."""
        await self._reached(self.app)
        if event.is_forwarded:
            for node in focused.ancestors_with_self:
                await self._reached(node)
        await self._reached(self.app.screen)
        await self._reached(self.app)

    async def _reached(self, node: MessagePump) -> None:
        """Wait until a node has dealt with all that it was sent before."""
        done = asyncio.Event()
        if not node.call_later(done.set):
            return
        if node is self.app:
            await done.wait()
            return
        for _ in range(_TURNS):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), _TURN)
                return
