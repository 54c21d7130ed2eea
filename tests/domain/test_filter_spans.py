"""Spans of days in a filter: what they mean today, and what is no day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.filters.filter import MAX_AGE, FilterError, Span, parse_filter

TODAY = date(2026, 11, 22)

DAYS = [
    ("2009", "2009-01-01", "2009-12-31"),
    ("2009-05", "2009-05-01", "2009-05-31"),
    ("2009-5", "2009-05-01", "2009-05-31"),
    ("2008-02", "2008-02-01", "2008-02-29"),
    ("2009-12", "2009-12-01", "2009-12-31"),
    ("2009-05-17", "2009-05-17", "2009-05-17"),
    ("17.5.2009", "2009-05-17", "2009-05-17"),
    ("17.05.2009", "2009-05-17", "2009-05-17"),
    ("2009..2011", "2009-01-01", "2011-12-31"),
    ("2009-05..2009-05", "2009-05-01", "2009-05-31"),
    ("17.5.2009..2009-06", "2009-05-17", "2009-06-30"),
    ("..2011", None, "2011-12-31"),
    ("2009..", "2009-01-01", None),
    (">2009-05-01", "2009-05-02", None),
    (">2009-05", "2009-06-01", None),
    ("<2010", None, "2009-12-31"),
    ("<1.1.2010", None, "2009-12-31"),
    ("today", "2026-11-22", "2026-11-22"),
    ("Yesterday", "2026-11-21", "2026-11-21"),
    ("<today", None, "2026-11-21"),
    (">yesterday", "2026-11-22", None),
    ("yesterday..today", "2026-11-21", "2026-11-22"),
    ("2009..yesterday", "2009-01-01", "2026-11-21"),
    ("today..2009", "2026-11-22", "2009-12-31"),
    ("<7d", "2026-11-15", None),
    (">7d", None, "2026-11-14"),
    ("<2w", "2026-11-08", None),
    (">2W", None, "2026-11-07"),
    ("<1m", "2026-10-23", None),
    ("<1y", "2025-11-22", None),
    ("<0d", "2026-11-22", None),
    ("<0000000000000000000007d", "2026-11-15", None),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("9999-12", "9999-12-01", "9999-12-31"),
]


@pytest.mark.parametrize("key", ["asked", "answered"])
@pytest.mark.parametrize(("value", "first", "last"), DAYS)
def test_days_are_understood(key: str, value: str, first: str | None, last: str | None) -> None:
    for written in (f"{key}:{value}", f'{key}:"{value}"', f"-{key}:{value}", f"({key}:{value} x)"):
        condition = next(parse_filter(written).every())
        assert condition.value == value.lower()
        assert condition.span is not None
        found = condition.span.days(TODAY)
        assert [day and day.isoformat() for day in found] == [first, last]


@pytest.mark.parametrize("value", ["<7d", ">30d", "<2w", ">1m", ">1y"])
def test_waiting_takes_ages(value: str) -> None:
    (waiting,) = parse_filter(f"waiting:{value}").conditions
    (asked,) = parse_filter(f"asked:{value}").conditions
    assert waiting.span == asked.span


@given(st.integers(0, MAX_AGE), st.dates(), st.dates())
def test_each_day_is_either_within_an_age_or_before_it(days: int, day: date, today: date) -> None:
    within, before = (
        parse_filter(f"asked:{sign}{days}d").conditions[0].span for sign in ("<", ">")
    )
    assert within is not None
    assert before is not None
    first, last = within.days(today)[0], before.days(today)[1]
    assert first is not None
    assert last is not None
    if today.toordinal() > days + 1:
        assert (day >= first) is not (day <= last)
        assert first - last == timedelta(days=1)
    assert first <= today


@given(st.integers(-10_000_000, 10_000_000), st.dates())
def test_spans_stay_in_the_calendar(days: int, today: date) -> None:
    first, last = Span(days, days).days(today)
    assert first == last


WRONG = [
    ("asked:30.2.2009", 6, "“30.2.2009” is not in the calendar."),
    ("asked:2009-13", 6, "“2009-13” is not in the calendar."),
    ("asked:2009-02-29", 6, "“2009-02-29” is not in the calendar."),
    ("asked:0000", 6, "“0000” is not in the calendar."),
    ("asked:>0000-01-01", 7, "“0000-01-01” is not in the calendar."),
    ("asked:>9999", 7, "“9999” leaves no day."),
    ("asked:<0001-01-01", 7, "“0001-01-01” leaves no day."),
    ("asked:soon", 6, "“soon” is not a day, a month or a year. Write 2009, "),
    ("asked:209", 6, "“209” is not a day"),
    ("asked:22009", 6, "“22009” is not a day"),
    ("asked:２００９", 6, "“２００９” is not a day"),
    ("asked:5.2009", 6, "“5.2009” is not a day"),
    ("asked:17.5.", 6, "“17.5.” is not a day"),
    ("asked:>", 7, "“” is not a day"),
    ("asked:>=2009", 7, "“=2009” is not a day"),
    ("asked:..", 6, "“..” has neither a beginning nor an end."),
    ("asked:2009..x", 12, "“x” is not a day"),
    ('asked:"2009..x"', 13, "“x” is not a day"),
    ("asked:2009..2010..2011", 12, "“2010..2011” is not a day"),
    ("asked:2011..2009", 6, "“2011..2009” ends before it begins. Write the earlier day first."),
    ("asked:today..yesterday", 6, "“today..yesterday” ends before it begins."),
    ("asked:7d", 6, "“7d” does not say whether less or more is meant. Write <7d for at most, >7d"),
    ("asked:<99999999d", 6, "“<99999999d” is more than 100 years."),
    ("asked:>101y", 6, "“>101y” is more than 100 years."),
    ("asked:<" + "9" * 9000 + "d", 6, "is more than 100 years."),
    ("asked:<5x", 7, "“5x” is not a day"),
    ("bus -asked:<5x", 12, "“5x” is not a day"),
    ("waiting:30d", 8, "“30d” does not say whether less or more is meant."),
    ("waiting:2009", 8, "“2009” is not a length of time. Write >30d or <2w"),
    ("waiting:>2009", 8, "“>2009” is not a length of time."),
    ("waiting:today", 8, "“today” is not a length of time."),
    ("waiting:>99999999d", 8, "is more than 100 years."),
]


@pytest.mark.parametrize(("query", "position", "said"), WRONG, ids=lambda value: str(value)[:30])
def test_what_is_no_day_is_explained_at_its_place(query: str, position: int, said: str) -> None:
    with pytest.raises(FilterError) as wrong:
        parse_filter(query)
    assert wrong.value.position == position
    assert said in str(wrong.value)
    assert len(str(wrong.value)) < 250
    assert wrong.value.remedy is not None
