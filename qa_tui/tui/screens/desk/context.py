"""What is known around a message, beside its text: rows lead on, Esc goes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind
from qa_tui.store.messages.context import read_context
from qa_tui.tui.background import read_in_thread
from qa_tui.tui.commands.dialogs import AROUND
from qa_tui.tui.dialog import DialogScreen
from qa_tui.tui.safe import error_words, outside, words
from qa_tui.tui.screens.desk.compare import CompareScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.widgets.hanging import Hanging
from qa_tui.tui.widgets.key_line import key_line, page_down
from qa_tui.tui.words.context_words import Drawn, Rows, sections, word_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from qa_tui.domain.context import Context, Similar
    from qa_tui.domain.errors import QaTuiError
    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.records import Line
    from qa_tui.tui.work.target import Room, Target


class Row(Static):
    """A row that leads to another thread.

    Args:
        drawn: Its two lines.
        ascii_only: Mark the chosen row with an ASCII character.
    """

    class Opened(Message):
        """The row was clicked."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    def __init__(self, drawn: Drawn, *, ascii_only: bool) -> None:
        super().__init__(classes="row")
        self.drawn = drawn
        self.ascii_only = ascii_only
        self.choose(chosen=False)

    @property
    def line(self) -> Line:
        """The message that it stands for."""
        return self.drawn.line

    def choose(self, *, chosen: bool) -> None:
        """Mark the row as the chosen one, or take the mark away."""
        self.update(self.drawn.as_row(chosen=chosen, ascii_only=self.ascii_only))
        self.set_class(chosen, "chosen")

    def on_click(self) -> None:
        """Open it."""
        self.post_message(self.Opened(self))


class ContextScreen(DialogScreen[bool]):
    """Near-duplicates, the asker's other questions, threads before and after, notes, history.

    Its answer tells whether another screen was opened from it, on which things may have changed.
    """

    CSS_PATH = "context.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "open", priority=True, show=False),
        Binding("escape,q", "leave", priority=True, show=False),
        Binding("down,j", "move(1)", priority=True, show=False),
        Binding("up,k", "move(-1)", priority=True, show=False),
        Binding("home,g", "move(-999)", priority=True, show=False),
        Binding("end,G", "move(999)", priority=True, show=False),
        Binding("pagedown,J", "scroll(1)", priority=True, show=False),
        Binding("pageup,K", "scroll(-1)", priority=True, show=False),
    ]

    def __init__(self, target: Target, room: Room | None) -> None:
        super().__init__()
        self.take_keys(AROUND)
        self.about = target
        self.room = room
        self.context: Context | None = None
        self.rows: list[Row] = []
        self.chosen = 0
        self.opened = False

    def compose(self) -> ComposeResult:
        """What it is about, the sections, one line of keys."""
        asked = self.about.kind is Kind.QUESTION
        title = N_("Around this question") if asked else N_("Around this answer")
        with Vertical(id="box"):
            yield Static(words(title, "bold"), id="title")
            yield Static(outside(self.about.gist, "$dim"), id="about")
            yield VerticalScroll(id="context", can_focus=False)
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Stand beside the text, and read."""
        if self.room is not None:
            self.query_one("#box").styles.width = self.room.width
            self.add_class("beside", self.room.edge)

    def on_screen_resume(self) -> None:
        """Read what may have changed on a screen that was opened from here."""
        public_only = self.app.desk.read_only
        work = partial(read_context, message=self.about.message, public_only=public_only)
        read_in_thread(self, work, self._take, self._failed, "context")

    def _failed(self, error: QaTuiError) -> None:
        self.app.tell(N_("The message is not there any more."))
        self.query_one("#about", Static).update(error_words(error))

    def _take(self, context: Context) -> None:
        self.context = context
        self.call_next(self._rebuild, context)

    async def _rebuild(self, context: Context) -> None:
        pane = self.query_one("#context")
        shown = list(self._widgets(context))
        self.rows = [one for one in shown if isinstance(one, Row)]
        async with self.batch():
            await pane.remove_children()
            await pane.mount_all(shown)
        self._choose(self.chosen)

    def _widgets(self, context: Context) -> Iterator[Widget]:
        """The sections, one below the other."""
        ascii_only = self.app.ascii_only
        found = list(sections(context, Rows(self.app.desk.clock(), ascii_only=ascii_only)))
        for section in found:
            yield Static(section.heading, classes="heading")
            yield from (Row(row, ascii_only=ascii_only) for row in section.rows)
        if not found:
            yield Static(words(self._nothing(), "$dim"), classes="heading")
        for told in word_sections(context, self.app.desk.clock()):
            yield Static(told.heading, classes="heading")
            yield Hanging(told.words, classes="remarks")

    def _nothing(self) -> Phrase:
        if self.app.desk.read_only:
            return N_("No other published text is almost the same, and nothing follows it up.")
        return N_(
            "No other text is almost the same, its asker has no other questions, and it follows "
            "up nothing. Where there are some, Enter opens them here."
        )

    def _choose(self, place: int) -> None:
        """Put the cursor on a row."""
        self.chosen = max(0, min(place, len(self.rows) - 1))
        for number, row in enumerate(self.rows):
            if row.has_class("chosen") or number == self.chosen:
                row.choose(chosen=number == self.chosen)
        if self.rows:
            self.rows[self.chosen].scroll_visible(animate=False)
        self._show_keys()

    def _show_keys(self) -> None:
        does = N_("compare") if self._chosen_similar() else N_("open")
        keys = [("⏎", does)] if self.rows else []
        keys += [("Esc", N_("back")), (page_down(), N_("scroll"))]
        self.query_one("#keys", Static).update(key_line(keys))

    def _chosen_similar(self) -> Similar | None:
        """The near-duplicate under the cursor; None on a row of another section."""
        similar = self.context.hints.similar if self.context else ()
        return similar[self.chosen] if self.chosen < len(similar) else None

    def action_move(self, rows: int) -> None:
        """Move the cursor; where there are no rows, scroll."""
        if self.rows:
            self._choose(self.chosen + rows)
        else:
            self.query_one("#context").scroll_relative(y=rows, animate=False)

    def action_scroll(self, direction: int) -> None:
        """Scroll by a page."""
        pane = self.query_one("#context")
        pane.scroll_relative(y=direction * max(pane.size.height - 2, 1), animate=False)

    @on(Row.Opened)
    def row_clicked(self, event: Row.Opened) -> None:
        """Choose the row and open it."""
        self._choose(self.rows.index(event.row))
        self.action_open()

    def action_open(self) -> None:
        """Compare the two texts, or open the thread of the row."""
        if not self.rows:
            return
        self.opened = True
        line, similar = self.rows[self.chosen].line, self._chosen_similar()
        if similar is None:
            self.app.push_screen(ThreadScreen(line.id, line.message))
        else:
            self.app.push_screen(CompareScreen(self.about.thread, self.about.message, similar))

    def action_context(self) -> None:
        """Go back to the text, by the key that opened this."""
        self.action_leave()

    def action_leave(self) -> None:
        """Go back to the text."""
        self.dismiss(self.opened)
