"""Text in which what a search found is marked, and one hit after the other can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.hits import NO_WORDS, Hit, Sought, find_hits

if TYPE_CHECKING:
    from collections.abc import Iterable

EXACT, EXPANDED, CHOSEN = "bold $accent", "underline $accent", "reverse"


def highlighted(shown: Content, hits: Iterable[Hit]) -> Content:
    """Mark hits; other forms than what was typed are underlined.

    Args:
        shown: Cleaned text.
        hits: Places in it.
    """
    for hit in hits:
        shown = shown.stylize(EXPANDED if hit.expanded else EXACT, hit.start, hit.end)
    return shown


class FoundText(Static):
    """A block of text with its hits.

    Args:
        shown: Cleaned text.
        sought: What was looked for.
        id: Id of the widget.
        classes: Its style classes.

    Attributes:
        hits: The hits in the text.
    """

    def __init__(
        self,
        shown: Content | None = None,
        sought: Sought = NO_WORDS,
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.sought = sought
        self.hits: tuple[Hit, ...] = ()
        self._plain = Content.empty()
        self.show(shown or Content.empty())

    def show(self, shown: Content) -> None:
        """Show another text."""
        self.hits = tuple(find_hits(shown.plain, self.sought))
        self._plain = highlighted(shown, self.hits)
        self.update(self._plain)

    def choose(self, number: int | None) -> None:
        """Mark one of the hits as the chosen one; None for none of them."""
        shown = self._plain
        if number is not None:
            hit = self.hits[number]
            shown = shown.stylize(CHOSEN, hit.start, hit.end)
        self.update(shown)

    def line_of(self, number: int) -> int:
        """The line of the text, as it is broken now, in which a hit ends."""
        width = max(self.content_size.width, 1)
        return len(self._plain[: self.hits[number].end].wrap(width)) - 1
