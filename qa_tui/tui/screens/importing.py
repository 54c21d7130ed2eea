"""Importing saved pages: a path, progress, what was not understood."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, ProgressBar, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.resources import read_path
from qa_tui.tui.safe import error_words, outside, words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from qa_tui.ingest.pipeline import ImportResult
    from qa_tui.tui.app import QaTuiApp

_SHOWN = 200


class ImportScreen(ModalScreen[None]):
    """Enter starts; Esc stops and keeps the finished pages, then leaves."""

    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar = [Binding("escape", "leave", priority=True, show=False)]
    app: QaTuiApp

    def __init__(self) -> None:
        super().__init__()
        self.stopping = Event()
        self.running = False

    def compose(self) -> ComposeResult:
        """The path, the bar, the report."""
        with Vertical(id="box"):
            yield Static(words(N_("Import saved pages"), "bold"))
            yield Static(words(N_("Path of a file or folder; ~ is your home."), "$dim"))
            yield Input(id="path", compact=True)
            yield ProgressBar(id="progress", show_eta=False)
            with VerticalScroll(id="report-pane"):
                yield Static(id="report")
            yield Static(
                Content.assemble(
                    ("⏎ ", "bold $footer-key"),
                    words(N_("import")),
                    ("   Esc ", "bold $footer-key"),
                    words(N_("stop (finished pages are kept), or close")),
                )
            )

    def on_mount(self) -> None:
        """Begin in the path."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def start(self, event: Input.Submitted) -> None:
        """Import in a thread."""
        if self.running or not event.value.strip():
            return
        self.running = True
        self.stopping.clear()
        self.query_one("#report", Static).update(Content.empty())
        self.query_one(ProgressBar).display = True
        try:
            path = read_path(event.value.strip())
        except QaTuiError as error:
            self._finished(error_words(error))
            return
        self.run_worker(lambda: self._import(path), thread=True, group="import")

    def _import(self, path: Path) -> None:
        from qa_tui.ingest.pipeline import import_paths  # noqa: PLC0415 - rarely used

        bar = self.query_one(ProgressBar)

        def show(done: int, every: int) -> None:
            self.app.call_from_thread(bar.update, total=every, progress=done)

        try:
            result = import_paths(
                self.app.desk,
                self.app.actor,
                [path],
                progress=show,
                stop=self.stopping.is_set,
            )
            shown = _report(result)
        except QaTuiError as error:
            shown = error_words(error).stylize("$error")
        self.app.call_from_thread(self._finished, shown)

    def _finished(self, shown: Content) -> None:
        self.running = False
        if self.is_attached:
            self.query_one("#report", Static).update(shown)

    def action_leave(self) -> None:
        """Stop a running import; else leave."""
        if self.running:
            self.stopping.set()
        else:
            self.dismiss()


def _report(result: ImportResult) -> Content:
    """What was done, and each page that was not understood with the reason."""
    done = words(
        N_(
            "{files} files: {added} threads added, {updated} updated, {same} known, "
            "{rejected} not imported.",
            files=result.files,
            added=result.threads_added,
            updated=result.threads_updated,
            same=result.unchanged,
            rejected=len(result.rejected),
        ),
        "bold",
    )
    rejected = [
        Content.assemble(outside(item.path, "$dim"), "\n  ", words(item.reason))
        for item in result.rejected[:_SHOWN]
    ]
    return Content("\n").join([done, *rejected])
