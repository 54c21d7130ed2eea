"""Whatever happens on a desk, the lists follow, also while one of them is being read."""

from __future__ import annotations

import shutil
import tempfile
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from happenings import THINGS, Happenings
from hypothesis import given
from hypothesis import strategies as st
from plain_lists import PlainList, read_posts

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing, Order
from qa_tui.i18n import say
from qa_tui.store.check import check
from qa_tui.store.lists import lines
from qa_tui.store.lists.lines import all_places
from qa_tui.store.lists.plan import plan
from qa_tui.tui.lists.row_loading import KeptPlace, read_anew
from qa_tui.tui.lists.sources import LineSource
from qa_tui.tui.lists.window import Window
from tests.scaled import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from happenings import Happening

    from qa_tui.domain.records import Line

QUERIES = (
    *("", "is:pending", "is:held", "is:waiting", "is:answered", "is:not-published", "has:note"),
    *("is:published", "is:answer", "clause:insult", "answered:<7d", "to:bock", "rente", "bus bahn"),
    *("is:published der", "-rente", "topic:umwelt -is:answered", "from:andreas", "has:annotation"),
)
HAPPENINGS = st.lists(st.tuples(st.sampled_from(THINGS), st.integers(0, 200)), max_size=12)
FIRST = 8
"""Rows that are read first; the program reads more."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which something has happened already."""
    path = tmp_path_factory.mktemp("begun") / "desk.db"
    happenings = Happenings(path)
    for number in range(60):
        happenings.happen(("ask", "take_in", "decide", "answer", "decide")[number % 5], number)
    return path


def copied(begun: Path, folder: str) -> Happenings:
    """The same desk once more."""
    path = Path(folder, "desk.db")
    shutil.copy(begun, path)
    return Happenings(path)


def all_is_well(happenings: Happenings) -> None:
    """The check finds nothing, and lists are what the records say."""
    desk = happenings.desk
    with desk.reading() as connection:
        assert [say(fault) for fault in check(connection).faults] == []
        posts = read_posts(connection)
        messages = dict(connection.execute("select place, id from message").fetchall())
        for query in QUERIES:
            for public_only in (False, True):
                listing = Listing(parse_filter(query), desk.today, public_only)
                planned = plan(connection, listing)
                found = [messages[p] for chunk in all_places(connection, planned) for p in chunk]
                assert found == PlainList(posts, listing).messages(), (query, public_only)


@given(steps=st.lists(HAPPENINGS, min_size=1, max_size=4))
@examples(25)
def test_lists_follow_what_happens(begun: Path, steps: list[list[Happening]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        happenings = copied(begun, folder)
        for some in steps:
            for thing, number in some:
                happenings.happen(thing, number)
            all_is_well(happenings)


def plain(happenings: Happenings, source: LineSource) -> list[int]:
    """All places of a list at once, as they are at this moment."""
    with happenings.desk.reading() as connection:
        return [place for chunk in all_places(connection, source.planned) for place in chunk]


def rows_are_true(happenings: Happenings, window: Window[Line], source: LineSource) -> None:
    """What is read of the rows is what the records say of just these messages; others are gone."""
    ids = array("q", filter(None, map(window.id_at, range(window.places))))
    rows = source.rows(ids)
    with happenings.desk.reading() as connection:
        posts = read_posts(connection)
        places = dict(connection.execute("select id, place from message").fetchall())
    true = {places[post.row["id"]]: post for post in posts}
    assert rows.keys() == true.keys() & set(ids)
    for place, row in rows.items():
        post = true[place].row
        assert (row.message, row.title, row.state, row.date, row.version) == (
            post["id"],
            post["title"],
            post["state"],
            post["date"],
            post["version"],
        )


def read_in_windows(
    happenings: Happenings, source: LineSource, meanwhile: Iterator[list[Happening]]
) -> Iterator[tuple[Window[Line], list[int] | None]]:
    """Read a list as the widget on the screens does, while things happen.

    Yields:
        What is known of it step by step, and in the end what there was when all of it was read.
    """

    def something_happens() -> None:
        for thing, number in next(meanwhile, []):
            happenings.happen(thing, number)

    window: Window[Line] = Window()
    expected = plain(happenings, source)
    ids, total = source.first(FIRST)
    assert list(ids) == expected[:FIRST]
    assert total in {None, len(expected)}
    window.begin(ids, total, complete=len(ids) < FIRST)
    yield window, None
    if not window.complete:
        something_happens()
        tail = source.last(FIRST)
        if tail is not None:
            assert list(tail) == plain(happenings, source)[-FIRST:]
            window.set_tail(tail)
            yield window, None
        something_happens()
        expected = plain(happenings, source)
        for chunk in source.chunks():
            window.extend(chunk)
            yield window, None
            something_happens()
        window.finish()
    yield window, expected


@given(
    query=st.sampled_from(QUERIES),
    public_only=st.booleans(),
    order=st.sampled_from([None, *Order]),
    meanwhile=st.lists(HAPPENINGS, max_size=8),
    chunk=st.integers(1, 9),
)
@examples(50)
def test_reading_in_windows_while_things_happen(
    begun: Path,
    query: str,
    public_only: bool,
    order: Order | None,
    meanwhile: list[list[Happening]],
    chunk: int,
) -> None:
    """All ids are those of one moment, each row is that of its id, and reading anew tells all."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(lines, "CHUNK", chunk)
        happenings = copied(begun, folder)
        listing = Listing(parse_filter(query), happenings.desk.today, public_only, order)
        source = LineSource(happenings.desk, listing)
        for window, expected in read_in_windows(happenings, source, iter(meanwhile)):
            rows_are_true(happenings, window, source)
            if expected is not None:
                assert list(window.head) == expected
                assert window.complete
        kept = KeptPlace(0, window.id_at(window.places // 2), 0, FIRST, frozenset(window.head))
        anew = read_anew(LineSource(happenings.desk, listing), kept, lambda: True)
        assert anew is not None
        with happenings.desk.reading() as connection:
            messages = dict(connection.execute("select place, id from message").fetchall())
            now = PlainList(read_posts(connection), listing).messages()
        ids = list(anew.ids)
        if listing.ordered is Order.RELEVANCE:
            assert len(ids) == len(now)
        else:
            assert [messages[place] for place in ids] == now
        assert anew.place == (ids.index(kept.identity) if kept.identity in ids else None)
        assert anew.marked == kept.marked & set(ids)
