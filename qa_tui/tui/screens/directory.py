"""Setting up a directory: parliaments and representatives come from the open API or a folder."""

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
from qa_tui.domain.phrase import N_, NN_
from qa_tui.resources import cache_folder, read_path
from qa_tui.tui.safe import error_words, outside, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.phrase import Phrase
    from qa_tui.ingest.api.directory import Found
    from qa_tui.store.directory_sync import SyncResult
    from qa_tui.tui.app import QaTuiApp

_SHOWN = 200


class DirectoryScreen(ModalScreen[None]):
    """Enter starts; Esc stops and keeps what has come, then leaves."""

    CSS_PATH = "directory.tcss"
    BINDINGS: ClassVar = [Binding("escape", "leave", priority=True, show=False)]
    app: QaTuiApp

    def __init__(self) -> None:
        super().__init__()
        self.stopping = Event()
        self.running = False

    def compose(self) -> ComposeResult:
        """What it does, the parliament, the bar, the report."""
        with Vertical(id="box"):
            yield Static(words(N_("Set up a directory"), "bold"))
            yield Static(words(_TOLD, "$dim"), id="told")
            yield Input(id="wanted", compact=True)
            yield ProgressBar(id="progress", show_eta=True)
            with VerticalScroll(id="report-pane"):
                yield Static(id="report")
            yield Static(
                Content.assemble(
                    ("⏎ ", "bold $footer-key"),
                    words(N_("take in")),
                    ("   Esc ", "bold $footer-key"),
                    words(N_("stop (what has come is kept), or close")),
                )
            )

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Input).focus()

    def on_unmount(self) -> None:
        """Let the work end with the screen."""
        self.stopping.set()

    @on(Input.Submitted)
    def start(self, event: Input.Submitted) -> None:
        """Sync in a thread."""
        if self.running:
            return
        self.running = True
        self.stopping.clear()
        self._say(N_("Asking the API …"))
        bar = self.query_one(ProgressBar)
        bar.display = True
        bar.update(total=None, progress=0)
        wanted = event.value.strip()
        self.run_worker(lambda: self._sync(wanted), thread=True, group="directory")

    def _sync(self, wanted: str) -> None:
        """Get the directory and take it in."""
        from qa_tui.store.directory_sync import check_desk, sync_directory  # noqa: PLC0415 - rare

        bar = self.query_one(ProgressBar)

        def show(done: int, every: int) -> None:
            self.app.call_from_thread(bar.update, total=every, progress=done)

        try:
            check_desk(self.app.desk)
            found = self._found(wanted, show)
            self.app.call_from_thread(self._say, N_("Storing …"))
            result = sync_directory(self.app.desk, self.app.actor, found.entries, progress=show)
            shown = _report(found, result)
        except QaTuiError as error:
            shown = error_words(error).stylize("$error")
        self.app.call_from_thread(self._finished, shown)

    def _found(self, wanted: str, show: Callable[[int, int], None]) -> Found:
        """The directory from a folder, where a path was given, else from the API."""
        from qa_tui.ingest.api.client import Client  # noqa: PLC0415 - httpx loads slowly
        from qa_tui.ingest.api.directory import ask_directory, read_directory  # noqa: PLC0415 - rare

        if wanted.startswith(("~", ".", "/")) or "/" in wanted or "\\" in wanted:
            return read_directory(read_path(wanted))
        return ask_directory(
            Client(stop=self.stopping.is_set),
            cache_folder() / "directory",
            self.app.desk.clock,
            parliament=wanted or None,
            progress=show,
        )

    def _say(self, phrase: Phrase) -> None:
        self.query_one("#report", Static).update(words(phrase, "$dim"))

    def _finished(self, shown: Content) -> None:
        self.running = False
        if self.is_attached:
            self.query_one(ProgressBar).display = False
            self.query_one("#report", Static).update(shown)

    def action_leave(self) -> None:
        """Stop what is running; else leave."""
        if self.running:
            self.stopping.set()
        else:
            self.dismiss()


_TOLD = N_(
    "Parliaments, representatives and topics come from the platform's open API. All of it takes "
    "half an hour; what has come is kept and not asked for again. Name one parliament, or leave "
    "this empty for all. The path of a folder of kept answers works without a network."
)


def _report(found: Found, result: SyncResult) -> Content:
    """What was done, and what could not be taken in with the reason."""
    from qa_tui.store.external_rows import Outcome  # noqa: PLC0415 - not for first frame

    done = N_(
        "{added} new, {changed} changed, {same} known already, {odd} not taken in.",
        added=result.number(Outcome.ADDED),
        changed=result.number(Outcome.CHANGED),
        same=result.number(Outcome.UNCHANGED),
        odd=len(found.odd) + len(result.odd) + len(found.rejected),
    )
    lines = [words(done, "bold")]
    if found.stopped:
        lines.append(words(N_("Stopped before the end; start again to go on.")))
    if found.short:
        short = NN_(
            "{count} list ended early: {names}.",
            "{count} lists ended early: {names}.",
            len(found.short),
            names=", ".join(found.short),
        )
        lines.append(words(short))
    lines += [
        Content.assemble(outside(one.path, "$dim"), "\n  ", words(one.reason))
        for one in found.rejected[:_SHOWN]
    ]
    lines += [
        Content.assemble(outside(f"{one.kind} {one.key}", "$dim"), "\n  ", words(one.reason))
        for one in (*found.odd, *result.odd)[:_SHOWN]
    ]
    return Content("\n").join(lines)
