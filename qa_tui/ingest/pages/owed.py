"""The last lines of a page that waits for an answer: `Antwort ausstehend von X PARTY`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.rows import MOST_ROWS
from qa_tui.ingest.pages.foot import above_buttons, footer
from qa_tui.ingest.pages.marks import PENDING, has_portrait_above, is_name, split_bullet
from qa_tui.ingest.pages.parties import is_known_party, same, split_by_letters, split_party

if TYPE_CHECKING:
    from qa_tui.ingest.pages.frame import Frame
    from qa_tui.ingest.pages.parties import Credit


@dataclass(frozen=True)
class Owed:
    """An answer that is owed.

    Attributes:
        credit: By whom.
        place: Index of the line that tells, or of the picture above it.
        split: Whether the label stands in a line of its own, as on pages of form F1.
    """

    credit: Credit
    place: int
    split: bool


def read_owed(frame: Frame, start: int) -> Owed | None:
    """Find the page's last lines where they say who owes an answer.

    Anywhere else such a line is somebody's words.

    Args:
        frame: The page around the question.
        start: Index of the first line that can be it.

    Returns:
        Who owes it; None where there is no such line.
    """
    lines = frame.lines
    end = footer(lines, start, frame.names)
    place = lines.last_filled(above_buttons(lines, start, end, next(iter(frame.names), "")))
    label = lines.tight(place)
    split = same(label, frame.head.party) or is_known_party(label)
    place = lines.last_filled(place) if split else place
    line = split_bullet(lines.tight(place))[0]
    if place < start or not f"{line} ".startswith(PENDING):
        return None
    name = line[len(PENDING) :] or next(iter(frame.names), "")
    letters = (lines.tight(at) for at in range(max(frame.mark.body, place - MOST_ROWS), place))
    credit = split_by_letters(split_party(name, frame.names, frame.head.party), letters)
    if split and credit.party is None:
        credit = replace(credit, party=label)
    if has_portrait_above(lines, place):
        place = lines.last_filled(place)
    return Owed(credit, place, split) if is_name(credit.name) else None
