"""Whatever is asked for, a list holds just what the records say, in the order promised."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from plain_lists import PlainList, read_posts
from random_desk import NOW, fill

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.filters.keys import KEY_OF
from qa_tui.domain.listing import Listing, Order
from qa_tui.domain.views import VIEWS
from qa_tui.store.check import check
from qa_tui.store.lists.lines import all_places, count, first_places, known_count, last_places
from qa_tui.store.lists.plan import plan
from qa_tui.store.opening import open_desk

if TYPE_CHECKING:
    from plain_lists import Post

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

THREADS = 150

NAMES = [
    *("to:ada", "to:amt", 'to:"von der Au"', "to:baerwald", "to:bock", "to:#1", "to:#9999"),
    *("to:-", "party:sm", "party:gruene", "party:b", "party:sed", "topic:bus", "topic:verkehr"),
    *("topic:s", "topic:nichts"),
]
WORDS = [
    *("rente", "renten", "rentner", "sozialraum", "raum", "buerger", "burger", "bürger"),
    *("strasse", "straße", "bus", '"bus"', "bahn", "der", '"der bus"', '"bus bahn"', "2026"),
    *("rhein-main", "rhein-m", '"Rhein-Main"', "auto", "amt", "nirgends", "from:andreas"),
    *('from:"Andreas S."', "from:buerger", "from:b", '"bahn fahrplan der"', "?"),
]
CONDITIONS = [
    *(f"is:{value.text}" for value in KEY_OF["is"].values),
    *(f"has:{value.text}" for value in KEY_OF["has"].values),
    *("asked:today", "asked:<7d", "asked:>30d", "asked:2026-11", "asked:2010..", "asked:..2020"),
    *("answered:<7d", "answered:>30d", "answered:2010..2026", "answered:today", "waiting:>30d"),
    *("waiting:<2w", "asked:today..2009", "clause:insult", "clause:spam", "clause:other"),
]
TERMS = st.recursive(
    st.one_of(*map(st.sampled_from, (NAMES, WORDS, CONDITIONS))).flatmap(
        lambda term: st.sampled_from([term, term, f"-{term}"])
    ),
    lambda inner: (
        st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(" OR ".join),
            st.lists(inner, min_size=2, max_size=3).map(" ".join),
        )
        .map("({})".format)
        .flatmap(lambda group: st.sampled_from([group, f"-{group}"]))
    ),
    max_leaves=6,
)
FILTERS = st.lists(TERMS, max_size=4).map(" ".join)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with threads of every kind."""
    path = tmp_path_factory.mktemp("random") / "desk.db"
    made = open_desk(path, create=True, clock=lambda: NOW)
    fill(made, random.Random(3), THREADS)
    return made


@pytest.fixture(scope="module")
def posts(desk: Desk) -> list[Post]:
    """Its messages."""
    with desk.reading() as connection:
        return read_posts(connection)


def read(connection: Connection, listing: Listing) -> list[int]:
    """The messages of a list's rows; its ends and its number of rows must fit."""
    planned = plan(connection, listing)
    places = [place for chunk in all_places(connection, planned) for place in chunk]
    assert len(places) == len(set(places))
    assert known_count(connection, planned) in {None, len(places)}
    assert count(connection, listing) == len(places)
    for rows in (1, 7, len(places) + 1):
        assert list(first_places(connection, planned, rows)) == places[:rows]
        last = last_places(connection, planned, rows)
        assert last is None or list(last) == places[-rows:]
    messages = dict(connection.execute("select place, id from message").fetchall())
    return [messages[place] for place in places]


def agree(desk: Desk, posts: list[Post], query: str) -> None:
    """A list is what the records say, for moderators and readers and in every order."""
    wanted = parse_filter(query)
    with desk.reading() as connection:
        for public_only in (False, True):
            for order in (Order.NEWEST, Order.OLDEST):
                listing = Listing(wanted, desk.today, public_only, order)
                expected = PlainList(posts, listing).messages()
                assert read(connection, listing) == expected, (query, public_only, order)
            ranked = Listing(wanted, desk.today, public_only, Order.RELEVANCE)
            assert len(read(connection, ranked)) == len(expected)
            usual = Listing(wanted, desk.today, public_only)
            assert read(connection, usual) == read(connection, replace(usual, order=usual.ordered))


def test_the_desk_holds_something_of_everything(desk: Desk, posts: list[Post]) -> None:
    with desk.reading() as connection:
        assert check(connection).faults == ()
    queries = {*NAMES, *WORDS, *CONDITIONS} - {"to:-", "to:#9999", "topic:nichts", "nirgends"}
    empty = {"asked:today..2009", "clause:other", "?", '"bahn fahrplan der"'}
    for query in queries - empty:
        assert PlainList(posts, Listing(parse_filter(query), desk.today)).messages(), query


@pytest.mark.parametrize(
    "query", [*(view.query for view in VIEWS), *NAMES, *WORDS, *CONDITIONS], ids=str
)
def test_a_single_condition_finds_what_the_records_say(
    desk: Desk, posts: list[Post], query: str
) -> None:
    agree(desk, posts, query)
    if query:
        agree(desk, posts, f"-{query}")


@pytest.mark.parametrize("condition", ["", *NAMES, *CONDITIONS], ids=str)
def test_by_relevance_common_words_find_as_much_as_by_date(
    desk: Desk, posts: list[Post], condition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only some hits are put in order, but all of them stand in the list."""
    monkeypatch.setattr("qa_tui.store.search.matching.RARE", 0)
    monkeypatch.setattr("qa_tui.store.lists.plan.NEWEST", 3)
    for words in ("bus", '"der"'):
        agree(desk, posts, f"{words} {condition}")


@given(query=FILTERS)
@example("answered:2010.. has:note")
@example("has:note answered:2010..")
@example("to:a answered:2010..")
@example("bus OR -bahn")
@example("-(bus OR -bahn) is:waiting")
@example("-bus -bahn")
@example("-(bus OR bahn)")
@example("-(bus bahn)")
@example("(bus bahn OR topic:bus)")
@example("-(topic:bus bahn)")
def test_any_filter_finds_what_the_records_say(desk: Desk, posts: list[Post], query: str) -> None:
    agree(desk, posts, query)
