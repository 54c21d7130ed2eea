"""Somebody else has decided meanwhile: the conflict is told and nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import events_of, line_of, seated

from qa_tui.domain.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.tui.screens.queue import QueueScreen
from qa_tui.tui.screens.reason import ReasonScreen
from qa_tui.tui.screens.thread import ThreadScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


def bob(desk: Desk, message: int, verb: Verb = Verb.REFUSE, clause: str | None = "spam") -> None:
    """Somebody else decides, over a connection of their own."""
    with desk.writing("bob") as writer:
        decide(writer, Decision(message, verb, clause))


async def test_in_the_queue(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        for keys in ("a", "ri", "bo", "ht"):
            message = seat.row.message
            bob(sample_desk, message)
            before = events_of(sample_desk)
            await seat.press(*keys, *(["enter"] if len(keys) > 1 else []))
            await seat.at(QueueScreen)
            assert "bob" in seat.said
            assert events_of(sample_desk) == before
            assert line_of(sample_desk, message).state is State.REFUSED
            assert message not in [line.message for line in seat.items]


async def test_while_the_menu_is_open(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("r")
        await seat.at(ReasonScreen)
        bob(sample_desk, message, Verb.PUBLISH, None)
        await seat.press("i", "enter")
        await seat.at(QueueScreen)
        assert "bob" in seat.said
        assert line_of(sample_desk, message).state is State.PUBLISHED


async def test_on_the_thread_screen(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("enter")
        await seat.at(ThreadScreen)
        bob(sample_desk, message)
        before = events_of(sample_desk)
        await seat.press("a")
        assert "bob" in seat.said
        assert events_of(sample_desk) == before
        await seat.see("refused")


async def test_a_second_look_is_enough(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        with sample_desk.writing("bob") as writer:
            decide(writer, Decision(message, Verb.HOLD, note="Ich frage nach."))
        await seat.press("a", "3")
        place = [line.message for line in seat.items].index(message)
        await seat.press(*["j"] * place, "a")
        assert line_of(sample_desk, message).state is State.PUBLISHED
