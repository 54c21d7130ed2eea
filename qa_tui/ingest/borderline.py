"""Where the answer begins on a page without separators: inferred from how letters begin and end.

Each line that can begin an answer is weighed by what stands around it; the heaviest one is the
border, and how much heavier it is than nothing and than the next one tells how sure it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.ingest.letters import (
    Address,
    can_be_signed,
    ends_with_sign_off,
    greeting,
    is_postscript,
    is_sign_off,
    thanks_for_question,
)
from qa_tui.ingest.sureness import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.ingest.letters import Greeting
    from qa_tui.ingest.lines import Lines
    from qa_tui.ingest.people import People

MOST_ROWS = 400
"""Lines among which an answer is looked for; a question has at most 2,000 characters."""

_LONGEST_QUESTION = 2_300
_SIGNED_ROWS = 6
_LONGEST_SIGNATURE = 100
_LONGEST_CLOSING = 300
_CLEAR = 6.0
_LIKELY = 3.5
_DOUBTFUL = 1.5
_MARGIN = 2.0
_QUOTES = ('"', "„", "“", "»", ">", "|", "- ", "«")
_GREETED = {
    Address.ASKER: 4.0,
    Address.SOMEBODY: 2.5,
    Address.NOBODY_NAMED: 2.0,
    Address.REPRESENTATIVE: -6.0,
}


@dataclass(frozen=True)
class Border:
    """Where the answers begin.

    Attributes:
        places: Index of the first line of each answer; empty where there is none.
        doubt: How sure that is.
    """

    places: tuple[int, ...]
    doubt: Doubt


@dataclass(frozen=True)
class _Row:
    """A line with words.

    Attributes:
        place: Its index.
        text: Its words, with single blanks.
        before: Characters above it.
    """

    place: int
    text: str
    before: int
    greeting: Greeting | None
    signs_off: bool
    by_asker: bool
    by_representative: bool

    @property
    def short(self) -> bool:
        """Whether it can stand in a signature."""
        return self.signs_off or self.by_asker or self.by_representative or can_be_signed(self.text)


def infer_border(lines: Lines, start: int, end: int, people: People, *, asked: bool) -> Border:
    """Infer where question and answers part.

    Args:
        lines: The page.
        start: Index of the first line of the texts.
        end: Index after the last one.
        people: Who writes to whom.
        asked: Whether the title is the question, so that the answer may begin with the first line.

    Returns:
        The border.
    """
    return _Texts(lines, start, end, people, asked=asked).border()


class _Texts:
    """The lines below the title."""

    def __init__(self, lines: Lines, start: int, end: int, people: People, *, asked: bool) -> None:
        self._lines = lines
        self._people = people
        self._asked = asked
        self._rows = _rows(lines, start, end, people)
        signed = [at for at, row in enumerate(self._rows) if row.by_asker]
        self._last_signed = max(signed, default=-1)

    def border(self) -> Border:
        """Find the heaviest line."""
        first = 0 if self._asked else 1
        weights = {at: self._weight(at) for at in range(first, len(self._rows)) if self._can(at)}
        best = max(weights, key=lambda at: (weights[at], -at), default=None)
        if best is None or weights[best] < _DOUBTFUL:
            return self._without()
        doubt = _doubt(weights, best)
        places = (self._rows[best].place, *self._further(best))
        return Border(places, doubt)

    def _can(self, at: int) -> bool:
        """Whether an answer can begin with a line: one that greets, thanks, or follows a name."""
        row = self._rows[at]
        if row.greeting or thanks_for_question(row.text):
            return True
        if at == 0 or is_postscript(row.text) or self._continues_postscript(row, self._rows[:at]):
            return False
        return self._signature(at) is not None

    def _weight(self, at: int) -> float:
        """How much tells for an answer that begins with a line."""
        row = self._rows[at]
        weight = self._opening(at) + self._ending(at)
        weight += 0.5 if self._lines.opens_paragraph(row.place) else -1.0
        if at and (self._rows[at - 1].text.endswith(":") or row.text.startswith(_QUOTES)):
            weight -= 4.0
        if self._asked or any("?" in above.text for above in self._rows[:at]):
            weight += 1.0
        if row.before > _LONGEST_QUESTION:
            weight -= 6.0
        if self._last_signed >= at:
            weight -= 2.5
        if any(below.by_representative for below in self._rows[at:]):
            weight += 1.0
        return weight

    def _opening(self, at: int) -> float:
        """What the line itself tells, and the one after a salutation."""
        row = self._rows[at]
        greeted = row.greeting
        rest = self._rows[at + 1].text if at + 1 < len(self._rows) else ""
        thanks = thanks_for_question(row.text) or (
            greeted is not None and thanks_for_question(rest)
        )
        weight = 3.0 if thanks else 0.0
        if greeted is not None:
            weight += _GREETED[greeted.address]
            if self._asked and at == 0 and self._people.to is None and not thanks:
                weight -= 4.0
        elif row.short and not thanks:
            weight -= 3.0
        return weight

    def _ending(self, at: int) -> float:
        """What the lines above a line tell: that a letter ends there, and whose."""
        block = self._signature(at)
        if block is None:
            return 0.0
        if any(row.by_representative for row in block):
            return -5.0
        signed = any(row.by_asker for row in block)
        signs_off = any(row.signs_off or ends_with_sign_off(row.text) for row in block)
        return 3.0 * signs_off + 2.5 * signed

    def _signature(self, at: int) -> Sequence[_Row] | None:
        """The end of a letter above a line: from its sign-off or name on; None where none is."""
        above = self._rows[max(0, at - _SIGNED_ROWS) : at]
        for back in range(1, len(above) + 1):
            row = above[-back]
            block = above[-back:]
            if row.signs_off or ends_with_sign_off(row.text):
                return block
            if row.by_asker and not self._signs_off_above(above[:-back]):
                return block
            if is_postscript(row.text):
                continue
            if not row.short and not self._continues_postscript(row, above[:-back]):
                return None
        return None

    def _signs_off_above(self, above: Sequence[_Row]) -> bool:
        """Whether the sign-off stands one or two lines further up."""
        return any(row.signs_off or ends_with_sign_off(row.text) for row in above[-2:])

    def _continues_postscript(self, row: _Row, above: Sequence[_Row]) -> bool:
        """Whether the line above is `PS:` alone, or a postscript whose paragraph goes on."""
        if not above or not is_postscript(above[-1].text):
            return False
        return above[-1].short or not self._lines.opens_paragraph(row.place)

    def _further(self, first: int) -> tuple[int, ...]:
        """Where further answers of the same person begin: after a signature, with a salutation."""
        places = []
        for at in range(first + 2, len(self._rows)):
            row = self._rows[at]
            if row.greeting is None or row.greeting.address is not Address.ASKER:
                continue
            block = self._signature(at) or self._rows[at - 1 : at]
            if any(above.by_representative for above in block) and self._last_signed < at:
                places.append(row.place)
        return tuple(places)

    def _without(self) -> Border:
        """No line begins an answer by its form: there is none, or its place is a mere guess."""
        rows = self._rows
        tail = rows[-_SIGNED_ROWS:]
        asks = [at for at, row in enumerate(rows) if "?" in row.text]
        last = asks[-1] if asks else -1
        if rows and any(row.by_representative for row in tail[-3:]):
            return self._after_last_question(last)
        if any(row.by_asker for row in tail[-4:]):
            return Border((), Doubt.BORDER_CLEAR)
        if any(row.signs_off or ends_with_sign_off(row.text) for row in tail):
            return Border((), Doubt.BORDER_CLEAR if not self._asked else Doubt.BORDER_LIKELY)
        length = rows[-1].before + len(rows[-1].text) if rows else 0
        if length > _LONGEST_QUESTION:
            return self._after_last_question(last)
        under = sum(len(row.text) for row in rows[last + 1 :])
        return Border((), Doubt.BORDER_LIKELY if under < 300 else Doubt.BORDER_DOUBTFUL)

    def _after_last_question(self, last: int) -> Border:
        """An answer for which nothing but the last question mark above it tells."""
        allowed = [
            at
            for at, row in enumerate(self._rows)
            if at > (0 if not self._asked else -1)
            and row.before <= _LONGEST_QUESTION
            and not (row.by_representative or row.by_asker or row.signs_off)
        ]
        free = [at for at in allowed if self._lines.opens_paragraph(self._rows[at].place)]
        under = [at for at in allowed if at > last] or free[-1:]
        if not under:
            return Border((), Doubt.BORDER_DOUBTFUL)
        return Border((self._rows[under[0]].place,), Doubt.BORDER_DOUBTFUL)


def _rows(lines: Lines, start: int, end: int, people: People) -> list[_Row]:
    """The lines with words among the first ones."""
    rows = []
    before = 0
    for place in range(start, min(end, start + MOST_ROWS)):
        raw = lines.rows[place]
        if not raw:
            continue
        text = " ".join(raw[:3_000].split())
        rows.append(_row(place, text, before, people))
        before += len(raw)
    return rows


def _row(place: int, text: str, before: int, people: People) -> _Row:
    """What can be told of a line by itself."""
    greeted = greeting(text, people)
    if len(text) > _LONGEST_SIGNATURE:
        return _Row(place, text, before, greeted, False, False, False)
    ends = is_sign_off(text)
    return _Row(
        place,
        text,
        before,
        greeted,
        signs_off=ends,
        by_asker=people.signs_asker(text) or (ends and people.ends_for_asker(text)),
        by_representative=people.signs_representative(text)
        or (ends and people.ends_for_representative(text)),
    )


def _doubt(weights: dict[int, float], best: int) -> Doubt:
    """How sure the heaviest line is."""
    weight = weights[best]
    second = max((weights[at] for at in weights if at != best), default=0.0)
    level = 2 if weight >= _CLEAR else 1 if weight >= _LIKELY else 0
    if weight - second < _MARGIN and second >= _LIKELY:
        level -= 1
    return (Doubt.BORDER_DOUBTFUL, Doubt.BORDER_LIKELY, Doubt.BORDER_CLEAR)[max(level, 0)]
