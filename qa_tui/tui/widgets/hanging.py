"""Lines of which one that is too long goes on, indented, under its own beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.geometry import Size

_COLUMN = re.compile(r"[✓×·] (?=\S)|[\s\d:.,·–…-]*\s{2}")
"""What a line hangs behind: blanks, and before them a time, a number, a dot or a sign."""
_LEAST = 20
"""Cells that words are given at least; where a column leaves fewer, nothing hangs."""


def hung(shown: Content, width: int) -> Content:
    """Break lines where a width ends, and indent what goes on.

    Args:
        shown: Lines; blanks at their beginning, or a column in figures with two blanks behind it,
            are what they hang behind.
        width: Cells.
    """
    lines: list[Content] = []
    for line in shown.split("\n", allow_blank=True):
        column = _COLUMN.match(line.plain)
        behind = column.end() if column else 0
        if line.cell_length <= width or width - behind < _LEAST:
            lines.append(line)
            continue
        before, indent = line[:behind], Content(" " * behind)
        for part in line[behind:].wrap(width - behind):
            lines.append(Content.empty().join((before, part)))
            before = indent
    return Content("\n").join(lines)


class Hanging(Static):
    """Lines of which what is too long hangs under where it began."""

    def _hung(self, width: int) -> Content:
        shown = self.visual
        return hung(shown, width) if isinstance(shown, Content) else Content.empty()

    def render(self) -> Content:
        """The lines, broken for the width."""
        return self._hung(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that a width takes; a terminal can leave none."""
        return len(self._hung(width).wrap(width)) if width > 0 else 0
