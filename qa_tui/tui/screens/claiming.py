"""No work is done twice: what is open is claimed, and whoever was slower is told."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.moments import local_moment
from qa_tui.domain.phrase import N_
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.widgets.frame import Keys
from qa_tui.tui.work.drafts_left import draft_kept
from qa_tui.tui.work.taking_back import TakingBack

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.screen import ModalScreen

    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.store.watching import Changes
    from qa_tui.tui.command import Command
    from qa_tui.tui.work.target import Target

T = TypeVar("T")


class ClaimingScreen(DeskScreen):
    """A screen that tells others what is decided on it, and what others do.

    Attributes:
        menu: The menu that was opened last, whose answer tells what it has changed.
        pinned: Versions that were read of messages which others have changed since, by their ids:
            what is decided is what was read.
    """

    menu: ModalScreen[Any] | None = None

    def __init__(self) -> None:
        super().__init__()
        self.pinned: dict[int, int] = {}
        self._held: int | None = None
        self._open: int | None = None
        self.taking_back = TakingBack(self, self.reload, self.undone, self.redone)
        self.parts = (self.taking_back,)

    @abstractmethod
    def reload(self) -> None:
        """Read everything shown anew."""

    @abstractmethod
    def undone(self, messages: tuple[int, ...]) -> None:
        """Show messages that stand as before."""

    def redone(self, messages: tuple[int, ...]) -> None:
        """Show messages that are decided again."""
        self.undone(messages)

    def ask(
        self,
        menu: ModalScreen[T],
        then: Callable[[T | None], None] | Callable[[T | None], Awaitable[None]],
    ) -> None:
        """Open a menu whose answer tells what it has changed.

        Args:
            menu: The menu.
            then: Takes its answer.
        """
        self.menu = menu
        self._show_footer_keys(shown=getattr(menu, "room", None) is None)
        self.app.push_screen(menu, then)

    @abstractmethod
    def target(self) -> Target | None:
        """The message that commands act on."""

    def marked(self) -> int:
        """How many rows are marked."""
        return 0

    @abstractmethod
    async def carry_out(self, decision: Decision) -> None:
        """Store a decision."""

    async def keep_begun(self) -> bool:
        """Keep what was typed in the last menu, whose decision was not stored.

        Returns:
            Whether there is a draft of it.
        """
        from qa_tui.tui.screens.drafting import DraftingScreen  # noqa: PLC0415 - rarely needed

        return isinstance(self.menu, DraftingScreen) and await self.menu.keep()

    async def decide_anew(self, decision: Decision) -> None:
        """Decide on what is there, after both sides were shown.

        Args:
            decision: What was decided, with the version that is there.
        """
        await self.carry_out(decision)

    # Claims

    async def obey(self, command: Command, argument: str = "") -> None:
        """Run a command; where it decides on what somebody else is checking, say so first."""
        target = self._to_claim(command)
        claim = self.app.claim_elsewhere(target.message) if target else None
        if target is None or claim is None:
            await self._obey(target, command, argument)
        else:
            again = partial(self._all_the_same, target, command, argument)
            from qa_tui.tui.screens.claimed import ClaimedScreen  # noqa: PLC0415 - rarely shown

            self.ask(ClaimedScreen(claim, command.name, target.gist), again)

    def _to_claim(self, command: Command) -> Target | None:
        """What a command decides on; None where it decides nothing, or on all that is marked."""
        decides = bool(command.verbs) or command.id == "correct"
        if not decides or self.marked() or command.why_not(self.situation()) is not None:
            return None
        return self.target()

    async def _all_the_same(
        self, target: Target, command: Command, argument: str, wanted: bool | None
    ) -> None:
        if wanted:
            try:
                await self._obey(target, command, argument)
            except QaTuiError as error:
                self.app.tell_error(error)

    async def _obey(self, target: Target | None, command: Command, argument: str) -> None:
        """Run a command; the message is claimed while a menu is open on it."""
        await super().obey(command, argument)
        if target is not None and self.app.screen is not self:
            self.hold_open(target.message)

    def hold_open(self, message: int | None) -> None:
        """Claim the message of a menu, in place of the one before."""
        before, self._held = self._held, message
        self._exchange(before, message)

    def open_on(self, message: int | None) -> None:
        """Claim the message that is open on the screen, in place of the one before."""
        before, self._open = self._open, message
        self._exchange(before, message)

    def _exchange(self, before: int | None, message: int | None) -> None:
        if before != message:
            self.app.keeper.hold(message)
            self.app.keeper.let_go(before)

    def on_screen_resume(self) -> None:
        """The menu is closed."""
        self._show_footer_keys(shown=True)
        self.hold_open(None)

    def _show_footer_keys(self, *, shown: bool) -> None:
        """Show the keys of the footer, which do nothing beside a menu that has its own."""
        for keys in self.query(Keys):
            keys.visible = shown

    def on_unmount(self) -> None:
        """Nothing is open here any more."""
        self.hold_open(None)
        self.open_on(None)

    async def do_claim(self) -> None:
        """Claim the chosen message by hand, or let go of it."""
        target = self.target()
        if target is None:
            return
        found = await asyncio.to_thread(self.app.keeper.toggle, target.message)
        if found is None:
            self.app.status(N_("free for others again"))
            return
        until = local_moment(found.until)
        key = self.key_of("claim")
        self.app.status(
            N_("yours until {time}, others see it · {key} lets go", time=f"{until:%H:%M}", key=key)
        )

    def claim_on(self, message: int) -> Claim | None:
        """The claim of somebody else on a message; None for none."""
        return self.app.claim_elsewhere(message)

    # Who was faster

    def as_read(self, target: Target | None) -> Target | None:
        """A message with the version that was read, whatever others have changed since."""
        if target is None or target.message not in self.pinned:
            return target
        return target._replace(version=self.pinned[target.message])

    def tell_touched(self, changes: Changes, message: int) -> None:
        """Say what others have done to a message that is being read."""
        from qa_tui.tui.work.touched import touched_words  # noqa: PLC0415 - not for first frame

        said = touched_words(changes, message)
        if said is not None:
            self.app.status(said)

    async def show_clash(self, decision: Decision) -> None:
        """Show what was seen and what is there, where somebody else was faster.

        Args:
            decision: What could not be stored, with the version that was read.
        """
        from qa_tui.tui.screens.conflict import conflict_on  # noqa: PLC0415 - rarely shown

        kept = await self.keep_begun()
        version = decision.version or 0
        try:
            screen = await conflict_on(
                self.desk, decision.message, version, decision.verb, typed=decision.typed
            )
        except QaTuiError as error:
            self.app.tell_error(error)
            self.reload()
            return

        async def then(version: int | None) -> None:
            self.pinned.pop(decision.message, None)
            if version is None:
                self.reload()
                if kept:
                    self.app.status(draft_kept(self.app))
            else:
                await self.decide_anew(replace(decision, version=version))

        self.ask(screen, then)
