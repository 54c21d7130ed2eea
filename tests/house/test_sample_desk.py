"""The sample desk: fictional, complete, and the same whenever it is made."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.records import Kind, PublicState, State
from qa_tui.ingest.sample import load_sample
from qa_tui.store.directory.people import read_representatives
from qa_tui.store.lists.lines import PAGE
from qa_tui.store.opening import open_desk
from tests.whole_list import read_list

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = re.compile(
    r"[\w.+-]+@[\w.-]+|https?://[^\s/]+|www\.[\w.-]+|\b[\w-]+\.(?:de|com|org|net)\b"
)
FICTIONAL = re.compile(r"(?:.*[@./])?example\.(?:org|com|net)", re.IGNORECASE)

TEXTS = (
    "select email from asker",
    "select text || ' ' || background from message_text",
    "select title || ' ' || coalesce(asking_note, '') from thread",
    "select name from party",
    "select coalesce(closed_reason, '') || ' ' || coalesce(constituency, '') from mandate",
    "select subject || ' ' || text from notice",
    "select text from note",
)


def everything(desk) -> tuple:
    """All that lists show of a desk."""
    with desk.reading() as connection:
        return tuple(
            read_list(connection, Listing(parse_filter(query), desk.today), PAGE)
            for query in ("", "is:answer", "is:question")
        )


def test_every_address_is_a_fictional_one(sample_desk) -> None:
    with sample_desk.reading() as connection:
        texts = [str(row[0]) for query in TEXTS for row in connection.execute(query)]
    found = {match[0].rstrip(".") for text in texts for match in ADDRESS.finditer(text)}
    assert len(found) > 50
    assert {address for address in found if not FICTIONAL.fullmatch(address)} == set()


def test_it_says_that_it_is_a_sample(sample_desk, empty_desk) -> None:
    assert sample_desk.sample
    assert not empty_desk.sample


def test_states_of_its_messages(sample_desk) -> None:
    with sample_desk.reading() as connection:
        found = Counter(
            (Kind(row["kind"]), State(row["state"]))
            for row in connection.execute("select kind, state from message")
        )
    assert found == {
        (Kind.QUESTION, State.PUBLISHED): 37,
        (Kind.QUESTION, State.PENDING): 30,
        (Kind.QUESTION, State.HELD): 3,
        (Kind.QUESTION, State.RETURNED): 4,
        (Kind.QUESTION, State.REFUSED): 5,
        (Kind.QUESTION, State.REMOVED): 1,
        (Kind.ANSWER, State.PUBLISHED): 29,
        (Kind.ANSWER, State.PENDING): 3,
    }


def test_public_states_of_its_threads(sample_desk) -> None:
    with sample_desk.reading() as connection:
        rows = connection.execute("select public_state, count(*) from thread group by 1")
        found = {PublicState(state): number for state, number in rows}
    assert found == {
        PublicState.NOT_PUBLIC: 42,
        PublicState.WAITING: 11,
        PublicState.STANDARD_REPLY: 4,
        PublicState.ANSWERED: 22,
        PublicState.REMOVED: 1,
    }


def test_its_people_and_why_some_cannot_be_asked(sample_desk) -> None:
    with sample_desk.reading() as connection:
        people = read_representatives(connection, "", sample_desk.today)
        tables = ("party", "parliament", "topic")
        numbers = [
            connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables
        ]
    codes = {person.asking.code for person in people}
    assert codes == {"open", "closed_by_hand", "opens_later", "ended"}
    assert 20 <= len(people) <= 40
    assert numbers[:2] == [6, 2]
    assert numbers[2] >= 10


def test_it_has_the_cases_that_a_moderator_meets(sample_desk) -> None:
    with sample_desk.reading() as connection:

        def number(query: str) -> int:
            return int(connection.execute(query).fetchone()[0])

        assert number("select count(*) from thread where follows is not null") >= 2
        assert number("select count(*) from message where standard_reply = 1") >= 3
        assert number("select count(distinct form) from thread") == 2
        assert number("select count(*) from message where wake_on is not null") >= 1
        assert number("select count(*) from message_text where revision > 1") >= 1
        assert number("select count(*) from message_text where text glob '*0[0-9][0-9]*'") >= 1
        assert number("select max(n) from (select count(*) n from message group by asker)") >= 2
        assert number("select count(*) from event where verb = 'reopen' or verb = 'remove'") >= 2


def test_it_is_the_same_whenever_it_is_made(sample_desk, tmp_path: Path, clock) -> None:
    again = open_desk(tmp_path / "again.db", create=True, sample=True, clock=clock)
    load_sample(again)
    assert everything(again) == everything(sample_desk)


@pytest.mark.parametrize("days", [1, 97, 400])
def test_its_dates_move_with_the_day_it_is_made(sample_desk, tmp_path, clock, days) -> None:
    today = sample_desk.today
    before = everything(sample_desk)
    clock.advance(days=days)
    later = open_desk(tmp_path / "later.db", create=True, sample=True, clock=clock)
    load_sample(later)
    assert later.today == today + timedelta(days=days)
    after = everything(later)
    assert [[(line.gist, line.state) for line in lines] for lines in after] == [
        [(line.gist, line.state) for line in lines] for lines in before
    ]
    assert all(line.sort_date <= "2028" for lines in after for line in lines)


def test_nothing_in_it_lies_in_the_future(sample_desk) -> None:
    now = "2026-11-22T09:30:00Z"
    with sample_desk.reading() as connection:
        for table, column in (("message", "sort_date"), ("event", "at"), ("notice", "created_at")):
            latest = connection.execute(f"select max({column}) from {table}").fetchone()[0]
            assert latest <= now, table
        wakes = [row[0] for row in connection.execute("select wake_on from message") if row[0]]
    assert wakes
