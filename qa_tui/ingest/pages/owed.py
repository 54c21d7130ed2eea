"""The last lines of a page that waits for an answer: `Antwort ausstehend von X PARTY`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.rows import MOST_ROWS
from qa_tui.ingest.pages.foot import above_buttons, footer, is_of_a_letter
from qa_tui.ingest.pages.marks import PENDING, has_portrait_above, is_name, split_bullet
from qa_tui.ingest.pages.parties import is_known_party, same, split_by_letters, split_party
from qa_tui.ingest.pages.people import People
from qa_tui.ingest.pages.sureness import Doubt

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
        split: Whether name or label stand in lines of their own, as on pages of form F1.
        doubts: What had to be guessed about it.
    """

    credit: Credit
    place: int
    split: bool
    doubts: frozenset[Doubt] = frozenset()


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
            owed, below = _owed(frame, place, line[len(PENDING) :])
            return owed and _with_foot(frame, owed, start, below)
    return None


def _owed(frame: Frame, place: int, name: str) -> tuple[Owed | None, int]:
    """Read the last line of its kind, and find the first one below it and its label."""
    lines = frame.lines
    below = lines.next_filled(place)
    named = not name and any(same(lines.tight(below), known) for known in frame.names)
    below = lines.next_filled(below) if named else below
    label = lines.tight(below)
    labelled = same(label, frame.head.party) or is_known_party(label)
    below = lines.next_filled(below) if labelled else below
    name = name or next(iter(frame.names), "")
    letters = (lines.tight(at) for at in range(max(frame.mark.body, place - MOST_ROWS), place))
    credit = split_by_letters(split_party(name, frame.names, frame.head.party), letters)
    if not is_name(credit.name):
        return None, below
    if labelled and credit.party is None:
        credit = replace(credit, party=label)
    pictured = has_portrait_above(lines, place)
    doubts = frozenset(() if credit.sure else {Doubt.NAME_SPLIT_GUESSED})
    first = lines.last_filled(place) if pictured else place
    return Owed(credit, first, named or labelled, doubts), below


def _with_foot(frame: Frame, owed: Owed, start: int, below: int) -> Owed | None:
    """The same where nothing but a page's foot stands below, even an unknown one; else None."""
    lines = frame.lines
    end = above_buttons(lines, start, footer(lines, start, frame.names), owed.credit.name)
    if below >= end:
        return owed
    rows = [row for row in lines.rows[below:end] if row]
    asker = People(None, frame.asker)
    said = any(is_of_a_letter(row) or row[0].islower() or asker.signs_asker(row) for row in rows)
    if said or len(rows) > _MOST_BELOW or not owed.credit.sure:
        return None
    return replace(owed, doubts=owed.doubts | {Doubt.STRANGE_FOOT})
