"""Answers on behalf, and an author's new words, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from composing import check, compose, draft
from driving import WIDE, seated
from on_desk import events_of, line_of, thread_of

from qa_tui.domain.records import Form, Kind, State
from qa_tui.store.messages.intake import revise
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


async def test_an_answer_on_behalf(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("5")
        row = seat.row
        await compose(seat, "a")
        assert row.title.split()[0] in seat.shown("#look")
        await seat.paste("Ab dem ersten Mai,\n\njede Stunde.")
        assert check(seat, "author") == f"✓ answers as {row.to}"
        await seat.press("f2")
        await seat.at(QueueScreen)
        answer = thread_of(sample_desk, row.id).messages[-1]
        assert answer.text == "Ab dem ersten Mai,\n\njede Stunde."
        assert (answer.kind, answer.state) == (Kind.ANSWER, State.PENDING)
        assert (answer.author, answer.standard_reply) == (row.to, False)
        await seat.press("2")
        assert answer.id in [line.message for line in seat.items]


async def test_all_of_the_question_can_be_read_while_it_is_answered(
    sample_desk: Desk, size
) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("5")
        question = thread_of(sample_desk, seat.row.id).messages[0]
        end = (question.background or question.text).split()[-1]
        await compose(seat, "a")
        await seat.paste("Ab dem ersten")
        assert size == WIDE or end not in seat.words
        assert f"{seat.screen.key_of('look_beside')} Read" in seat.words
        await seat.press("f7", "end")
        assert end in seat.words
        await seat.press("x", "escape")
        assert isinstance(seat.screen, ComposeScreen)
        await seat.type(" Mai")
        await seat.press("f7", "pagedown", "tab")
        await seat.type(".")
        assert seat.field("text") == "Ab dem ersten Mai."


async def test_a_standard_reply_by_a_team(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("5")
        row = seat.row
        await compose(seat, "a")
        await seat.paste("Bitte schreiben Sie an mein Büro.")
        await seat.press("tab")
        await seat.type("Büro Muster")
        await seat.press("tab", "space", "f2")
        await seat.at(QueueScreen)
        answer = thread_of(sample_desk, row.id).messages[-1]
        assert (answer.author, answer.standard_reply) == ("Büro Muster", True)


async def test_an_empty_answer_keeps_it_open(sample_desk: Desk) -> None:
    before = events_of(sample_desk)
    async with seated(sample_desk) as seat:
        await seat.press("5")
        await compose(seat, "a")
        await seat.press("f2")
        assert isinstance(seat.screen, ComposeScreen)
        assert seat.said
        assert events_of(sample_desk) == before


async def test_answers_are_offered_for_published_questions_only(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("w")
        assert "An answer on behalf" not in seat.shown("#choices")
        assert "new words" in seat.shown("#choices").lower()
        await seat.press("escape", "5", "w")
        assert "An answer on behalf" in seat.shown("#choices")
        assert "new words" not in seat.shown("#choices").lower()


async def test_an_authors_new_words(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("4")
        forms = [thread_of(sample_desk, line.id).form for line in seat.items]
        seat.rows.go_to(forms.index(Form.NEW))
        await seat.settled()
        row = seat.row
        await compose(seat, "v")
        assert seat.field("text") == thread_of(sample_desk, row.id).messages[0].text
        await seat.press("ctrl+a", "delete")
        await seat.paste("Und wann genau kommt der Bus?")
        await seat.press("f2")
        await seat.at(QueueScreen)
        question = thread_of(sample_desk, row.id).messages[0]
        assert question.text == "Und wann genau kommt der Bus?"
        assert (question.state, question.revision) == (State.PENDING, 2)
        assert thread_of(sample_desk, row.id).title == "Und wann genau kommt der Bus?"
        assert draft(sample_desk, "revision", message=row.message) is None


async def test_new_words_over_somebody_elses_are_refused(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("4")
        row = seat.row
        await compose(seat, "v")
        with sample_desk.writing("bob") as writer:
            revise(writer, row.message, "Was nun, und zu welchem Preis?")
        version = line_of(sample_desk, row.message).version
        await seat.press("end")
        await seat.type(" Oder?")
        await seat.press("f2")
        await seat.at(ConflictScreen)
        assert "bob" in seat.words
        await seat.press("escape")
        await seat.at(ComposeScreen)
        assert line_of(sample_desk, row.message).version == version
        assert "Oder?" in seat.field("text")
