"""Moments and days as text."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.moments import (
    local_day,
    local_moment,
    named_day,
    parse_stamp,
    read_wake_day,
    short_moment,
    stamp,
)
from qa_tui.i18n import age, say_error

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 22)

DAYS = [
    (" 2026-11-23 ", 1),
    ("2027-01-31", 70),
    ("3d", 3),
    ("3D", 3),
    ("in 3 d", 3),
    ("in 3 days", 3),
    ("1 day", 1),
    ("3 Tage", 3),
    ("in 3 Tagen", 3),
    ("1 Tag", 1),
    ("2w", 14),
    ("in 2 weeks", 14),
    ("1 week", 7),
    ("2 Wochen", 14),
    ("1 Woche", 7),
    ("9999d", 9999),
    ("3t", 3),
    ("3 T", 3),
    ("24.12.2026", 32),
    ("24.12.", 32),
    ("24. 12. 2026", 32),
    ("21.11.", 364),
    ("1.1.", 40),
    ("after 2027-01-01", 41),
    ("nach dem 1.1.2027", 41),
    ("nach dem 1. 1. 2027", 41),
    ("Nach 1.1.", 41),
    ("on 2026-11-23", 1),
    ("bis 24.12.", 32),
    ("bis zum 24.12.", 32),
    ("tomorrow", 1),
    ("Morgen", 1),
    ("bis übermorgen", 2),
    ("Sunday", 7),
    ("sonntag", 7),
    ("Monday", 1),
    ("am Montag", 1),
    ("on Tue", 2),
    ("Sat.", 6),
    ("Sonnabend", 6),
]

NO_DAYS = [
    "x",
    "3",
    "3x",
    "-3d",
    "3.5d",
    "10000d",
    "2026-02-30",
    "2026-13-01",
    "31.2.2027",
    "31.2.",
    "٣d",
    "２４.12.2026",
    "tomorrows",
    "after",
    "after Monday",
    "nach dem",
    "on",
    "Mondays",
    "{0}",
    "[/]",
    "\x1b[2J",
    "\ud800",
]


@pytest.mark.parametrize(("text", "distance"), DAYS)
def test_day_is_read(text: str, distance: int) -> None:
    assert read_wake_day(text, TODAY) == TODAY + timedelta(days=distance)


@pytest.mark.parametrize(
    ("today", "year"), [("2027-01-31", 2028), ("2028-02-29", 2028), ("2096-03-01", 2104)]
)
def test_a_leap_day_without_a_year_is_the_next_one(today: str, year: int) -> None:
    assert named_day("29.2.", date.fromisoformat(today)) == date(year, 2, 29)


@pytest.mark.parametrize("text", NO_DAYS, ids=ascii)
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(WrongUsage) as wrong:
        read_wake_day(text, TODAY)
    assert say_error(wrong.value).startswith(f"“{text}” is not a day. Write a date such as")


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_nothing_is_no_day(text: str) -> None:
    assert read_wake_day(text, TODAY) is None


@pytest.mark.parametrize("text", ["0d", "today", "heute", "2026-11-22", "after 2026-11-21"])
def test_today_would_be_over_at_once(text: str) -> None:
    with pytest.raises(WrongUsage, match="over at once"):
        read_wake_day(text, TODAY)


@pytest.mark.parametrize("text", ["2026-11-21", "1999-01-01", "after 2026-11-20"])
def test_day_in_the_past_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage, match="is in the past"):
        read_wake_day(text, TODAY)


@given(st.text(st.characters(exclude_categories=[]), max_size=12), st.dates())
def test_any_text_is_a_day_or_wrong_usage(text: str, today: date) -> None:
    try:
        day = read_wake_day(text, today)
        assert day is None or day > today
    except WrongUsage as wrong:
        say_error(wrong)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_weekday_lies_one_to_seven_days_ahead(today: date, weekday: int) -> None:
    names = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
    day = read_wake_day(names[weekday], today)
    assert day.weekday() == weekday
    assert 1 <= (day - today).days <= 7


@pytest.mark.parametrize("text", ["after 9999-12-31", "nach 31.12.9999"])
def test_the_last_day_of_the_calendar_has_none_behind_it(text: str) -> None:
    with pytest.raises(WrongUsage, match="is not a day"):
        read_wake_day(text, TODAY)


@given(st.integers(0, 9999), st.sampled_from("dw"))
def test_a_distance_from_the_last_days_of_the_calendar(number: int, unit: str) -> None:
    with pytest.raises(WrongUsage):
        read_wake_day(f"{number + 1}{unit}", date.max)


def test_moment_is_written_in_utc() -> None:
    berlin = timezone(timedelta(hours=1))
    assert stamp(datetime(2026, 11, 22, 10, 30, 59, 999, tzinfo=berlin)) == "2026-11-22T09:30:59Z"


def test_moment_is_read_as_it_was_written() -> None:
    moment = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert parse_stamp(stamp(moment)) == moment
    assert parse_stamp("2026-11-22") == datetime(2026, 11, 22, tzinfo=UTC)


def test_day_of_a_moment_is_that_of_the_user() -> None:
    assert local_day("2026-11-22T23:30:00Z") == date(2026, 11, 23)
    assert local_day("2026-07-01T21:59:59Z") == date(2026, 7, 1)
    assert local_day("2026-07-01T22:00:00Z") == date(2026, 7, 2)


def test_day_that_is_only_a_day_stays_that_day() -> None:
    assert local_day("2026-11-22") == date(2026, 11, 22)


@pytest.fixture(params=["America/New_York", "Pacific/Auckland"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Time zones on either side of UTC."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize("stored", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_the_ends_of_the_calendar_are_shown_in_every_zone(stored: str) -> None:
    assert abs((local_day(stored) - date.fromisoformat(stored[:10])).days) <= 1
    assert local_moment(stored) == parse_stamp(stored)
    assert len(short_moment(stored)) == len("2026-11-22 10:30")


@pytest.mark.usefixtures("zone")
def test_age_of_a_day_counts_the_days_of_the_user() -> None:
    here = datetime(2026, 11, 22).astimezone()  # midnight there
    for hours, shown in ((0, "today"), (23, "today"), (24, "1 d"), (47, "1 d"), (48, "2 d")):
        assert age("2026-11-22", here + timedelta(hours=hours)) == shown
    assert age("2026-11-23", here) == "today"


def test_early_years_are_written_with_four_digits() -> None:
    assert stamp(datetime(999, 1, 1, 12, tzinfo=UTC)) == "0999-01-01T12:00:00Z"
    assert stamp(datetime(2026, 11, 22, 9, 30, 15, 999_999, UTC)) == "2026-11-22T09:30:15Z"
