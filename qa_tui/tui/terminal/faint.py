"""Draws what is dim faintly, in the terminal's own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.app import App
    from textual.color import Color

_GREY = 8
"""The number of bright black, which some palettes make the colour of the background."""

_FAINT = Style(color="default", dim=True)


class Faint(LineFilter):
    """Turns bright black into the faint form of the terminal's text, in the theme of its colours.

    It follows Textual's filter for what is faint, which would make a colour of it that none of the
    sixteen is.

    Args:
        app: Tells the theme.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app

    @property
    def enabled(self) -> bool:  # type: ignore[override]
        """Whether the theme takes the terminal's colours."""
        return self._app.native_ansi_color

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Filter the segments of a line; a ground of another colour keeps the grey on it."""
        return [
            Segment(text, style + _FAINT, control) if style and _grey(style) else segment
            for segment in segments
            for text, style, control in [segment]
        ]


def _grey(style: Style) -> bool:
    """Whether text is bright black, on the terminal's own ground."""
    color, ground = style.color, style.bgcolor
    return color is not None and color.number == _GREY and (ground is None or ground.is_default)
