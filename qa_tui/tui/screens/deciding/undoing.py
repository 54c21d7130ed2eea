"""The steps that can be taken back, one's own or those of somebody who is named: newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from qa_tui.domain.errors import NotFound, QaTuiError
from qa_tui.domain.phrase import N_, NN_
from qa_tui.store.journal.steps import moderators
from qa_tui.store.undo.undo import undo_down_to, undo_event
from qa_tui.tui import commands as c
from qa_tui.tui.command import Situation
from qa_tui.tui.commands.undoing import TAKE_BACK, TAKE_BACK_TO, WHOSE
from qa_tui.tui.lists.undo_list import UndoList
from qa_tui.tui.lists.undo_source import UndoSource
from qa_tui.tui.safe import words
from qa_tui.tui.screens.listing import ListScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.words.done_words import undone_words
from qa_tui.tui.work.taking_back import TakingBack, tell_gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.store.undo.undo import Undone
    from qa_tui.store.writer import Writer

_NOTHING = N_(
    "Nothing of yours can be undone. What you decide, write or import stands here, the newest "
    "first, until you take it back."
)
_TAB = N_("Tab completes the names.")


class UndoingScreen(ListScreen):
    """The steps of a moderator that still count.

    Args:
        whose: Name of the moderator.
    """

    called = N_("What can be undone")
    commands = (
        TAKE_BACK,
        TAKE_BACK_TO,
        WHOSE,
        c.UNDO,
        c.REDO,
        c.REFRESH,
        *c.EVERYWHERE,
        c.BACK,
    )

    def __init__(self, whose: str) -> None:
        super().__init__()
        self.whose = whose
        self.parts = (TakingBack(self, self.reload),)

    @property
    def by(self) -> str:
        """Name of whoever did the steps; empty for oneself."""
        return "" if self.whose == self.app.actor else self.whose

    @property
    def listed(self) -> UndoList:
        """The list."""
        return self.query_one(UndoList)

    def compose(self) -> ComposeResult:
        """Header, the steps, footer."""
        yield Header(id="header")
        yield UndoList(self.desk.clock, ascii_only=self.app.ascii_only, id="steps")
        yield Static(id="empty")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read the steps."""
        self.listed.focus()
        self.refresh_footer()
        self._show_whose()

    def _show_whose(self) -> None:
        """Read the steps of the moderator, and say whose they are."""
        by = self.by
        title = N_("What can be undone")
        if by:
            title = N_("What {name} did and can be undone", name=by)
        self.show_header(title)
        nothing = N_("Nothing of {name}'s can be undone.", name=by) if by else _NOTHING
        self.query_one("#empty", Static).update(words(nothing))
        self.listed.show(UndoSource(self.desk, self.whose))

    def situation(self) -> Situation:
        """What cannot be done while no step is chosen, or the chosen one cannot be taken back."""
        step = self.listed.current
        kept = []
        if step is None:
            kept = [(one.id, N_("No step is chosen.")) for one in (TAKE_BACK, TAKE_BACK_TO)]
        elif step.why_not is not None:
            kept = [(TAKE_BACK.id, step.why_not)]
        return Situation(self.desk.read_only, self.desk.today, kept=tuple(kept))

    @on(UndoList.Highlighted, "#steps")
    def show_commands(self) -> None:
        """Show what can be done with the step under the cursor, or without one."""
        self.refresh_footer()

    async def do_whose(self, name: str = "") -> None:
        """Show what somebody else did."""
        if name not in await self.patiently(self._moderators):
            raise NotFound(N_("No moderator is called “{name}”.", name=name), _TAB)
        self.whose = name
        self._show_whose()

    def _moderators(self) -> tuple[str, ...]:
        with self.desk.reading() as connection:
            return moderators(connection)

    def reload(self) -> None:
        """Read the steps anew."""
        self.listed.reload()

    def do_refresh(self) -> None:
        """Read the steps anew."""
        self.reload()

    @on(UndoList.Opened, "#steps")
    async def opened(self) -> None:
        """Take back what was clicked twice, as by key."""
        await self.action_command(TAKE_BACK.id)

    async def do_take_back(self) -> None:
        """Take the chosen step back."""
        step = self.listed.current
        if step is not None:
            await self._take_back(
                lambda writer: (undo_event(writer, step.seq, self.by or None),), step.gist
            )

    async def do_take_back_to(self) -> None:
        """Take back everything down to the chosen step."""
        step = self.listed.current
        if step is not None:
            by = self.by or None
            await self._take_back(lambda writer: undo_down_to(writer, step.seq, by), step.gist)

    async def _take_back(self, work: Callable[[Writer], tuple[Undone, ...]], gist: str) -> None:
        """Take steps back in a thread, and tell what became of them."""
        try:
            done = await self.patiently(self.write, work)
        except QaTuiError as error:
            self.app.tell_error(error)
            self.reload()
            return
        tell_gone(self.app, sum(one.gone for one in done))
        if len(done) == 1:
            self.app.status(undone_words(done[0], gist, self.by))
        else:
            key = self.key_of("redo")
            self.app.status(
                NN_(
                    "{count} step taken back · {key} does it again",
                    "{count} steps taken back · {key} does them again, one by one",
                    len(done),
                    key=key,
                )
            )
        self.reload()
