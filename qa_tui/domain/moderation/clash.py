"""A clash: somebody else was faster. What one saw, and what is there now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.history import Happening
    from qa_tui.domain.records import Message, Thread


@dataclass(frozen=True)
class Clash:
    """A message that has changed since it was read.

    Attributes:
        thread: Its thread, as it is.
        message: The message, as it is; its version is the one that is there.
        seen_text: The text that was read, as it came.
        seen_background: The background that was read, as it came.
        history: What was done to it since, oldest first.
    """

    thread: Thread
    message: Message
    seen_text: str
    seen_background: str
    history: tuple[Happening, ...]

    @property
    def words_changed(self) -> bool:
        """Whether it has other words than those that were read."""
        seen = (self.seen_text, self.seen_background)
        return seen != (self.message.text, self.message.background)
