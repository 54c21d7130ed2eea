"""A thread with all that its screen shows, as it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

    def after(self, message: Message) -> Loaded:
        """The same with a message as it is after a decision, for the key that comes next."""
        messages = (message if m.id == message.id else m for m in self.thread.messages)
        return replace(self, thread=replace(self.thread, messages=tuple(messages)))
