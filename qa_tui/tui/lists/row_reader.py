"""Reads rows in a thread of its own, so that the event loop waits only as long as it wants to."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from qa_tui.domain.errors import QaTuiError

if TYPE_CHECKING:
    from collections.abc import Callable

A = TypeVar("A")

PATIENCE = 0.012
"""Seconds for which the event loop waits for what is to be drawn next: less than a frame. Rows
usually come in one, and are then drawn without a flash of placeholders."""


class Request(Generic[A]):
    """Something that is being read.

    Args:
        work: Reads; runs in the reading thread.
        take: Takes the answer, on the event loop.
    """

    def __init__(self, work: Callable[[], A], take: Callable[[A], None]) -> None:
        self._work = work
        self._take = take
        self._skipped = False
        self._delivered = False
        self._future: Future[list[A]] | None = None

    def start(self, executor: ThreadPoolExecutor) -> Future[list[A]]:
        """Put it in the queue of a thread."""
        self._future = executor.submit(self._run)
        return self._future

    def _run(self) -> list[A]:
        """The answer; nothing where nobody wanted to know any more."""
        return [] if self._skipped else [self._work()]

    def skip(self) -> None:
        """Do not begin with it; what is being read already is still of use."""
        self._skipped = True

    def drop(self) -> None:
        """Neither begin with it nor deliver its answer."""
        self._skipped = self._delivered = True

    @property
    def done(self) -> bool:
        """Whether there is an answer, or an error."""
        return self._future is not None and self._future.done()

    def wait(self, seconds: float) -> bool:
        """Wait for the answer, blocking; whether it has come."""
        if self._future is not None:
            wait((self._future,), seconds)
        return self.done

    def deliver(self, fail: Callable[[QaTuiError], None]) -> None:
        """Hand the answer over, once; called on the event loop."""
        if self._future is None or self._delivered:
            return
        self._delivered = True
        try:
            answers = self._future.result()
        except QaTuiError as error:
            fail(error)
            return
        for answer in answers:
            self._take(answer)


class RowReader:
    """One reading thread, which begins with a request only if it is the last one of its kind.

    Args:
        call: Runs a function on the event loop; called from any thread.
        fail: Takes errors, on the event loop.
    """

    def __init__(
        self,
        call: Callable[[Callable[[], None]], object],
        fail: Callable[[QaTuiError], None],
    ) -> None:
        self._call = call
        self._fail = fail
        self._executor: ThreadPoolExecutor | None = None
        self._latest: dict[str, Request[Any]] = {}
        self._running: set[Request[Any]] = set()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come, wanted or not."""
        return bool(self._running)

    def ask(
        self,
        kind: str,
        work: Callable[[], A],
        take: Callable[[A], None],
        patience: float = 0.0,
    ) -> bool:
        """Read something in the thread.

        Args:
            kind: A later request of the same kind takes the place of this one, unless it has
                begun.
            work: Reads; runs in the thread.
            take: Takes the answer, on the event loop.
            patience: Seconds to wait for it here and now.

        Returns:
            Whether the answer, or the error, was handed over already.
        """
        self.skip(kind)
        request = Request(work, take)
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, thread_name_prefix="rows")
        self._latest[kind] = request
        self._running.add(request)
        future = request.start(self._executor)
        future.add_done_callback(lambda _: self._call(lambda: self._ended(request)))
        if patience and request.wait(patience):
            request.deliver(self._fail)
            return True
        return False

    def _ended(self, request: Request[Any]) -> None:
        self._running.discard(request)
        request.deliver(self._fail)

    def skip(self, kind: str) -> None:
        """Do not begin with the last request of a kind."""
        request = self._latest.pop(kind, None)
        if request is not None:
            request.skip()

    def renew(self) -> None:
        """Drop all requests; what is asked for next does not wait for them to end."""
        for request in self._running:
            request.drop()
        if any(not request.done for request in self._running):
            self.close()

    def close(self) -> None:
        """Let the thread end as soon as it can."""
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None
