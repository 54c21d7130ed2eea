"""Keys that arrive faster than anything can be done: each acts in its turn, on its own row."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from driving import seated
from on_desk import events_of, line_of

from qa_tui.domain.records import State
from qa_tui.store.messages.threads import read_notes
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


def done_since(desk: Desk, before: int) -> list[tuple[str, int | None, str | None]]:
    return [(event.verb, event.subject, event.clause) for event in events_of(desk)[before:]]


async def busy() -> None:
    """Have so much to do that whatever waits meanwhile waits most of a second."""
    for _ in range(40):
        end = time.monotonic() + 0.02
        while time.monotonic() < end:
            pass
        await asyncio.sleep(0)


async def test_publish_twice_decides_two_messages(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        first, second, third = [line.message for line in seat.items[:3]]
        before = len(events_of(sample_desk))
        await seat.burst("a", "a")
        assert done_since(sample_desk, before) == [
            ("publish", first, None),
            ("publish", second, None),
        ]
        assert seat.row.message == third
        assert "possible" not in seat.said


async def test_whole_decisions_in_one_go(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        one, two, three, four, five = [line.message for line in seat.items[:5]]
        before = len(events_of(sample_desk))
        await seat.burst(*"ri", "enter", *"rx", "enter", *"bb", "enter", *"ht", "enter", "a")
        assert done_since(sample_desk, before) == [
            ("refuse", one, "insult"),
            ("refuse", two, "sexism"),
            ("return", three, "unsourced"),
            ("hold", four, None),
            ("publish", five, None),
        ]
        assert isinstance(seat.screen, QueueScreen)
        assert seat.screen.views.counts["questions"] == len(seat.items) - 5


async def test_a_clause_changed_at_the_last_moment_counts(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r", "i")
        await seat.burst("x", "enter", "enter")
        assert events_of(sample_desk)[-1].clause == "sexism"
        await seat.at(ThreadScreen)


async def test_words_and_enter_in_one_go(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.burst("b", "tab", *"Wo?", "enter")
        await seat.at(QueueScreen)
        with sample_desk.reading() as connection:
            assert [note.text for note in read_notes(connection, row.id)][-1:] == ["Wo?"]


async def test_on_threads_each_message_is_decided_once(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        rows = seat.items[:3]
        await seat.press("enter")
        await seat.at(ThreadScreen)
        before = len(events_of(sample_desk))
        await seat.burst("a", "a", "a")
        decided = [("publish", row.message, None) for row in rows]
        assert done_since(sample_desk, before) == decided
        assert {line_of(sample_desk, row.message).state for row in rows} == {State.PUBLISHED}
        assert seat.said


async def test_opening_and_deciding_in_one_go_never_decides_another(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        before = len(events_of(sample_desk))
        await seat.burst("enter", "a")
        assert {subject for _, subject, _ in done_since(sample_desk, before)} <= {row.message}


async def test_changing_the_view_and_deciding_in_one_go(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = len(events_of(sample_desk))
        old = seat.row.message
        await seat.burst("2", "a")
        assert old not in [subject for _, subject, _ in done_since(sample_desk, before)]
        assert line_of(sample_desk, old).state is State.PENDING


async def test_undo_twice(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        rows = seat.items[:2]
        await seat.press("a", "a")
        await seat.burst("u", "u")
        assert [line_of(sample_desk, row.message).state for row in rows] == [
            row.state for row in rows
        ]
        assert seat.row.message == rows[0].message


async def test_deciding_and_taking_back_in_one_go(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        one = seat.row.message
        before = len(events_of(sample_desk))
        await seat.burst("a", "u", "j", "k")
        assert done_since(sample_desk, before) == [("publish", one, None), ("undo", one, None)]
        assert seat.row.message == one


async def test_text_stands_in_the_order_of_typing_however_busy_the_machine_is(
    sample_desk: Desk,
) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("w", "n")
        await seat.at(ComposeScreen)
        await seat.press("tab")
        await seat.type("der Nachtbus")
        seat.screen.query_one("#title").call_later(busy)
        await seat.burst("home", *"Ist ")
        assert seat.field("title") == "Ist der Nachtbus"


async def test_a_paste_that_would_take_seconds_is_refused_in_words(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("w", "n", "tab")
        await seat.paste("Warum? " * 30_000)
        assert seat.field("title") == ""
        assert "210 000 characters are too many to paste" in seat.said.replace("\u202f", " ")
        await seat.paste("Warum?")
        assert seat.field("title") == "Warum?"
