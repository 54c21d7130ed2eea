"""The queue: views, counts, paging, preview."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from driving import NARROW, WIDE, done_in, seated
from on_desk import stored, thread_of, total

from qa_tui.domain.views import VIEWS
from qa_tui.i18n import say
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen

if TYPE_CHECKING:
    from pathlib import Path

    from driving import Seat

    from qa_tui.domain.views import View
    from qa_tui.store.desk import Desk


def view_of(seat: Seat) -> View:
    assert isinstance(seat.screen, QueueScreen)
    assert seat.screen.view is not None
    return seat.screen.view


def number_beside(seat: Seat, view: View) -> int:
    """The number beside the name of a view: in the sidebar, else in the first line."""
    beginning = say(view.name)[:12]
    lines = seat.lines[1:] if seat.app.size == WIDE else seat.lines
    found = next(line for line in lines if beginning in line)
    digits = re.search(r"[^\d]*?(\d[\d\u202f]*)", found.partition(beginning)[2])
    assert digits is not None
    return int(digits[1].replace("\u202f", ""))


async def test_number_keys_choose_views_and_counts_are_exact(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        for number, view in enumerate(VIEWS, 1):
            await seat.press(str(number))
            assert view_of(seat) is view
            exact = total(sample_desk, view.query)
            assert number_beside(seat, view) == exact
            assert int(seat.shown("#total")) == exact
            assert tuple(seat.items) == stored(sample_desk, view.query)
            assert exact > 0
            assert seat.row.author in seat.text


async def test_sidebar_shows_all_counts_at_once(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        for view in VIEWS:
            assert number_beside(seat, view) == total(sample_desk, view.query)


async def test_arrows_go_through_the_views_and_round(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        for view in (*VIEWS[1:], VIEWS[0]):
            await seat.press("right")
            assert view_of(seat) is view
            assert tuple(seat.items) == stored(sample_desk, view.query)
        for view in reversed(VIEWS):
            await seat.press("left")
            assert view_of(seat) is view


async def test_opens_on_the_first_view_that_is_not_empty(archive_desk: Desk, size) -> None:
    async with seated(archive_desk, size) as seat:
        assert view_of(seat).key == "answered"
        assert [line.to for line in seat.items] == ["Hedwig Brandtner"]
        await seat.see("Hedwig Brandtner")


async def test_moving_keys(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        rows = len(seat.items)
        for keys, place in (
            (["j", "j", "down"], 3),
            (["k", "up"], 1),
            (["up", "up", "up"], 0),
            (["G"], rows - 1),
            (["j"], rows - 1),
            (["g"], 0),
            (["end"], rows - 1),
            (["home"], 0),
        ):
            await seat.press(*keys)
            assert seat.rows.cursor == place
            assert seat.row.author in seat.text
        await seat.press("pagedown")
        further = seat.rows.cursor
        assert further > 5
        await seat.press("pageup")
        assert seat.rows.cursor == 0


async def test_all_pages_of_a_long_view_are_read(big_desk: Desk, size) -> None:
    query = next(view.query for view in VIEWS if view.key == "waiting")
    async with seated(big_desk, size) as seat:
        assert view_of(seat).key == "waiting"
        assert int(seat.shown("#total")) == 500
        await seat.press("G")
        assert seat.rows.cursor == 499
        assert tuple(seat.items) == stored(big_desk, query)
        assert seat.row.title in seat.text


async def test_the_cursor_is_kept_deep_in_a_long_view(big_desk: Desk) -> None:
    async with seated(big_desk) as seat:
        await seat.press("G", "G", "pageup")
        message = seat.row.message
        assert seat.rows.cursor > 400
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("q")
        await seat.at(QueueScreen)
        assert seat.row.message == message
        await seat.press("R")
        assert seat.row.message == message


async def test_an_empty_view_teaches(archive_desk: Desk, size) -> None:
    async with seated(archive_desk, size) as seat:
        for number, view in enumerate(VIEWS, 1):
            await seat.press(str(number))
            if total(archive_desk, view.query) == 0:
                keys = {"key": seat.app.screen.key_of(view.filled_by)} if view.filled_by else {}
                taught = say(replace(view.empty, values=keys))
                assert seat.shown("#empty") == taught
                assert taught[:40] in seat.words
            else:
                assert not seat.shown("#empty")


async def test_preview_follows_the_cursor(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        for _ in range(4):
            first = thread_of(sample_desk, seat.row.id).messages[0]
            words = (first.text + first.background).split()[:6]
            assert " ".join(words) in seat.shown("#preview-text")
            assert seat.row.to in seat.shown("#preview-text")
            await seat.press("j")


@pytest.mark.parametrize(("size", "at_first"), [(NARROW, False), (WIDE, True)])
async def test_preview_comes_and_goes(sample_desk: Desk, size, at_first: bool) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("2")
        question = thread_of(sample_desk, seat.row.id).title
        some = " ".join(question.split()[:3])

        def visible() -> bool:
            preview = seat.screen.query_one("#preview")
            return preview.display and preview.region.height > 2

        assert visible() is at_first
        await seat.press("p")
        assert visible() is not at_first
        await seat.press("p")
        assert visible() is at_first
        if at_first:
            assert some in seat.words or question.split()[0] in seat.words


async def test_refresh_drops_decided_rows(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        rows = len(seat.items)
        await seat.press("a")
        assert message in [line.message for line in seat.items]
        await seat.press("R")
        assert message not in [line.message for line in seat.items]
        assert len(seat.items) == rows - 1
        assert tuple(seat.items) == stored(sample_desk, VIEWS[0].query)


async def test_next_and_previous_open_pass_decided_rows_by(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        first, second, third, fourth = [line.message for line in seat.items[:4]]
        await seat.press("j", "a", "a")
        assert seat.row.message == fourth
        await seat.press("left_square_bracket")
        assert seat.row.message == first
        await seat.press("right_square_bracket")
        assert seat.row.message == fourth
        assert {second, third} == done_in(seat)


async def test_what_fails_in_several_places_is_told_once(
    sample_desk: Desk, tmp_path: Path, size
) -> None:
    async with seated(sample_desk, size) as seat:
        sample_desk.path.rename(tmp_path / "elsewhere")
        for key in ("2", "3", "O"):
            await seat.press(key)
            assert seat.said.count("is not there any more") == 1
