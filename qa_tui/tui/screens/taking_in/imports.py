"""The imports: what each did, and taking a whole one back or bringing it again."""

from __future__ import annotations

import time
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.store.imports.runs import read_report
from qa_tui.store.undo.run_steps import heeding, redo_run, undo_run
from qa_tui.tui import commands as c
from qa_tui.tui.commands.imports import BRING_RUN_AGAIN, TAKE_BACK_RUN
from qa_tui.tui.lists.imports_source import RunSource
from qa_tui.tui.lists.run_list import RunList
from qa_tui.tui.run_command import RunSituation
from qa_tui.tui.safe import words
from qa_tui.tui.screens.listing import ListScreen
from qa_tui.tui.screens.taking_in.long_work import SHOWN_SECONDS
from qa_tui.tui.staying import stays
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.widgets.hanging import Hanging
from qa_tui.tui.widgets.side_panes import SidePanes
from qa_tui.tui.words.run_words import MOST, report_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.imports.report import RunReport
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.watching import Changes
    from qa_tui.store.writer import Writer


class ImportsScreen(ListScreen):
    """The import runs, the newest first, with the report of the chosen one beside them."""

    CSS_PATH: ClassVar = [*ListScreen.CSS_PATH, "imports.tcss"]
    called = N_("Imports")
    commands = (
        TAKE_BACK_RUN,
        BRING_RUN_AGAIN,
        c.IMPORT_PAGES,
        c.DIRECTORY,
        c.UNRESOLVED,
        c.SCROLL_DOWN,
        c.SCROLL_UP,
        c.REFRESH,
        *c.EVERYWHERE,
        c.BACK,
    )

    def __init__(self) -> None:
        super().__init__()
        self.working = False
        self.stopping = Event()
        listed = RunList(self.desk.clock, ascii_only=self.app.ascii_only, id="runs")
        self.panes = SidePanes(listed, Hanging(id="report"))
        self.parts = (self.panes,)

    @property
    def listed(self) -> RunList:
        """The list."""
        return self.query_one(RunList)

    def compose(self) -> ComposeResult:
        """The runs, and the report of one."""
        yield Header(id="header")
        yield self.panes
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read the runs."""
        self.show_header(N_("Imports"))
        self.query_one("#empty", Static).update(
            words(
                N_(
                    "Nothing was imported yet. {key} reads saved pages and crawls; each import "
                    "then stands here with its report, and can be taken back as a whole.",
                    key=self.key_of("import"),
                )
            )
        )
        self.listed.focus()
        self.refresh_footer()
        self.listed.show(RunSource(self.desk))

    def on_screen_resume(self) -> None:
        """Show what came in meanwhile."""
        if self.listed.source is not None:
            self.do_refresh()

    def changed_elsewhere(self, changes: Changes) -> None:
        """Show what others imported or took back."""
        if changes.others:
            self.do_refresh()

    def situation(self) -> RunSituation:
        """Whether the chosen run was taken back."""
        run = self.listed.current
        withdrawn = None if run is None else run.withdrawn
        return RunSituation(
            self.desk.read_only, self.desk.today, withdrawn=withdrawn, working=self.working
        )

    @on(RunList.Highlighted, "#runs")
    def show_report(self) -> None:
        """Read the report of the run under the cursor."""
        run = self.listed.current
        self.refresh_footer()
        if run is None:
            self.forget("report")
            self.query_one("#report", Static).update(Content.empty())
        else:
            self.read(lambda store: read_report(store, run.id, MOST), self._show, "report")

    def _show(self, report: RunReport) -> None:
        self.query_one("#report", Static).update(report_words(report, self.key_of))
        self.panes.read_from_top()

    def do_refresh(self) -> None:
        """Read the runs and the report anew."""
        self.listed.reload(RunSource(self.desk))
        self.show_report()

    def do_take_back_run(self) -> None:
        """Take the chosen import back."""
        key = self.key_of("bring_run_again")
        self._put(
            undo_run,
            lambda run: N_("Import {id} taken back · {key} brings it again", id=run, key=key),
        )

    def do_bring_run_again(self) -> None:
        """Bring the chosen import again."""
        key = self.key_of("take_back_run")
        self._put(
            redo_run, lambda run: N_("Import {id} is back · {key} takes it back", id=run, key=key)
        )

    async def do_back(self) -> None:
        """Stop what is being done to an import; else leave."""
        if self.working:
            self.stopping.set()
        else:
            await super().do_back()

    def on_unmount(self) -> None:
        """Let the work end with the screen; nothing of it is stored then."""
        self.stopping.set()

    def _put(self, step: Callable[[Writer, int], object], said: Callable[[int], Phrase]) -> None:
        """Do something with the chosen import, in a thread."""
        run = self.listed.current
        if run is None:
            return
        self.working = True
        self.stopping.clear()
        self._tell(run.id, 0, 1)
        self.run_worker(partial(self._work, step, said, run.id), thread=True, group="run")

    def _work(
        self, step: Callable[[Writer, int], object], said: Callable[[int], Phrase], run: int
    ) -> None:
        shown_at = time.monotonic()

        def show(done: int, every: int) -> None:
            nonlocal shown_at
            if time.monotonic() - shown_at > SHOWN_SECONDS:
                shown_at = time.monotonic()
                self.app.call_from_thread(self._tell, run, done, every)

        error = None
        try:
            with self.desk.writing(self.app.actor, heeding(show, self.stopping.is_set)) as writer:
                step(writer, run)
        except QaTuiError as failed:
            error = failed
        self.app.call_from_thread(self._ended, error or said(run))

    def _tell(self, run: int, done: int, every: int) -> None:
        """Say how far it is, and how to stop it."""
        self.app.status(
            N_(
                "Import {id}: {percent} % · {key} stops, and nothing is changed",
                id=run,
                percent=100 * done // every,
                key=self.way_out,
            )
        )

    def _ended(self, outcome: QaTuiError | Phrase) -> None:
        self.working = False
        if not stays(self):
            return
        if isinstance(outcome, QaTuiError):
            self.app.tell_error(outcome)
        else:
            self.app.status(outcome)
        self.do_refresh()
