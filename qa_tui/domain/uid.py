"""Identifiers that stay unique across desks: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def new_uid(at: datetime) -> str:
    """Make an identifier that sorts by time.

    Args:
        at: The moment of making, with its time zone.

    Returns:
        36 characters, lower case.
    """
    milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
    random = int.from_bytes(os.urandom(10), "big")
    value = milliseconds << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
