"""The drafts that were not sent off: goes on with one, or throws it away."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from qa_tui.domain.phrase import N_
from qa_tui.store.drafts import bring_draft_back, drop_draft
from qa_tui.tui import commands as c
from qa_tui.tui.command import Situation
from qa_tui.tui.commands.drafts import BRING_BACK, GO_ON, THROW_AWAY
from qa_tui.tui.lists.draft_list import DraftList
from qa_tui.tui.lists.draft_source import DraftSource
from qa_tui.tui.safe import words
from qa_tui.tui.screens.listing import ListScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.work.going_on import go_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.draft import Draft
    from qa_tui.store.writer import Writer


class DraftsScreen(ListScreen):
    """The drafts of who acts.

    Attributes:
        thrown: What was thrown away here and not brought back, the latest last.
    """

    called = N_("Drafts")
    commands = (GO_ON, THROW_AWAY, BRING_BACK, c.REFRESH, *c.EVERYWHERE, c.BACK)

    def __init__(self) -> None:
        super().__init__()
        self.thrown: list[Draft] = []

    @property
    def listed(self) -> DraftList:
        """The list."""
        return self.query_one(DraftList)

    def compose(self) -> ComposeResult:
        """Header, the drafts, footer."""
        yield Header(id="header")
        yield DraftList(self.desk.clock, ascii_only=self.app.ascii_only, id="drafts")
        yield Static(id="empty")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Show the drafts, or how one comes to be."""
        self.show_header(N_("Drafts"))
        told = N_(
            "No drafts. Whatever you write with {key}, or type and mark for a decision, is kept "
            "while you type, and stands here until you send it off, decide, or throw it away.",
            key=self.app.key_of(c.WRITE),
        )
        self.query_one("#empty", Static).update(words(told))
        self.listed.focus()
        self.refresh_footer()
        self.listed.show(DraftSource(self.desk, self.app.actor))

    def do_refresh(self) -> None:
        """Read the drafts anew."""
        self.listed.reload()

    def situation(self) -> Situation:
        """What cannot be done while no draft is chosen, or none was thrown away."""
        kept = []
        if self.listed.current is None:
            kept += [(one.id, N_("No draft is chosen.")) for one in (GO_ON, THROW_AWAY)]
        if not self.thrown:
            kept.append((BRING_BACK.id, N_("Nothing was thrown away here.")))
        return Situation(self.desk.read_only, self.desk.today, kept=tuple(kept))

    @on(DraftList.Highlighted, "#drafts")
    def show_commands(self) -> None:
        """Show what can be done with the draft under the cursor, or without one."""
        self.refresh_footer()

    @on(DraftList.Opened, "#drafts")
    async def opened(self) -> None:
        """Go on with what was clicked twice, as by key."""
        await self.action_command(GO_ON.id)

    async def do_go_on(self) -> None:
        """Open the draft."""
        draft = self.listed.current
        if draft is not None:
            await go_on(self, draft.id, self._came_back)

    def _came_back(self, _result: None) -> None:
        self.do_refresh()

    async def do_throw_away(self) -> None:
        """Throw the draft away; it can be brought back."""
        draft = self.listed.current
        if draft is not None:
            await self._write(lambda writer: drop_draft(writer, draft.place))
            self.thrown.append(draft)
            self.refresh_footer()
            key = self.key_of("bring_draft_back")
            self.app.status(N_("Thrown away · {key} brings it back", key=key))

    async def do_bring_draft_back(self) -> None:
        """Bring back what was thrown away last."""
        draft = self.thrown[-1]
        await self._write(lambda writer: bring_draft_back(writer, draft))
        self.thrown.pop()
        self.refresh_footer()
        self.app.status(N_("Brought back."))

    async def _write(self, work: Callable[[Writer], None]) -> None:
        """Write in a thread, and read the list anew whatever came of it."""
        try:
            await asyncio.to_thread(self.write, work)
        finally:
            self.do_refresh()
