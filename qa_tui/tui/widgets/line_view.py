"""A scrolling widget that draws its lines itself, with a scroll bar that does so too."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.color import Color


class LineBar(ScrollBar):
    """A scroll bar whose lines are made once for each look.

    Textual sends every cell of a bar through a console and a cache of styles, which takes longer
    than the text beside it.
    """

    def __init__(self) -> None:
        super().__init__(vertical=True, name="vertical", thickness=1)
        self._look: object = None
        self._lines: list[Strip] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of the bar."""
        bar = cast("ScrollBarRender", self.render())
        filters, ground = tuple(self.get_line_filters()), self.background_colors[1]
        extent = (self.size.height, bar.virtual_size, bar.window_size, bar.position)
        look = (extent, bar.style, filters, ground)
        if look != self._look:
            self._look = look
            style = self.app.console.get_style(bar.style)
            colors = cast("tuple[Color, Color]", (style.bgcolor, style.color))
            drawn = bar.render_bar(*extent, self.thickness, self.vertical, *colors)
            made = {segment: Strip([segment], 1) for segment in drawn.segments}
            for line_filter in filters:
                made = {one: line.apply_filter(line_filter, ground) for one, line in made.items()}
            self._lines = [made[segment] for segment in drawn.segments]
        return self._lines[crop.y : crop.bottom]


class LineView(ScrollView):
    """A scrolling widget that draws its lines itself."""

    @property
    def line_width(self) -> int:
        """Cells of a line: it ends at the scroll bar, so that nobody has to cut it there."""
        bar = self.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        return max(self.size.width - bar, 0)

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Draw some lines again, but not the scroll bar: it knows itself when it changes.

        Args:
            y_start: The first, counted from the top of all.
            line_count: How many.
        """
        top = y_start - round(self.scroll_y)
        self.refresh(Region(0, top, self.line_width, line_count))

    def fit(self, lines: int) -> None:
        """Fit the scroll bar to a number of lines.

        Textual lays the whole screen out for that; here only where the bar comes or goes.
        """
        size = Size(0, lines)
        always = self.styles.overflow_y == "scroll"
        if self.show_vertical_scrollbar == (always or lines > self.container_size.height):
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = lines
        else:
            self.virtual_size = size

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = LineBar()
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar
