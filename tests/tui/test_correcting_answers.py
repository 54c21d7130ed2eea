"""What an answer has besides its words is corrected by key: flag, note, border."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import PAGES, seated
from on_desk import thread_of
from textual.widgets import Checkbox, Input

from qa_tui.ingest.pipeline import import_paths
from qa_tui.tui.screens.deciding.correct import CorrectScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


@pytest.mark.parametrize("ascii_only", [False, True])
async def test_guessed_border_is_shown_and_moved(empty_desk: Desk, size, ascii_only: bool) -> None:
    import_paths(empty_desk, "ann", sorted(PAGES.glob("*.txt")))
    with empty_desk.reading() as connection:
        thread, question = connection.execute(
            """select c.thread, m.id from capture c join message m on m.thread = c.thread
            join thread t on t.id = c.thread where c.sureness <= 0.7 and t.answers = 1
            and m.kind = 'question' order by c.thread limit 1"""
        ).fetchone()
    async with seated(empty_desk, size, ascii_only=ascii_only) as seat:
        seat.app.push_screen(ThreadScreen(thread, question))
        await seat.at(ThreadScreen)
        await seat.until(lambda: seat.screen.query(".above"))
        dot = "-" if ascii_only else "·"
        assert f"border guessed {dot} < > move it" in seat.shown(".above")
        before = [m.text for m in thread_of(empty_desk, thread).messages]
        await seat.press("less_than_sign")
        moved = [m.text for m in thread_of(empty_desk, thread).messages]
        assert moved[1].endswith(before[1])
        assert len(moved[0]) < len(before[0])
        assert "the answer begins with line" in seat.shown("#rule")
        await seat.press("greater_than_sign")
        again = [m.text for m in thread_of(empty_desk, thread).messages]
        assert [text.strip() for text in again] == [text.strip() for text in before]
        await seat.press("u", "u")
        assert [m.text for m in thread_of(empty_desk, thread).messages] == before


async def test_answers_have_flag_and_note(sample_desk: Desk, size) -> None:
    with sample_desk.reading() as connection:
        thread, answer = connection.execute(
            """select thread, id from message where kind = 'answer' and state = 'published'
            and standard_reply = 0 order by id limit 1"""
        ).fetchone()
    async with seated(sample_desk, size) as seat:
        seat.app.push_screen(ThreadScreen(thread, answer))
        await seat.at(ThreadScreen)
        await seat.until(lambda: seat.screen.loaded)
        await seat.press("e")
        await seat.at(CorrectScreen)
        seat.screen.text.chosen.clear()
        await seat.press("tab")
        assert isinstance(seat.screen.focused, Checkbox)
        await seat.press("space", "tab")
        assert isinstance(seat.screen.focused, Input)
        await seat.type("Gekürzt.")
        await seat.press("enter")
        await seat.at(ThreadScreen)
        message = next(m for m in thread_of(sample_desk, thread).messages if m.id == answer)
        assert (message.standard_reply, message.annotation) == (True, "Gekürzt.")
