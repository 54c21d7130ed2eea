"""The threads of an event loop and of lists, and how to wait for what runs in them."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.tui.lists.row_reader import RowReader

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds after which something that did not happen is a failure; no test waits this long."""

LONGEST = 3.0
"""Seconds that a key waits for threads; a test can hold one back for longer."""


class Threads(ThreadPoolExecutor):
    """The threads of an event loop, which know what runs in them.

    Textual takes a program that waits for the disk for an idle one.
    """

    _of: ClassVar[WeakKeyDictionary[asyncio.AbstractEventLoop, Threads]] = WeakKeyDictionary()

    @classmethod
    def here(cls) -> Threads:
        """Those of the loop that runs; made when it has none."""
        loop = asyncio.get_running_loop()
        if loop not in cls._of:
            cls._of[loop] = cls()
            loop.set_default_executor(cls._of[loop])
        return cls._of[loop]

    def __init__(self) -> None:
        super().__init__()
        self.running: set[Future[Any]] = set()

    def submit(self, work: Callable[..., T], /, *given: Any, **named: Any) -> Future[T]:
        future = super().submit(work, *given, **named)
        self.running.add(future)
        future.add_done_callback(self.running.discard)
        return future

    async def done(self) -> bool:
        """Wait until nothing runs; tells whether something did."""
        ran, end = bool(self.running), time.monotonic() + LONGEST
        while self.running and time.monotonic() < end:
            await asyncio.sleep(0.001)
        return ran and not self.running


async def arrived(*readers: RowReader) -> None:
    """Wait until everything that lists have asked for has come and was handed over."""
    while any(reader.busy for reader in readers):
        asked = [one._future for reader in readers for one in reader._running if one._future]
        await asyncio.wait(map(asyncio.wrap_future, asked))
        await asyncio.sleep(0)  # what has come is handed over on the event loop
