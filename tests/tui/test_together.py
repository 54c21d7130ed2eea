"""Two people on one file: each sees within a second what the other does, and nothing moves."""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from driving import PATIENCE, done_in, seated
from on_desk import line_of, stored, thread_of
from somebody_else import bo_asks, bo_claims, bo_decides
from textual.widgets import Input

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.messages.intake import revise
from qa_tui.store.messages.notes import add_note
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import OperationalError, connect
from qa_tui.store.undo.undo import undo_last
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.letters.outbox import OutboxScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.widgets.frame import Header

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk


def right(seat: Seat) -> str:
    return seat.screen.query_one(Header).right.plain


async def test_a_row_decided_elsewhere_is_dimmed_where_it_stands(sample_desk, elsewhere) -> None:
    async with seated(sample_desk, watches=True) as seat:
        before = [line.message for line in seat.items]
        await seat.press("j", "j")
        here, other = seat.row.message, before[0]
        open_before = right(seat)
        bo_decides(elsewhere, other)
        await seat.until(lambda: other in done_in(seat), "the row is dimmed")
        await seat.settled()
        assert [line.message for line in seat.items] == before
        assert next(one for one in seat.items if one.message == other).state is State.PUBLISHED
        assert seat.row.message == here
        await seat.until(lambda: right(seat) != open_before, "the count changes")
        await seat.press("f5")
        assert other not in [line.message for line in seat.items]
        assert seat.row.message == here


async def test_what_comes_back_at_midnight_is_announced(sample_desk, clock) -> None:
    held = stored(sample_desk, "is:pending is:question")[3].message
    with sample_desk.writing("xenia") as writer:
        wake_on = sample_desk.today + timedelta(days=1)
        decide(writer, Decision(held, Verb.HOLD, note="Warten.", wake_on=wake_on))
    async with seated(sample_desk, watches=True) as seat:
        before = [line.message for line in seat.items]
        assert held not in before
        clock.advance(days=1)
        await seat.until(lambda: "1 new" in right(seat), "it is announced")
        assert [line.message for line in seat.items] == before
        await seat.press("f5")
        assert held in [line.message for line in seat.items]


async def test_what_is_being_typed_stays(sample_desk, elsewhere, monkeypatch) -> None:
    async with seated(sample_desk, watches=True) as seat:
        other = seat.items[-1].message
        told: list[object] = []
        show = seat.screen.show_counts
        monkeypatch.setattr(seat.screen, "show_counts", lambda: (told.append(1), show()))
        await seat.press("slash", "end")
        await seat.type(" topic:")
        field = seat.screen.query_one(Input)
        typed, cursor = field.value, field.cursor_position
        seen = list(told)
        bo_decides(elsewhere, other)
        await seat.until(lambda: told != seen, "the counts change")
        await seat.settled()
        assert (field.value, field.cursor_position, field.has_focus) == (typed, cursor, True)


async def test_a_new_question_comes_at_the_end_and_pushes_nothing(
    sample_desk, elsewhere, size
) -> None:
    async with seated(sample_desk, size, watches=True) as seat:
        before = [line.message for line in seat.items]
        here = seat.row.message
        new = bo_asks(elsewhere)
        await seat.until(lambda: len(seat.items) > len(before), "the question comes")
        assert [line.message for line in seat.items] == [*before, new]
        assert seat.row.message == here


async def test_where_it_would_push_rows_it_is_announced(sample_desk, elsewhere, size) -> None:
    async with seated(sample_desk, size, watches=True) as seat:
        await seat.press("s")
        before = [line.message for line in seat.items]
        new = bo_asks(elsewhere)
        await seat.until(lambda: "1 new · F5" in right(seat), "it is announced")
        assert [line.message for line in seat.items] == before
        await seat.press("f5")
        assert new in [line.message for line in seat.items]
        assert "new ·" not in right(seat)


async def test_ones_own_decisions_cause_no_extra_work(sample_desk, monkeypatch) -> None:
    async with seated(sample_desk, watches=True) as seat:
        told: list[object] = []
        monkeypatch.setattr(
            QueueScreen, "changed_elsewhere", lambda _, changes: told.append(changes)
        )
        await seat.press("a", "a", "u")
        other = open_desk(sample_desk.path, clock=sample_desk.clock)
        bo_claims(other, seat.row.message)
        await seat.until(lambda: any(one.claims for one in told), "the claim is told")
        assert not any(one.others for one in told)


async def test_an_open_thread_changes_in_its_place(sample_desk, elsewhere) -> None:
    async with seated(sample_desk, watches=True) as seat:
        message = seat.row.message
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("pagedown")
        scrolled = seat.screen.query_one("#text").scroll_y
        with elsewhere.writing("bo") as writer:
            add_note(writer, message, "Herr Ahlers rief an.")
        await seat.until(lambda: "note" in seat.said, "it is said")
        await seat.settled()
        assert seat.screen.query_one("#text").scroll_y == scrolled
        bo_decides(elsewhere, message)
        await seat.until(
            lambda: thread_of(sample_desk, seat.screen.thread_id) == seat.screen.loaded.thread
        )


async def test_a_thread_taken_back_elsewhere_leaves_itself_and_nothing_else(
    sample_desk, elsewhere
) -> None:
    bo_asks(elsewhere)
    number = stored(sample_desk, "is:pending is:question")[-1].id
    async with seated(sample_desk, watches=True) as seat:
        seat.app.push_screen(ThreadScreen(number))
        await seat.at(ThreadScreen)
        thread = seat.screen
        await seat.press("w", "i")
        await seat.at(ComposeScreen)
        await seat.type("Rief an")
        with elsewhere.writing("bo") as writer:
            undo_last(writer)
        await seat.see(f"Thread {number}")
        assert isinstance(seat.screen, ComposeScreen)
        assert seat.screen.values()["text"] == "Rief an"
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert thread not in seat.app.screen_stack


async def test_what_is_decided_is_what_was_read(sample_desk, elsewhere) -> None:
    async with seated(sample_desk, watches=True) as seat:
        message, version = seat.row.message, seat.row.version
        with elsewhere.writing("bo") as writer:
            revise(writer, message, "Wann kommt der Nachtbus zurück?", "")
        await seat.until(lambda: seat.row.version > version, "the row is read anew")
        assert "bo" in seat.said
        await seat.press("a")
        await seat.at(ConflictScreen)
        assert line_of(sample_desk, message).state is State.PENDING
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.PUBLISHED


async def test_the_outbox_follows(sample_desk, elsewhere) -> None:
    async with seated(sample_desk, watches=True) as seat:
        message = seat.row.message
        await seat.press("O")
        await seat.at(OutboxScreen)
        before = dict(seat.screen.counts)
        bo_decides(elsewhere, message)
        await seat.until(lambda: dict(seat.screen.counts) != before, "letters come")


async def test_readers_see_no_claims_but_what_becomes_public(reader_desk, elsewhere, size) -> None:
    waits = stored(elsewhere, "is:pending is:question")[0]
    async with seated(reader_desk, size, watches=True) as seat:
        await seat.press("s")
        for line in stored(elsewhere, "is:waiting")[:3]:
            bo_claims(elsewhere, line.message)
        bo_decides(elsewhere, waits.message)
        await seat.until(
            lambda: seat.screen.following.news or waits.message in [r.message for r in seat.items]
        )
        assert "is checking" not in seat.words
        assert not seat.app.claims


async def test_no_thread_and_no_connection_is_left(sample_desk) -> None:
    async with seated(sample_desk, watches=True) as seat:
        await seat.press("r")
        await seat.until(lambda: seat.app._watcher is not None)
    names = {thread.name for thread in threading.enumerate()}
    assert "watcher" not in names
    async with asyncio.timeout(PATIENCE):  # what reads for the list ends with what it reads
        while not is_alone(sample_desk):
            await asyncio.sleep(0)


def is_alone(desk: Desk) -> bool:
    """Whether no other connection is open: only then SQLite leaves the write-ahead log."""
    with closing(connect(desk.path)) as connection:
        connection.execute("pragma busy_timeout = 0")
        try:
            return connection.execute("pragma journal_mode = delete").fetchone()[0] == "delete"
        except OperationalError:
            return False
