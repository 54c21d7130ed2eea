"""A screen on which messages are decided: what each of them can be told."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.widgets.frame import Keys
from qa_tui.tui.work.composing import Composing
from qa_tui.tui.work.decisions import Deciding
from qa_tui.tui.work.open_claims import OpenClaims
from qa_tui.tui.work.taking_back import TakingBack

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.screen import ModalScreen

    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.domain.workflow import Verb
    from qa_tui.store.decisions import Decided
    from qa_tui.tui.command import Command, Situation
    from qa_tui.tui.work.target import Room, Target

T = TypeVar("T")


class ModerationScreen(DeskScreen):
    """A screen on which messages are decided; each names the one that is chosen on it.

    Attributes:
        menu: The menu that was opened last, whose answer tells what it has changed.
        pinned: Versions that were read of messages which others have changed since, by their ids:
            what is decided is what was read.
        claims: The claims on what is open here.
        deciding: The decisions on the chosen message.
        composing: What is written from here.
    """

    menu: ModalScreen[Any] | None = None

    def __init__(self) -> None:
        super().__init__()
        self.pinned: dict[int, int] = {}
        self.claims = OpenClaims(self)
        self.deciding = Deciding(self)
        self.composing = Composing(self)
        back = TakingBack(self, self.reload, self.undone, self.redone)
        self.parts = (self.claims, self.deciding, self.composing, back)

    # What each screen says for itself

    @abstractmethod
    def target(self) -> Target | None:
        """The message that commands act on, with the version that was read."""

    @abstractmethod
    def room(self) -> Room | None:
        """Where a menu may stand beside the text; None where there is no such place."""

    @abstractmethod
    def reload(self) -> None:
        """Read everything shown anew."""

    @abstractmethod
    async def decided(self, decided: Decided) -> None:
        """Show what a decision led to, and go on."""

    @abstractmethod
    def undone(self, messages: tuple[int, ...]) -> None:
        """Show messages that stand as before."""

    def redone(self, messages: tuple[int, ...]) -> None:
        """Show messages that are decided again."""
        self.undone(messages)

    async def corrected(self, message: int) -> None:  # noqa: ARG002 - screens may read less
        """Show a message as it is after a correction, before the next key acts on it."""
        self.reload()

    def marked(self) -> int:
        """How many rows are marked: what is done is done to all of them then."""
        return 0

    def judged(self) -> Target | None:
        """What menus of decisions show: the chosen message, or the first of the marked ones."""
        return self.target()

    async def judged_for(self, verb: Verb) -> Target | None:  # noqa: ARG002 - marks ask for it
        """The same for one verb: of marked ones the first that it is possible for."""
        return self.judged()

    def situation(self) -> Situation:
        """The chosen message."""
        plain, target = super().situation(), self.target()
        plain = replace(plain, marked=self.marked())
        if target is None:
            return plain
        return replace(
            plain, state=target.state, wake_on=target.wake_on, published=target.published
        )

    def as_read(self, target: Target | None) -> Target | None:
        """A message with the version that was read, whatever others have changed since."""
        if target is None or target.message not in self.pinned:
            return target
        return target._replace(version=self.pinned[target.message])

    # Menus, and what others are checking

    def ask(
        self,
        menu: ModalScreen[T],
        then: Callable[[T | None], None] | Callable[[T | None], Awaitable[None]],
    ) -> None:
        """Open a menu whose answer tells what it has changed.

        Args:
            menu: The menu.
            then: Takes its answer. Where that fails, it is told, and everything is read anew.
        """

        async def take(answer: T | None) -> None:
            try:
                result = then(answer)
                if result is not None:
                    await result
            except QaTuiError as error:
                self.app.tell_error(error)
                self.reload()

        self.menu = menu
        self._show_footer_keys(shown=getattr(menu, "room", None) is None)
        self.app.push_screen(menu, take)

    def _show_footer_keys(self, *, shown: bool) -> None:
        """Show the keys of the footer, which do nothing beside a menu that has its own."""
        for keys in self.query(Keys):
            keys.visible = shown

    def on_screen_resume(self) -> None:
        """The menu is closed."""
        self._show_footer_keys(shown=True)
        self.claims.hold_open(None)

    def on_unmount(self) -> None:
        """Nothing is open here any more."""
        self.claims.close()

    async def obey(self, command: Command, argument: str = "") -> None:
        """Run a command; where it decides on what somebody else is checking, say so first."""
        target = self._to_claim(command)
        claim = self.app.claim_elsewhere(target.message) if target else None
        if target is None or claim is None:
            await self._obey(target, command, argument)
        else:
            again = partial(self._all_the_same, target, command, argument)
            from qa_tui.tui.screens.deciding.claimed import ClaimedScreen  # noqa: PLC0415 - rarely shown

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
            await self._obey(target, command, argument)

    async def _obey(self, target: Target | None, command: Command, argument: str) -> None:
        """Run a command; the message is claimed while a menu is open on it."""
        await super().obey(command, argument)
        if target is not None and self.app.screen is not self:
            self.claims.hold_open(target.message)

    async def carry_out(self, decision: Decision) -> None:
        """Store a decision: on the chosen message, else on all that is marked."""
        await self.deciding.store(decision)

    # Looking and correcting

    async def do_correct(self) -> None:
        """Mask personal data, correct the fields."""
        from qa_tui.tui.screens.deciding.amending import correct_on  # noqa: PLC0415 - not for first frame

        await correct_on(self)

    def do_refresh(self) -> None:
        """Read everything shown anew."""
        self.reload()

    def do_letters(self) -> None:
        """Read the letters about the chosen thread."""
        target = self.target()
        if target is not None:
            self.app.show_letters(target.thread)

    def do_context(self) -> None:
        """Show what is known around the chosen message."""
        from qa_tui.tui.screens.desk.context import ContextScreen  # noqa: PLC0415 - not for first frame

        target = self.target()
        if target is not None:
            self.ask(ContextScreen(target, self.room()), self._context_left)

    def _context_left(self, opened: bool | None) -> None:
        """Read anew what may have changed on a screen that was opened from there."""
        if opened:
            self.reload()

    def do_outbox(self) -> None:
        """See which letters wait, are ready, were called back, or have left."""
        self.app.show_outbox()

    def do_copy(self) -> None:
        """Copy the chosen thread as Markdown."""
        target = self.target()
        if target is not None:
            self.app.copy_thread(target.thread)
