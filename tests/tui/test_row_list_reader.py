"""Reading in a thread: the last request counts, and nobody waits for one that is given up."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from loop_threads import PATIENCE, arrived

from qa_tui.domain.errors import QaTuiError, StoreError
from qa_tui.domain.phrase import N_
from qa_tui.tui.lists.row_reader import RowReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Desk:
    """A reader, and what it has handed over."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.answers: list[object] = []
        self.errors: list[QaTuiError] = []
        self.gate = threading.Event()
        self.reached = threading.Event()
        self.reader = RowReader(self.loop.call_soon_threadsafe, self.errors.append)

    async def rest(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await arrived(self.reader)

    def ask(self, answer: object, kind: str = "rows", patience: float = 0) -> bool:
        return self.reader.ask(kind, lambda: answer, self.answers.append, patience)

    def ask_slowly(self, answer: object, kind: str = "rows", patience: float = 0) -> bool:
        def work() -> object:
            self.reached.set()
            assert self.gate.wait(PATIENCE)
            return answer

        return self.reader.ask(kind, work, self.answers.append, patience)


@pytest.fixture
async def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.gate.set()
    desk.reader.close()


async def test_what_comes_in_time_is_handed_over_at_once_and_once(desk: Desk) -> None:
    assert desk.ask("one", patience=PATIENCE)
    assert desk.answers == ["one"]
    await desk.rest()
    assert desk.answers == ["one"]


async def test_what_comes_late_is_handed_over_on_the_event_loop(desk: Desk) -> None:
    assert not desk.ask_slowly("one", patience=0.001)
    assert desk.answers == []
    desk.gate.set()
    await desk.rest()
    assert desk.answers == ["one"]


async def test_of_a_kind_only_the_last_request_that_waits_is_begun(desk: Desk) -> None:
    desk.ask_slowly("begun")
    assert desk.reached.wait(PATIENCE)
    for answer in range(5):
        desk.ask(answer)
    desk.ask("ahead", "ahead")
    desk.gate.set()
    await desk.rest()
    assert desk.answers == ["begun", 4, "ahead"]


async def test_what_is_given_up_is_neither_waited_for_nor_handed_over(desk: Desk) -> None:
    desk.ask_slowly("begun")
    assert desk.reached.wait(PATIENCE)
    desk.ask("waiting")
    desk.reader.renew()
    assert desk.ask("other", patience=PATIENCE)
    assert desk.answers == ["other"]
    assert desk.reader.busy
    desk.gate.set()
    await desk.rest()
    assert desk.answers == ["other"]


@pytest.mark.parametrize("patience", [0, PATIENCE])
async def test_an_error_is_handed_over_too(desk: Desk, patience: float) -> None:
    def work() -> None:
        raise StoreError(N_("The disk is on fire."), N_("Leave the house."))

    desk.reader.ask("rows", work, desk.answers.append, patience)
    await desk.rest()
    assert desk.answers == []
    assert [type(error) for error in desk.errors] == [StoreError]


async def test_a_slip_of_the_program_is_not_hidden(desk: Desk) -> None:
    def work() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.reader.ask("rows", work, desk.answers.append, PATIENCE)


async def test_without_requests_there_is_no_thread() -> None:
    before = threading.active_count()
    calls: list[Callable[[], None]] = []
    reader = RowReader(calls.append, calls.append)
    reader.skip("rows")
    reader.renew()
    reader.close()
    assert not reader.busy
    assert threading.active_count() == before
