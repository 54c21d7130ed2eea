"""The filter of the queue: what fits, and what is said about a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import seated
from on_desk import stored, total

from qa_tui.domain.filters.filter import FilterError, parse_filter
from qa_tui.domain.views import VIEWS
from qa_tui.tui.screens.desk.queue import QueueScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

WRONG = ["is:nonsense", "Turnhalle colour:red", '"not closed', "is:"]
WAYS = ["Turnhalle", "is:returned", "to:tannhof", "to:tannhof is:answered", '"die" is:refused']


async def test_what_fits_is_shown_and_counted(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        for query in WAYS:
            await seat.filter(query)
            found = stored(sample_desk, query)
            assert found
            assert tuple(seat.items) == found
            assert int(seat.shown("#total")) == total(sample_desk, query)
            assert seat.rows.has_focus


async def test_a_wrong_filter_is_explained_and_changes_nothing(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        before = tuple(seat.items)
        for query in WRONG:
            with pytest.raises(FilterError) as error:
                parse_filter(query)
            await seat.filter(query)
            explained = seat.shown("#filter-error")
            assert f"place {error.value.position + 1}" in explained
            assert f"place {error.value.position + 1}" in seat.text
            assert tuple(seat.items) == before
            assert seat.screen.query_one("#filter").has_focus
            await seat.press("escape")
            assert not seat.shown("#filter-error")
            assert tuple(seat.items) == before
            assert seat.rows.has_focus


async def test_escape_shows_the_whole_view_again(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("2")
        whole = tuple(seat.items)
        await seat.filter("Turnhalle")
        assert tuple(seat.items) != whole
        await seat.press("escape")
        assert tuple(seat.items) == whole == stored(sample_desk, VIEWS[1].query)
        assert int(seat.shown("#total")) == len(whole)


async def test_a_filter_that_nothing_fits_says_so(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.filter("xylophonunterricht")
        assert not seat.items
        assert "Esc" in seat.shown("#empty")
        assert seat.shown("#empty")[:30] in seat.words
        assert int(seat.shown("#total")) == 0
        await seat.press("a", "r", "enter")
        assert isinstance(seat.screen, QueueScreen)
        await seat.press("escape")
        assert seat.items


async def test_another_view_ends_a_filter(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.filter("Turnhalle")
        await seat.press("6")
        assert tuple(seat.items) == stored(sample_desk, VIEWS[5].query)


async def test_a_decision_in_a_filtered_list_keeps_the_filter(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.filter("is:pending to:tannhof")
        before = total(sample_desk, "is:pending to:tannhof")
        await seat.press("a")
        assert total(sample_desk, "is:pending to:tannhof") == before - 1
        await seat.press("R")
        assert tuple(seat.items) == stored(sample_desk, "is:pending to:tannhof")
