"""Scrolling over places with a cursor: keys, mouse and the part that is in sight."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.actions import parse
from textual.binding import Binding
from textual.scrollbar import ScrollBar, ScrollTo

from qa_tui.tui.terminal.compositing import paint
from qa_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual import events


_MOVES = {
    "down,j": "move(1)",
    "up,k": "move(-1)",
    "pagedown,ctrl+d": "page(1)",
    "pageup,ctrl+u": "page(-1)",
    "home,g": "first",
    "end,G": "last",
}
_ACTIONS = {key: parse(action) for keys, action in _MOVES.items() for key in keys.split(",")}


class RowScroller(LineView, can_focus=True, inherit_bindings=False):
    """A number of places, each some terminal lines high. What stands there is not known here.

    Attributes:
        cursor: The chosen place.
    """

    BINDINGS: ClassVar = [Binding(keys, action, show=False) for keys, action in _MOVES.items()]
    ALLOW_SELECT = False
    ROW = 2
    """Terminal lines of a row."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cursor = 0
        self.direction = 1

    @property
    @abstractmethod
    def places(self) -> int:
        """How many places there are."""

    def moved(self) -> None:
        """The cursor was put somewhere and is in sight."""

    def scrolled(self) -> None:
        """Other places have come into sight."""

    def opened(self) -> None:
        """The row under the cursor was opened with the mouse."""

    @property
    def screenful(self) -> int:
        """How many rows can be in sight, at least in part; 1 before there is a size."""
        return max(-(-self.size.height // self.ROW) + 1, 1)

    @property
    def sight(self) -> range:
        """The places in sight."""
        top, height = round(self.scroll_y), self.size.height
        return range(top // self.ROW, min(-(-(top + height) // self.ROW), self.places))

    def measure(self) -> None:
        """Fit the scroll bar to the number of places."""
        self.fit(self.places * self.ROW)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def reveal(self) -> None:
        """Scroll by as little as brings the cursor into sight."""
        first, height = self.cursor * self.ROW, self.size.height
        top = round(self.scroll_y)
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif first + self.ROW > top + height:
            self.scroll_to(y=first + self.ROW - height, animate=False, force=True)

    def refresh_place(self, place: int) -> None:
        """Draw one row again."""
        if place in self.sight:
            self.refresh_lines(place * self.ROW, self.ROW)

    async def on_key(self, event: events.Key) -> None:
        """Move at once: on its way up to the app, which looks bindings up, a key loses time."""
        action = _ACTIONS.get(event.key)
        if action is not None:
            event.stop()
            _, name, arguments = action
            getattr(self, f"action_{name}")(*arguments)
            paint(self.screen, self, self.vertical_scrollbar)

    def clamped(self, place: int) -> int:
        """The nearest place there is."""
        return max(0, min(place, self.places - 1))

    def go_to(self, place: int) -> None:
        """Put the cursor on a place, or on the nearest one there is."""
        before, self.cursor = self.cursor, self.clamped(place)
        self.refresh_place(before)
        self.refresh_place(self.cursor)
        self.reveal()
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
        """Go to the last row."""
        self.go_to(self.places - 1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other places have come into sight.

        The scroll bar is drawn again only when it looks different: in a long list, hardly ever.
        """
        if self.show_vertical_scrollbar:
            if self._bar_start(old_value) == self._bar_start(new_value):
                self.vertical_scrollbar.set_reactive(ScrollBar.position, new_value)
            else:
                self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh_lines(round(new_value), self.size.height)
            self.direction = 1 if new_value > old_value else -1
            self.scrolled()

    @property
    def _bar(self) -> float:
        """The length of the bar in cells."""
        return max(1, self.size.height**2 / max(self.virtual_size.height, 1))

    def _bar_start(self, top: float) -> int:
        """Where the bar begins, in the eighths of a cell in which it is drawn."""
        rest = self.virtual_size.height - self.size.height
        return int(8 * (self.size.height - self._bar) * top / rest) if rest > 0 else 0

    def _on_scroll_to(self, message: ScrollTo) -> None:
        """Follow the bar when it is dragged.

        Textual reckons with a bar that could leave its column by its own length; in a long list
        the end could then not be reached.
        """
        way = self.size.height - self._bar
        if message.y is None or way <= 0:
            return
        message.prevent_default()
        message.stop()
        start = self.vertical_scrollbar.grabbed_position
        lines = (message.y - start) * self.size.height / self.virtual_size.height
        top = start + lines * (self.virtual_size.height - self.size.height) / way
        self.scroll_to(y=round(top), animate=False)

    async def _on_click(self, event: events.Click) -> None:
        place = (event.y + round(self.scroll_y)) // self.ROW
        if place < self.places:
            self.go_to(place)
            if event.chain == 2:
                self.opened()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        if self.places:
            self.reveal()
        self.scrolled()

    def on_focus(self) -> None:
        """Show that the list has the focus."""
        self.refresh_place(self.cursor)

    def on_blur(self) -> None:
        """Show that the list has lost the focus."""
        self.refresh_place(self.cursor)

    def keep_line(self, before: int) -> None:
        """Scroll so that the cursor stays on its line of the screen.

        Args:
            before: The place at which the cursor's row stood until now.
        """
        moved = (self.cursor - before) * self.ROW
        if moved:
            self.scroll_to(y=round(self.scroll_y) + moved, animate=False, force=True)
