"""Internal notes by key: written in a few keys, shown with author and age, taken back with u."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import seated
from on_desk import events_of

from qa_tui.store.drafts import read_drafts
from qa_tui.store.messages.notes import add_note, read_all_notes
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.drafts import DraftsScreen

if TYPE_CHECKING:
    from qa_tui.domain.records import Note
    from qa_tui.store.desk import Desk


def notes(desk: Desk, message: int) -> list[Note]:
    with desk.reading() as connection:
        return [note for note in read_all_notes(connection) if note.message == message]


async def test_a_note_is_written_shown_and_taken_back(sample_desk: Desk, size, clock) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        before = len(notes(sample_desk, message))
        await seat.press("w", "i")
        await seat.at(ComposeScreen)
        await seat.type("Herr Ahlers rief an.")
        await seat.press("f2")
        await seat.at(QueueScreen)
        assert notes(sample_desk, message)[0].text == "Herr Ahlers rief an."
        assert len(notes(sample_desk, message)) == before + 1
        clock.advance(hours=2)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        shown = seat.shown("#beside") or seat.shown("#below")
        assert "Note by xenia, 2 h: Herr Ahlers rief an." in shown
        await seat.press("u")
        assert "note written" in seat.said
        assert len(notes(sample_desk, message)) == before


async def test_a_note_stands_in_the_preview(sample_desk: Desk) -> None:
    async with seated(sample_desk, (160, 48)) as seat:
        with sample_desk.writing("bo") as writer:
            add_note(writer, seat.row.message, "Quelle liegt vor. \x1b[2J[/]")
        await seat.press("f5", "j", "k")
        await seat.see("Note by bo, 0 min: Quelle liegt vor.")


async def test_an_empty_note_is_not_kept(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        before = events_of(sample_desk)
        await seat.press("w", "i", "f2")
        await seat.at(ComposeScreen)
        assert "Not sent off" in seat.said
        assert "empty" in seat.words
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert events_of(sample_desk) == before


async def test_a_note_that_was_begun_is_a_draft(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("w", "i")
        await seat.at(ComposeScreen)
        await seat.type("Erst fragen")
        await seat.press("escape")
        await seat.at(QueueScreen)
        with sample_desk.reading() as connection:
            assert [draft.kind for draft in read_drafts(connection, "xenia")] == ["note"]
        await seat.press("D")
        await seat.at(DraftsScreen)
        await seat.press("enter")
        await seat.at(ComposeScreen)
        assert seat.field("text") == "Erst fragen"
        await seat.press("f2")
        assert notes(sample_desk, message)[0].text == "Erst fragen"
