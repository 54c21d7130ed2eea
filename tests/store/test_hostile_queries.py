"""Whatever is typed, a search answers, or says what is wrong with it: it raises nothing else."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_tui.domain.filters.filter import MAX_LENGTH, MAX_TERMS, FilterError, parse_filter
from qa_tui.domain.listing import Listing, Order
from qa_tui.store.lists.lines import count
from qa_tui.store.opening import open_desk
from tests.hostile import HOSTILE
from tests.whole_list import read_list

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk

PIECES = st.sampled_from(
    [
        *("AND", "OR", "NOT", "NEAR", "NEAR(a b, 3)", "*", "^", ":", "{", "}", "(", ")", "-", "+"),
        *('"', '""', "'", ";", "--", "/*", "\\", "%", "_", "#", "$", "?", ",", ".", "\x00", "\x1b"),
        *(
            "title",
            "title:",
            "body :",
            "rank",
            "search_doc",
            "is:waiting",
            "from:",
            "to:a",
            "a",
            "b",
        ),
        *(
            "bürger",
            "bu\u0308",
            "\u0308",
            "\u00ad",
            "\u200d",
            "\u202e",
            "👍🏽",
            "👩‍👧",
            "שלום",
            "ǅ",
            "ﬁ",
            "ς",
        ),
        *(
            "\ud800",
            "\U0010ffff",
            "ß",
            "İ",
            "ŉ",
            "٣",
            "Ⅷ",
            "ª",
            " ",
            "\u3000",
            "\n",
            "OR*",
            "x" * 70,
        ),
    ]
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Desk:
    """A desk with many texts, for reading."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    shutil.copy(sample_file, path)
    return open_desk(path)


def answered(desk: Desk, query: str, *orders: Order) -> None:
    """A query gets an answer or a message that says what is wrong with it."""
    try:
        wanted = parse_filter(query)
    except FilterError:
        return
    with desk.reading() as connection:
        for public_only in (False, True):
            for order in orders:
                listing = Listing(wanted, desk.today, public_only, order)
                read_list(connection, listing, 3)
                count(connection, listing)


@given(
    st.lists(PIECES, max_size=12).flatmap(
        lambda p: st.sampled_from(["", " "]).map(lambda g: g.join(p))
    )
)
@example("NEAR(a b, 3)")
@example('title : a AND "b')
@example('{title body} : "a" * + b')
@example("-AND -OR* -NOT")
@example("^a")
@example("\x00")
def test_whatever_is_typed_is_answered_or_explained(sample: Desk, query: str) -> None:
    answered(sample, query, *Order)


def test_hostile_texts_are_answered_or_explained(sample: Desk) -> None:
    forms = itertools.cycle(('"{}"', "from:{}", "bus -{}", "({} OR a) bus", "is:answer {}"))
    for text, form in zip(HOSTILE, forms, strict=False):
        for query in (text, form.format(text)):
            answered(sample, query, Order.NEWEST)


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "der ", "a ", "-a ", "a OR ", "ä", "*", '"', '""', '"a" ', "(", "(a ", "a-", "\x00"),
        *("👍", "\u0308", "\u00ad", "שלום ", "from:a ", '"der die" ', "-(a b) ", "(a OR -b) "),
        *("is:waiting ", "to:a ", "asked:2009 ", "-has:note "),
    ],
)
def test_the_longest_queries_are_answered_or_explained(sample: Desk, piece: str) -> None:
    for length in (MAX_LENGTH + 1, MAX_LENGTH, MAX_TERMS * len(piece)):
        answered(sample, (piece * length)[:length], Order.RELEVANCE)
