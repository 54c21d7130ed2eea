"""A screen on which the border between question and answer of an imported thread is moved."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.tui.screens.around import AroundScreen

if TYPE_CHECKING:
    from qa_tui.domain.privacy.masking import Find
    from qa_tui.domain.records import Message, Thread
    from qa_tui.store.sqlite import Connection


class BorderingScreen(AroundScreen):
    """A screen over one thread, with what of it is worth correcting.

    Attributes:
        thread_id: Id of the thread.
    """

    thread_id: int

    @abstractmethod
    def question(self) -> Message | None:
        """The question of the thread as it was read; None while it is not."""

    def read_finds(self, thread: Thread, connection: Connection) -> dict[int, tuple[Find, ...]]:
        """Personal data in each message of a thread, by id."""
        from qa_tui.store.messages.masks import suggested  # noqa: PLC0415 - not for first frame

        return {message.id: suggested(connection, message) for message in thread.messages}

    def read_guessed(self, thread: Thread, connection: Connection) -> bool:
        """Whether the border of a thread was guessed at its import."""
        from qa_tui.store.messages.borders import read_border  # noqa: PLC0415 - not for first frame

        if thread.source is None:
            return False
        try:
            return read_border(connection, thread.id).guessed
        except QaTuiError:
            return False

    async def do_border_up(self) -> None:
        """Let the answer begin a line further up."""
        await self._move_border(-1)

    async def do_border_down(self) -> None:
        """Let the answer begin a line further down."""
        await self._move_border(1)

    async def _move_border(self, lines: int) -> None:
        from qa_tui.tui.work.correcting import store_border  # noqa: PLC0415 - not for first frame

        question = self.question()
        if question is None:
            return
        place = self.thread_id, lines, question.version
        done = await asyncio.to_thread(store_border, self.desk, self.app.actor, *place)
        if done is None:
            self.app.status(N_("There is no further line."))
            return
        key = self.key_of("undo")
        self.app.status(
            N_("the answer begins with line {line} · {key} takes it back", line=done.line, key=key)
        )
        await self.corrected(done.answer or done.question)
