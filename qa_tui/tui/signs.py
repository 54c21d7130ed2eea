"""Signs and words for states: one sign, one colour and, where there is room, one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.records import Kind, PublicState, State

if TYPE_CHECKING:
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


def sign(look: str, *, ascii_only: bool) -> str:
    """The sign of a look."""
    return SIGNS[look][1 if ascii_only else 0]
