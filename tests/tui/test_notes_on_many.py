"""One note on all that is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import seated

from qa_tui.store.drafts import read_drafts
from qa_tui.store.messages.notes import read_all_notes
from qa_tui.tui.screens.deciding.amend_many import AmendScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.drafts import DraftsScreen
from qa_tui.tui.screens.writing.note_many import ManyNoteScreen

if TYPE_CHECKING:
    from qa_tui.domain.draft import Draft
    from qa_tui.domain.records import Note
    from qa_tui.store.desk import Desk


def notes(desk: Desk) -> tuple[Note, ...]:
    with desk.reading() as connection:
        return read_all_notes(connection)


def drafts(desk: Desk) -> tuple[Draft, ...]:
    with desk.reading() as connection:
        return read_drafts(connection, "xenia")


async def test_one_note_on_all_that_is_marked(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        rows, before = seat.items[:3], notes(sample_desk)
        await seat.press("space", "space", "space", "w")
        await seat.at(ManyNoteScreen)
        assert "on each of 3 messages" in seat.words
        assert "Letters and answers are about one message each" in seat.words
        await seat.type("Bitte zusammen ansehen")
        await seat.press("f2")
        await seat.at(AmendScreen)
        assert "3 will get the note" in seat.words
        assert "Bitte zusammen ansehen" in seat.shown("#letter")
        assert notes(sample_desk) == before
        await seat.press("enter")
        await seat.at(QueueScreen)
        added = [one for one in notes(sample_desk) if one not in before]
        assert sorted(one.message for one in added) == sorted(row.message for row in rows)
        assert {one.text for one in added} == {"Bitte zusammen ansehen"}
        assert "3 messages · u takes it back" in seat.said
        assert drafts(sample_desk) == ()
        await seat.press("u")
        assert notes(sample_desk) == before
        await seat.press("ctrl+r")
        assert {one.text for one in notes(sample_desk)[:3]} == {"Bitte zusammen ansehen"}


async def test_an_empty_note_is_not_put_anywhere(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("space", "space", "w")
        await seat.at(ManyNoteScreen)
        await seat.until(lambda: seat.screen.saved is not None)
        await seat.press("f2")
        assert "The note is empty" in seat.said


async def test_a_note_that_was_left_is_gone_on_with(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        rows, before = seat.items[:2], notes(sample_desk)
        await seat.press("space", "space", "w")
        await seat.type("Halb")
        await seat.press("f2", "escape")
        assert isinstance(seat.screen, ManyNoteScreen)
        await seat.press("escape")
        assert isinstance(seat.screen, QueueScreen)
        assert [draft.gist for draft in drafts(sample_desk)] == ["Halb"]
    async with seated(sample_desk, size) as seat:
        await seat.press("D")
        await seat.at(DraftsScreen)
        await seat.press("enter")
        await seat.at(ManyNoteScreen)
        assert "on each of 2 messages" in seat.words
        await seat.press("f2")
        await seat.at(AmendScreen)
        await seat.press("enter")
        await seat.at(DraftsScreen)
        added = {one.message for one in notes(sample_desk) if one not in before}
        assert added == {row.message for row in rows}
        assert drafts(sample_desk) == ()
