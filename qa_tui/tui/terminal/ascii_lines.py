"""Draws with ASCII signs only, for terminals without others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from qa_tui.i18n import use_ascii

if TYPE_CHECKING:
    from textual.app import App
    from textual.color import Color

_LINES = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╸╺╴╶╾╼", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻▌▍▎▏▐▕█▉▊▋", "|"),
    **{chr(code): "+" for code in (*range(0x250C, 0x254C), *range(0x2552, 0x2571))},
    **dict.fromkeys("▁▂▃▄▅▆▇▀▔", " "),
    **dict.fromkeys("▖▗▘▙▚▛▜▝▞▟░▒▓", "#"),
}
_LINES_IN_ASCII = str.maketrans(_LINES)


def draw_ascii(app: App[None], *, wanted: bool) -> None:
    """Choose whether the program draws with ASCII signs only; people's words stay as they are.

    Args:
        app: The program.
        wanted: Whether it does.
    """
    use_ascii(wanted=wanted)
    app.set_class(wanted, "-ascii")
    if wanted:
        app._filters.append(AsciiLines())


class AsciiLines(LineFilter):
    """Draws rules, borders and bars with ASCII signs, each in its one cell.

    They come from style sheets and from widgets of Textual, which have no other signs for them;
    the same signs in texts of people are drawn alike.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Filter the segments of a line."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(_LINES_IN_ASCII), segment.style)
            for segment in segments
        ]
