"""The moments that pages of 2018 to 2020 show: `24. September 2009 - 21:52`."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"),
    *("Oktober", "November", "Dezember"),
)
"""Their German names, in order."""

_TIME = r"(?: ?[-–,] ?[0-9]{1,2}:[0-9]{2}(?: Uhr)?)"
_WRITTEN = re.compile(rf"([0-9]{{1,2}})\. ({'|'.join(MONTHS)}) ([0-9]{{4}}){_TIME}?")
_FIGURES = re.compile(rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}}){_TIME}?")
_STAMP = re.compile(rf"[0-9]{{1,2}}\. (?:{'|'.join(MONTHS)}) [0-9]{{4}}{_TIME}")
_DURATION = re.compile(r"(?: ?[0-9]+ (?:Minute|Stunde|Tag|Woche|Monat|Jahr)e?n?){1,3}")

TIME_TO_ANSWER = "Zeit bis zur Antwort:"
"""How the line begins that tells how long an answer took."""


def is_moment(row: str) -> bool:
    """Whether a line is a day, with or without a time of day."""
    return (_WRITTEN.fullmatch(row) or _FIGURES.fullmatch(row)) is not None


def is_stamp(row: str) -> bool:
    """Whether a line is a day with its month in words and a time of day."""
    return _STAMP.fullmatch(row) is not None


def is_time_to_answer(row: str) -> bool:
    """Whether a line tells how long an answer took."""
    return row.startswith(TIME_TO_ANSWER)


def is_duration(row: str) -> bool:
    """Whether a line is a time such as `1 Jahr 2 Monate`."""
    return _DURATION.fullmatch(row) is not None


def day_of(row: str | None) -> str | None:
    """The day of a moment.

    Args:
        row: A line, or None.

    Returns:
        The ISO date; None where the line is no moment or there is no such day (31.02.).
    """
    row = row or ""
    written = _WRITTEN.fullmatch(row)
    figures = _FIGURES.fullmatch(row)
    if written is not None:
        day, month, year = int(written[1]), MONTHS.index(written[2]) + 1, int(written[3])
    elif figures is not None:
        day, month, year = int(figures[1]), int(figures[2]), int(figures[3])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
