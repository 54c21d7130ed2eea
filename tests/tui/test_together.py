"""Two people on one file: each sees within a second what the other does, and nothing moves."""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from driving import PATIENCE, done_in, line_of, seated, stored, thread_of
from textual.widgets import Input

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.question import NewQuestion
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.store.claims import claim, read_claims, release
from qa_tui.store.decisions import decide
from qa_tui.store.messages.intake import ask, revise
from qa_tui.store.messages.notes import add_note
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import OperationalError, connect
from qa_tui.store.undo.undo import undo_last
from qa_tui.tui.screens.deciding.claimed import ClaimedScreen
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.letters.outbox import OutboxScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.widgets.frame import Header

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk


@pytest.fixture
def elsewhere(sample_desk: Desk) -> Desk:
    """The same file, as another program has it open."""
    return open_desk(sample_desk.path, clock=sample_desk.clock)


def bo_decides(desk: Desk, message: int, verb: Verb = Verb.PUBLISH, clause=None) -> None:
    with desk.writing("bo") as writer:
        decide(writer, Decision(message, verb, clause))


def bo_claims(desk: Desk, message: int) -> None:
    with desk.writing("bo") as writer:
        claim(writer, message)


def bo_asks(desk: Desk) -> int:
    with desk.writing("bo") as writer:
        thread = thread_of(desk, stored(desk, "is:pending is:question")[0].id)
        question = NewQuestion(
            title="Wann wird die Brücke am Markt wieder geöffnet?",
            text="",
            background="",
            topic=thread.topic or "",
            first_name="Uta",
            last_name="Beispiel",
            email="uta@example.org",
            town="Moorhagen",
            phone="",
        )
        return ask(writer, thread.to.id, question).message


def claimed(desk: Desk) -> dict[int, str]:
    with desk.reading() as connection:
        return {one.message: one.name for one in read_claims(connection, desk.clock())}


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
