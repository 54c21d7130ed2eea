"""What a field of the compose screen is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase


@dataclass(frozen=True)
class FieldSpec:
    """A field of the compose screen.

    Attributes:
        key: Its name in drafts.
        label: What stands beside it.
        lines: Terminal lines of its editor; 0 for a box that is ticked.
        suggests: Whether what is typed is searched for, and found things are offered.
    """

    key: str
    label: Phrase
    lines: int = 1
    suggests: bool = False
