"""A dialog for work that takes long: what is wanted, progress, a report; it can be stopped."""

from __future__ import annotations

import time
from abc import abstractmethod
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, ProgressBar, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.domain.progress import amount, rate
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import error_words, words
from qa_tui.tui.staying import stays
from qa_tui.tui.widgets.hanging import Hanging
from qa_tui.tui.widgets.key_line import key_line, page_down

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.phrase import Phrase

    Progress = Callable[[int, int], None]

SHOWN_SECONDS = 0.1
"""Seconds between two pictures of how far it is: the work waits while each is drawn."""

_LOW = 32
"""Lines of a terminal below which the report gets less room."""

REPORTED = 200
"""Lines of a report that name what was not taken in, at most."""


class LongWorkScreen(FloatingScreen[None]):
    """Enter starts; Esc stops and keeps what is finished, then leaves.

    Attributes:
        called: What the work is called.
        told: What is to be typed, and what happens then.
        field: Id of the field.
        needed: Whether the field must not be empty.
        starts: What Enter does.
        stops: What Esc does while it is at work.
        of_bytes: Whether it is told of bytes of files: then it shows how many a second, too.
    """

    CSS_PATH = "long_work.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "leave", priority=True, show=False),
        Binding("pagedown", "scroll_report(1)", show=False),
        Binding("pageup", "scroll_report(-1)", show=False),
    ]
    called: Phrase
    told: Phrase
    field: str
    needed = True
    starts: Phrase
    stops: Phrase
    of_bytes = False

    def __init__(self) -> None:
        super().__init__()
        self.stopping = Event()
        self.running = False

    @abstractmethod
    def work(self, wanted: str, show: Progress) -> Content:
        """Do the work in a thread.

        Args:
            wanted: What was typed, without blanks around it.
            show: Told how much of how much is done.

        Returns:
            The report.

        Raises:
            QaTuiError: When it cannot be done; it is shown in the report's place.
        """

    def compose(self) -> ComposeResult:
        """What it does, the field, the bar, the report, the keys."""
        with Vertical(id="box"):
            yield Static(words(self.called, "bold"))
            yield Static(words(self.told, "$dim"), id="told")
            yield Input(id=self.field, compact=True)
            yield ProgressBar(id="progress", show_eta=True)
            yield Static(id="rate")
            with VerticalScroll(id="report-pane", can_focus=False):
                yield Hanging(id="report")
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Input).focus()
        self.watch(self.query_one("#report-pane"), "show_vertical_scrollbar", self._show_keys)

    def on_resize(self) -> None:
        """Leave room for the keys on a low screen."""
        self.set_class(self.size.height < _LOW, "low")

    def _show_keys(self) -> None:
        """The keys that do something now; one scrolls a report that is longer than its place."""
        idle = [("⏎", self.starts), ("Esc", N_("close"))]
        keys = [("Esc", self.stops)] if self.running else idle
        if self.query_one("#report-pane").show_vertical_scrollbar:
            keys.insert(-1, (page_down(), N_("scroll")))
        self.query_one("#keys", Static).update(key_line(keys))

    def on_unmount(self) -> None:
        """Let the work end with the screen."""
        self.stopping.set()

    @on(Input.Submitted)
    def start(self, event: Input.Submitted) -> None:
        """Begin, unless it is at work already."""
        wanted = event.value.strip()
        if self.running or (self.needed and not wanted):
            return
        self.running = True
        self.stopping.clear()
        self.query_one("#report", Static).update(Content.empty())
        bar = self.query_one(ProgressBar)
        bar.display = True
        self.query_one("#rate", Static).display = True
        bar.update(total=None, progress=0)
        self._show_keys()
        self.run_worker(partial(self._run, wanted), thread=True, group="long work")

    def say(self, phrase: Phrase) -> None:
        """Say in the report's place what is being done; called from the thread."""
        self.app.call_from_thread(self.query_one("#report", Static).update, words(phrase, "$dim"))

    def _run(self, wanted: str) -> None:
        began = shown_at = time.monotonic()

        def show(done: int, every: int) -> None:
            nonlocal shown_at
            here = time.monotonic()
            if done == every or here - shown_at > SHOWN_SECONDS:
                shown_at = here
                self.app.call_from_thread(self._show, done, every, here - began)

        try:
            shown = self.work(wanted, show)
        except QaTuiError as error:
            shown = error_words(error).stylize("$error")
        self.app.call_from_thread(self._finished, shown)

    def _show(self, done: int, every: int, seconds: float) -> None:
        if not stays(self):
            return
        self.query_one(ProgressBar).update(total=every, progress=done)
        if self.of_bytes:
            told = words(amount(done, every)), words(rate(done, seconds))
            self.query_one("#rate", Static).update(Content(", ").join(told).stylize("$dim"))

    def _finished(self, shown: Content) -> None:
        self.running = False
        if stays(self):
            self.query_one(ProgressBar).display = False
            self.query_one("#rate", Static).display = False
            self.query_one("#report", Static).update(shown)
            self._show_keys()

    def action_scroll_report(self, direction: int) -> None:
        """Scroll the report."""
        pane = self.query_one("#report-pane")
        pane.scroll_relative(y=direction * max(pane.size.height - 2, 1), animate=False)

    def action_leave(self) -> None:
        """Stop what is running; else leave."""
        if self.running:
            self.stopping.set()
        else:
            self.dismiss()
