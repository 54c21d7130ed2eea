"""What others do on the desk reaches the screens, and what is open here is claimed for others."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.opening import OpeningApp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.store.desk import Desk
    from qa_tui.store.watching import Changes
    from qa_tui.store.writer import Writer

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
        from qa_tui.store.watching import Lookout  # noqa: PLC0415 - not for first frame

        lookout = Lookout(self.desk, self._since)
        opened = False
        while not self._end.wait(INTERVAL):
            try:
                if not opened:
                    lookout.open()
                    opened = True
                changes = lookout.look()
            except QaTuiError:
                lookout.close()
                opened = False
            else:
                if changes is not None:
                    self._tell(changes)
        lookout.close()


class Keeper:
    """Claims what is open for a decision, and lets go of it when it is closed, in its own thread.

    What somebody else has claimed stays theirs. Claims are a courtesy: where one cannot be
    written, nothing is said.

    Args:
        desk: The desk.
        actor: Name of the moderator.
    """

    def __init__(self, desk: Desk, actor: str) -> None:
        self.desk = desk
        self.actor = actor
        self._uses: Counter[int] = Counter()
        self._by_hand: set[int] = set()
        self._lock = Lock()
        self._executor: ThreadPoolExecutor | None = None

    def hold(self, message: int | None) -> None:
        """Claim a message, if it is one, for as long as it is open; maybe in several places."""
        if message is None:
            return
        self._uses[message] += 1
        if self._uses[message] == 1:
            self._later(partial(self._claim, message))

    def let_go(self, message: int | None) -> None:
        """Let go of a message, if it is one, that is closed in one place."""
        if message is None:
            return
        self._uses[message] -= 1
        if self._uses[message] <= 0:
            del self._uses[message]
            self._later(partial(self._release, message))

    def renew(self) -> None:
        """Renew the claims on everything that is open."""
        for message in self._uses:
            self._later(partial(self._claim, message))

    def toggle(self, message: int) -> Claim | None:
        """Claim a message by hand, or let go of it where that was done before; in a thread.

        Returns:
            The claim; None where it is let go of.

        Raises:
            Refused: When somebody else is checking it.
            QaTuiError: When it cannot be written.
        """
        from qa_tui.store.claims import claim, claim_of, release  # noqa: PLC0415 - for writing only

        with self._lock, self.desk.writing(self.actor) as writer:
            held = claim_of(writer.connection, message, writer.now)
            mine = held is not None and held.name == self.actor
            if mine and (message in self._by_hand or not self._uses[message]):
                self._by_hand.discard(message)
                release(writer, message)
                return None
            found = claim(writer, message)
            self._by_hand.add(message)
            return found

    def toggle_all(self, messages: Sequence[int]) -> tuple[int, int]:
        """Claim many messages by hand, or let go of them where all were; in a thread.

        What somebody else is checking stays theirs.

        Args:
            messages: Their ids.

        Returns:
            How many are one's own from here on, and how many are somebody else's.

        Raises:
            QaTuiError: When it cannot be written.
        """
        from qa_tui.store.claims import claim_softly, release  # noqa: PLC0415 - for writing only

        with self._lock, self.desk.writing(self.actor) as writer:
            before = set(self._by_hand)
            mine = [one for one in messages if claim_softly(writer, one) is None]
            if mine and before.issuperset(mine):
                for message in mine:
                    release(writer, message)
                self._by_hand.difference_update(mine)
                return 0, 0
            self._by_hand |= set(mine)
            return len(mine), len(messages) - len(mine)

    def close(self) -> None:
        """Let go of everything that is open, and end; what was claimed by hand stays."""
        for message in list(self._uses):
            self._later(partial(self._release, message))
        self._uses.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None

    def _later(self, work: Callable[[Writer], None]) -> None:
        """Write in the thread, in the order of the calls."""
        if self.desk.read_only:
            return
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, thread_name_prefix="claims")
        self._executor.submit(self._write, work)

    def _write(self, work: Callable[[Writer], None]) -> None:
        try:
            with self._lock, self.desk.writing(self.actor) as writer:
                work(writer)
        except QaTuiError:
            return

    def _claim(self, message: int, writer: Writer) -> None:
        from qa_tui.store.claims import claim_softly  # noqa: PLC0415 - for writing only

        claim_softly(writer, message)

    def _release(self, message: int, writer: Writer) -> None:
        from qa_tui.store.claims import release  # noqa: PLC0415 - for writing only

        if message not in self._by_hand:
            release(writer, message)


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
    def keeper(self) -> Keeper:
        """Claims what is open."""
        return Keeper(self.desk, self.actor)

    def on_ready(self) -> None:
        """Begin to look when the first frame has been drawn."""
        if self.desk.immutable or not self.watches:
            return
        self._watcher = Watcher(
            self.desk, partial(self.call_later, self.changed_elsewhere), self.since
        )
        self._watcher.start()
        self.set_interval(RENEW, self.keeper.renew)

    def on_unmount(self) -> None:
        """Leave no thread and no connection behind."""
        if self._watcher is not None:
            self._watcher.stop()
        self.keeper.close()

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
