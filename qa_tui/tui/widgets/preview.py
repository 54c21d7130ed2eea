"""The words of one message beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from qa_tui.domain.hits import NO_WORDS, Sought
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind
from qa_tui.tui.safe import words
from qa_tui.tui.widgets.found_text import FoundText
from qa_tui.tui.widgets.message_text import BLANK, body, by_line, head, notes_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.records import Message, Note, Thread
    from qa_tui.tui.app import QaTuiApp


class Preview(VerticalScroll, can_focus=False):
    """What has to be read before deciding, in one column."""

    app: QaTuiApp

    def compose(self) -> ComposeResult:
        """One block of text."""
        yield FoundText(id="preview-text")

    def clear(self) -> None:
        """Show nothing."""
        self.query_one(FoundText).show(Content.empty())

    def show(
        self, thread: Thread, message: int, notes: tuple[Note, ...], sought: Sought = NO_WORDS
    ) -> None:
        """Show a message with the head of its thread.

        Args:
            thread: The thread.
            message: The message that is judged; an answer comes with its question.
            notes: Internal remarks on the thread.
            sought: What the list was searched for.
        """
        chosen = next((m for m in thread.messages if m.id == message), thread.messages[0])
        parts = [head(thread), self._block(thread, chosen)]
        if chosen.kind is Kind.ANSWER:
            question = thread.messages[0]
            parts.append(words(N_("The question:"), "$dim"))
            parts.append(self._block(thread, question))
        elif len(thread.messages) > 1:
            parts.extend(self._block(thread, answer) for answer in thread.messages[1:])
        if notes:
            parts.append(notes_words(notes))
        text = self.query_one(FoundText)
        text.sought = sought
        text.show(BLANK.join(parts))
        self.scroll_home(animate=False)

    def _block(self, thread: Thread, message: Message) -> Content:
        who = by_line(message, ascii_only=self.app.ascii_only)
        return Content.assemble(who, "\n\n", body(message, thread.form))
