"""Whole numbers that a person types: ids, places in a list, limits."""

from __future__ import annotations

LARGEST = 2**63 - 1
"""The largest id that SQLite can hold."""


def whole(text: str, least: int = 1, most: int = LARGEST) -> int | None:
    """Read a whole number in plain digits.

    Args:
        text: What was typed.
        least: The smallest one that counts, 0 at least.
        most: The largest one that counts.

    Returns:
        The number; None when it is none, or not within these.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST))):
        return None
    return int(text) if least <= int(text) <= most else None
