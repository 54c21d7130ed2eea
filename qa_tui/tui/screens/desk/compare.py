"""Two texts that are almost the same, with the words that differ coloured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.likeness import TextRun, differences
from qa_tui.domain.missing import no_message
from qa_tui.domain.phrase import N_
from qa_tui.store.messages.threads import read_thread
from qa_tui.tui import commands as c
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.words.context_words import to_line, with_differences
from qa_tui.tui.words.message_text import by_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.context import Similar
    from qa_tui.domain.errors import QaTuiError
    from qa_tui.domain.records import Message, Thread
    from qa_tui.store.sqlite import Connection

WIDE = 120


@dataclass(frozen=True)
class Side:
    """One of the two texts, with its thread."""

    thread: Thread
    message: Message
    runs: tuple[TextRun, ...] = ()

    @property
    def text(self) -> str:
        """Text and background, as they are compared."""
        return "\n\n".join(filter(None, (self.message.text, self.message.background)))


class CompareScreen(DeskScreen):
    """Two texts, side by side where there is room, else one under the other."""

    CSS_PATH = "compare.tcss"
    called = N_("Almost the same")
    commands = (c.OPEN_OTHER, *c.EVERYWHERE, c.BACK)

    def __init__(self, thread: int, message: int, other: Similar) -> None:
        super().__init__()
        self.thread_id = thread
        self.message_id = message
        self.other = other

    def compose(self) -> ComposeResult:
        """Header, both texts, footer."""
        yield Header(id="header")
        with VerticalScroll(id="text"), Vertical(id="sides"):
            yield Static(id="mine", classes="side")
            yield Static(id="other", classes="side")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read both."""
        self.query_one("#text").focus()
        self.show_header(N_("Almost the same: {percent} %", percent=self.other.percent))
        self.refresh_footer()
        self.read(self._load, self._show, "texts")

    def on_resize(self) -> None:
        """Put the texts side by side where there is room."""
        self.set_class(self.size.width >= WIDE, "wide")

    def _load(self, connection: Connection) -> tuple[Side, Side]:
        mine = self._side(connection, self.thread_id, self.message_id)
        other = self._side(connection, self.other.line.id, self.other.line.message)
        ours, theirs = differences(mine.text, other.text)
        return Side(mine.thread, mine.message, ours), Side(other.thread, other.message, theirs)

    def _side(self, connection: Connection, thread: int, message: int) -> Side:
        public = self.desk.read_only
        found = read_thread(connection, thread, self.desk.today, public_only=public)
        for one in found.messages:
            if one.id == message:
                return Side(found, one)
        raise no_message(message)

    def read_failed(self, error: QaTuiError) -> None:
        """Leave texts that are not there any more."""
        super().read_failed(error)
        self.dismiss()

    def _show(self, sides: tuple[Side, Side]) -> None:
        for place, side in zip(("#mine", "#other"), sides, strict=True):
            who = by_line(side.message, self.desk.today, ascii_only=self.app.ascii_only)
            about = Content.assemble(who, "\n", to_line(side.thread))
            shown = Content.assemble(about, "\n\n", with_differences(side.runs))
            self.query_one(place, Static).update(shown)

    def do_open(self) -> None:
        """Open the thread of the other text."""
        line = self.other.line
        self.app.push_screen(ThreadScreen(line.id, line.message))
