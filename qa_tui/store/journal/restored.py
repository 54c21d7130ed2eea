"""What an undo or a redo changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Restored:
    """What was put.

    Attributes:
        messages: Ids of the messages that stand in another way.
        recalled: Letters that were called back by it.
        gone: Letters that had left the desk and stay as they are.
    """

    messages: tuple[int, ...] = ()
    recalled: int = 0
    gone: int = 0
