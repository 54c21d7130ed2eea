"""The queue: views, the list, and a preview of the row under the cursor."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.phrase import N_, NN_
from qa_tui.tui import commands as c
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.safe import words
from qa_tui.tui.screens.previewing import PreviewingScreen
from qa_tui.tui.widgets.filter_bar import FilterBar
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.widgets.preview import Preview
from qa_tui.tui.widgets.sidebar import Sidebar
from qa_tui.tui.words.queue_words import queue_title
from qa_tui.tui.work.drafts_left import tell_drafts
from qa_tui.tui.work.target import Room

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from qa_tui.domain.records import Line
    from qa_tui.domain.views import View
    from qa_tui.store.decisions import Decided

WIDE, MEDIUM = 140, 100

MANY = 100
"""Rows from which on the list is read anew, instead of row by row."""


class QueueScreen(PreviewingScreen):
    """The list of what waits, with everything needed to decide."""

    CSS_PATH = "queue.tcss"
    AUTO_FOCUS = "#list"
    called = N_("The list")
    commands = (
        *c.MODERATION[:4],
        c.OPEN,
        *c.MODERATION[4:],
        *c.BROWSING,
        c.SAVE_VIEW,
        c.VIEWS,
        c.DRAFTS,
        c.LETTERS,
        c.OUTBOX,
        c.COPY,
        c.REPRESENTATIVES,
        c.UNRESOLVED,
        c.IMPORT,
        c.IMPORTS,
        c.REFRESH,
        *c.EVERYWHERE,
        c.QUIT,
    )

    def __init__(self, view: View, query: str = "") -> None:
        super().__init__()
        self.first_query = query
        self.first_view = view
        self.away = False
        self._fit(self.app.size)

    def compose(self) -> ComposeResult:
        """Header, sidebar, list, preview, footer."""
        yield Header(id="header")
        with Horizontal(id="panes"):
            save_key = "" if self.desk.read_only else self.key_of("save_view")
            yield Sidebar(self.own, ascii_only=self.app.ascii_only, save_key=save_key)
            with Container(id="work"):
                with Vertical(id="middle"):
                    yield FilterBar(self.filter_values, id="filter-bar")
                    yield LineList(self.desk.clock, ascii_only=self.app.ascii_only, id="list")
                    yield Static(id="empty")
                with Container(id="preview"):
                    yield Preview(id="preview-text")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Show the first view."""
        self.bind_views()
        self.view = self.first_view
        if self.first_query:
            self.begin_filter(self.first_query)
        tell_drafts(self)

    def on_resize(self) -> None:
        """Lay the panes out for the width."""
        self._fit(self.size)
        self.show_counts()

    def _fit(self, size: Size) -> None:
        """Choose the panes that a size has room for."""
        width, height = size
        self.set_class(width < MEDIUM, "narrow")
        self.set_class(width >= WIDE, "wide")
        shown = width >= WIDE or (width >= MEDIUM and height >= 36)
        if self.preview_on is not None:
            shown = self.preview_on
        self.set_class(shown, "preview")

    def on_screen_suspend(self) -> None:
        """Remember whether the list must be read anew; after a menu, its decision tells."""
        self.away = self.app.screen is not self.menu

    def on_screen_resume(self) -> None:
        """Show what changed on a screen that was opened from here."""
        if self.away:
            self.away = False
            self.reload()

    def watch_view(self, view: View) -> None:
        """Show another view."""
        self.forget_filter()
        self.bar.reset(view.query)
        self.sidebar.choose(view.key)
        self.forget_news()
        self.listed.show(self.source())
        self.read_views()

    def reload(self) -> None:
        """Read list, counts and views anew; decided rows leave."""
        self.forget_news()
        self.listed.reload(self.source())
        self.read_views(outdated=True)

    def show_counts(self) -> None:
        """Show the counts in the sidebar, and what is open in the header."""
        if not self.counts:
            return
        counts = self.counts | self.saved_counts
        self.sidebar.show_counts(counts)
        header = self.query_one(Header)
        count = counts.get(self.view.key)
        arrows = "<>" if self.app.ascii_only else "◂▸"
        shown = arrows if self.has_class("narrow") and count is not None else ""
        header.left = queue_title(self.view, self.filter_text, count or 0, shown)
        parts = self.app.desk_words()
        if not self.desk.read_only:
            waiting = counts.get("questions", 0) + counts.get("answers", 0)
            parts.append(words(NN_("{count} open", "{count} open", waiting)))
        header.right = Content(" · ").join([*parts, *self.news_words()])

    def filter_changed(self) -> None:
        """Tell in the header whether one is still in the view."""
        self.show_counts()

    def room(self) -> Room | None:
        """Left of the preview."""
        if not (self.has_class("wide") and self.has_class("preview")):
            return None
        return Room("left", self.query_one("#preview").region.x)

    async def decided(self, decided: Decided) -> None:
        """Dim the decided row where it stands and go to the next one."""
        message = decided.message
        if message.place is not None:
            self.listed.mark_done(message.place)
        self._reread((message.id,), done=True)
        self.listed.advance()
        self.show_ahead()

    def undone(self, messages: tuple[int, ...]) -> None:
        """Go back to the row, if it is still in the list; else read the list anew."""
        self._reread(messages, done=False)

    def redone(self, messages: tuple[int, ...]) -> None:
        """Dim the rows where they stand."""
        self._reread(messages, done=True)

    async def corrected(self, message: int) -> None:
        """Show the row and its words as they are."""
        found = await asyncio.to_thread(self.fetch, partial(self.reader.found, (message,)))
        self._relined(done=False, found=found)
        for line in found:
            self.read_preview(line)
        self.read_views(outdated=True)

    def _reread(self, messages: tuple[int, ...], *, done: bool) -> None:
        """Read rows and all counts again; where many rows have changed, the whole list."""
        if len(messages) > MANY:
            self.reload()
            return
        work = partial(self.reader.found, messages)
        self.read(work, partial(self._relined, done), f"lines{messages}")
        self.read_views(outdated=True)

    def _relined(self, done: bool, found: tuple[Line, ...]) -> None:
        listed = self.listed
        for line in found:
            listed.update_row(line.place, line, done=done)
        if not done and not (found and listed.go_to_id(found[0].place)):
            listed.reload(self.source())
        self.refresh_footer()

    @on(LineList.Opened, "#list")
    def open_line(self) -> None:
        """Open the thread of the row."""
        self.do_open()

    def do_open(self, thread: str = "") -> None:
        """Open the thread of a number, else that of the row."""
        from qa_tui.tui.screens.thread import ThreadScreen  # noqa: PLC0415 - not for first frame
        from qa_tui.tui.spoken import thread_number  # noqa: PLC0415 - the same

        target = self.target()
        if thread:
            self.app.push_screen(ThreadScreen(thread_number(thread)))
        elif target is not None:
            rows = self.listed if self.wanted().oldest_first else None
            screen = ThreadScreen(target.thread, target.message, self.sought(), rows)
            self.app.push_screen(screen)
