"""The letters about a thread, with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.phrase import N_
from qa_tui.store.journal.history import read_notices
from qa_tui.tui import commands as c
from qa_tui.tui.safe import words
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.words.outbox_words import letter_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.records import Notice
    from qa_tui.store.sqlite import Connection


class LettersScreen(DeskScreen):
    """All letters of a thread, newest first."""

    CSS_PATH = "letters.tcss"
    called = N_("Letters")
    commands = (c.REFRESH, *c.EVERYWHERE, c.BACK)

    def __init__(self, thread: int) -> None:
        super().__init__()
        self.thread_id = thread

    def compose(self) -> ComposeResult:
        """Header, the letters, footer."""
        yield Header(id="header")
        with VerticalScroll(id="text"):
            yield Static(id="letters")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read the letters."""
        self.query_one("#text").focus()
        self.show_header(N_("Letters about thread {id}", id=self.thread_id))
        self.refresh_footer()
        self.do_refresh()

    def do_refresh(self) -> None:
        """Read the letters anew."""
        self.read(self._load, self._show, "letters")

    def _load(self, connection: Connection) -> tuple[Notice, ...]:
        if self.desk.read_only:
            return ()
        return read_notices(connection, self.thread_id)

    def _show(self, notices: tuple[Notice, ...]) -> None:
        if not notices:
            shown = words(N_("No letters. Decisions about questions from this desk write them."))
        else:
            now = self.desk.clock()
            shown = Content("\n\n\n").join(letter_words(notice, now) for notice in notices)
        self.query_one("#letters", Static).update(shown)
