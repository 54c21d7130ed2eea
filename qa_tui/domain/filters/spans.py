"""Spans of days in the filter language: days, months, years, ranges of these, and ages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qa_tui.domain.filters.error import FilterError
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from typing import NoReturn

    from qa_tui.domain.phrase import Phrase

UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}
"""Days in the units of ages: days, weeks, months of 30 days, years of 365 days."""

MAX_AGE = 36_500
"""Days of an age at most: a hundred years, longer than any archive."""

_AGE = re.compile(r"(\d+)([dwmy])", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_DISTANCES = {"today": 0, "yesterday": 1}

_AGE_FORMS = N_("Write >30d or <2w: d are days, w weeks, m months of 30 days, y years of 365 days.")
_DAY_FORMS = N_("Write 2009, 2009-05, 17.5.2009, today, 2009..2011, >2009-05-01 or <7d.")
_NOT_IN_CALENDAR = N_("Check the day, the month and the year.")

Bound = date | int | None
"""An end of a span: a day; how many days before today; or open."""


@dataclass(frozen=True)
class Span:
    """A row of days, kept as it was meant: an age counts from the day on which it is resolved.

    Attributes:
        first: The first day, or how many days before today it lies; None for no beginning.
        last: The last day, or how many days before today it lies; None for no end.
    """

    first: Bound = None
    last: Bound = None

    def days(self, today: date) -> tuple[date | None, date | None]:
        """Say which days are meant.

        Args:
            today: The user's present day.

        Returns:
            The first and the last day, both inclusive; None where that end is open. The first
            lies after the last where no day is meant, as in `today..2009`.
        """
        return _resolved(self.first, today), _resolved(self.last, today)


def _resolved(bound: Bound, today: date) -> date | None:
    if not isinstance(bound, int):
        return bound
    return date.fromordinal(min(max(today.toordinal() - bound, 1), date.max.toordinal()))


def read_span(value: str, place: int, *, ages_only: bool = False) -> Span:
    """Read the value of a key that takes days.

    Args:
        value: What was typed, in small letters.
        place: Where it stands, counted in code points from 0.
        ages_only: Allow nothing but an age with `<` or `>`.

    Returns:
        The span. `<7d` begins 7 days ago and has no end; `>7d` ends on the day before that.

    Raises:
        FilterError: With the place, when it is no such value or no such day.
    """
    sign = value[:1] if value[:1] in {"<", ">"} else ""
    age = _AGE.fullmatch(value, len(sign))
    if age:
        return _age_span(value, sign, age, place)
    if ages_only:
        _fail(place, N_("“{value}” is not a length of time.", value=shown(value)), _AGE_FORMS)
    if sign:
        return _compared(sign, value[1:], place + 1)
    if ".." in value:
        return _range(value, place)
    return Span(*_ends(value, place))


def shown(value: str) -> str:
    """The beginning of a value, short enough for an error."""
    return value if len(value) <= 40 else f"{value[:39]}…"


def _fail(place: int, what: Phrase, remedy: Phrase) -> NoReturn:
    raise FilterError(place, what, remedy) from None


def _age_span(value: str, sign: str, age: re.Match[str], place: int) -> Span:
    digits = age[1].lstrip("0") or "0"
    days = int(digits) * UNITS[age[2]] if len(digits) <= len(str(MAX_AGE)) else MAX_AGE + 1
    if days > MAX_AGE:
        _fail(
            place,
            N_("“{value}” is more than {years} years.", value=shown(value), years=MAX_AGE // 365),
            N_("Give a shorter time."),
        )
    if not sign:
        _fail(
            place,
            N_("“{value}” does not say whether less or more is meant.", value=value),
            N_("Write <{value} for at most, >{value} for more than that.", value=value),
        )
    return Span(first=days) if sign == "<" else Span(last=days + 1)


def _compared(sign: str, value: str, place: int) -> Span:
    first, last = _ends(value, place)
    if sign == "<":
        return Span(last=_moved(first, -1, value, place))
    return Span(first=_moved(last, 1, value, place))


def _moved(bound: date | int, days: int, value: str, place: int) -> date | int:
    if isinstance(bound, int):
        return bound - days
    try:
        return bound + timedelta(days=days)
    except OverflowError:
        _fail(place, N_("“{value}” leaves no day.", value=value), _NOT_IN_CALENDAR)


def _range(value: str, place: int) -> Span:
    begin, _, end = value.partition("..")
    if not begin and not end:
        _fail(place, N_("“..” has neither a beginning nor an end."), _DAY_FORMS)
    first = _ends(begin, place)[0] if begin else None
    last = _ends(end, place + len(begin) + 2)[1] if end else None
    if _reversed(first, last):
        _fail(
            place,
            N_("“{value}” ends before it begins.", value=value),
            N_("Write the earlier day first."),
        )
    return Span(first, last)


def _reversed(first: Bound, last: Bound) -> bool:
    if isinstance(first, int) and isinstance(last, int):
        return first < last
    return isinstance(first, date) and isinstance(last, date) and first > last


def _ends(value: str, place: int) -> tuple[date | int, date | int]:
    """The first and the last day of a day, a month or a year."""
    distance = _DISTANCES.get(value)
    if distance is not None:
        return distance, distance
    iso, german = _ISO.fullmatch(value), _GERMAN.fullmatch(value)
    try:
        if german:
            return _day(german[3], german[2], german[1])
        if iso:
            return _month_or_year(iso) if iso[3] is None else _day(iso[1], iso[2], iso[3])
    except ValueError:
        _fail(place, N_("“{value}” is not in the calendar.", value=value), _NOT_IN_CALENDAR)
    _fail(place, N_("“{value}” is not a day, a month or a year.", value=shown(value)), _DAY_FORMS)


def _day(year: str, month: str, day: str) -> tuple[date, date]:
    whole = date(int(year), int(month), int(day))
    return whole, whole


def _month_or_year(iso: re.Match[str]) -> tuple[date, date]:
    year, month = int(iso[1]), int(iso[2] or 12)
    first = date(year, month if iso[2] else 1, 1)
    if month == 12:
        return first, date(year, 12, 31)
    return first, date(year, month + 1, 1) - timedelta(days=1)
