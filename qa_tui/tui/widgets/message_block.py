"""One message of an open thread: who and when, its words, and what is worth knowing of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from qa_tui.tui.widgets.found_text import FoundText
from qa_tui.tui.words.message_text import body

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from qa_tui.domain.hits import Sought
    from qa_tui.domain.records import Message, Thread


class MessageBlock(Vertical):
    """A question or an answer; the chosen one is marked in the margin.

    Args:
        message: The message.
        thread: Its thread.
        sought: What was searched for.
        by: Who says it and when.
        above: A rule over it; empty for none.
        hint: A line under it; empty for none.
    """

    def __init__(
        self,
        message: Message,
        thread: Thread,
        sought: Sought,
        *,
        by: Content,
        above: Content,
        hint: Content,
    ) -> None:
        super().__init__(classes=f"message {message.kind.value}")
        self.message = message
        self.thread = thread
        self.sought = sought
        self.by = by
        self.above = above
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Who and when, then the words."""
        if self.above:
            yield Static(self.above, classes="above")
        yield Static(self.by, classes="by")
        yield FoundText(body(self.message, self.thread.form), self.sought, classes="body")
        if self.hint:
            yield Static(self.hint, classes="hint")
