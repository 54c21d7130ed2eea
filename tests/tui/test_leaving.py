"""A screen that is being left loses its parts: what comes back from threads then ends nothing."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from driving import PATIENCE, seated
from textual.css.query import NoMatches
from textual.widgets import Static
from textual.worker import WorkerFailed

from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.widgets.frame import Header

if TYPE_CHECKING:
    from textual.screen import Screen

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.work.reading import Overview


class Lingering(Static):
    """A part that goes last: all others are gone before the screen itself is."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go = asyncio.Event()

    async def on_unmount(self) -> None:
        await asyncio.wait_for(self.may_go.wait(), PATIENCE)


async def linger_in(screen: Screen[Any]) -> Lingering:
    part = Lingering()
    await screen.mount(part)
    return part


def is_bare(screen: Screen[Any]) -> bool:
    return not screen.query(Header)


async def until_bare(screen: Screen[Any]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not is_bare(screen):
            await asyncio.sleep(0)


async def test_counts_that_come_while_the_program_ends_are_dropped(sample_desk: Desk) -> None:
    releasing = None
    async with seated(sample_desk) as seat:
        screen, app = seat.screen, seat.app
        assert isinstance(screen, QueueScreen)
        part, turn = await linger_in(screen), Event()

        def count(connection: Connection) -> Overview:
            for _ in range(int(PATIENCE / 0.001)):
                if is_bare(screen):
                    break
                turn.wait(0.001)
            return screen.reader.overview(connection)

        screen.read(count, screen.views.take, "counts")
        counting = next(one for one in app.workers if one.group == "counts")

        async def release() -> None:
            await asyncio.wait({asyncio.ensure_future(counting.wait())})
            part.may_go.set()

        releasing = asyncio.create_task(release())
    await releasing
    assert is_bare(screen)
    assert app._exception is None


@pytest.mark.parametrize("ending", [True, False], ids=["ending", "going back"])
async def test_a_worker_that_looks_for_parts_of_a_screen_that_is_left_ends_nothing(
    sample_desk: Desk, ending: bool
) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("enter")
        await seat.at(ThreadScreen)
        screen, app = seat.screen, seat.app
        part, looked = await linger_in(screen), False

        async def look() -> None:
            nonlocal looked
            await until_bare(screen)
            looked = True
            part.may_go.set()
            screen.query_one(Header)

        screen.run_worker(look())
        if not ending:
            await seat.hit("q")
            await seat.until(lambda: looked)
            await seat.at(QueueScreen)
    assert looked
    assert app._exception is None


async def test_on_an_open_screen_a_missing_part_is_an_error(sample_desk: Desk) -> None:
    async def sit() -> None:
        async with seated(sample_desk) as seat:
            screen = seat.screen

            async def look() -> None:
                screen.query_one("#nowhere")

            screen.run_worker(look())
            await seat.until(lambda: seat.app._exception is not None)

    with pytest.raises(WorkerFailed) as caught:
        await sit()
    assert isinstance(caught.value.error, NoMatches)
