"""Passages are marked in a text that is sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import seated
from hostile_desk import dangers, make_desk, moment
from on_desk import line_of, thread_of
from test_reasons_in_full import letter_to_asker

from qa_tui.domain.records import State
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.domain.records import Line
    from qa_tui.store.desk import Desk


def text_of(desk: Desk, line: Line) -> str:
    thread = thread_of(desk, line.id)
    return next(one.text for one in thread.messages if one.id == line.message)


async def test_three_passages_become_the_list_of_the_letter(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        text = text_of(sample_desk, row)
        await seat.press("b", "space", "space", "b", "space", "d")
        await seat.press("shift+right", "shift+right", "shift+right", "w")
        await seat.type("Bitte nennen Sie die Straße.")
        await seat.press("enter")
        assert seat.shown("#marks").count("“") == 3
        passages = seat.screen.passages.passages
        assert all(" ".join(p.quote.split()) in " ".join(text.split()) for p in passages)
        await seat.press("x")
        assert seat.shown("#marks").count("“") == 2
        await seat.press("shift+right", "shift+right", "shift+right", "w")
        await seat.type("Bitte genauer.")
        await seat.press("enter", "tab")
        assert "Bitte genauer." in seat.shown("#letter")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, row.message).state is State.RETURNED
        sent = letter_to_asker(sample_desk, row, "return")
        assert sent.count("\n– ") == 3
        assert "– Bitte belegen" in sent


async def test_sending_back_with_one_marked_sentence_takes_five_keys(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("b", "space", "space", "b", "enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, row.message).state is State.RETURNED
        assert seat.row.message != row.message


async def test_a_passage_is_marked_with_the_mouse(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("b", "space")
        await seat.pilot.mouse_down("#marked", offset=(1, 0))
        await seat.pilot.hover("#marked", offset=(6, 0))
        await seat.pilot.mouse_up("#marked", offset=(6, 0))
        await seat.press("b")
        (passage,) = seat.screen.passages.passages
        assert len(passage.quote) in {4, 5}


async def test_marks_without_a_selection_or_words_are_explained(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("b", "space", "b")
        assert "Select words first" in seat.words
        await seat.press("space", "w", "enter")
        assert "has no remark" in seat.words
        await seat.press("escape")
        assert seat.screen.query_one("#marked").has_focus
        assert seat.shown("#marks") == ""
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_hostile_text_can_be_marked_and_moves_nothing(tmp_path: Path, size) -> None:
    desk = make_desk(tmp_path / "desk.db", HOSTILE, moment)
    async with seated(desk, size) as seat:
        for _ in range(min(len(seat.items) - 1, 12)):
            message = seat.row.message
            await seat.press("b", "space", "f7", "b", "space", "d")
            screen = seat.screen
            assert isinstance(screen, ReasonScreen)
            assert screen.passages.passages
            assert not dangers("".join(seat.lines))
            await seat.press("tab")
            assert not dangers("".join(seat.lines))
            await seat.press("enter")
            await seat.at(QueueScreen)
            assert line_of(desk, message).state is State.RETURNED


async def test_nothing_marked_is_said(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("b", "space", "enter")
        assert isinstance(seat.screen, ReasonScreen)
        assert seat.screen.menu.has_focus
        assert "say with Tab what to change" in seat.shown("#problem")
        await seat.press("tab")
        assert seat.shown("#problem") == ""
