"""While somebody writes: others read on, a decision waits and says so, a batch can be stopped."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from driving import PATIENCE, seated
from on_desk import events_of, line_of, stored
from textual import events

from qa_tui.domain.records import State
from qa_tui.domain.views import VIEWS
from qa_tui.store.sqlite import connect
from qa_tui.tui.screens.deciding.decide_many import DecideManyScreen
from qa_tui.tui.screens.desk.queue import QueueScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


@contextmanager
def writing(desk: Desk) -> Iterator[Connection]:
    """Somebody else in the middle of a transaction."""
    connection = connect(desk.path)
    connection.execute("begin immediate")
    try:
        yield connection
    finally:
        if connection.in_transaction:
            connection.execute("rollback")
        connection.close()


async def test_a_decision_waits_and_says_so(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        with writing(sample_desk):
            seat._send(events.Key("a", "a"))
            async with asyncio.timeout(PATIENCE):
                while "This is taking longer" not in seat.text:
                    await asyncio.sleep(0.005)
            assert stored(sample_desk, VIEWS[0].query)[0].message == row.message
        await seat.settled()
        assert line_of(sample_desk, row.message).state is State.PUBLISHED


async def test_a_batch_that_waits_can_be_stopped(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        before = events_of(sample_desk)
        await seat.press("asterisk", "a")
        await seat.at(DecideManyScreen)
        with writing(sample_desk):
            seat._send(events.Key("enter", "\r"))
            await seat.until(lambda: seat.screen.has_class("busy"))
            assert "stop; nothing is written then" in seat.words
            seat._send(events.Key("escape", None))
            await seat.until(seat.screen.stopping.is_set)
        await seat.settled()
        assert isinstance(seat.screen, DecideManyScreen)
        assert "Stopped; nothing was written." in seat.words
        assert events_of(sample_desk) == before
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert events_of(sample_desk) != before
