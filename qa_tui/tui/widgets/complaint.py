"""Why something cannot be done in a part of a screen, for the screen to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.content import Content


class Complaint(Message):
    """Something cannot be marked, edited or sent.

    Attributes:
        what: Why, in words.
    """

    def __init__(self, what: Content) -> None:
        super().__init__()
        self.what = what
