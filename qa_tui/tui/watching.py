"""What others do on the desk reaches the screens."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property, partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.claiming import ClaimKeeper
from qa_tui.tui.opening import OpeningApp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.store.desk import Desk
    from qa_tui.store.watching import Changes

INTERVAL = 0.25
"""Seconds between two looks at the desk's file."""

RENEW = 120.0
"""Seconds after which claims on what is open are renewed."""

_PATIENCE = 5.0
"""Seconds after which the end of the program no longer waits for the thread that looks."""


class Watcher:
    """A thread with one long-lived connection that tells what others have changed.

    Args:
        desk: The desk.
        tell: Takes what has changed; called in the thread, must not wait.
        since: What was there when the first rows were read.
    """

    def __init__(
        self,
        desk: Desk,
        tell: Callable[[Changes], object],
        since: tuple[int, int] | None = None,
    ) -> None:
        self.desk = desk
        self._since = since
        self._tell = tell
        self._end = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to look."""
        self._thread = Thread(target=self._run, name="watcher", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, with the connection closed."""
        self._end.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE)
            self._thread = None

    def _run(self) -> None:
        """Look again and again; after an error with a connection of its own."""
        from qa_tui.store.tidying import Tidier  # noqa: PLC0415 - not for first frame
        from qa_tui.store.watching import Lookout  # noqa: PLC0415 - not for first frame

        lookout, tidier = Lookout(self.desk, self._since), Tidier(self.desk)
        opened = False
        while not self._end.wait(INTERVAL):
            try:
                if not opened:
                    lookout.open()
                    opened = True
                changes = lookout.look()
                if not self.desk.read_only:
                    tidier.look()
            except QaTuiError:
                lookout.close()
                opened = False
            else:
                if changes is not None:
                    self._tell(changes)
        lookout.close()


@runtime_checkable
class Concerned(Protocol):
    """A screen that shows what others change."""

    def changed_elsewhere(self, changes: Changes) -> None:
        """Show what others have changed on the desk.

        Args:
            changes: What is different.
        """


class WatchingApp(OpeningApp):
    """The part of the program that knows what others do.

    Attributes:
        watches: Whether it looks at what others change.
        since: The last event and message when the first rows were read; None if none were.
        claims: Who is checking what, by the id of the message.
    """

    desk: Desk
    actor: str
    watches = True
    since: tuple[int, int] | None = None
    _watcher: Watcher | None = None

    @cached_property
    def claims(self) -> dict[int, Claim]:
        """Who is checking what, by the id of the message; everybody's claims."""
        return {}

    @cached_property
    def keeper(self) -> ClaimKeeper:
        """Claims what is open."""
        return ClaimKeeper(self.desk, self.actor)

    @cached_property
    def _kept(self) -> ExitStack:
        """What is open as long as a desk is that was entered."""
        return ExitStack()

    def on_ready(self) -> None:
        """Begin to look when the first frame has been drawn."""
        self._look_out()
        self.set_interval(RENEW, self._renew)

    def _renew(self) -> None:
        self.keeper.renew()

    def _look_out(self) -> None:
        """Look at what others change, where anybody can."""
        if self.desk.immutable or not self.watches:
            return
        tell = partial(self.call_later, self.changed_elsewhere)
        self._watcher = Watcher(self.desk, tell, self.since)
        self._watcher.start()

    def enter(self, desk: Desk, since: tuple[int, int]) -> None:
        """Go on with another desk; of the present one nothing may be open.

        Args:
            desk: The other desk.
            since: Its last event and message.
        """
        self._leave_desk()
        self.desk, self.since = desk, since
        self.claims, self.keeper = {}, ClaimKeeper(desk, self.actor)
        self._kept.enter_context(desk.kept_open())
        self._look_out()

    def on_unmount(self) -> None:
        """Leave no thread and no connection behind."""
        self._leave_desk()

    def _leave_desk(self) -> None:
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher = None
        self.keeper.close()
        self._kept.close()

    def changed_elsewhere(self, changes: Changes) -> None:
        """Show what others have changed, on every screen that shows it."""
        self.claims = {one.message: one for one in changes.claims}
        for screen in self.screen_stack:
            if isinstance(screen, Concerned):
                screen.changed_elsewhere(changes)

    def claim_elsewhere(self, message: int) -> Claim | None:
        """The claim of somebody else on a message, as far as it is known; None for none."""
        found = self.claims.get(message)
        if found is None or found.name == self.actor or not found.counts(self.desk.clock()):
            return None
        return found

    def names_elsewhere(self) -> Mapping[int, str]:
        """Who else is checking what: names by the ids of messages."""
        return {key: one.name for key, one in self.claims.items() if one.name != self.actor}
