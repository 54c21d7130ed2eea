"""Signs and words for states: one sign, one colour and, where there is room, one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from qa_tui.domain.records import Kind, PublicState, State
from qa_tui.i18n import use_ascii

if TYPE_CHECKING:
    from textual.app import App
    from textual.color import Color

    from qa_tui.domain.records import Line

SIGNS: dict[str, tuple[str, str]] = {
    "pending": ("●", "*"),
    "held": ("◐", "~"),
    "returned": ("↩", "<"),
    "published": ("○", "o"),
    "answered": ("✓", "+"),
    "refused": ("✕", "x"),
    "removed": ("⊘", "-"),
}
"""Each look with its sign, and the sign for terminals without these characters."""


def look_of(line: Line, *, awake: bool = False) -> str:
    """Which look a row of a list has.

    Args:
        line: The row.
        awake: Whether it is on hold and its day has come.

    Returns:
        A key of `SIGNS`.
    """
    if awake:
        return "pending"
    answered = line.public_state is PublicState.ANSWERED
    if line.kind is Kind.QUESTION and line.state is State.PUBLISHED and answered:
        return "answered"
    return line.state.value


_LINES = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╸╺╴╶╾╼", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻▌▍▎▏▐▕█▉▊▋", "|"),
    **{chr(code): "+" for code in (*range(0x250C, 0x254C), *range(0x2552, 0x2571))},
    **dict.fromkeys("▁▂▃▄▅▆▇▀▔", " "),
    **dict.fromkeys("▖▗▘▙▚▛▜▝▞▟░▒▓", "#"),
}
_LINES_IN_ASCII = str.maketrans(_LINES)


def draw_ascii(app: App[None], *, wanted: bool) -> None:
    """Choose whether the program draws with ASCII signs only; texts of people stay as they are.

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

    They come from style sheets and from widgets of Textual, which have no other signs for them.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Filter the segments of a line."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(_LINES_IN_ASCII), segment.style)
            for segment in segments
        ]


def sign(look: str, *, ascii_only: bool) -> str:
    """The sign of a look."""
    return SIGNS[look][1 if ascii_only else 0]
