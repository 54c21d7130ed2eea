"""The first page of a list is read from index ranges: nothing is scanned and nothing is sorted.

SQLite's own word for it counts: of the views, of every single condition, and of whom, whose party
or what topic with every state, in every order, for moderators and readers. A list may be the merge
of several ranges (`UNION ALL` of ranges that are in its order already); a search walks through the
hits of the search index. Names that stand for more than `ranges.RANGES` people are exempt. The
file has never seen `ANALYZE`, as no desk has.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from random_desk import NOW, fill

from qa_tui.domain.filters.filter import HAS_WORDS, parse_filter
from qa_tui.domain.filters.keys import KEY_OF
from qa_tui.domain.listing import Listing, Order
from qa_tui.domain.views import VIEWS
from qa_tui.store.lists.plan import plan
from qa_tui.store.opening import open_desk

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk
    from qa_tui.store.lists.plan import ListPlan
    from qa_tui.store.sqlite import Connection

STATES = [f"is:{value.text}" for value in KEY_OF["is"].values]
NAMED = ["to:#1", "to:bock", "to:niemand", "party:sm", "party:b", "topic:verkehr", "topic:nichts"]
LISTS = [
    *(view.query for view in VIEWS),
    *STATES,
    *NAMED,
    *(
        f"{key}:{value.text}"
        for key in ("asked", "answered", "waiting")
        for value in KEY_OF[key].values
    ),
    *(f"has:{word}" for word in sorted(HAS_WORDS)),
    *("clause:insult", "clause:other", "from:andreas", 'from:"Andreas S."', "from:nobody"),
    *(f"{name} {state}" for name in NAMED for state in STATES),
    *(f"{name} {state} asked:2010..2020" for name in NAMED for state in ("", "is:waiting")),
]
WALKED = ("SCAN search_doc VIRTUAL TABLE", "SCAN json_each VIRTUAL TABLE")
"""What may be walked through: hits, and a list of names."""

SMALL, LARGE = 300, 1_200
"""Threads of two desks that are compared."""

PAGE = 5


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Desk]:
    """Desks of two sizes with threads of every kind."""
    made = {}
    for threads in (SMALL, LARGE):
        path = tmp_path_factory.mktemp("plans") / "desk.db"
        made[threads] = open_desk(path, create=True, clock=lambda: NOW)
        fill(made[threads], random.Random(5), threads)
    return made


def plans(connection: Connection, query: str, desk: Desk) -> list[ListPlan]:
    """How a list is read, by everybody and in every order."""
    wanted = parse_filter(query)
    return [
        plan(connection, Listing(wanted, desk.today, public_only, order))
        for public_only in (False, True)
        for order in (None, *Order)
    ]


def steps(connection: Connection, planned: ListPlan) -> int:
    """How many steps SQLite's machine takes for the first rows of a list."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    connection.set_progress_handler(count, 1)
    connection.execute(f"{planned.sql} limit {PAGE}", planned.values).fetchall()
    connection.set_progress_handler(None, 0)
    return taken


@pytest.mark.parametrize("query", LISTS, ids=str)
def test_nothing_is_scanned_or_sorted(desks: dict[int, Desk], query: str) -> None:
    """No plan, forwards or backwards, has a `SCAN` of a table or index, or a `TEMP B-TREE`."""
    desk = desks[LARGE]
    with desk.reading() as connection:
        for planned in plans(connection, query, desk):
            for sql in filter(None, (planned.sql, planned.backwards)):
                explained = connection.execute(
                    f"explain query plan {sql} limit 64", planned.values
                ).fetchall()
                details = [row["detail"] for row in explained]
                assert details
                for detail in details:
                    assert "TEMP B-TREE" not in detail, sql
                    assert "SCAN" not in detail or detail.startswith(WALKED), sql


@pytest.mark.parametrize("query", LISTS, ids=str)
def test_the_first_rows_cost_the_same_on_a_desk_four_times_as_large(
    desks: dict[int, Desk], query: str
) -> None:
    """A range that has to be searched for its rows would show here, though no plan tells."""
    taken = []
    for desk in desks.values():
        with desk.reading() as connection:
            found = plans(connection, query, desk)
            taken.append([steps(connection, p) for p in found if "search_doc" not in p.sql])
    for small, large in zip(*taken, strict=True):
        assert large < 1.5 * small + 150
        assert large < 1_500


def test_all_rows_but_some_words_are_walked_beside_the_hits(desks: dict[int, Desk]) -> None:
    """`-word` is no condition that SQLite would have to try on each row."""
    desk = desks[LARGE]
    with desk.reading() as connection:
        for planned in plans(connection, "is:waiting -bus", desk):
            assert planned.without
            assert "search_doc" not in planned.sql


@pytest.mark.parametrize("query", [*(view.query for view in VIEWS), *STATES, "has:answer"], ids=str)
def test_counters_know_the_number_of_rows(desks: dict[int, Desk], query: str) -> None:
    """Of views and states, which are counted all the time, no row is read to count them."""
    desk = desks[LARGE]
    with desk.reading() as connection:
        for planned in plans(connection, query, desk):
            assert planned.cells is not None
