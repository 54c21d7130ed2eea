"""A box to tick: its mark tells without colours whether it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Checkbox

if TYPE_CHECKING:
    from textual.geometry import Size


class TickBox(Checkbox):
    """A box with its words in one line; the blank key ticks it."""

    def render(self) -> Content:
        """The box, then the words, which stand out while the box has the keyboard."""
        box = Content.styled("[x]" if self.value else "[ ]", "bold")
        label = self.label.stylize_before("on $cursor" if self.has_focus else "")
        return Content.assemble(box, " ", label)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """The cells that box and words take."""
        return 4 + self.label.cell_length
