"""One thread: its words in the middle, what the decision needs at the right or below."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.errors import NotFound, QaTuiError
from qa_tui.domain.hits import NO_WORDS, Sought
from qa_tui.domain.moderation.claim import claim_until
from qa_tui.domain.phrase import N_
from qa_tui.domain.workflow import OPEN
from qa_tui.store.messages.context import read_context
from qa_tui.tui import commands as c
from qa_tui.tui.safe import own, words
from qa_tui.tui.screens.moderation import ModerationScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.widgets.hanging import Hanging
from qa_tui.tui.widgets.thread_text import ThreadText
from qa_tui.tui.words.context_words import Rows, beside_thread
from qa_tui.tui.words.thread_words import beside_words
from qa_tui.tui.work.along import Along
from qa_tui.tui.work.bordering import Bordering
from qa_tui.tui.work.loaded_thread import LoadedThread, load_thread
from qa_tui.tui.work.target import Room, of_message
from qa_tui.tui.work.touched import tell_touched

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.context import Context
    from qa_tui.domain.records import Line, Message
    from qa_tui.store.decisions import Decided
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.watching import Changes
    from qa_tui.tui.command import Situation
    from qa_tui.tui.lists.line_list import LineList
    from qa_tui.tui.work.target import Target

WIDE = 140


class ThreadScreen(ModerationScreen):
    """The whole thread, its history and its letters.

    Args:
        thread: Its id.
        message: Id of the message that is chosen; None for the first that is open.
        sought: What was searched for.
        rows: The list of open messages that it was opened from: what is decided leads to the next
            of them. None for no such list.
        begin: Id of the command that is run at first; empty for none.
    """

    CSS_PATH = "thread.tcss"
    called = N_("A thread")
    commands = (
        *c.MODERATION,
        c.NEXT_MESSAGE,
        c.NEXT_THREAD,
        c.PREVIOUS_OPEN,
        c.BORDER_UP,
        c.BORDER_DOWN,
        c.CONTEXT,
        c.NEXT_HIT,
        c.PREVIOUS_HIT,
        c.DRAFTS,
        c.LETTERS,
        c.OUTBOX,
        c.COPY,
        c.REFRESH,
        *c.EVERYWHERE,
        c.BACK,
    )

    def __init__(
        self,
        thread: int,
        message: int | None = None,
        sought: Sought = NO_WORDS,
        rows: LineList | None = None,
        begin: str = "",
    ) -> None:
        super().__init__()
        self.begin = begin
        self.sought = sought
        self.along = Along(self, rows)
        self.thread_id = thread
        self.chosen = message
        self.loaded: LoadedThread | None = None
        self.text = ThreadText(sought, self.key_of, id="text")
        self.parts = (*self.parts, self.text, self.along, Bordering(self))
        self._calmly = False

    def compose(self) -> ComposeResult:
        """Header, the column of text, the side, footer."""
        yield Header(id="header")
        with Horizontal(id="panes"):
            yield self.text
            with VerticalScroll(id="side", can_focus=False):
                yield Static(classes="around")
                yield Hanging(id="beside")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read the thread."""
        self.text.focus()
        self.reload()

    def on_resize(self) -> None:
        """Show history and letters beside the text, or below it."""
        self.set_class(self.size.width >= WIDE, "wide")

    def reload(self) -> None:
        """Read the thread anew."""
        self.pinned.clear()
        self.read(self._load, self._show, "thread")

    def changed_elsewhere(self, changes: Changes) -> None:
        """Show what others have done to the thread, where one stands in it."""
        self._show_head()
        if self.loaded is None or not (changes.many or self.thread_id in changes.threads):
            return
        for message in self.loaded.thread.messages:
            if any(one.message == message.id for one in changes.touched):
                self.pinned.setdefault(message.id, message.version)
                tell_touched(self.app, changes, message.id)
        self.reload_calmly()

    def reload_calmly(self) -> None:
        """Read the thread anew; the text stays where it is scrolled to."""
        self._calmly = True
        self.read(self._load, self._show, "thread")

    def _load(self, connection: Connection) -> LoadedThread:
        return load_thread(self.desk, self.thread_id, connection)

    def read_failed(self, error: QaTuiError) -> None:
        """Leave a thread that is not there any more."""
        super().read_failed(error)
        if isinstance(error, NotFound):
            self.dismiss()

    def _show_head(self) -> None:
        """Which thread it is, who else is checking its chosen message, the place in the list."""
        left = [words(N_("Thread {id}", id=self.thread_id))]
        claim = None if self.chosen is None else self.app.claim_elsewhere(self.chosen)
        if claim is not None:
            left.append(words(claim_until(claim), "italic $accent"))
        header = self.query_one(Header)
        header.left = Content("   ").join(left)
        header.right = own(" · ").join([*self.app.desk_words(), *self.along.place()])

    def _show(self, loaded: LoadedThread) -> None:
        self.loaded = loaded
        ids = [message.id for message in loaded.thread.messages]
        if self.chosen not in ids:
            self.chosen = loaded.first_open
        known = beside_words(loaded, self.desk.clock())
        self.query_one("#beside", Static).update(known)
        self.query_one("#below", Static).update(known)
        self.call_next(self.text.show, loaded, self.chosen, calmly=self._calmly)
        self._calmly = False
        self._chosen_now(self.chosen)
        begin, self.begin = self.begin, ""
        if begin:
            self.call_next(self.action_command, begin)

    def _chosen_now(self, message: int) -> None:
        """Show what stands around the chosen message, and claim it if it can be decided."""
        self._show_head()
        self.refresh_footer()
        self._read_around(message)
        target = self.target()
        is_open = target is not None and target.state in OPEN
        self.claims.open_on(message if is_open else None)

    def _read_around(self, message: int) -> None:
        """Read what is known around a message, in the place of what was read before."""
        public = self.desk.read_only
        work = partial(read_context, message=message, public_only=public)
        self.read(work, self._show_around, "context")

    def _show_around(self, context: Context) -> None:
        """Show it beside the text and below it; the places stay empty where nothing is."""
        rows = Rows(self.desk.clock(), ascii_only=self.app.ascii_only)
        shown = beside_thread(context, rows, self.key_of("context"))
        for place in self.query(".around").results(Static):
            place.update(shown)
            place.set_class(bool(shown), "some")

    def _message(self) -> Message | None:
        if self.loaded is None:
            return None
        return next((m for m in self.loaded.thread.messages if m.id == self.chosen), None)

    def target(self) -> Target | None:
        """The chosen message."""
        message = self._message()
        if message is None or self.loaded is None:
            return None
        return self.as_read(of_message(self.loaded.thread, message))

    def room(self) -> Room | None:
        """Over history and letters."""
        if not self.has_class("wide"):
            return None
        return Room("right", self.query_one("#side").region.width)

    async def decided(self, decided: Decided) -> None:
        """Go on to what is open; where there is nothing, show the thread as it is."""
        before = self._message()
        self.chosen = decided.message.id
        if self.loaded is not None:
            self.loaded = self.loaded.after(decided.message)
        await self.along.decided(before, decided.message)

    def undone(self, messages: tuple[int, ...]) -> None:
        """Show the thread as it was."""
        self.along.undone(messages)

    async def show_row(self, line: Line) -> None:
        """Show the thread of another row instead, before the next key acts on it."""
        self.thread_id = line.id
        self.text.scroll_home(animate=False)
        await self.corrected(line.message)

    def situation(self) -> Situation:
        """The chosen message, and whether there is a list to go on in."""
        return self.along.where(super().situation())

    async def corrected(self, message: int) -> None:
        """Show the thread as it is after the correction."""
        self.chosen = message
        self.pinned.clear()
        self.forget("thread")
        self._show(await asyncio.to_thread(self.fetch, self._load))

    def do_next_message(self) -> None:
        """Choose the next message."""
        if self.loaded is not None:
            self.choose(self.loaded.following(self.chosen))

    def choose(self, message: int) -> None:
        """Choose a message of the thread, by its id."""
        self.chosen = message
        self.text.choose(message)
        self._chosen_now(message)
        self.text.reveal()
