"""A search is made only where its hits can be: among messages to somebody, and of some years."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_desk import NOW, fill

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.listing import Listing, Order
from qa_tui.domain.records import Kind
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.lists.plan import plan
from qa_tui.store.lists.reach import reach
from qa_tui.store.opening import open_desk
from qa_tui.store.place import first_place, last_place
from tests.plain_page import plain_page
from tests.stored_page import store_page
from tests.whole_list import read_list

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk
    from qa_tui.store.writer import Writer

DAYS = st.none() | st.dates(date(2009, 6, 1), date(2027, 1, 1))


def page(number: int, to: str, asked: str | None, answered: str | None) -> SourceThread:
    """A thread about buses."""
    messages = [SourceMessage(Kind.QUESTION, "Anja B.", None, asked, f"Wann kommt Bus {number}?")]
    if answered is not None:
        messages.append(SourceMessage(Kind.ANSWER, to, "SM", answered, f"Bus {number} kommt."))
    return plain_page(
        to=to,
        party="SM",
        topic="Verkehr",
        title=f"Bus {number}",
        messages=tuple(messages),
    )


def store(writer: Writer, pages: list[SourceThread]) -> None:
    run = start_run(writer)
    for one in pages:
        store_page(writer, run, one, PageFile(one.title, one.title, "utf-8"))


@pytest.fixture
def buses(empty_desk: Desk) -> Desk:
    """Many threads of 2020, one of 2010 that was answered in 2012, one to somebody else."""
    many = [page(n, "Uwe Bock", "2020-05-01", "2020-06-01") for n in range(60)]
    old = page(60, "Uwe Bock", "2010-05-01", "2012-03-01")
    other = page(61, "Ada Au", "2011-05-01", None)
    with empty_desk.writing("ann") as writer:
        store(writer, [*many, old, other])
    return empty_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with threads of every kind."""
    made = open_desk(tmp_path_factory.mktemp("reach") / "desk.db", create=True, clock=lambda: NOW)
    fill(made, random.Random(8), 300)
    return made


def steps(desk: Desk, query: str) -> int:
    """How many steps SQLite's machine takes for a whole list, the newest first."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    with desk.reading() as connection:
        planned = plan(connection, Listing(parse_filter(query), desk.today, order=Order.NEWEST))
        connection.set_progress_handler(count, 1)
        connection.execute(planned.sql, planned.values).fetchall()
        connection.set_progress_handler(None, 0)
    return taken


@pytest.mark.parametrize(
    ("narrow", "found"),
    [
        ("asked:2010", ["Bus 60"]),
        ("asked:..2011", ["Bus 60", "Bus 61"]),
        ("waiting:>3000d", ["Bus 61"]),
        ("to:au", ["Bus 61"]),
        ('to:"ada au" is:question', ["Bus 61"]),
    ],
)
def test_of_common_words_only_what_can_fit_is_walked(
    buses: Desk, narrow: str, found: list[str]
) -> None:
    with buses.reading() as connection:
        listing = Listing(parse_filter(f"bus {narrow}"), buses.today)
        assert sorted(line.title for line in read_list(connection, listing)) == found
    assert steps(buses, f"bus {narrow}") < steps(buses, "bus") / 5


def test_answers_are_reached_that_came_years_later(buses: Desk) -> None:
    with buses.reading() as connection:
        first, last = reach(connection, date(2010, 1, 1), date(2010, 12, 31))
    assert first == first_place(date(2010, 1, 1))
    assert last is not None
    assert first_place(date(2012, 3, 1)) <= last <= last_place(date(2012, 3, 1))


def test_answers_to_questions_of_no_known_day_do_not_widen_it(buses: Desk) -> None:
    """Those stand in the lists at the day of their import."""
    with buses.writing("ann") as writer:
        store(writer, [page(62, "Uwe Bock", None, "2007-01-01")])
    day = buses.today.replace(day=1)
    with buses.reading() as connection:
        assert reach(connection, day, None) == (first_place(day), None)


@given(first=DAYS, last=DAYS)
def test_all_messages_of_a_span_are_within_reach(
    desk: Desk, first: date | None, last: date | None
) -> None:
    with desk.reading() as connection:
        low, high = reach(connection, first, last)
        rows = connection.execute(
            """select place, asked from line where asked is not null
            and (:low is null or asked >= :low) and (:high is null or asked <= :high)""",
            {
                "low": first and first.toordinal(),
                "high": last and last.toordinal(),
            },
        ).fetchall()
    assert (low is None, high is None) == (first is None, last is None)
    assert all((low or 0) <= row["place"] for row in rows)
    assert all(high is None or row["place"] <= high for row in rows)
