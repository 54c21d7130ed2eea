"""What is being written is kept as a draft, for whoever writes it, until it is thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from composing import compose, draft
from driving import seated

from qa_tui.domain.records import Kind
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.work.drafting import SAVE_AFTER

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


async def test_a_draft_is_saved_within_a_second_and_is_there_again(sample_desk: Desk, size) -> None:
    assert SAVE_AFTER < 1
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await seat.type("Tann")
        await seat.press("tab")
        await seat.type("Wo? [b]")
        await seat.until(
            lambda: (draft(sample_desk, Kind.QUESTION) or {}).get("title") == "Wo? [b]", "the draft"
        )
        await seat.until(lambda: "saved" in seat.lines[0], "the word about it")
        # The program dies here.
    async with seated(sample_desk, size) as seat:
        assert "1 draft · D" in seat.said
        await compose(seat, "g")
        assert seat.field("to") == "Tann"
        assert seat.field("title") == "Wo? [b]"
        assert seat.field("email") == ""


async def test_escape_keeps_the_draft_and_f8_throws_it_away(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        await seat.type("Tann")
        await seat.press("escape", "escape")
        await seat.at(QueueScreen)
        assert draft(sample_desk, Kind.QUESTION)["to"] == "Tann"  # type: ignore[index]
        await compose(seat, "g")
        assert seat.field("to") == "Tann"
        await seat.press("f8")
        if isinstance(seat.screen, ComposeScreen):
            assert draft(sample_desk, Kind.QUESTION) is not None
            assert "F8" in seat.said
            await seat.press("f8")
        await seat.at(QueueScreen)
        assert draft(sample_desk, Kind.QUESTION) is None
        await compose(seat, "n")
        assert seat.field("to") == ""


async def test_drafts_belong_to_one_moderator(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        await seat.type("Tann")
        await seat.press("escape", "escape")
    async with seated(sample_desk, actor="bob") as seat:
        await compose(seat, "n")
        assert seat.field("to") == ""
