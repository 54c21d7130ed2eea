"""Redo by key, and the screen of what can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import rows_of, seated
from on_desk import events_of, letters_of, line_of

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.tui.screens.deciding.undoing import UndoingScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.domain.moderation.undoable import Undoable
    from qa_tui.store.desk import Desk


def steps(seat: Seat) -> list[Undoable]:
    """The steps on the screen."""
    return rows_of(seat.screen.query_one("#steps"))


async def test_redo_takes_one_key(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("r", "o", "enter", "u", "ctrl+r")
        assert line_of(sample_desk, row.message).state is State.REFUSED
        assert "done again" in seat.shown("#rule")
        waiting = [letter for letter in letters_of(sample_desk, row.id) if not letter.recalled_at]
        assert len(waiting) == len(letters_of(sample_desk, row.id)) - 2
        assert row.place in seat.rows.done
        await seat.press("u")
        assert line_of(sample_desk, row.message).state is State.PENDING
        assert row.place not in seat.rows.done


async def test_several_steps_back_and_forth(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = seat.items[:3]
        messages = [line.message for line in before]
        await seat.press("a", "a", "a", "u", "u", "u")
        states = [line_of(sample_desk, one).state for one in messages]
        assert states == [line.state for line in before]
        await seat.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert {line_of(sample_desk, one).state for one in messages} == {State.PUBLISHED}
        before = events_of(sample_desk)
        await seat.press("ctrl+r")
        assert "nothing to redo" in seat.said
        assert events_of(sample_desk) == before


async def test_redo_on_the_thread_screen(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("a", "u", "ctrl+r")
        assert line_of(sample_desk, row.message).state is State.PUBLISHED


async def test_letter_that_is_out_is_said_clearly(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r", "o", "enter")
        with sample_desk.writing("ann") as writer:
            writer.connection.execute(
                "update notice set handed_over_at = ? where template = 'refused'", (writer.at,)
            )
        await seat.press("u")
        assert "has left already and cannot be called back" in seat.said
        await seat.press("ctrl+r")
        assert "had left before and is not sent again" in seat.said


async def test_one_step_alone_is_taken_back(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        first, second = seat.items[:2]
        await seat.press("a", "a", "U")
        await seat.at(UndoingScreen)
        assert [step.message for step in steps(seat)] == [second.message, first.message]
        assert first.gist[:20] in seat.words
        assert "2 letters wait" in seat.words
        await seat.press("j", "enter")
        assert line_of(sample_desk, first.message).state is State.PENDING
        assert line_of(sample_desk, second.message).state is State.PUBLISHED
        assert [step.message for step in steps(seat)] == [second.message]
        assert "2 letters" in seat.shown("#rule")
        await seat.press("ctrl+r")
        assert line_of(sample_desk, first.message).state is State.PUBLISHED
        assert len(steps(seat)) == 2
        await seat.press("q")
        await seat.at(QueueScreen)


async def test_everything_down_to_a_step_is_taken_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = seat.items[:4]
        messages = [line.message for line in before]
        await seat.press("a", "a", "a", "a", "U")
        await seat.at(UndoingScreen)
        await seat.press("j", "j", "d")
        assert [line_of(sample_desk, one).state for one in messages] == [
            State.PUBLISHED,
            *[line.state for line in before[1:]],
        ]
        assert "3 steps taken back" in seat.shown("#rule")
        assert len(steps(seat)) == 1
        await seat.press("q")
        await seat.at(QueueScreen)
        assert messages[0] not in [line.message for line in seat.items]
        assert messages[1] in [line.message for line in seat.items]


async def test_what_cannot_be_undone_says_why(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        await seat.press("a")
        with sample_desk.writing("bob") as writer:
            decide(writer, Decision(row.message, Verb.REMOVE, "insult"))
        await seat.press("U")
        await seat.at(UndoingScreen)
        (step,) = steps(seat)
        assert step.why_not is not None
        assert "bob has done" in seat.words
        before = events_of(sample_desk)
        await seat.press("enter")
        assert "bob has done “Remove”" in seat.shown("#rule")
        await seat.press("d")
        assert "bob has done “Remove”" in seat.said
        assert events_of(sample_desk) == before


async def test_an_empty_list_teaches(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size, actor="newcomer") as seat:
        await seat.press("U")
        await seat.at(UndoingScreen)
        assert "Nothing of yours can be undone." in seat.words
        await seat.press("enter", "d", "space", "V")
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_what_somebody_else_did_is_taken_back_by_name(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        first, second, third = seat.items[:3]
        with sample_desk.writing("bo") as writer:
            for line in (first, second, third):
                decide(writer, Decision(line.message, Verb.PUBLISH))
        await seat.press("u")
        assert line_of(sample_desk, third.message).state is State.PUBLISHED
        await seat.press("colon")
        await seat.type("undo b")
        await seat.press("tab", "enter")
        assert line_of(sample_desk, third.message).state is third.state
        assert "undone, done by bo: published" in seat.shown("#rule")
        await seat.press("U")
        await seat.at(UndoingScreen)
        await seat.press("o")
        await seat.type("nobody")
        await seat.press("enter")
        assert "No moderator is called “nobody”." in seat.words
        await seat.press("ctrl+u")
        await seat.type("whose bo")
        await seat.press("enter")
        assert "What bo did and can be undone" in seat.words
        assert [step.message for step in steps(seat)][:2] == [second.message, first.message]
        await seat.press("j", "enter")
        assert line_of(sample_desk, first.message).state is first.state
        assert line_of(sample_desk, second.message).state is State.PUBLISHED
        assert [event.actor for event in events_of(sample_desk)[-2:]] == ["xenia", "xenia"]
        await seat.press("g", "d")
        assert line_of(sample_desk, second.message).state is second.state
        await seat.press("ctrl+r")
        assert line_of(sample_desk, second.message).state is State.PUBLISHED
