"""The last lines of a page that waits for an answer: `Antwort ausstehend von X PARTY`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.rows import MOST_ROWS
from qa_tui.ingest.pages.foot import above_buttons, footer, is_of_a_letter
from qa_tui.ingest.pages.marks import PENDING, has_portrait_above, is_name, split_bullet
from qa_tui.ingest.pages.parties import is_known_party, same, split_by_letters, split_party
from qa_tui.ingest.pages.people import People

if TYPE_CHECKING:
    from qa_tui.ingest.pages.frame import Frame
    from qa_tui.ingest.pages.parties import Credit

_PENDING_WORDS = ("Antwort",)
_MOST_BELOW = 40


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
    """Find the line that says who owes an answer: nobody's words stand below it.

    Args:
        frame: The page around the question.
        start: Index of the first line that can be it.

    Returns:
        Who owes it; None where there is no such line.
    """
    for place in reversed(frame.lines.starting_with(_PENDING_WORDS, start)):
        line = split_bullet(frame.lines.tight(place))[0]
        if f"{line} ".startswith(PENDING):
            return _owed(frame, start, place, line[len(PENDING) :])
    return None


def _owed(frame: Frame, start: int, place: int, name: str) -> Owed | None:
    """Read the last line of its kind; None where it is somebody's words."""
    lines = frame.lines
    under = lines.next_filled(place)
    label = lines.tight(under)
    split = same(label, frame.head.party) or is_known_party(label)
    name = name or next(iter(frame.names), "")
    letters = (lines.tight(at) for at in range(max(frame.mark.body, place - MOST_ROWS), place))
    credit = split_by_letters(split_party(name, frame.names, frame.head.party), letters)
    if split and credit.party is None:
        credit = replace(credit, party=label)
    below = lines.next_filled(under) if split else under
    end = above_buttons(lines, start, footer(lines, start, frame.names), name)
    expected = credit.sure and lines.opens_paragraph(place)
    if not is_name(credit.name) or (
        below < end and not (expected and _is_frame(frame, below, end))
    ):
        return None
    pictured = has_portrait_above(lines, place)
    return Owed(credit, lines.last_filled(place) if pictured else place, split)


def _is_frame(frame: Frame, start: int, end: int) -> bool:
    """Whether some last lines of a page are its frame, be it an unknown one: nobody's letter."""
    people = People(None, frame.asker)
    rows = [frame.lines.tight(at) for at in range(start, end)]
    return len(rows) <= _MOST_BELOW and not any(
        is_of_a_letter(row) or people.signs_asker(row) for row in rows if row
    )
