"""The words of a thread in one column, and the way from hit to hit in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.phrase import N_
from qa_tui.tui.widgets.found_text import FoundText
from qa_tui.tui.widgets.hanging import Hanging
from qa_tui.tui.widgets.message_block import MessageBlock
from qa_tui.tui.words.correcting_words import border_rule, personal_hint
from qa_tui.tui.words.message_text import by_line, head

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.hits import Sought
    from qa_tui.domain.records import Message
    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.work.loaded_thread import LoadedThread


class ThreadText(VerticalScroll):
    """The head of a thread, its messages, and below them what is beside them on a wide screen.

    Args:
        sought: What was searched for.
        key_of: Gives the key of a command of the screen, as it is written.
        id: Id of the widget.

    Attributes:
        hit: The place where one is, and its number in that text.
    """

    app: QaTuiApp

    def __init__(
        self,
        sought: Sought,
        key_of: Callable[[str], str],
        id: str,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.sought = sought
        self.key_of = key_of
        self.hit: tuple[FoundText, int] | None = None

    def compose(self) -> ComposeResult:
        """The head, a place for the messages, what stands below."""
        with Vertical(id="column"):
            yield FoundText(sought=self.sought, id="head")
            yield Vertical(id="messages")
            yield Static(classes="around")
            yield Hanging(id="below")

    async def show(self, loaded: LoadedThread, chosen: int | None, *, calmly: bool) -> None:
        """Show the messages of a thread.

        Args:
            loaded: The thread.
            chosen: Id of the message that is chosen.
            calmly: Whether one stands in it already: then the text stays where it is.
        """
        messages, top = self.query_one("#messages", Vertical), self.scroll_y
        self.query_one("#head", FoundText).show(head(loaded.thread))
        await messages.remove_children()
        await messages.mount_all(
            self._block(message, number, loaded)
            for number, message in enumerate(loaded.thread.messages)
        )
        self.set_class(len(loaded.thread.messages) > 1, "several")
        self.choose(chosen)
        self.hit = None
        if calmly:
            self.call_after_refresh(self.scroll_to, y=top, animate=False)
        elif self.sought:
            self.call_after_refresh(self._first_hit)

    def _block(self, message: Message, number: int, loaded: LoadedThread) -> MessageBlock:
        """A message with the rule over it and the hint under it."""
        ascii_only, above = self.app.ascii_only, Content.empty()
        if loaded.guessed and number == 1:
            keys = self.key_of("border_up"), self.key_of("border_down")
            above = border_rule(*keys, ascii_only=ascii_only)
        finds = loaded.finds.get(message.id, ())
        hint = personal_hint(finds, self.key_of("correct"), ascii_only=ascii_only)
        by = by_line(message, self.app.desk.today, ascii_only=ascii_only)
        return MessageBlock(message, loaded.thread, self.sought, by=by, above=above, hint=hint)

    def choose(self, message: int | None) -> None:
        """Mark the chosen message.

        Args:
            message: Its id.
        """
        for block in self.query(MessageBlock):
            block.set_class(block.message.id == message, "chosen")

    def reveal(self) -> None:
        """Bring the chosen message into sight."""
        for block in self.query(MessageBlock):
            if block.has_class("chosen"):
                block.scroll_visible(animate=False, top=True)

    # From hit to hit

    def _first_hit(self) -> None:
        """Go to the first place in the chosen message that the search found."""
        for block in self.query(MessageBlock):
            text = block.query_one(FoundText)
            if block.has_class("chosen") and text.hits:
                self._go_to_hit(text, 0)

    def do_next_hit(self) -> None:
        """Go to the next place that the search found."""
        self._step_hit(1)

    def do_previous_hit(self) -> None:
        """Go to the place found before."""
        self._step_hit(-1)

    def _step_hit(self, step: int) -> None:
        places = [(text, n) for text in self.query(FoundText) for n in range(len(text.hits))]
        if not places:
            self.app.status(N_("No search is active: the list's filter starts one."))
            return
        if self.hit in places:
            following = places[(places.index(self.hit) + step) % len(places)]
        else:
            following = places[0 if step > 0 else -1]
        self._go_to_hit(*following)
        number = places.index(following) + 1
        self.app.status(N_("hit {number} of {count}", number=number, count=len(places)))

    def _go_to_hit(self, text: FoundText, number: int) -> None:
        if self.hit is not None:
            self.hit[0].choose(None)
        self.hit = (text, number)
        text.choose(number)
        line = text.content_region.y + text.line_of(number) - self.content_region.y
        if not 2 <= line < self.size.height - 2:
            self.scroll_relative(y=line - self.size.height // 3, animate=False)
