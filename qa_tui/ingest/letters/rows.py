"""The lines of letters on a page without separators, and what each line says by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.phrases import (
    awaits_answer,
    can_be_signed,
    ends_with_sign_off,
    greeting,
    is_postscript,
    is_sign_off,
    thanks_for_question,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.ingest.letters.phrases import Greeting
    from qa_tui.ingest.pages.lines import Lines
    from qa_tui.ingest.pages.people import People

MOST_ROWS = 400
"""Lines among which an answer is looked for; a question has at most 2,000 characters."""

_LONGEST_SIGNATURE = 100
_SIGNED_ROWS = 6
_LOOK_AT = 3_000


@dataclass(frozen=True)
class LetterRow:
    """A line with words.

    Attributes:
        place: Its index.
        text: Its words, with single blanks.
        before: Characters above it.
        opens: Whether a paragraph can begin with it.
        greeting: Whom it greets; None where it is no salutation.
        signs_off: Whether it holds the words with which letters end, and hardly anything else.
        by_asker: Whether it is the asker's signature.
        by_representative: Whether it is the representative's, or that of their staff.
        short: Whether it can stand in a signature.
        ends: Whether a letter's last words stand in it or at its end.
        awaits: Whether somebody asks for an answer in it, as at the end of questions.
        thanks: Whether answers begin so.
        is_postscript: Whether postscripts begin so.
    """

    place: int
    text: str
    before: int
    opens: bool
    greeting: Greeting | None
    signs_off: bool
    by_asker: bool
    by_representative: bool
    short: bool
    ends: bool
    awaits: bool
    thanks: bool
    is_postscript: bool


def letter_rows(lines: Lines, start: int, end: int, people: People) -> list[LetterRow]:
    """Read the first lines of some texts.

    Args:
        lines: The page.
        start: Index of the first line.
        end: Index after the last one.
        people: Who writes to whom.

    Returns:
        Those with words among the first `MOST_ROWS`.
    """
    rows = []
    before = 0
    for place in range(start, min(end, start + MOST_ROWS)):
        raw = lines.rows[place]
        if not raw:
            continue
        text = raw[:_LOOK_AT] if lines.even else " ".join(raw[:_LOOK_AT].split())
        rows.append(_row(place, text, before, people, opens=lines.opens_paragraph(place)))
        before += len(raw)
    return rows


def _row(place: int, text: str, before: int, people: People, *, opens: bool) -> LetterRow:
    """What can be told of a line by itself."""
    signs_off = is_sign_off(text)
    by_asker = by_representative = False
    if len(text) <= _LONGEST_SIGNATURE:
        by_asker = people.signs_asker(text) or (signs_off and people.ends_for_asker(text))
        by_representative = people.signs_representative(text) or (
            signs_off and people.ends_for_representative(text)
        )
    awaits = awaits_answer(text)
    return LetterRow(
        place,
        text,
        before,
        opens,
        greeting(text, people),
        signs_off,
        by_asker,
        by_representative,
        short=signs_off or by_asker or by_representative or can_be_signed(text),
        ends=signs_off or ends_with_sign_off(text),
        awaits=awaits,
        thanks=not awaits and thanks_for_question(text),
        is_postscript=is_postscript(text),
    )


def signature_above(rows: Sequence[LetterRow], at: int) -> Sequence[LetterRow] | None:
    """The end of a letter above a line.

    Args:
        rows: The lines.
        at: Index of the line among them.

    Returns:
        The lines from its sign-off or name on; None where no letter ends there.
    """
    above = rows[max(0, at - _SIGNED_ROWS) : at]
    for back in range(1, len(above) + 1):
        row, further = above[-back], above[:-back]
        if row.ends or (row.by_asker and not _signs_off(further)):
            return above[-back:]
        if row.is_postscript:
            continue
        if not row.short and not continues_postscript(row, further):
            return None
    return None


def _signs_off(above: Sequence[LetterRow]) -> bool:
    """Whether the sign-off stands one or two lines further up, with a signature at most between."""
    for row in reversed(above[-2:]):
        if row.ends:
            return True
        if not row.short:
            return False
    return False


def continues_postscript(row: LetterRow, above: Sequence[LetterRow]) -> bool:
    """Whether the line above is `PS:` alone, or a postscript whose paragraph goes on.

    Args:
        row: The line.
        above: Those before it.
    """
    if not above or not above[-1].is_postscript:
        return False
    return above[-1].short or not row.opens
