"""The queue: views, the list, and a preview of the row under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Horizontal

from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.views import views_for
from qa_tui.tui import commands as c
from qa_tui.tui.lists.filtered_list import FilteredList
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.safe import own, words
from qa_tui.tui.screens.moderation import ModerationScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.widgets.preview_pane import PreviewPane
from qa_tui.tui.words.queue_words import queue_title
from qa_tui.tui.work.drafts_left import tell_drafts
from qa_tui.tui.work.following import Following
from qa_tui.tui.work.on_marked import OnMarked
from qa_tui.tui.work.reading import QueueReader
from qa_tui.tui.work.target import Room, of_line
from qa_tui.tui.work.views import Views

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.domain.views import View
    from qa_tui.domain.workflow import Verb
    from qa_tui.store.decisions import Decided
    from qa_tui.store.watching import Changes
    from qa_tui.tui.work.target import Target

WIDE, MEDIUM = 140, 100


class QueueScreen(ModerationScreen):
    """The list of what waits, with everything needed to decide.

    Args:
        view: The view that is shown first.
        query: A filter to begin with; empty for the view's own.

    Attributes:
        rows: The list under its filter, in the middle.
        views: The views, in the sidebar.
        preview: The words of the row under the cursor, at the right or below.
        following: What changes meanwhile, here and elsewhere.
        on_marked: What is done to all marked rows.
    """

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
        own = views_for(read_only=self.desk.read_only)
        self.first_query = query
        self.preview_on: bool | None = None
        self.away = False
        self.reader = QueueReader(self.desk, own)
        self.rows = FilteredList(view, self.key_of)
        self.views = Views(self, own, self.reader)
        self.preview = PreviewPane(self.rows, self.reader, self.key_of)
        self.following = Following(self)
        self.on_marked = OnMarked(self)
        self.parts = (*self.parts, self.rows, self.views, self.preview)
        self.completers |= {"filter": self.rows.complete_filter, "order": self.rows.complete_order}
        self._fit(self.app.size)

    def compose(self) -> ComposeResult:
        """Header, sidebar, list, preview, footer."""
        yield Header(id="header")
        with Horizontal(id="panes"):
            yield self.views.sidebar
            with Container(id="work"):
                yield self.rows
                yield self.preview
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Show the first view."""
        self.views.bind()
        self.show_view(self.view)
        if self.first_query:
            self.rows.narrow(self.first_query)
        tell_drafts(self)

    def on_unmount(self) -> None:
        """Count no more."""
        self.views.close()

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
        self.set_class(shown if self.preview_on is None else self.preview_on, "preview")

    def do_preview(self) -> None:
        """Show or hide the preview."""
        self.preview_on = not self.has_class("preview")
        self.set_class(self.preview_on, "preview")
        line = self.listed.current
        if line is not None:
            self.preview.read(line)

    def room(self) -> Room | None:
        """Left of the preview."""
        return Room("left", self.preview.region.x) if self.has_class("wide", "preview") else None

    # Views and what is counted

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self.rows.view

    def action_view(self, wanted: str) -> None:
        """Show the view of a key that was pressed, or that was clicked."""
        self.views.choose(wanted)

    def show_view(self, view: View) -> None:
        """Show another view."""
        self.views.sidebar.choose(view.key)
        self.following.forget()
        self.rows.show_view(view)
        self.views.read()

    @on(FilteredList.Narrowed)
    def show_counts(self) -> None:
        """Show the counts in the sidebar, and where one is and what is open in the header."""
        if not self.views.counts:
            return
        counts = self.views.show_counts()
        header = self.query_one(Header)
        count = counts.get(self.view.key)
        arrows = "<>" if self.app.ascii_only else "◂▸"
        shown = arrows if self.has_class("narrow") and count is not None else ""
        header.left = queue_title(self.view, self.rows.filter_text, count or 0, shown)
        parts = self.app.desk_words()
        if not self.desk.read_only:
            waiting = counts.get("questions", 0) + counts.get("answers", 0)
            parts.append(words(NN_("{count} open", "{count} open", waiting)))
        header.right = own(" · ").join([*parts, *self.following.words()])

    # Rows

    @property
    def listed(self) -> LineList:
        """The list."""
        return self.rows.listed

    def target(self) -> Target | None:
        """The message of the row under the cursor, with the version that was read."""
        line = self.listed.current
        return self.as_read(of_line(line) if line else None)

    @on(LineList.Highlighted, "#list")
    def show_row(self) -> None:
        """Show the row under the cursor in the preview; on another row, what is there is read."""
        line = self.listed.current
        if line is not None and line.message not in self.pinned:
            self.pinned.clear()
        self.refresh_footer()
        self.preview.follow()

    @on(LineList.Opened, "#list")
    def open_line(self) -> None:
        """Open the thread of the row."""
        self.do_open()

    def do_open(self, thread: str = "") -> None:
        """Open the thread of a number, else that of the row."""
        from qa_tui.tui.screens.desk.thread import ThreadScreen  # noqa: PLC0415 - not for first frame
        from qa_tui.tui.spoken import thread_number  # noqa: PLC0415 - the same

        target = self.target()
        if thread:
            self.app.push_screen(ThreadScreen(thread_number(thread)))
        elif target is not None:
            rows, sought = self.rows, self.rows.sought
            along = rows.listed if rows.wanted.oldest_first else None
            self.app.push_screen(ThreadScreen(target.thread, target.message, sought, along))

    def do_jump(self, number: str = "") -> None:
        """Go to the row of a number, which is asked for where it is not given."""
        from qa_tui.tui.screens.desk.jump import JumpScreen  # noqa: PLC0415 - not for first frame
        from qa_tui.tui.spoken import row_number  # noqa: PLC0415 - the same

        if number:
            self.listed.jump(row_number(number))
        else:
            self.app.push_screen(JumpScreen(self.listed.total), self.rows.jump)

    # Marked rows: what is done is done to all of them

    def marked(self) -> int:
        """How many rows are marked, with the range that follows the cursor."""
        return self.listed.marked_count

    @on(LineList.Marked, "#list")
    def show_marks(self) -> None:
        """Say how many rows are marked; what commands are about has changed."""
        self.on_marked.tell()
        self.refresh_footer()

    def doers(self) -> tuple[object, ...]:
        """What can be done to all marked rows is done to them."""
        return (self.on_marked, *super().doers()) if self.marked() else super().doers()

    def judged(self) -> Target | None:
        """The row under the cursor, or one in the name of all that are marked."""
        return self.on_marked.judged() if self.marked() else self.target()

    async def judged_for(self, verb: Verb) -> Target | None:
        """The same for one verb."""
        return await self.on_marked.judged_for(verb) if self.marked() else self.target()

    async def carry_out(self, decision: Decision) -> None:
        """Decide on the chosen message, or on all that is marked."""
        if self.marked():
            self.on_marked.decide(decision)
        else:
            await super().carry_out(decision)

    # What has changed

    def on_screen_suspend(self) -> None:
        """Remember whether the list must be read anew; after a menu, its decision tells."""
        self.away = self.app.screen is not self.menu

    def on_screen_resume(self) -> None:
        """Show what changed on a screen that was opened from here."""
        if self.away:
            self.away = False
            self.reload()

    def reload(self) -> None:
        """Read list, counts and views anew; decided rows leave."""
        self.following.forget()
        self.rows.reload()
        self.views.read(outdated=True)

    def changed_elsewhere(self, changes: Changes) -> None:
        """Show what others have changed where it stands."""
        if self.query("#list"):  # else the screen is being left
            self.following.show(changes)

    async def decided(self, decided: Decided) -> None:
        """Dim the decided row where it stands and go to the next one."""
        message = decided.message
        if message.place is not None:
            self.listed.mark_done(message.place)
        self.following.reread((message.id,), done=True)
        self.listed.advance()
        self.preview.show_ahead()

    def undone(self, messages: tuple[int, ...]) -> None:
        """Go back to the row, if it is still in the list; else read the list anew."""
        self.following.reread(messages, done=False)

    def redone(self, messages: tuple[int, ...]) -> None:
        """Dim the rows where they stand."""
        self.following.reread(messages, done=True)

    async def corrected(self, message: int) -> None:
        """Show the row and its words as they are."""
        await self.following.corrected(message)
