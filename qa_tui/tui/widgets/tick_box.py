"""A box to tick: its mark tells without colours whether it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Checkbox

if TYPE_CHECKING:
    from textual.geometry import Size


class TickBox(Checkbox):
    """A box with its words in one line; the blank key ticks it.

    Args:
        told: What a tick means.
        value: Whether it is ticked.
        id: Name of the widget.
    """

    told: Content

    def __init__(self, told: Content, value: bool = False, *, id: str) -> None:  # noqa: A002
        self.told = told
        super().__init__(told, value, id=id, compact=True)

    def render(self) -> Content:
        """The box, then the words, which stand out while the box has the keyboard."""
        mark = "[x]" if self.value else "[ ]"
        told = self.told.stylize_before("on $cursor" if self.has_focus else "")
        return Content.assemble((mark, "bold"), " ", told)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """The cells that box and words take."""
        return 4 + self.told.cell_length
