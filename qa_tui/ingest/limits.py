"""The limits of an import: what is larger is refused before it fills the memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of an import; what exceeds one is told and stops nothing else.

    Attributes:
        page: Bytes of one page at most, expanded: a file, a record of an archive, or a line. The
            longest thread known has well under 1 MB.
        expanded: Bytes at most that a compressed archive may expand to.
    """

    page: int = 10_000_000
    expanded: int = 20_000_000_000
