"""Many marked messages corrected, masked or remarked on: keys, what is shown and stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import seated
from on_desk import events_of, letters_of, line_of, stored, thread_of, total
from test_deciding_many_waiting import writing
from textual import events

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.directory.people import read_representatives
from qa_tui.tui.screens.deciding.amend_many import AmendScreen
from qa_tui.tui.screens.deciding.amend_menu import AmendMenu
from qa_tui.tui.screens.deciding.decide_many import DecideManyScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.note_many import ManyNoteScreen

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.domain.records import Line
    from qa_tui.store.desk import Desk

TOPIC = "Umwelt und Natur"


def topics(desk: Desk, rows: list[Line]) -> list[str | None]:
    return [thread_of(desk, row.id).topic for row in rows]


def texts(desk: Desk, rows: list[Line]) -> list[str]:
    threads = [thread_of(desk, row.id) for row in rows]
    return [thread.messages[0].text + thread.messages[0].background for thread in threads]


def asked_of(desk: Desk) -> str:
    """Somebody who can be asked, and is asked by nobody who waits."""
    with desk.reading() as connection:
        people = read_representatives(connection, "", desk.today)
    busy = {row.to for row in stored(desk, "is:pending is:question")}
    return next(one.name for one in people if one.asking.open and one.name not in busy)


async def begin(seat: Seat, *keys: str) -> None:
    """Mark the first three rows, and press keys in the menu of what is done to them."""
    await seat.press("space", "space", "space", "e")
    await seat.at(AmendMenu)
    await seat.press(*keys)


async def test_masking_all_that_is_marked_takes_three_keys(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        rows = seat.items
        before = texts(sample_desk, rows)
        await seat.press("asterisk", "e")
        await seat.at(AmendMenu)
        assert f"{len(rows)} marked" in seat.words
        await seat.press("m")
        await seat.at(AmendScreen)
        assert "will be masked" in seat.words
        assert "passed over: no personal data was found" in seat.words
        planned = len(seat.screen.plan.planned)
        first, shown = seat.shown("#head"), seat.shown("#letter")
        assert f"Message 1 of {planned}" in first
        assert "entfernt]" in shown
        await seat.press("right")
        assert f"Message 2 of {planned}" in seat.shown("#head")
        assert texts(sample_desk, rows) == before
        await seat.press("enter")
        await seat.at(QueueScreen)
        after = texts(sample_desk, rows)
        assert sum(old != new for old, new in zip(before, after, strict=True)) == planned
        assert f"{planned} messages · u takes it back" in seat.said
        assert len({event.batch for event in events_of(sample_desk)[-planned:]}) == 1
        await seat.press("u")
        assert texts(sample_desk, rows) == before
        await seat.press("ctrl+r")
        assert texts(sample_desk, rows) == after
    async with seated(sample_desk, size) as seat:
        await seat.press("u")
        assert texts(sample_desk, rows) == before


async def test_masked_words_are_found_no_more(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("asterisk", "e", "m")
        await seat.at(AmendScreen)
        hidden = [one.words for plan in seat.screen.plan.planned for one in plan.hidden]
        word = max(" ".join(hidden).replace("@", " ").split(), key=len)
        assert total(sample_desk, f'"{word}"') > 0
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert total(sample_desk, f'"{word}"') == 0


async def test_the_marks_stay_and_serve_once_more(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        rows = seat.items[:3]
        await begin(seat, "t")
        await seat.type(TOPIC)
        await seat.press("enter", "enter")
        await seat.at(QueueScreen)
        assert topics(sample_desk, rows) == [TOPIC] * 3
        assert seat.rows.marked_count == 3
        assert not seat.rows.done
        await seat.press("a")
        await seat.at(DecideManyScreen)
        assert "3 will be published" in seat.words
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert {line_of(sample_desk, row.message).state for row in rows} == {State.PUBLISHED}
        await seat.press("u", "u")
        assert topics(sample_desk, rows) == [row.topic for row in rows]


async def test_another_topic_is_said_while_it_is_typed(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        await begin(seat, "t")
        await seat.type("umw")
        assert f"topic: {TOPIC}" in seat.shown("#told")
        await seat.type("xx")
        assert "No topic is called" in seat.shown("#told")
        await seat.press("enter")
        assert isinstance(seat.screen, AmendMenu)
        assert "No topic is called" in seat.shown("#told")
        assert events_of(sample_desk) == before


async def test_misdirected_questions_move_with_their_letters(sample_desk: Desk, size) -> None:
    who = asked_of(sample_desk)
    async with seated(sample_desk, size) as seat:
        rows = seat.items[:3]
        await begin(seat, "a")
        await seat.type(who)
        assert f"to {who}" in seat.shown("#told")
        await seat.press("enter")
        await seat.at(AmendScreen)
        letters = [letter for _, letter in seat.screen.plan.letters]
        assert letters
        assert f"{len(letters)} letter" in seat.words
        assert f"→ {who}" in seat.shown("#letter")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert {thread_of(sample_desk, row.id).to.name for row in rows} == {who}
        sent = {letter.text for row in rows for letter in letters_of(sample_desk, row.id)}
        assert {letter.letter.text for letter in letters} <= sent
        await seat.press("u")
        assert [thread_of(sample_desk, row.id).to.name for row in rows] == [row.to for row in rows]


@pytest.mark.parametrize(
    ("key", "typed", "reason"),
    [
        ("s", "", "a question: “Standard reply” is for answers"),
        ("o", "", "a question: “Standard reply” is for answers"),
        ("n", "Gekürzt.", "a question: “Editors' note” is for answers"),
    ],
)
async def test_who_is_passed_over_and_why(sample_desk: Desk, size, key, typed, reason) -> None:
    async with seated(sample_desk, size) as seat:
        before = events_of(sample_desk)
        await begin(seat, key)
        if typed:
            await seat.type(typed)
            await seat.press("enter")
        await seat.at(AmendScreen)
        assert "There is nothing to do with what is marked." in seat.words
        assert f"3 passed over: {reason}" in seat.words
        await seat.press("enter", "escape")
        assert isinstance(seat.screen, QueueScreen)
        assert events_of(sample_desk) == before


async def test_what_is_on_hold_gets_another_day(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.filter("is:held")
        held = seat.items
        await seat.press("asterisk", "e", "d")
        await seat.type("gestern")
        await seat.press("enter")
        assert isinstance(seat.screen, AmendMenu)
        await seat.press("ctrl+u")
        await seat.type("2027-01-01")
        assert "until" in seat.shown("#told")
        await seat.press("enter", "enter")
        await seat.at(QueueScreen)
        for row in held:
            assert line_of(sample_desk, row.message).wake_on == "2027-01-01"


async def test_answers_are_called_standard_replies(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.filter("is:answer is:published -is:standard")
        rows = seat.items[:2]
        await seat.press("space", "space", "e", "s")
        await seat.at(AmendScreen)
        assert "2 will be corrected: Standard reply" in seat.words
        await seat.press("enter")
        await seat.at(QueueScreen)
        for row in rows:
            (found,) = [m for m in thread_of(sample_desk, row.id).messages if m.id == row.message]
            assert found.standard_reply


async def test_escape_leaves_everything_as_it_was(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        await begin(seat, "escape")
        assert isinstance(seat.screen, QueueScreen)
        await seat.press("e", "t", "tab", "tab", "escape")
        assert isinstance(seat.screen, QueueScreen)
        await seat.press("e", "m", "escape")
        assert isinstance(seat.screen, QueueScreen)
        assert seat.rows.marked_count == 3
        assert events_of(sample_desk) == before


async def test_somebody_faster_is_told_and_it_can_be_looked_at_again(
    sample_desk: Desk, size
) -> None:
    async with seated(sample_desk, size) as seat:
        rows = seat.items[:3]
        await begin(seat, "t")
        await seat.type(TOPIC)
        await seat.press("enter")
        await seat.at(AmendScreen)
        with sample_desk.writing("bob") as writer:
            decide(writer, Decision(rows[1].message, Verb.REFUSE, "insult"))
        before = events_of(sample_desk)
        await seat.press("enter")
        assert "bob" in seat.shown("#problem")
        assert events_of(sample_desk) == before
        await seat.press("enter", "enter")
        await seat.at(QueueScreen)
        assert topics(sample_desk, rows) == [TOPIC] * 3


async def test_it_can_be_stopped_while_it_waits(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        before = events_of(sample_desk)
        await begin(seat, "t")
        await seat.type(TOPIC)
        await seat.press("enter")
        await seat.at(AmendScreen)
        with writing(sample_desk):
            seat._send(events.Key("enter", "\r"))
            await seat.until(lambda: seat.screen.has_class("busy"))
            seat._send(events.Key("escape", None))
            await seat.until(seat.screen.stopping.is_set)
        await seat.settled()
        assert isinstance(seat.screen, AmendScreen)
        assert "Stopped; nothing was written." in seat.words
        assert events_of(sample_desk) == before


async def test_five_hundred_at_once(big_desk: Desk, size) -> None:
    async with seated(big_desk, size) as seat:
        await seat.filter("is:waiting")
        await seat.press("asterisk", "w")
        await seat.at(ManyNoteScreen)
        await seat.type("Alle")
        await seat.press("f2")
        await seat.at(AmendScreen)
        assert "500 will get the note" in seat.words
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert total(big_desk, "has:note") == 500
        await seat.press("u")
        assert total(big_desk, "has:note") == 0
