"""The last line of a page that waits for an answer: `Antwort ausstehend von X PARTY`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.ingest.marks import PENDING, footer, is_name, split_bullet
from qa_tui.ingest.parties import split_party

if TYPE_CHECKING:
    from qa_tui.ingest.frame import Frame
    from qa_tui.ingest.parties import Credit


@dataclass(frozen=True)
class Owed:
    """An answer that is owed.

    Attributes:
        credit: By whom.
        place: Index of the line that tells.
    """

    credit: Credit
    place: int


def read_owed(frame: Frame, start: int) -> Owed | None:
    """Find the page's last line where it says who owes an answer.

    Anywhere else such a line is somebody's words.

    Args:
        frame: The page around the question.
        start: Index of the first line that can be it.

    Returns:
        Who owes it; None where there is no such line.
    """
    lines = frame.lines
    place = lines.last_filled(footer(lines, start, frame.names))
    line = split_bullet(lines.tight(place))[0]
    if place < start or not line.startswith(PENDING):
        return None
    credit = split_party(line.removeprefix(PENDING), frame.names, frame.head.party)
    return Owed(credit, place) if is_name(credit.name) else None
