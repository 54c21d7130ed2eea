"""Decisions by key in the queue: what is stored, what is shown, where the cursor goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import done_in, seated
from on_desk import events_of, letters_of, line_of, stored, thread_of, total

from qa_tui.domain.records import State
from qa_tui.domain.views import VIEWS
from qa_tui.store.messages.threads import read_notes
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk

QUESTIONS = VIEWS[0].query


def notes_on(desk: Desk, thread: int) -> list[str]:
    with desk.reading() as connection:
        return [note.text for note in read_notes(connection, thread)]


def chosen(seat: Seat) -> tuple[int, int]:
    """The message under the cursor and the one that follows."""
    place = seat.rows.cursor
    return seat.items[place].message, seat.items[place + 1].message


async def test_publish_advances(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message, following = chosen(seat)
        before = total(sample_desk, QUESTIONS)
        await seat.press("a")
        assert line_of(sample_desk, message).state is State.PUBLISHED
        assert seat.row.message == following
        assert done_in(seat) == {message}
        assert seat.items[0].state is State.PUBLISHED
        assert seat.screen.views.counts["questions"] == before - 1 == total(sample_desk, QUESTIONS)
        assert "published" in seat.shown("#rule")
        (event,) = events_of(sample_desk)[-1:]
        assert (event.verb, event.subject, event.actor) == ("publish", message, "xenia")


async def test_publish_at_the_end_goes_to_the_last_open_one(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("G")
        place = seat.rows.cursor
        await seat.press("a")
        assert seat.rows.cursor == place - 1


async def test_refuse_takes_three_keys(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        _, following = chosen(seat)
        await seat.press("r")
        await seat.at(ReasonScreen)
        assert row.gist[:30] in seat.words
        await seat.press("o")
        letter = seat.shown("#letter")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, row.message).state is State.REFUSED
        assert seat.row.message == following
        assert [line.message for line in seat.items].count(row.message) == 1
        assert "refused" in seat.shown("#rule")
        (event,) = events_of(sample_desk)[-1:]
        assert (event.verb, event.clause, event.subject) == ("refuse", "no-question", row.message)
        sent = [" ".join(letter.text.split()) for letter in letters_of(sample_desk, row.id)]
        assert any(words in letter for words in sent)
        assert total(sample_desk, QUESTIONS) == seat.screen.views.counts["questions"]


async def test_the_letter_stands_on_the_screen_before_enter(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        asker = seat.row.to.split()[-1]
        await seat.press("r")
        before = seat.shown("#letter")
        await seat.press("i")
        first = seat.shown("#letter")
        assert first != before
        assert asker in first
        assert " ".join(first.split()[:2]) in seat.words
        await seat.press("p")
        assert seat.shown("#letter") != first


async def test_escape_leaves_everything_as_it_was(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        rows, counts = tuple(seat.items), dict(seat.screen.views.counts)
        for keys in ("ri", "r", "bo", "hs", "h", "w"):
            await seat.press(*keys, "escape")
            await seat.at(QueueScreen)
            assert events_of(sample_desk) == before
            assert tuple(seat.items) == rows
            assert seat.rows.cursor == 0
            assert seat.rows.done == set()
            assert seat.screen.views.counts == counts
            assert seat.rows.has_focus


async def test_enter_without_a_clause_decides_nothing(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        before = events_of(sample_desk)
        for key in ("r", "b"):
            await seat.press(key, "enter", "enter")
            assert isinstance(seat.screen, ReasonScreen)
            assert seat.shown("#problem")
            assert set(seat.shown("#problem").split()) <= set(seat.words.split())
            assert events_of(sample_desk) == before
            await seat.press("o")
            assert not seat.shown("#problem")
            await seat.press("escape")


async def test_arrows_choose_a_clause_too(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.press("r", "down", "down", "up", "enter")
        await seat.at(QueueScreen)
        assert events_of(sample_desk)[-1].clause == "violence"
        assert line_of(sample_desk, message).state is State.REFUSED


async def test_refusing_without_forwarding(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row, other = seat.items[:2]
        await seat.press("r", "o", "enter", "r", "o", "space", "enter")
        forwarded = [letter.to for letter in letters_of(sample_desk, row.id)]
        kept = [letter.to for letter in letters_of(sample_desk, other.id)]
        assert row.to in forwarded
        assert other.to not in kept


async def test_a_remark_stays_inside(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("r", "i", "tab")
        await seat.type("Schon der dritte Fall, siehe o.")
        await seat.press("enter")
        assert notes_on(sample_desk, row.id)[-1:] == ["Schon der dritte Fall, siehe o."]
        assert events_of(sample_desk)[-1].clause == "insult"
        assert not any("dritte Fall" in letter.text for letter in letters_of(sample_desk, row.id))


async def test_send_back_with_a_clause(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message, following = chosen(seat)
        await seat.press("b", "b", "enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.RETURNED
        assert events_of(sample_desk)[-1].clause == "unsourced"
        assert seat.row.message == following


async def test_send_back_with_own_words(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        await seat.press("b", "tab")
        await seat.type("Bitte nennen Sie die Straße.")
        assert "Bitte nennen Sie die Straße." in seat.shown("#letter")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, row.message).state is State.RETURNED
        assert events_of(sample_desk)[-1].clause is None
        assert any(
            "Bitte nennen Sie die Straße." in letter.text
            for letter in letters_of(sample_desk, row.id)
        )


async def test_remove_asks_for_a_clause(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("5")
        row = seat.row
        await seat.press("x")
        await seat.at(ReasonScreen)
        await seat.press("p", "enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, row.message).state is State.REMOVED
        assert events_of(sample_desk)[-1].clause == "private-life"


async def test_what_does_not_apply_tells_why(sample_desk: Desk, size) -> None:
    before = events_of(sample_desk)
    async with seated(sample_desk, size) as seat:
        for view, keys in (("5", "ahbo"), ("1", "xo"), ("4", "h"), ("6", "r"), ("7", "a")):
            await seat.press(view)
            for key in keys:
                await seat.press(key)
                assert isinstance(seat.screen, QueueScreen)
                assert "not possible" in seat.said
                assert "not possible" in seat.words
                assert events_of(sample_desk) == before
                await seat.press("j", "k")


async def test_an_answer_waits_for_its_question(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("2")
        row = seat.row
        question = thread_of(sample_desk, row.id).messages[0].id
        await seat.filter(f"is:published is:question to:{row.to.split()[-1].lower()}")
        place = next(n for n, line in enumerate(seat.items) if line.message == question)
        seat.rows.go_to(place)
        await seat.press("x", "i", "enter", "2")
        assert seat.row.message == row.message
        before = events_of(sample_desk)
        await seat.press("a")
        assert str(question) in seat.said
        assert events_of(sample_desk) == before
        assert line_of(sample_desk, row.message).state is State.PENDING


async def test_answers_are_decided_like_questions(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("2")
        first, second = seat.items[:2]
        await seat.press("a", "r", "i", "enter")
        assert line_of(sample_desk, first.message).state is State.PUBLISHED
        assert line_of(sample_desk, second.message).state is State.REFUSED
        assert first.message not in [line.message for line in stored(sample_desk, VIEWS[1].query)]


async def test_a_menu_offers_only_clauses_for_its_kind(sample_desk: Desk) -> None:
    async with seated(sample_desk, (160, 48)) as seat:
        await seat.press("r")
        questions = seat.shown("#clauses")
        await seat.press("escape", "2", "r")
        answers = seat.shown("#clauses")
        assert questions != answers
        assert "Opinion without a question" in questions
        assert "Opinion without a question" not in answers
