"""The smallest possible Textual program: one line of text that changes with each key.

What the desk is measured against: nothing drawn with Textual can be faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

READY = "ready"


class Smallest(App[None]):
    """One `Static`."""

    keys = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(READY)

    def on_key(self, event: events.Key) -> None:
        """Count the keys; q leaves."""
        if event.key == "q":
            self.exit()
        self.keys += 1
        self.query_one(Static).update(f"{READY} {self.keys}")


if __name__ == "__main__":
    Smallest().run()
