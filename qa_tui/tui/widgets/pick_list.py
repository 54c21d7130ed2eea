"""A short list of found things, one a line: arrows move, Enter or a click takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from qa_tui.tui.safe import cut

if TYPE_CHECKING:
    from textual.app import RenderResult


class PickList(Widget):
    """Lines of which one is chosen; another widget has the keyboard.

    Attributes:
        lines: What is offered.
        cursor: Place of the chosen line; -1 while none is chosen.
    """

    auto_links = False
    lines: reactive[tuple[Content, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(0)

    class Taken(Message):
        """A line was clicked.

        Attributes:
            place: Its place.
        """

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None, mark: str = "▌") -> None:  # noqa: A002
        super().__init__(id=id)
        self.mark = mark

    def offer(self, lines: tuple[Content, ...], cursor: int = 0) -> None:
        """Show other lines."""
        self.lines = lines
        self.cursor = min(cursor, len(lines) - 1)

    def step(self, lines: int) -> None:
        """Move the cursor, staying in the list."""
        self.cursor = max(0, min(self.cursor + lines, len(self.lines) - 1))

    def get_content_height(self, *_sizes: object) -> int:
        """A line for each."""
        return max(len(self.lines), 1)

    def render(self) -> RenderResult:
        """As many lines as fit, around the cursor."""
        height, width = max(self.content_size.height, 1), self.content_size.width
        first = max(0, min(self.cursor - height // 2, len(self.lines) - height))
        shown = list(enumerate(self.lines))[first : first + height]
        return Content("\n").join(self._row(place, line, width) for place, line in shown)

    def _row(self, place: int, line: Content, width: int) -> Content:
        chosen = place == self.cursor
        mark = Content.styled(self.mark if chosen else " ", "$accent")
        shown = cut(line, max(width - 2, 1))
        row = Content.assemble(mark, " ", shown.stylize_before("bold" if chosen else ""))
        row = row.pad_right(max(width - row.cell_length, 0))
        if chosen:
            row = row.stylize_before("on $cursor")
        return row.stylize(Style.from_meta({"@click": f"choose({place})"}))

    def action_choose(self, place: int) -> None:
        """Take a clicked line."""
        self.cursor = place
        self.post_message(self.Taken(place))
