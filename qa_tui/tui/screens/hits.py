"""A thread in which one goes from place to place that a search has found."""

from __future__ import annotations

from textual.containers import VerticalScroll

from qa_tui.domain.phrase import N_
from qa_tui.tui.screens.bordering import BorderingScreen
from qa_tui.tui.widgets.found_text import FoundText
from qa_tui.tui.widgets.message_block import MessageBlock


class HitsScreen(BorderingScreen):
    """A screen over the messages of a thread.

    Attributes:
        hit: The place where one is, and its number in that text.
        chosen: Id of the chosen message.
    """

    hit: tuple[FoundText, int] | None = None
    chosen: int | None = None

    def first_hit(self) -> None:
        """Go to the first place in the chosen message that the search found."""
        for block in self.query(MessageBlock):
            text = block.query_one(FoundText)
            if block.message.id == self.chosen and text.hits:
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
        scroller = self.query_one("#text", VerticalScroll)
        line = text.content_region.y + text.line_of(number) - scroller.content_region.y
        if not 2 <= line < scroller.size.height - 2:
            scroller.scroll_relative(y=line - scroller.size.height // 3, animate=False)
