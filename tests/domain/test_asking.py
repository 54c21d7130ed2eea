"""Whether a representative can be asked: code and reason for every case."""

from __future__ import annotations

from datetime import date

import pytest

from qa_tui.domain.people.asking import asking
from qa_tui.i18n import say

TODAY = date(2026, 11, 22)


def reason(found) -> str | None:
    """The sentence that a person reads."""
    return None if found.reason is None else say(found.reason)


@pytest.mark.parametrize("kind", ["mandate", "candidacy"])
def test_active_mandate_or_candidacy_is_open(mandate, kind: str) -> None:
    held = mandate(kind=kind)
    found = asking("Ada Amt", [held], TODAY)
    assert (found.open, found.code, reason(found)) == (True, "open", None)
    assert found.mandate == held


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2025, 12, 31), "opens_later"),
        (date(2026, 1, 1), "open"),
        (date(2026, 12, 31), "open"),
        (date(2027, 1, 1), "ended"),
    ],
)
def test_first_and_last_day_count(mandate, today: date, code: str) -> None:
    found = asking("Ada Amt", [mandate()], today)
    assert found.code == code
    assert found.open is (code == "open")


@pytest.mark.parametrize(("starts_on", "ends_on"), [(None, None), (None, "2027-01-01")])
def test_a_date_that_is_not_known_does_not_close(mandate, starts_on, ends_on) -> None:
    assert asking("Ada Amt", [mandate(starts_on=starts_on, ends_on=ends_on)], TODAY).open


def test_ended_says_since_when(mandate) -> None:
    held = [mandate(ends_on="2020-05-01"), mandate(ends_on="2024-05-01")]
    found = asking("Ada Amt", held, TODAY)
    assert (found.open, found.code) == (False, "ended")
    assert reason(found) == "Ada Amt cannot be asked: mandate or candidacy ended on 2024-05-01."


def test_future_says_from_when(mandate) -> None:
    held = [mandate(starts_on="2027-02-01", ends_on=None), mandate(starts_on="2027-01-01")]
    found = asking("Ada Amt", held, TODAY)
    assert (found.open, found.code) == (False, "opens_later")
    assert reason(found) == "Ada Amt can be asked from 2027-01-01 on."


def test_a_coming_mandate_tells_more_than_an_ended_one(mandate) -> None:
    held = [mandate(ends_on="2024-05-01"), mandate(starts_on="2027-01-01", ends_on=None)]
    assert asking("Ada Amt", held, TODAY).code == "opens_later"


def test_a_coming_mandate_that_is_closed_by_hand_promises_no_day(mandate) -> None:
    held = [mandate(starts_on="2027-01-01", ends_on=None, closed=True)]
    found = asking("Ada Amt", held, TODAY)
    assert (found.open, found.code) == (False, "none")


def test_closed_by_hand_with_reason(mandate) -> None:
    held = [mandate(closed=True, closed_reason="auf eigenen Wunsch")]
    found = asking("Ada Amt", held, TODAY)
    assert (found.open, found.code) == (False, "closed_by_hand")
    assert found.words == "auf eigenen Wunsch"
    assert reason(found) == "Ada Amt cannot be asked at present: auf eigenen Wunsch"


@pytest.mark.parametrize("empty", [None, ""])
def test_closed_by_hand_without_reason(mandate, empty: str | None) -> None:
    found = asking("Ada Amt", [mandate(closed=True, closed_reason=empty)], TODAY)
    assert (found.open, found.code) == (False, "closed_by_hand")
    assert reason(found) == "Ada Amt cannot be asked at present: closed by hand."


def test_closed_by_hand_counts_only_for_its_own_mandate(mandate) -> None:
    closed, candidacy = mandate(closed=True), mandate(id=2, kind="candidacy")
    found = asking("Ada Amt", [closed, candidacy], TODAY)
    assert found.open
    assert found.mandate == candidacy


def test_closed_by_hand_tells_more_than_a_coming_mandate(mandate) -> None:
    held = [mandate(closed=True), mandate(starts_on="2027-01-01", ends_on=None)]
    assert asking("Ada Amt", held, TODAY).code == "closed_by_hand"


def test_nobody_without_mandate_can_be_asked() -> None:
    found = asking("Ada Amt", [], TODAY)
    assert (found.open, found.code) == (False, "none")
    assert reason(found) == "No mandate or candidacy of Ada Amt is known here."


def test_words_from_outside_are_no_format_string(mandate) -> None:
    held = [mandate(closed=True, closed_reason="{name} {0.__class__}")]
    found = asking("{reason}", held, TODAY)
    assert reason(found) == "{reason} cannot be asked at present: {name} {0.__class__}"
