"""Two people correct the same message at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import seated
from on_desk import events_of, line_of, thread_of
from test_correcting_by_key import TEXT, background, opened, taken
from textual.widgets import Input

from qa_tui.domain.moderation.correction import Correction
from qa_tui.store.messages.corrections import correct
from qa_tui.store.messages.intake import revise
from qa_tui.store.undo.undo import undo_last
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.deciding.correct import CorrectScreen
from qa_tui.tui.screens.desk.queue import QueueScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


async def test_somebody_faster_is_shown_and_what_was_chosen_and_typed_goes_on(
    sample_desk: Desk, size
) -> None:
    message = taken(sample_desk)
    async with seated(sample_desk, size) as seat:
        await opened(seat)
        seat.screen.query_one("#topic", Input).value = "Verkehr"
        with sample_desk.writing("bo") as writer:
            revise(writer, message, "Wann kommt der Nachtbus?", TEXT.replace("Ole Ahlers", "er"))
        before = events_of(sample_desk)
        await seat.press("enter")
        await seat.at(ConflictScreen)
        await seat.see("bo", "What you read", "go on with what you typed")
        assert events_of(sample_desk) == before
        await seat.press("enter")
        await seat.at(CorrectScreen)
        await seat.see("no longer there: Ahlers")
        assert seat.screen.query_one("#topic", Input).value == "Verkehr"
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert "[Telefonnummer entfernt], sagt er" in background(sample_desk, message)
        assert thread_of(sample_desk, line_of(sample_desk, message).id).topic == "Verkehr"


async def test_what_is_taken_back_while_both_sides_are_shown_is_told(sample_desk: Desk) -> None:
    message = taken(sample_desk)
    async with seated(sample_desk) as seat:
        await opened(seat)
        seat.screen.query_one("#topic", Input).value = "Verkehr"
        with sample_desk.writing("ann") as writer:
            revise(writer, message, "Wann kommt der Nachtbus?", TEXT.replace("Ole Ahlers", "er"))
        await seat.press("enter")
        await seat.at(ConflictScreen)
        with sample_desk.writing("ann") as writer:
            undo_last(writer)
            undo_last(writer)
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert "taken back" in seat.said


async def test_a_field_that_somebody_else_changed_too_is_named(sample_desk: Desk, size) -> None:
    message = taken(sample_desk, "Nichts.")
    async with seated(sample_desk, size) as seat:
        await opened(seat)
        seat.screen.query_one("#topic", Input).value = "Verkehr"
        with sample_desk.writing("bo") as writer:
            correct(writer, Correction(message, topic="Pflege"))
        await seat.press("enter")
        await seat.at(ConflictScreen)
        await seat.see("The words are the same.")
        await seat.press("enter")
        await seat.at(CorrectScreen)
        await seat.see("is now “Pflege”")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert thread_of(sample_desk, line_of(sample_desk, message).id).topic == "Pflege"
