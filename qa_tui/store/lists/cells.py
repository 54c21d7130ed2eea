"""The values of `is:` as sets of standings, with those that wait for their wake day apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.filters.filter import AnyOf, Condition
from qa_tui.domain.standing import HELD, PUBLIC, QUESTIONS, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.filters.filter import Term

Cell = tuple[Standing, bool | None]
"""A standing; for those on hold, whether their day has come."""

Cells = frozenset[Cell]


def _cells(standings: Iterable[Standing], due: tuple[bool, ...] = (True, False)) -> Cells:
    return frozenset(
        (standing, come)
        for standing in standings
        for come in (due if standing in HELD else (None,))
    )


EVERY: Cells = _cells(Standing)
OF_QUESTIONS: Cells = _cells(QUESTIONS)
OF_PUBLIC: Cells = _cells(PUBLIC)

_S = Standing
IS: dict[str, Cells] = {
    "question": OF_QUESTIONS,
    "answer": EVERY - OF_QUESTIONS,
    "pending": _cells([_S.QUESTION_PENDING, _S.ANSWER_PENDING]) | _cells(HELD, (True,)),
    "held": _cells(HELD, (False,)),
    "returned": _cells([_S.QUESTION_RETURNED, _S.ANSWER_RETURNED]),
    "published": OF_PUBLIC | _cells([_S.ANSWER_HIDDEN]),
    "refused": _cells([_S.QUESTION_REFUSED, _S.ANSWER_REFUSED]),
    "removed": _cells([_S.QUESTION_REMOVED, _S.ANSWER_REMOVED]),
    "not-published": _cells(
        [_S.QUESTION_REFUSED, _S.ANSWER_REFUSED, _S.QUESTION_REMOVED, _S.ANSWER_REMOVED]
    ),
    "waiting": _cells([_S.WAITING, _S.STANDARD_REPLY]),
    "standard": _cells([_S.STANDARD_REPLY]),
    "answered": _cells([_S.ANSWERED]),
    "not-public": OF_QUESTIONS - OF_PUBLIC,
}
_ANSWERED = IS["standard"] | IS["answered"]


def is_private(condition: Condition) -> bool:
    """Whether a condition asks for what only moderators see."""
    return condition.key == "clause" or (condition.key == "has" and condition.value == "note")


def cells_of(term: Term, known: frozenset[str], *, public_only: bool) -> Cells | None:
    """The cells that a term allows.

    Args:
        term: A term of a filter.
        known: The values of `is:` that speak of the rows themselves.
        public_only: Whether it is asked for readers, for whom what is private is nowhere.

    Returns:
        The cells; None where the term is about anything else.
    """
    if isinstance(term, Condition):
        allowed = _of_condition(term, known, public_only=public_only)
    else:
        allowed = _of_group(term, known, public_only=public_only)
    if allowed is None:
        return None
    return EVERY - allowed if term.negated else allowed


def _of_condition(term: Condition, known: frozenset[str], *, public_only: bool) -> Cells | None:
    if public_only and is_private(term):
        return frozenset()
    if term.key == "has" and term.value == "answer":
        return _ANSWERED
    return IS[term.value] if term.key == "is" and term.value in known else None


def _of_group(group: AnyOf, known: frozenset[str], *, public_only: bool) -> Cells | None:
    allowed: Cells = frozenset()
    for alternative in group.alternatives:
        row = EVERY
        for term in alternative:
            cells = cells_of(term, known, public_only=public_only)
            if cells is None:
                return None
            row &= cells
        allowed |= row
    return allowed
