"""Messages are held, and brought back, by key."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from driving import done_in, seated
from on_desk import events_of, line_of
from test_deciding_by_key import chosen, notes_on

from qa_tui.domain.records import State
from qa_tui.i18n import use_language
from qa_tui.tui.screens.deciding.hold import HoldScreen
from qa_tui.tui.screens.desk.queue import QueueScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


async def test_hold_with_a_reason_and_a_day(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        _, following = chosen(seat)
        await seat.press("h", "s")
        assert "November 25, 2026" in seat.shown("#day")
        await seat.press("tab", "tab", "end", "ctrl+u")
        await seat.type("2026-12-24")
        assert "December 24, 2026" in seat.shown("#day")
        assert "December 24, 2026" in seat.words
        await seat.press("enter")
        await seat.at(QueueScreen)
        held = line_of(sample_desk, row.message)
        assert (held.state, held.wake_on) == (State.HELD, "2026-12-24")
        assert notes_on(sample_desk, row.id)[-1:] == ["A source is being checked"]
        assert seat.row.message == following


async def test_hold_takes_three_keys(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("h", "l", "enter")
        held = line_of(sample_desk, row.message)
        assert held.wake_on == (sample_desk.today + timedelta(days=3)).isoformat()
        assert notes_on(sample_desk, row.id)[-1:] == ["Legal question"]


async def test_a_missing_reason_is_asked_for_until_one_is_given(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("h", "enter")
        assert "Choose a reason" in seat.shown("#day")
        await seat.press("t")
        assert "November 25, 2026" in seat.shown("#day")


async def test_no_line_end_parts_a_key_from_what_it_does(sample_desk: Desk, size) -> None:
    use_language("de")
    async with seated(sample_desk, size) as seat:
        await seat.press("b")
        keys = seat.screen.query_one("#keys")
        assert "^e Brief ändern" in seat.text
        assert all(line.plain.rstrip() for line in keys.render().split("\n"))


async def test_hold_in_own_words_and_without_a_day(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("h", "tab")
        await seat.type("Wartet auf das Protokoll")
        await seat.press("tab", "end", "ctrl+u", "enter")
        held = line_of(sample_desk, row.message)
        assert (held.state, held.wake_on) == (State.HELD, None)
        assert notes_on(sample_desk, row.id)[-1:] == ["Wartet auf das Protokoll"]


async def test_a_wrong_day_is_explained_and_decides_nothing(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        before = events_of(sample_desk)
        await seat.press("h", "t")
        usual = seat.shown("#day")
        await seat.press("tab", "tab")
        for day in ("31.02.2027", "2026-11-21", "gestern"):
            await seat.press("end", "ctrl+u")
            await seat.type(day)
            explained = seat.shown("#day")
            assert explained != usual
            assert day in explained
            assert day in seat.words
            await seat.press("enter")
            assert isinstance(seat.screen, HoldScreen)
            assert seat.screen.query_one("#until").has_focus
        await seat.press("escape")
        assert events_of(sample_desk) == before


async def test_bring_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        for query, after in (
            ("is:held", State.PENDING),
            ("is:refused", State.PENDING),
            ("is:removed", State.PUBLISHED),
        ):
            await seat.filter(query)
            message = seat.row.message
            await seat.press("o")
            assert line_of(sample_desk, message).state is after
            assert message in done_in(seat)
