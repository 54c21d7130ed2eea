"""An empty desk: the ways in, and where the file lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ProgressBar, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.resources import sample_path
from qa_tui.store.watching import last_of
from qa_tui.tui import commands as c
from qa_tui.tui.safe import outside, words
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.widgets.frame import Header

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.views import View
    from qa_tui.store.desk import Desk


class StartScreen(DeskScreen):
    """What one can begin with."""

    CSS_PATH = "start.tcss"
    called = N_("An empty desk")
    commands = (
        c.SAMPLE,
        c.IMPORT_PAGES,
        c.DIRECTORY,
        c.IMPORTS,
        c.REPRESENTATIVES,
        c.UNRESOLVED,
        *c.EVERYWHERE,
        c.QUIT_AT_START,
    )

    def compose(self) -> ComposeResult:
        """The ways in, in the middle."""
        yield Header(id="header")
        with Vertical(id="middle"), Vertical(id="box"):
            yield Static(words(N_("This desk is empty."), "bold"))
            yield Static(self._ways(), id="ways")
            yield ProgressBar(id="progress", show_eta=False)
            yield Static(self._place(), id="place")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Say which desk it is."""
        self.show_header(N_("Welcome"))
        self.refresh_footer()

    def on_screen_resume(self) -> None:
        """Go to the queue as soon as there is something in it."""
        self.read(self.app.first_view, self._go, "start")

    def _go(self, view: View | None) -> None:
        """Go to the queue, unless something else is open here by now: then once that is closed."""
        if view is not None and self.is_active:
            self.app.switch_screen(QueueScreen(view))

    def _ways(self) -> Content:
        ways = (
            (
                "sample",
                N_("Sample desk"),
                N_("fictional people and 80 questions, to try everything"),
            ),
            (
                "import",
                N_("Import pages"),
                N_("saved pages from a file or a folder become threads"),
            ),
            (
                "directory",
                N_("Set up a directory"),
                N_("parliaments and representatives from the platform's open API"),
            ),
            ("help", N_("Help"), N_("the keys of this screen")),
        )
        return Content("\n\n").join(
            Content.assemble(
                outside(self.key_of(command).ljust(4), "bold $footer-key"),
                words(name),
                "\n    ",
                words(what, "$dim"),
            )
            for command, name, what in ways
        )

    def _place(self) -> Content:
        return words(N_("The desk's file: {path}", path=str(self.desk.path)), "$dim")

    def do_sample(self) -> None:
        """Open the sample desk, which has a file of its own."""
        bar = self.query_one(ProgressBar)
        if bar.display:
            return
        bar.display = True
        self.run_worker(self._open_sample, thread=True, exclusive=True, group="sample")

    def _open_sample(self) -> None:
        from qa_tui.ingest.sample import open_sample  # noqa: PLC0415 - empty desks only

        bar = self.query_one(ProgressBar)

        def show(done: int, every: int) -> None:
            if done % 20 == 0 or done == every:
                self.app.call_from_thread(bar.update, total=every, progress=done)

        try:
            desk = open_sample(sample_path(), clock=self.desk.clock, progress=show)
            with desk.reading() as connection:
                since = last_of(connection)
        except QaTuiError as error:
            self.app.call_from_thread(self._failed, error)
            return
        self.app.call_from_thread(self._enter, desk, since)

    def _failed(self, error: QaTuiError) -> None:
        self.query_one(ProgressBar).display = False
        self.app.tell_error(error)

    def _enter(self, desk: Desk, since: tuple[int, int]) -> None:
        """Go to the sample desk."""
        self.app.enter(desk, since)
        self.on_screen_resume()
