"""Undo: one step, several, and what is said when there is nothing to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import seated
from on_desk import events_of, letters_of, line_of, stored, thread_of, total

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.views import VIEWS
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

QUESTIONS = VIEWS[0].query


async def test_one_step(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("r", "o", "enter")
        letters = [letter for letter in letters_of(sample_desk, row.id) if not letter.recalled_at]
        await seat.press("u")
        assert line_of(sample_desk, row.message).state is State.PENDING
        assert seat.row.message == row.message
        assert seat.row.state is State.PENDING
        assert seat.rows.done == set()
        left = [letter for letter in letters_of(sample_desk, row.id) if not letter.recalled_at]
        assert len(left) < len(letters)
        assert "undone" in seat.shown("#rule")


async def test_several_steps(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = stored(sample_desk, QUESTIONS)
        counts = dict(seat.screen.views.counts)
        await seat.press("a", "r", "i", "enter", "b", "o", "enter", "h", "t", "enter", "j", "a")
        assert total(sample_desk, QUESTIONS) == len(before) - 5
        assert seat.screen.views.counts["questions"] == len(before) - 5
        for _ in range(5):
            await seat.press("u")
        assert seat.screen.views.counts == counts
        assert [line.message for line in seat.items] == [line.message for line in before]
        assert seat.row.message == before[0].message
        after = stored(sample_desk, QUESTIONS)
        assert [(line.message, line.state) for line in after] == [
            (line.message, line.state) for line in before
        ]


async def test_nothing_of_ones_own_to_undo(sample_desk: Desk) -> None:
    async with seated(sample_desk, actor="newcomer") as seat:
        before = events_of(sample_desk)
        await seat.press("u")
        assert seat.said
        assert events_of(sample_desk) == before


async def test_undo_from_another_view(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("a", "5")
        assert row.message in [line.message for line in seat.items]
        await seat.press("u")
        assert line_of(sample_desk, row.message).state is State.PENDING
        assert seat.screen.views.counts["questions"] == total(sample_desk, QUESTIONS)


async def test_undo_on_the_thread_screen(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("a")
        assert thread_of(sample_desk, row.id).messages[0].state is State.PUBLISHED
        await seat.press("u")
        assert thread_of(sample_desk, row.id).messages[0].state is State.PENDING
        await seat.press("q")
        await seat.at(QueueScreen)
        assert seat.row.message == row.message


async def test_undo_of_what_somebody_else_has_touched_since(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("a")
        with sample_desk.writing("bob") as writer:
            decide(writer, Decision(row.message, Verb.REMOVE, "insult"))
        before = events_of(sample_desk)
        await seat.press("u")
        assert "bob" in seat.said
        assert events_of(sample_desk) == before
        assert line_of(sample_desk, row.message).state is State.REMOVED
