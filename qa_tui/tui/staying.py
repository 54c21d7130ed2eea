"""Whether a screen is still open, for what comes back from threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen


def stays(screen: Screen[Any]) -> bool:
    """Whether a screen is open: one that is being left loses its parts before it is detached."""
    return screen in screen.app.screen_stack
