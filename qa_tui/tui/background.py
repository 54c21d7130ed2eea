"""Reads from the desk in a thread, for screens and their parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from textual.worker import get_current_worker

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.staying import stays

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.app import QaTuiApp

T = TypeVar("T")

_PATIENCE = 2.0
"""Seconds after which a thread no longer waits for the first frame: the program is ending."""


def fetch(app: QaTuiApp, work: Callable[[Connection], T]) -> T:
    """Read from the desk, in a thread; the first frame is drawn before.

    Args:
        app: The program.
        work: Reads with a connection of its own.

    Returns:
        Its answer.

    Raises:
        QaTuiError: When it cannot be read.
    """
    app.drawn.wait(_PATIENCE)
    with app.desk.reading() as connection:
        return work(connection)


def read_in_thread(
    node: Widget,
    work: Callable[[Connection], T],
    take: Callable[[T], object],
    fail: Callable[[QaTuiError], object],
    group: str,
) -> None:
    """Read in a thread and hand the answer over; a screen that is being left gets none.

    Args:
        node: The screen, or a part of it.
        work: Reads; runs in the thread with a connection of its own.
        take: Takes the answer, on the event loop.
        fail: Takes the error instead, on the event loop.
        group: A later reading of the same group makes this one's answer be dropped.
    """
    app, screen = cast("QaTuiApp", node.app), node.screen

    def hand_over(done: Callable[[], object]) -> None:
        if stays(screen):
            done()

    def run() -> None:
        worker = get_current_worker()
        done: Callable[[], object]
        try:
            done = partial(take, fetch(app, work))
        except QaTuiError as error:
            done = partial(fail, error)
        if not worker.is_cancelled:
            app.call_from_thread(hand_over, done)

    node.run_worker(run, group=group, exclusive=True, thread=True)
