"""Says something in a place of a screen, and leaves it alone where that stands there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from textual.widgets import Static


def say_in(place: Static, shown: Content) -> None:
    """Show text in a place; the same text again costs no new layout of the screen.

    Args:
        place: The place.
        shown: The text.
    """
    before = place.content
    if not (isinstance(before, Content) and before.is_same(shown)):
        place.update(shown)
