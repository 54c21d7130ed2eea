"""What all screens share besides their commands: the desk, and reading in worker threads."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from qa_tui.domain.phrase import N_
from qa_tui.tui.background import fetch, read_in_thread
from qa_tui.tui.safe import own, words
from qa_tui.tui.screens.commanding import CommandScreen
from qa_tui.tui.widgets.frame import Header

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.errors import QaTuiError
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.watching import Changes
    from qa_tui.store.writer import Writer

T = TypeVar("T")
P = ParamSpec("P")

LONG = 1.0
"""Seconds after which it is said that something takes longer."""


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
            if self.generations[group] == generation:
                then(answer)

        def fail(error: QaTuiError) -> None:
            if self.generations[group] == generation:
                self.read_failed(error)

        read_in_thread(self, work, take, fail, group)

    def forget(self, group: str) -> int:
        """Drop the answers of a group that are still under way.

        Returns:
            The generation that counts from here on.
        """
        self.generations[group] += 1
        return self.generations[group]

    def fetch(self, work: Callable[[Connection], T]) -> T:
        """Read from the desk; to be called in a thread.

        Args:
            work: Reads with a connection of its own.

        Returns:
            Its answer.

        Raises:
            QaTuiError: When it cannot be read.
        """
        return fetch(self.app, work)

    def write(self, work: Callable[[Writer], T]) -> T:
        """Write to the desk as one step, in a thread.

        Args:
            work: Writes on behalf of who acts.

        Returns:
            Its answer.

        Raises:
            QaTuiError: When it cannot be written; nothing is stored then.
        """
        with self.desk.writing(self.app.actor) as writer:
            return work(writer)

    async def patiently(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Do something in a thread, and say so when it takes longer.

        Args:
            work: What is to be done.
            *arguments: What it is given.
            **named: The same.

        Returns:
            What it gives.
        """
        task = asyncio.create_task(asyncio.to_thread(work, *arguments, **named))
        done, _ = await asyncio.wait({task}, timeout=LONG)
        if not done:
            self.app.status(
                N_("This is taking longer: much is being written, here or by somebody else …")
            )
        return await task

    def show_header(self, title: Phrase) -> None:
        """Say where one is, and at the other end which desk it is and who acts.

        Args:
            title: Where one is.
        """
        header = self.query_one(Header)
        header.left = words(title)
        header.right = own(" · ").join(self.app.desk_words())

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
