"""The views of the queue with their counts: a column, or one line where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from qa_tui.domain.text import SafeText
from qa_tui.tui.safe import content, words

if TYPE_CHECKING:
    from textual.app import RenderResult

    from qa_tui.domain.views import View

WIDTH = 30


def grouped(number: int) -> str:
    """A number with its thousands parted by a thin blank."""
    return f"{number:,}".replace(",", "\u202f")


class Sidebar(Widget):
    """The views by group; the one in use is marked."""

    auto_links = False

    counts: reactive[dict[str, int]] = reactive(dict, layout=False)
    chosen: reactive[str] = reactive("")

    class Chosen(Message):
        """A view was clicked.

        Attributes:
            key: The view's key.
        """

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, views: tuple[View, ...], *, ascii_only: bool) -> None:
        super().__init__(id="sidebar")
        self.views = views
        self.mark = ">" if ascii_only else "▌"

    def render(self) -> RenderResult:
        """A heading and its views, group by group."""
        width = self.content_size.width
        lines: list[Content] = []
        group = None
        for number, view in enumerate(self.views, 1):
            if view.group != group:
                if group is not None:
                    lines.append(Content.empty())
                lines.append(Content.assemble("  ", words(view.group, "$dim")))
                group = view.group
            lines.append(self._line(number, view, width))
        return Content("\n").join(lines)

    def _line(self, number: int, view: View, width: int) -> Content:
        chosen = view.key == self.chosen
        count = self.counts.get(view.key)
        shown = "" if count is None else grouped(count)
        name = words(view.name).truncate(max(width - 6 - cell_len(shown), 4), ellipsis=True)
        gap = max(width - 4 - name.cell_length - cell_len(shown), 1)
        line = Content.assemble(
            (self.mark if chosen else " ", "$accent"),
            (f"{number} ", "$dim"),
            name.stylize("bold" if chosen else ""),
            " " * gap,
            content(SafeText.literal(shown), "" if count else "$dim"),
        )
        return line.stylize(Style.from_meta({"@click": f"screen.view('{view.key}')"}))
