"""Where the answer begins on a page without separators: inferred from how letters begin and end.

Each line that can begin an answer is weighed by what stands around it; the heaviest one is the
border, and how much heavier it is than nothing and than the next one tells how sure it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.heads import head_above, quotation_above
from qa_tui.ingest.letters.phrases import Greeted, addresses
from qa_tui.ingest.letters.rows import continues_postscript, letter_rows, signature_above
from qa_tui.ingest.letters.signatures import is_person
from qa_tui.ingest.pages.sureness import Doubt

if TYPE_CHECKING:
    from qa_tui.ingest.letters.rows import LetterRow
    from qa_tui.ingest.pages.lines import Lines
    from qa_tui.ingest.pages.people import People

_LONGEST_QUESTION = 2_300
_TAIL = 6
_SAID = 150
_CLEAR = 6.0
_LIKELY = 3.5
_DOUBTFUL = 1.5
_MARGIN = 2.0
_QUOTES = ('"', "„", "“", "»", ">", "|", "- ", "«")
_GREETED = {
    Greeted.ASKER: 4.0,
    Greeted.SOMEBODY: 2.5,
    Greeted.NOBODY_NAMED: 2.0,
    Greeted.REPRESENTATIVE: -6.0,
}


@dataclass(frozen=True)
class InferredBorder:
    """Where the answers begin.

    Attributes:
        places: Index of the first line of each answer; empty where there is none.
        doubt: How sure that is.
    """

    places: tuple[int, ...]
    doubt: Doubt


def infer_border(
    lines: Lines, start: int, end: int, people: People, *, asked: bool
) -> InferredBorder:
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
    return _Texts(letter_rows(lines, start, end, people), people, asked=asked).border()


class _Texts:
    """The lines below the title."""

    def __init__(self, rows: list[LetterRow], people: People, *, asked: bool) -> None:
        self._rows = rows
        self._people = people
        self._asked = asked
        self._last_signed = max((at for at, row in enumerate(rows) if row.by_asker), default=-1)
        represented = (at for at, row in enumerate(rows) if row.by_representative)
        self._last_represented = max(represented, default=-1)
        asks = (at for at, row in enumerate(rows) if "?" in row.text)
        self._first_asks = next(asks, len(rows))

    def border(self) -> InferredBorder:
        """Find the heaviest line."""
        first = 0 if self._asked else 1
        weights = {at: self._weight(at) for at in range(first, len(self._rows)) if self._can(at)}
        best = max(weights, key=lambda at: (weights[at], -at), default=None)
        if best is None or weights[best] < _DOUBTFUL:
            return self._without()
        begins, clear = head_above(self._rows, quotation_above(self._rows, best), self._people)
        unsure = not clear or self._is_bare(best) or self._greets_before(best, weights)
        doubt = Doubt.BORDER_DOUBTFUL if unsure else _doubt(weights, best)
        return InferredBorder((self._rows[begins].place, *self._further(best)), doubt)

    def _can(self, at: int) -> bool:
        """Whether an answer can begin with a line: one that greets, thanks, or follows a name."""
        row = self._rows[at]
        if row.greeting or row.thanks:
            return True
        if at == 0 or row.awaits or row.is_postscript or continues_postscript(row, self._rows[:at]):
            return False
        if self._only_signs(at):
            return False
        return signature_above(self._rows, at) is not None

    def _only_signs(self, at: int) -> bool:
        """Whether from a line on nothing stands but the asker's signature, or the rest of it."""
        rest = self._rows[at:]
        if not all(row.short and not row.by_representative for row in rest):
            return False
        return is_person(rest[0].text) or not rest[0].opens

    def _weight(self, at: int) -> float:
        """How much tells for an answer that begins with a line."""
        row = self._rows[at]
        weight = self._opening(at) + self._ending(at)
        weight += 0.5 if row.opens else -1.0
        if at and (self._rows[at - 1].text.endswith(":") or row.text.startswith(_QUOTES)):
            weight -= 4.0
        if self._asked or self._first_asks < at:
            weight += 1.0
        if row.before > _LONGEST_QUESTION:
            weight -= 6.0
        if self._last_signed >= at:
            weight -= 2.5
        if self._last_represented >= at:
            weight += 1.0
        return weight

    def _opening(self, at: int) -> float:
        """What the line itself tells, and the one after a salutation."""
        row = self._rows[at]
        greeted = row.greeting
        thanks = self._thanks(at)
        weight = 3.0 if thanks else 0.0
        if greeted is not None:
            weight += _GREETED[greeted.address]
            if self._asked and at == 0 and self._people.to is None and not thanks:
                weight -= 4.0
        elif row.short and not thanks:
            weight -= 3.0
        return weight

    def _thanks(self, at: int) -> bool:
        """Whether an answer's first words stand in a line, or in the one after a salutation."""
        row = self._rows[at]
        if row.thanks:
            return True
        return row.greeting is not None and at + 1 < len(self._rows) and self._rows[at + 1].thanks

    def _ending(self, at: int) -> float:
        """What the lines above a line tell: that a letter ends there, and whose."""
        block = signature_above(self._rows, at)
        if block is None:
            return 0.0
        if any(row.by_representative for row in block):
            return -5.0
        signed = any(row.by_asker for row in block)
        return 3.0 * any(row.ends for row in block) + 2.5 * signed

    def _is_bare(self, at: int) -> bool:
        """Whether an answer neither greets nor thanks, and not both letters are signed."""
        if self._rows[at].greeting is not None or self._rows[at].thanks:
            return False
        block = signature_above(self._rows, at) or ()
        return self._last_represented < at or not any(row.by_asker for row in block)

    def _greets_before(self, at: int, weights: dict[int, float]) -> bool:
        """Whether a line further up greets, too, and might as well begin the answer."""
        return any(
            weights[other] >= _DOUBTFUL and self._rows[other].greeting is not None
            for other in weights
            if other < at
        )

    def _further(self, first: int) -> tuple[int, ...]:
        """Where further answers of the same person begin: after a signature, with a salutation."""
        places = []
        begun = first
        for at in range(first + 2, len(self._rows)):
            row = self._rows[at]
            if row.greeting is None or row.greeting.address is not Greeted.ASKER:
                continue
            block = signature_above(self._rows, at) or self._rows[at - 1 : at]
            written = any(not above.short for above in self._rows[begun + 1 : at])
            signed = any(above.by_representative for above in block)
            if written and signed and self._last_signed < at:
                places.append(row.place)
                begun = at
        return tuple(places)

    def _without(self) -> InferredBorder:
        """No line begins an answer by its form: there is none, or its place is a mere guess."""
        rows = self._rows
        tail = rows[-_TAIL:]
        asks = [at for at, row in enumerate(rows) if "?" in row.text]
        last = asks[-1] if asks else -1
        if rows and any(row.by_representative for row in tail[-3:]):
            return self._after_last_question(last)
        if any(row.by_asker for row in tail[-4:]):
            return InferredBorder((), Doubt.BORDER_CLEAR)
        if any(row.ends for row in tail):
            said = sum(len(row.text) for row in rows[last + 1 :] if not row.short)
            return InferredBorder(
                (), Doubt.BORDER_LIKELY if said < _SAID else Doubt.BORDER_DOUBTFUL
            )
        length = rows[-1].before + len(rows[-1].text) if rows else 0
        if length > _LONGEST_QUESTION:
            return self._after_last_question(last)
        if len(rows) == 2 and rows[0].text.endswith("?") and not addresses(rows[1].text):
            return self._after_last_question(0)
        goes_on = any(row.opens for row in rows[last + 1 :]) and not self._asked
        return InferredBorder((), Doubt.BORDER_DOUBTFUL if goes_on else Doubt.BORDER_LIKELY)

    def _after_last_question(self, last: int) -> InferredBorder:
        """An answer for which nothing but the last question mark above it tells."""
        allowed = [
            at
            for at, row in enumerate(self._rows)
            if at > (0 if not self._asked else -1)
            and row.before <= _LONGEST_QUESTION
            and not (row.by_representative or row.by_asker or row.signs_off)
        ]
        free = [at for at in allowed if self._rows[at].opens]
        under = [at for at in allowed if at > last] or free[-1:]
        if not under:
            return InferredBorder((), Doubt.BORDER_DOUBTFUL)
        return InferredBorder((self._rows[under[0]].place,), Doubt.BORDER_DOUBTFUL)


def _doubt(weights: dict[int, float], best: int) -> Doubt:
    """How sure the heaviest line is."""
    weight = weights[best]
    second = max((weights[at] for at in weights if at != best), default=0.0)
    level = 2 if weight >= _CLEAR else 1 if weight >= _LIKELY else 0
    if weight - second < _MARGIN:
        level -= 1 if second < _LIKELY else 2
    return (Doubt.BORDER_DOUBTFUL, Doubt.BORDER_LIKELY, Doubt.BORDER_CLEAR)[max(level, 0)]
