"""Claims: what somebody is checking takes others one key more, and is let go of."""

from __future__ import annotations

import pytest
from driving import seated
from on_desk import line_of
from somebody_else import bo_claims, bo_decides, claimed

from qa_tui.domain.records import State
from qa_tui.store.claims import claim, release
from qa_tui.tui.screens.deciding.claimed import ClaimedScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen


async def test_a_claim_stands_in_row_and_preview(sample_desk, elsewhere) -> None:
    async with seated(sample_desk, (160, 48), watches=True) as seat:
        bo_claims(elsewhere, seat.row.message)
        await seat.see("bo is checking this, until 10:40")
        rows = [line for line in seat.lines if "bo is checking" in line]
        assert len(rows) == 2
        sample_desk.clock.advance(minutes=10)
        await seat.until(lambda: "bo is checking" not in seat.words, "the claim passes")


async def test_a_claim_stands_in_the_row_at_80_columns(sample_desk, elsewhere) -> None:
    async with seated(sample_desk, watches=True) as seat:
        bo_claims(elsewhere, seat.row.message)
        await seat.see("bo is checking")
        (row,) = (line for line in seat.lines if "bo is checking" in line)
        assert row.rstrip().endswith("bo is checking")


@pytest.mark.parametrize("key", ["a", "r"])
async def test_what_somebody_else_is_checking_takes_one_key_more(
    sample_desk, elsewhere, size, key
) -> None:
    async with seated(sample_desk, size, watches=True) as seat:
        message = seat.row.message
        bo_claims(elsewhere, message)
        await seat.see("bo is checking")
        await seat.press(key)
        await seat.at(ClaimedScreen)
        await seat.see("bo is checking this, until 10:40")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.PENDING
        await seat.press(key, "enter")
        if key == "r":
            await seat.at(ReasonScreen)
            await seat.press("i", "enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is not State.PENDING
        assert claimed(sample_desk) == {}


async def test_the_keys_beside_a_claim_stand_whole_whoever_has_it(
    sample_desk, elsewhere, size
) -> None:
    name = "Annegret Feddersen-Wohlgemuth"
    async with seated(sample_desk, size, watches=True) as seat:
        with elsewhere.writing(name) as writer:
            claim(writer, seat.row.message)
        await seat.until(lambda: seat.app.claim_elsewhere(seat.row.message), "the claim is known")
        await seat.press("e")
        await seat.at(ClaimedScreen)
        assert any("⏎    all the same: Correct and mask" in line for line in seat.lines)
        assert any(f"Esc  leave it to {name}" in line for line in seat.lines)


async def test_a_menu_claims_the_message_as_long_as_it_is_open(sample_desk) -> None:
    async with seated(sample_desk) as seat:
        for key in ("r", "b", "h", "e"):
            message = seat.row.message
            await seat.press(key)
            await seat.until(
                lambda message=message: claimed(sample_desk) == {message: "xenia"}, key
            )
            await seat.press("escape")
            await seat.at(QueueScreen)
            await seat.until(lambda: claimed(sample_desk) == {}, f"{key} is let go of")


async def test_an_open_thread_is_claimed_and_renewed(sample_desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.until(lambda: claimed(sample_desk) == {message: "xenia"})
        await seat.press("r", "escape")
        sample_desk.clock.advance(minutes=9)
        seat.app.keeper.renew()
        sample_desk.clock.advance(minutes=9)
        await seat.until(lambda: claimed(sample_desk) == {message: "xenia"}, "it is renewed")
        await seat.press("q")
        await seat.until(lambda: claimed(sample_desk) == {}, "it is let go of")


async def test_leaving_the_program_lets_go(sample_desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("enter")
        await seat.until(lambda: claimed(sample_desk))
    assert claimed(sample_desk) == {}


async def test_c_claims_and_lets_go_by_hand(sample_desk, elsewhere) -> None:
    async with seated(sample_desk, watches=True) as seat:
        message = seat.row.message
        await seat.press("c")
        assert "10:40" in seat.said
        assert claimed(sample_desk) == {message: "xenia"}
        await seat.press("r", "escape", "c")
        assert claimed(sample_desk) == {}
        bo_claims(elsewhere, message)
        await seat.press("c")
        assert "bo is checking" in seat.said


async def test_the_box_about_a_claim_tells_what_has_become_of_it(
    sample_desk, elsewhere, size
) -> None:
    async with seated(sample_desk, size, watches=True) as seat:
        message, listed = seat.row.message, seat.rows
        bo_claims(elsewhere, message)
        await seat.see("bo is checking")
        await seat.press("r")
        await seat.at(ClaimedScreen)
        bo_decides(elsewhere, message)
        await seat.until(lambda: "meanwhile bo: published" in seat.shown("#title"))
        await seat.until(lambda: listed.current and listed.current.state is State.PUBLISHED)
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert "Refuse is not possible" in seat.said


async def test_the_box_about_a_claim_tells_that_it_was_let_go_of(
    sample_desk, elsewhere, size
) -> None:
    async with seated(sample_desk, size, watches=True) as seat:
        message = seat.row.message
        bo_claims(elsewhere, message)
        await seat.see("bo is checking")
        await seat.press("a")
        await seat.at(ClaimedScreen)
        with elsewhere.writing("bo") as writer:
            release(writer, message)
        await seat.until(lambda: "Nobody is checking it now." in seat.shown("#title"))
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.PUBLISHED
