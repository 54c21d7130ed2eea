"""A draft: something begun and not sent off, kept for the one who began it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Draft:
    """Something begun and not sent off.

    Attributes:
        kind: `question`, `answer` or `revision`.
        thread: The thread that an answer is for, or None.
        message: The message that has new words, or None.
        fields: Field name to text.
        updated_at: UTC moment of the last keystroke that was saved.
    """

    id: int
    kind: str
    thread: int | None
    message: int | None
    fields: dict[str, str]
    updated_at: str
