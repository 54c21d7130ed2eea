"""What all screens share besides their commands: the desk, and reading in worker threads."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.content import Content
from textual.worker import get_current_worker

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.safe import words
from qa_tui.tui.screens.commanding import CommandScreen
from qa_tui.tui.staying import stays
from qa_tui.tui.widgets.frame import Header

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.watching import Changes

T = TypeVar("T")

_PATIENCE = 2.0
"""Seconds after which a thread no longer waits for the first frame: the program is ending."""


class DeskScreen(CommandScreen):
    """A screen over the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.generations: Counter[str] = Counter()

    @property
    def desk(self) -> Desk:
        """The desk that is open."""
        return self.app.desk

    def read(self, work: Callable[[Connection], T], then: Callable[[T], None], group: str) -> None:
        """Read from the desk in a thread and hand the answer over, unless it is outdated.

        Args:
            work: Reads; runs in a thread with a connection of its own.
            then: Takes the answer, on the event loop.
            group: A later read of the same group makes this one's answer be dropped.
        """
        generation = self.forget(group)

        def take(answer: T) -> None:
            if stays(self) and self.generations[group] == generation:
                then(answer)

        def fail(error: QaTuiError) -> None:
            if stays(self) and self.generations[group] == generation:
                self.read_failed(error)

        self.run_worker(
            partial(self._read, work, take, fail), group=group, exclusive=True, thread=True
        )

    def forget(self, group: str) -> int:
        """Drop the answers of a group that are still under way.

        Returns:
            The generation that counts from here on.
        """
        self.generations[group] += 1
        return self.generations[group]

    def _read(
        self,
        work: Callable[[Connection], T],
        take: Callable[[T], None],
        fail: Callable[[QaTuiError], None],
    ) -> None:
        worker = get_current_worker()
        try:
            answer = self.fetch(work)
        except QaTuiError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(fail, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(take, answer)

    def fetch(self, work: Callable[[Connection], T]) -> T:
        """Read from the desk, in a thread; the first frame is drawn before.

        Args:
            work: Reads with a connection of its own.

        Returns:
            Its answer.

        Raises:
            QaTuiError: When it cannot be read.
        """
        self.app.drawn.wait(_PATIENCE)
        with self.desk.reading() as connection:
            return work(connection)

    def show_header(self, title: Phrase) -> None:
        """Say where one is, and at the other end which desk it is and who acts.

        Args:
            title: Where one is.
        """
        header = self.query_one(Header)
        header.left = words(title)
        header.right = Content(" · ").join(self.app.desk_words())

    def changed_elsewhere(self, changes: Changes) -> None:
        """Show what others have changed on the desk; a screen that shows none of it does nothing.

        Args:
            changes: What is different.
        """

    def read_failed(self, error: QaTuiError) -> None:
        """Tell why something cannot be shown."""
        self.app.tell_error(error)

    async def do_back(self) -> None:
        """Leave the screen."""
        self.dismiss()

    def do_representatives(self) -> None:
        """List the representatives."""
        self.app.show_representatives()

    def do_import(self) -> None:
        """Import saved pages."""
        self.app.show_import()

    def do_unresolved(self) -> None:
        """Say whom pages mean, where that is not certain."""
        self.app.show_unresolved()

    def do_imports(self) -> None:
        """See what was imported."""
        self.app.show_imports()

    def do_directory(self) -> None:
        """Take in who can be asked."""
        self.app.show_directory()
