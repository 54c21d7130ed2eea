"""The saved views: renames them, puts them in order, deletes them and brings them back."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from qa_tui.domain.phrase import N_
from qa_tui.store.lists.saved_views import delete_view, rename_view, restore_view, shift_view
from qa_tui.tui import commands as c
from qa_tui.tui.command import Situation
from qa_tui.tui.commands.views import DELETE, MOVE_DOWN, MOVE_UP, RENAME, RESTORE
from qa_tui.tui.lists.view_list import SavedViewList
from qa_tui.tui.lists.view_source import SavedViewSource
from qa_tui.tui.safe import words
from qa_tui.tui.screens.desk.view_name import NameScreen
from qa_tui.tui.screens.listing import ListScreen
from qa_tui.tui.widgets.frame import Header

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.views import SavedView
    from qa_tui.store.writer import Writer


class ViewsScreen(ListScreen):
    """The saved views with their filters.

    Attributes:
        deleted: What was deleted here and not brought back, the latest last.
    """

    called = N_("Saved views")
    commands = (RENAME, MOVE_UP, MOVE_DOWN, DELETE, RESTORE, c.REFRESH, *c.EVERYWHERE, c.BACK)

    def __init__(self) -> None:
        super().__init__()
        self.deleted: list[SavedView] = []
        self.wanted: int | None = None

    @property
    def listed(self) -> SavedViewList:
        """The list."""
        return self.query_one(SavedViewList)

    def compose(self) -> ComposeResult:
        """Header, the views, footer."""
        yield Header(id="header")
        yield SavedViewList(ascii_only=self.app.ascii_only, id="views")
        yield Static(id="empty")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read the views."""
        self.show_header(N_("Saved views"))
        self.query_one("#empty", Static).update(
            words(
                N_(
                    "No view is saved yet. In the list, narrow with {filter} until it shows what "
                    "you often come back to, and press {save}: the filter gets a name, a place "
                    "beside the list and a key.",
                    filter=self.app.key_of(c.FILTER),
                    save=self.app.key_of(c.SAVE_VIEW),
                )
            )
        )
        self.listed.focus()
        self.refresh_footer()
        self.listed.show(SavedViewSource(self.desk))

    def do_refresh(self) -> None:
        """Refresh the views."""
        self.listed.reload()

    def situation(self) -> Situation:
        """What cannot be done with the view under the cursor, without one, or when none is gone."""
        kept = []
        if self.listed.current is None:
            chosen = (RENAME, MOVE_UP, MOVE_DOWN, DELETE)
            kept += [(one.id, N_("No view is chosen.")) for one in chosen]
        elif self.listed.cursor == 0:
            kept.append((MOVE_UP.id, N_("The view stands first already.")))
        if self.listed.current is not None and self.listed.cursor == self.listed.total - 1:
            kept.append((MOVE_DOWN.id, N_("The view stands last already.")))
        if not self.deleted:
            kept.append((RESTORE.id, N_("Nothing was deleted here.")))
        return Situation(self.desk.read_only, self.desk.today, kept=tuple(kept))

    @on(SavedViewList.Highlighted, "#views")
    def show_commands(self) -> None:
        """Show what can be done with the view under the cursor, or without one."""
        self.refresh_footer()

    @on(SavedViewList.Counted, "#views")
    def find_wanted(self) -> None:
        """Put the cursor on what was brought back."""
        if self.wanted is not None and self.listed.go_to_id(self.wanted):
            self.wanted = None

    @on(SavedViewList.Opened, "#views")
    def do_rename(self) -> None:
        """Ask for another name."""
        view = self.listed.current
        if view is not None:

            def work(name: str) -> SavedView:
                return self.write(partial(rename_view, uid=view.uid, name=name))

            screen = NameScreen(N_("Rename the view"), view.query, view.name, work)
            self.app.push_screen(screen, self._renamed)

    def _renamed(self, renamed: SavedView | None) -> None:
        if renamed is not None:
            self.app.status(N_("renamed: “{name}”", name=renamed.name))
        self.do_refresh()

    async def do_move_up(self) -> None:
        """Move the view up."""
        await self._move(-1)

    async def do_move_down(self) -> None:
        """Move the view down."""
        await self._move(1)

    async def _move(self, places: int) -> None:
        view = self.listed.current
        if view is not None:
            await self._write(lambda writer: shift_view(writer, view.uid, places))

    async def do_delete(self) -> None:
        """Delete the view; it can be brought back."""
        view = self.listed.current
        if view is not None:
            deleted = await self._write(lambda writer: delete_view(writer, view.uid))
            self.deleted.append(deleted)
            self.refresh_footer()
            key = self.key_of("restore")
            said = N_("deleted: “{name}” · {key} brings it back", name=deleted.name, key=key)
            self.app.status(said)

    async def do_restore(self) -> None:
        """Bring back what was deleted last."""
        deleted = self.deleted[-1]
        restored = await self._write(lambda writer: restore_view(writer, deleted))
        self.deleted.pop()
        self.refresh_footer()
        self.wanted = restored.id
        self.app.status(N_("brought back: “{name}”", name=restored.name))

    async def _write(self, work: Callable[[Writer], SavedView]) -> SavedView:
        """Write in a thread, and read the list anew whatever came of it."""
        try:
            return await asyncio.to_thread(self.write, work)
        finally:
            self.do_refresh()
