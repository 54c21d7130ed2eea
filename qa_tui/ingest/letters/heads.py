"""What belongs to an answer above its salutation: place and day, a quoted letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_tui.ingest.pages.moments import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.ingest.letters.rows import LetterRow
    from qa_tui.ingest.pages.people import People

_DAY = (
    rf"[0-9]{{1,2}}\. ?(?:[0-9]{{1,2}}\.(?: ?[0-9]{{2,4}})?|(?:{'|'.join(MONTHS)})(?: [0-9]{{4}})?)"
)
_PLACE_AND_DAY = re.compile(rf"(?:([\w .()/-]{{2,40}}),? )?(?:den |am |im )?{_DAY}")
_LOOK_ABOVE = 4
_LONGEST = 60


def head_above(rows: Sequence[LetterRow], at: int, people: People) -> tuple[int, bool]:
    """Find the line with place and day that belongs to a salutation.

    Such a line heads the letter below it, except where it stands directly under an address in the
    same town, or holds the asker's name: some people date their letters at the end.

    Args:
        rows: The lines.
        at: Index of the first line of an answer among them.
        people: Who writes to whom.

    Returns:
        Index of the answer's first line, and whether that is clear: a line directly under a
        signature, with nothing blank between, may be of either letter.
    """
    above = rows[at - 1] if at > 1 else None
    if above is None or rows[at].greeting is None or len(above.text) > _LONGEST:
        return at, True
    found = _PLACE_AND_DAY.fullmatch(above.text)
    if found is None or (found[1] and people.ends_for_asker(found[1])):
        return at, True
    if above.opens:
        return at - 1, True
    town = found[1]
    signed = rows[max(0, at - 1 - _LOOK_ABOVE) : at - 1]
    return (at if town and any(town in row.text for row in signed) else at - 1), False


def quotation_above(rows: Sequence[LetterRow], at: int) -> int:
    """Find the lines by which a mail program quotes, above an answer, the letter that it answers.

    Args:
        rows: The lines.
        at: Index of the first line of an answer among them.

    Returns:
        Index of the first of them, where one is the same as a line further up; else `at`.
    """
    begins = at
    while begins > 0 and rows[begins - 1].text.startswith(">"):
        begins -= 1
    quoted = {row.text.lstrip("> ") for row in rows[begins:at]} - {""}
    return begins if any(row.text in quoted for row in rows[:begins]) else at
