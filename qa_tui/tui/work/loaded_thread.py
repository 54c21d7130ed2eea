"""A thread with all that its screen shows, as it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.domain.records import State
from qa_tui.domain.workflow import TO_CHECK, current_state

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from qa_tui.domain.history import Happening
    from qa_tui.domain.privacy.masking import Find
    from qa_tui.domain.records import Message, Note, Notice, Thread


@dataclass(frozen=True)
class Loaded:
    """A thread with what stands beside it."""

    thread: Thread
    history: tuple[Happening, ...]
    notices: tuple[Notice, ...]
    notes: tuple[Note, ...]
    finds: dict[int, tuple[Find, ...]]
    guessed: bool = False

    @property
    def first_open(self) -> int:
        """Id of the first message that can be decided, else of the question."""
        messages = self.thread.messages
        return next((m for m in messages if m.state in TO_CHECK), messages[0]).id

    def next_open(self, today: date) -> int | None:
        """Id of the first message that waits for a decision now; None for none.

        Args:
            today: The user's present day.
        """
        for message in self.thread.messages:
            if current_state(message.state, message.wake_on, today) is State.PENDING:
                return message.id
        return None

    def following(self, chosen: int | None) -> int:
        """Id of the message after the chosen one; the first comes after the last."""
        ids = [message.id for message in self.thread.messages]
        return ids[(ids.index(chosen) + 1) % len(ids)] if chosen in ids else ids[0]

    def holds(self, messages: Collection[int]) -> bool:
        """Whether one of some messages, given by their ids, is in the thread."""
        return any(message.id in messages for message in self.thread.messages)

    def after(self, message: Message) -> Loaded:
        """The same with a message as it is after a decision, for the key that comes next."""
        messages = (message if m.id == message.id else m for m in self.thread.messages)
        return replace(self, thread=replace(self.thread, messages=tuple(messages)))
