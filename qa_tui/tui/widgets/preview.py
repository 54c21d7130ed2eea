"""The words of one message beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

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


HINTS = ("claim", "similar", "personal", "asker")
"""The hints that may stand under a message, in their order."""


class Preview(VerticalScroll, can_focus=False):
    """What has to be read before deciding, in one column; hints stay in sight under it.

    Attributes:
        message: The message that is shown; None while there is none.
        hints: What is worth knowing of it, each a line, by its name in `HINTS`.
    """

    app: QaTuiApp

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.message: int | None = None
        self.hints: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """One block of text, and the hints."""
        yield FoundText(id="preview-text")
        yield Static(id="hints")

    def clear(self) -> None:
        """Show nothing."""
        self.query_one(FoundText).show(Content.empty())
        self._begin_hints(None)

    def hint(self, message: int, name: str, shown: Content) -> None:
        """Show a hint, unless another message is shown by now.

        Args:
            message: The message that it is about.
            name: One of `HINTS`; a later hint of the same name takes its place.
            shown: One line; empty for none.
        """
        if message == self.message:
            self.hints[name] = shown
            self._show_hints()

    def _begin_hints(self, message: int | None) -> None:
        self.message = message
        self.hints = {}
        self._show_hints()

    def _show_hints(self) -> None:
        found = [self.hints[name] for name in HINTS if self.hints.get(name)]
        for hints in self.query("#hints").results(Static):  # none where the screen is being left
            if found or hints.has_class("some"):
                hints.update(Content("\n").join(found))
                hints.set_class(bool(found), "some")

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
            parts.append(notes_words(notes, self.app.desk.clock()))
        text = self.query_one(FoundText)
        text.sought = sought
        text.show(BLANK.join(parts))
        if message != self.message:
            self.scroll_home(animate=False)
            self._begin_hints(message)

    def _block(self, thread: Thread, message: Message) -> Content:
        who = by_line(message, self.app.desk.today, ascii_only=self.app.ascii_only)
        return Content.assemble(who, "\n\n", body(message, thread.form))
