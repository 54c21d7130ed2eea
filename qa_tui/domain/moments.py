"""Moments and days as text: UTC ISO-8601 with seconds, or a plain date."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    Clock = Callable[[], datetime]

_IN_UNITS = re.compile(
    r"(?:in\s+)?(\d{1,4})\s*(d|t|w|tage?n?|days?|wochen?|weeks?)", re.IGNORECASE | re.ASCII
)
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?", re.ASCII)
_AFTER = re.compile(r"(?:after|nach(?:\s+dem)?)\s+(?=\d)", re.IGNORECASE)
_ON = re.compile(r"(?:on|am|bis(?:\s+zum)?|until)\s+", re.IGNORECASE)
_WEEKDAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "mon tue wed thu fri sat sun",
    )
    for number, name in enumerate(names.split())
} | {"sonnabend": 5}
"""Numbers of the days of the week by their names in both languages; Monday is 0."""
_LEAP_YEARS = 9
"""Years among which there is always one with a 29 February."""
_NEAR = {"today": 0, "heute": 0, "tomorrow": 1, "morgen": 1, "übermorgen": 2}


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def stamp(at: datetime) -> str:
    """Write a moment as UTC ISO-8601 text with seconds, such as `2026-11-22T09:30:00Z`."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def parse_stamp(text: str) -> datetime:
    """Read a moment or a plain date; a date counts as its first second in UTC.

    Args:
        text: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`.

    Returns:
        The moment, aware, in UTC.
    """
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local_day(text: str) -> date:
    """The day of a stored date or moment in the user's own time zone."""
    if len(text) == 10:
        return date.fromisoformat(text)
    return local_moment(text).date()


def local_moment(text: str) -> datetime:
    """A stored moment in the user's own time zone; at the ends of the calendar it stays in UTC."""
    moment = parse_stamp(text)
    try:
        return moment.astimezone()
    except (OverflowError, ValueError):
        return moment


def short_moment(text: str) -> str:
    """A stored moment in the user's own time zone, such as `2026-11-22 10:30`."""
    return local_moment(text).replace(tzinfo=None).isoformat(" ", "minutes")


def read_wake_day(text: str, today: date) -> date | None:
    """Read the day on which something comes back, as a person gives it.

    A date, a weekday, `tomorrow`, or a distance such as `3d`, `in 3 days`. German words and dates
    count as well; without a year the next such day is meant. A weekday is the next of its name,
    never today. `after` a date is the day after it.

    Args:
        text: What was typed; empty for no day.
        today: The day that distances count from.

    Returns:
        The day, or None for no day.

    Raises:
        WrongUsage: When it is neither, or not later than today.
    """
    if not text.strip():
        return None
    day = named_day(text, today)
    if day is None:
        raise WrongUsage(
            N_("“{text}” is not a day.", text=text),
            N_(
                "Write a date such as 2027-01-31 or 31.1.2027, a weekday, or a distance such as "
                "3d or 2w."
            ),
        )
    check_wake_day(day, today)
    return day


def check_wake_day(day: date, today: date) -> None:
    """Refuse a day on which nothing can come back any more.

    Raises:
        WrongUsage: When it is past, or today.
    """
    if day < today:
        raise WrongUsage(
            N_("{day} is in the past.", day=day.isoformat()), N_("Give a later day, or none.")
        )
    if day == today:
        raise WrongUsage(
            N_("A hold until today would be over at once."), N_("Give a later day, or none.")
        )


def named_day(text: str, today: date) -> date | None:
    """The day that somebody means, past or not; None when it is none."""
    try:
        return _day(" ".join(text.split()), today)
    except (ValueError, OverflowError):
        return None


def _day(typed: str, today: date) -> date:
    """The day that somebody means.

    Raises:
        ValueError: When it is not one.
        OverflowError: When it lies behind the last day of the calendar.
    """
    distance = _IN_UNITS.fullmatch(typed)
    if distance:
        unit = {"w": 7}.get(distance[2][0].lower(), 1)
        return today + timedelta(days=int(distance[1]) * unit)
    after = _AFTER.match(typed)
    if after:
        return _date(typed[after.end() :], today) + timedelta(days=1)
    plain = _ON.sub("", typed, count=1) if _ON.match(typed) else typed
    near = _NEAR.get(plain.lower())
    if near is not None:
        return today + timedelta(days=near)
    weekday = _WEEKDAYS.get(plain.lower().removesuffix("."))
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return _date(plain, today)


def _date(typed: str, today: date) -> date:
    """A date in ISO or German form.

    Raises:
        ValueError: When it is not one.
    """
    german = _GERMAN.fullmatch(typed)
    if german is None or german[3]:
        return whole_date(typed)
    day, month = int(german[1]), int(german[2])
    for year in range(today.year, today.year + _LEAP_YEARS):
        with suppress(ValueError):
            found = date(year, month, day)
            if found >= today:
                return found
    raise ValueError(typed)


def whole_date(typed: str) -> date:
    """A date with its year, such as `2010-05-01` or `1.5.2010`.

    Raises:
        ValueError: When it is not one.
    """
    german = _GERMAN.fullmatch(typed)
    if german is None:
        return date.fromisoformat(typed)
    return date(int(german[3] or 0), int(german[2]), int(german[1]))
