"""A list with a cursor whose rows are drawn as they come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qa_tui.tui.signs import SIGNS

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

T = TypeVar("T")

Piece = tuple[str, str]
"""A run of cleaned text and the name of its style, empty for the row's own."""

STYLES = (
    "ground",
    "cursor",
    "away",
    "mark",
    "title",
    "chosen",
    "dim",
    "old",
    *(f"state-{look}" for look in SIGNS),
)
"""Names of the styles of rows; each is a component class of the list."""


class RowList(ScrollView, Generic[T], can_focus=True, inherit_bindings=False):
    """Rows of two terminal lines. Subclasses say what a row looks like.

    Attributes:
        items: The rows read so far.
        cursor: Place of the chosen row.
    """

    BINDINGS: ClassVar = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,ctrl+d", "page(1)", show=False),
        Binding("pageup,ctrl+u", "page(-1)", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar = {f"row-list--{name}" for name in STYLES}
    ROW = 2

    class Highlighted(Message):
        """The cursor stands on another row, or its row has changed."""

        def __init__(self, listed: RowList[Any]) -> None:
            super().__init__()
            self.listed = listed

        @property
        def control(self) -> RowList[Any]:
            """The list, for handlers that choose by selector."""
            return self.listed

    class Opened(Highlighted):
        """A row was opened with the mouse."""

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.ascii_only = ascii_only
        self.items: list[T] = []
        self.cursor = 0

    @property
    def current(self) -> T | None:
        """The row under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def draw(self, place: int, part: int, width: int) -> list[Piece]:
        """What stands in one terminal line of a row.

        Args:
            place: Place of the row.
            part: 0 for its first line, 1 for its second.
            width: Cells there are.

        Returns:
            Runs of cleaned text.
        """
        raise NotImplementedError

    def set_items(self, items: list[T], cursor: int = 0) -> None:
        """Show other rows."""
        self.items = items
        self.cursor = max(0, min(cursor, len(items) - 1))
        self.measure()
        self.moved()

    def measure(self) -> None:
        """Fit the scroll bar to the number of rows."""
        self.virtual_size = Size(self.size.width, len(self.items) * self.ROW)
        self.refresh()

    def moved(self) -> None:
        """Bring the cursor into sight and tell where it stands."""
        region = Region(0, self.cursor * self.ROW, 1, self.ROW)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self.refresh()
        self.post_message(self.Highlighted(self))

    def go_to(self, place: int) -> None:
        """Put the cursor on a row."""
        self.cursor = max(0, min(place, len(self.items) - 1))
        self.moved()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.go_to(self.cursor + rows)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        self.go_to(self.cursor + direction * max(self.size.height // self.ROW - 1, 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Go to the last row read so far."""
        self.go_to(len(self.items) - 1)

    async def _on_click(self, event: events.Click) -> None:
        place = (event.y + self.scroll_offset.y) // self.ROW
        if place < len(self.items):
            self.go_to(place)
            if event.chain == 2:
                self.post_message(self.Opened(self))

    def on_focus(self) -> None:
        """Show that the list has the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the list has lost the focus."""
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.measure()
        if self.items:
            region = Region(0, self.cursor * self.ROW, 1, self.ROW)
            self.scroll_to_region(region, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw one terminal line."""
        width = self.size.width
        place, part = divmod(y + self.scroll_offset.y, self.ROW)
        if place >= len(self.items):
            return Strip.blank(width, self.rich_style)
        chosen = place == self.cursor
        ground = self._named(("cursor" if self.has_focus else "away") if chosen else "ground")
        bar = ">" if self.ascii_only else "▌"
        pieces = [(" ", ""), (bar, "mark") if chosen else (" ", "")]
        pieces += self.draw(place, part, width - 2)
        segments = [
            Segment(text, ground + self._named(name) if name else ground) for text, name in pieces
        ]
        return Strip(segments).adjust_cell_length(width, ground)

    def _named(self, name: str) -> Style:
        partial = name not in {"ground", "cursor", "away"}
        return self.get_component_rich_style(f"row-list--{name}", partial=partial)
