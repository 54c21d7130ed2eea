"""A step over all marked messages: what will happen, page by page, then one Enter."""

from __future__ import annotations

import time
from abc import abstractmethod
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import ProgressBar, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.moderation.batch import Cancelled
from qa_tui.domain.phrase import N_
from qa_tui.i18n import drawn
from qa_tui.tui.commands.dialogs import MANY
from qa_tui.tui.dialog import DialogScreen
from qa_tui.tui.safe import error_words, words
from qa_tui.tui.staying import stays
from qa_tui.tui.widgets.key_line import key_line, page_down

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.moderation.batch import Batched
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

P = TypeVar("P")
T = TypeVar("T")

_FLOATS = 100
"""Cells of a terminal in which the screen does not take all the room."""

_OFTEN = 0.1
"""Seconds between two steps of the bar."""


class OverManyScreen(DialogScreen["Batched | None"], Generic[P]):
    """Enter does it; Esc leaves everything as it was, also while it is being done.

    Args:
        titled: What it is about.
        paged: What its pages are called in the line of keys.
    """

    CSS_PATH = "over_many.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "decide", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("right,j,down", "letter(1)", priority=True, show=False),
        Binding("left,k,up", "letter(-1)", priority=True, show=False),
        Binding("home", "letter(-100000)", priority=True, show=False),
        Binding("end", "letter(100000)", priority=True, show=False),
        Binding("pagedown,space", "scroll_letter(1)", priority=True, show=False),
        Binding("pageup", "scroll_letter(-1)", priority=True, show=False),
    ]

    def __init__(self, titled: Phrase, paged: Phrase) -> None:
        super().__init__()
        self.take_keys(MANY)
        self.titled = titled
        self.paged = paged
        self.plan: P | None = None
        self.letter = 0
        self.stopping = Event()
        self.writing = False
        self._told = 0.0

    # What a kind of step fills in

    @abstractmethod
    def plan_step(self, connection: Connection) -> P:
        """Plan; runs in a thread, tells `progress` and asks `stopping`."""

    @abstractmethod
    def write_step(self, writer: Writer, plan: P) -> Batched:
        """Carry the plan out; runs in a thread, tells `progress` and asks `stopping`."""

    def plan_again(self) -> None:
        """What was read before does not count any more."""

    @abstractmethod
    def told(self, plan: P) -> Content:
        """What will happen, in a few lines."""

    @abstractmethod
    def pages(self, plan: P) -> int:
        """How many pages there are to look at."""

    @abstractmethod
    def page(self, plan: P, number: int) -> tuple[Content, Content]:
        """The head and the words of a page; the first is 0."""

    @abstractmethod
    def doing(self, plan: P) -> Phrase | None:
        """What Enter does; None where there is nothing to do."""

    def compose(self) -> ComposeResult:
        """What will happen, the pages, and one line of keys."""
        with Vertical(id="box"):
            yield Static(words(self.titled, "bold"), id="title")
            yield Static(id="plan")
            yield Static(id="head")
            with VerticalScroll(id="letter-pane", can_focus=False):
                yield Static(id="letter")
            yield Static(id="problem")
            yield ProgressBar(id="progress", show_eta=False)
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Plan."""
        self._begin(self._plan)

    def on_resize(self) -> None:
        """Float where there is room."""
        self.set_class(self.size.width >= _FLOATS, "floating")

    def on_unmount(self) -> None:
        """Let the thread end."""
        self.stopping.set()

    # Working in a thread

    def _begin(self, work: Callable[[], None]) -> None:
        self.stopping.clear()
        self.query_one("#problem", Static).update(Content.empty())
        self.query_one(ProgressBar).update(total=None, progress=0)
        self.add_class("busy")
        self._show_keys()
        self.run_worker(work, thread=True, group="step", exclusive=True)

    def _plan(self) -> None:
        """Plan in a thread."""
        try:
            with self.app.desk.reading() as connection:
                plan = self.plan_step(connection)
        except QaTuiError as error:
            self._hand_over(self._failed, error)
        else:
            self._hand_over(self._planned, plan)

    def _write(self, plan: P) -> None:
        """Carry the plan out in a thread."""
        try:
            with self.app.desk.writing(self.app.actor) as writer:
                batched = self.write_step(writer, plan)
        except QaTuiError as error:
            self._hand_over(self._failed, error)
        else:
            self._hand_over(self._written, batched)

    def progress(self, done: int, every: int) -> None:
        """Move the bar, not too often: each step waits for the screen."""
        now = time.monotonic()
        if now - self._told > _OFTEN or done == every:
            self._told = now
            self._hand_over(self._moved, (done, every))

    def _hand_over(self, take: Callable[[T], None], what: T) -> None:
        """Hand something from the thread to the screen, if it is still there."""
        if stays(self):
            self.app.call_from_thread(take, what)

    # What came of it

    def _moved(self, step: tuple[int, int]) -> None:
        if stays(self):
            self.query_one(ProgressBar).update(progress=step[0], total=step[1])

    def _planned(self, plan: P) -> None:
        self._rest()
        self.plan, self.letter = plan, 0
        self._show()

    def _written(self, batched: Batched) -> None:
        if stays(self):
            self.dismiss(batched)

    def _failed(self, error: QaTuiError) -> None:
        """Say what went wrong; what was planned may no longer be so."""
        writing = self.writing
        self._rest()
        if isinstance(error, Cancelled) and not writing:
            self.dismiss(None)
            return
        if not isinstance(error, Cancelled):
            self.plan = None
        self._show()
        self.query_one("#problem", Static).update(error_words(error))

    def _rest(self) -> None:
        self.writing = False
        self.remove_class("busy")

    # Showing

    def _show(self) -> None:
        """Show the plan, the page and the keys."""
        plan = self.plan
        said = self.told(plan) if plan is not None else Content.empty()
        self.query_one("#plan", Static).update(said)
        pages = self.pages(plan) if plan is not None else 0
        self.set_class(bool(pages), "lettered")
        shown = Content.empty()
        if plan is not None and pages:
            self.letter = max(0, min(self.letter, pages - 1))
            head, shown = self.page(plan, self.letter)
            self.query_one("#head", Static).update(head)
        self.query_one("#letter", Static).update(shown)
        self.query_one("#letter-pane").scroll_home(animate=False)
        self._show_keys()

    def _show_keys(self) -> None:
        """The keys that mean something now."""
        plan = self.plan
        keys: list[tuple[str, Phrase]] = []
        if self.has_class("busy"):
            keys.append(("Esc", N_("stop; nothing is written then")))
        elif plan is None:
            keys.append(("⏎", N_("look again")))
        elif (doing := self.doing(plan)) is not None:
            keys.append(("⏎", doing))
            if self.pages(plan):
                moves = (self.key_of("previous_letter"), self.key_of("next_letter"))
                letters = " ".join(filter(None, moves)) or drawn("← →")
                keys.append((letters, self.paged))
                keys.append((page_down(), N_("scroll")))
        if not self.has_class("busy"):
            keys.append(("Esc", N_("leave as it was")))
        self.query_one("#keys", Static).update(key_line(keys))

    # Keys

    def action_decide(self) -> None:
        """Carry the plan out, or plan anew where that failed."""
        if self.has_class("busy"):
            return
        plan = self.plan
        if plan is None:
            self.plan_again()
            self._begin(self._plan)
        elif self.doing(plan) is not None:
            self.writing = True
            self._begin(lambda: self._write(plan))

    def action_leave(self) -> None:
        """Stop what is under way; else leave."""
        if self.has_class("busy"):
            self.stopping.set()
        else:
            self.dismiss(None)

    def action_letter(self, steps: int) -> None:
        """Show another page."""
        if self.plan is not None and not self.has_class("busy"):
            self.letter += steps
            self._show()

    def action_next_letter(self) -> None:
        """Show the next page."""
        self.action_letter(1)

    def action_previous_letter(self) -> None:
        """Show the previous page."""
        self.action_letter(-1)

    def action_scroll_letter(self, direction: int) -> None:
        """Scroll the page."""
        pane = self.query_one("#letter-pane")
        pane.scroll_relative(y=direction * max(pane.size.height - 2, 1), animate=False)
