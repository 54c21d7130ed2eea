"""Claims messages for as long as they are open here, so that others see who is checking them."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.store.desk import Desk
    from qa_tui.store.writer import Writer


class ClaimKeeper:
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
