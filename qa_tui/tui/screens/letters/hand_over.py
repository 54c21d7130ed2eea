"""Asks where letters go and whom they are from, and hands them over with progress."""

from __future__ import annotations

import os
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, ProgressBar, Static

from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.export.handing_over import Envelope, HandedOver, hand_over
from qa_tui.export.mail import read_sender
from qa_tui.export.mail_places import AlreadyThere, MailFolder, Mbox, suggested_name
from qa_tui.resources import read_path
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import error_words, words
from qa_tui.tui.staying import stays
from qa_tui.tui.widgets.key_line import key_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.export.mail_places import MailPlace


class _Stopped(Exception):
    """The person has stopped it."""


class HandOverScreen(FloatingScreen[HandedOver | None]):
    """Fields for the place and the addresses; Enter hands over, Esc stops or leaves.

    Args:
        ready: How many letters are ready.
    """

    CSS_PATH = "hand_over.tcss"
    BINDINGS: ClassVar = [Binding("escape", "leave", priority=True, show=False)]

    def __init__(self, ready: int) -> None:
        super().__init__()
        self.ready = ready
        self.stopping = Event()
        self.running = False
        self.done: HandedOver | None = None
        self.there: str | None = None

    def compose(self) -> ComposeResult:
        """How many are ready, the fields, the bar, what came of it, the keys."""
        ready = NN_("Hand over {count} letter", "Hand over {count} letters", self.ready)
        file = f"~/{suggested_name(self.app.desk.today)}"
        fields = (
            ("place", N_("File for mail programs, or a folder with / at the end"), file),
            ("sender", N_("From"), os.environ.get("QA_TUI_FROM", "")),
            (
                "representatives",
                N_("Where letters to representatives go; empty: they stay here"),
                os.environ.get("QA_TUI_REPRESENTATIVES", ""),
            ),
        )
        with Vertical(id="box"):
            yield Static(words(ready, "bold"), id="title")
            for name, label, value in fields:
                yield Label(words(label, "$dim"))
                yield Input(value, id=name, compact=True)
            yield ProgressBar(id="progress", show_eta=False)
            yield Static(id="said")
            yield Static(id="ways")

    def on_mount(self) -> None:
        """Begin where something is missing."""
        sender = self.query_one("#sender", Input)
        (self.query_one("#place", Input) if sender.value else sender).focus()
        self._say_ways(N_("hand over"), N_("leave everything as it is"))

    def on_unmount(self) -> None:
        """Let the work end with the screen; nothing is handed over then."""
        self.stopping.set()

    def _say_ways(self, enter: Phrase, escape: Phrase) -> None:
        self.query_one("#ways", Static).update(key_line([("⏎", enter), ("Esc", escape)]))

    @on(Input.Submitted)
    def start(self) -> None:
        """Hand over in a thread; when that is done, leave."""
        if self.done is not None:
            self.dismiss(self.done)
            return
        if self.running:
            return
        place = self.query_one("#place", Input).value.strip()
        try:
            work = (self._place(place), self._envelope())
        except QaTuiError as error:
            self._say(error_words(error).stylize("$error"))
            return
        self._run(running=True)
        self.stopping.clear()
        self._say(Content.empty())
        self._say_ways(N_("hand over"), N_("stop; nothing is handed over then"))
        self.run_worker(lambda: self._work(place, *work), thread=True, group="hand_over")

    def _place(self, given: str) -> MailPlace:
        """A folder where the path ends in `/` or is one, else an mbox file.

        Raises:
            WrongUsage: When nothing is given, or no file can have this name.
        """
        if not given:
            raise WrongUsage(N_("The place for the letters is missing."), N_("Give a file."))
        path = read_path(given)
        if given.endswith(("/", os.sep)) or path.is_dir():
            return MailFolder(path)
        sender = read_sender(self.query_one("#sender", Input).value)
        return Mbox(path, sender.spec, append=given == self.there)

    def _envelope(self) -> Envelope:
        representatives = self.query_one("#representatives", Input).value.strip()
        return Envelope(
            read_sender(self.query_one("#sender", Input).value),
            read_sender(representatives) if representatives else None,
        )

    def _work(self, given: str, place: MailPlace, envelope: Envelope) -> None:
        bar = self.query_one(ProgressBar)

        def show(done: int, every: int) -> None:
            if self.stopping.is_set():
                raise _Stopped
            if done % 50 == 0 or done == every:
                self.app.call_from_thread(bar.update, total=every, progress=done)

        try:
            done = hand_over(self.app.desk, self.app.actor, place, envelope, progress=show)
        except _Stopped:
            self.app.call_from_thread(self._failed, words(N_("Stopped. Nothing was handed over.")))
        except AlreadyThere as error:
            again = words(N_("Enter again adds to it; what stands in it is not added twice."))
            shown = Content.assemble(words(error.what, "$error"), " ", again)
            self.app.call_from_thread(self._failed, shown, given)
        except QaTuiError as error:
            self.app.call_from_thread(self._failed, error_words(error).stylize("$error"))
        else:
            self.app.call_from_thread(self._finished, done, given)

    def _failed(self, shown: Content, there: str | None = None) -> None:
        self._run(running=False)
        self.there = there
        if stays(self):
            self._say(shown)
            self._say_ways(N_("hand over"), N_("leave everything as it is"))

    def _finished(self, done: HandedOver, given: str) -> None:
        self._run(running=False)
        self.done = done
        if stays(self):
            self._say(handed_over_words(done, given))
            self._say_ways(N_("close"), N_("close"))

    def _run(self, *, running: bool) -> None:
        """Show the bar while letters are written."""
        self.running = running
        self.set_class(running, "running")

    def _say(self, shown: Content) -> None:
        self.query_one("#said", Static).update(shown)

    def action_leave(self) -> None:
        """Stop what is running; else leave."""
        if self.running:
            self.stopping.set()
        else:
            self.dismiss(self.done)


def handed_over_words(done: HandedOver, place: str) -> Content:
    """How many letters were handed over, and how many stay for which reason.

    Args:
        done: What was handed over.
        place: Where to, as it was typed.
    """
    if not done.letters:
        return words(N_("No letter is ready."))
    lines = [
        words(
            NN_(
                "{count} letter handed over to {place}.",
                "{count} letters handed over to {place}.",
                done.left,
                place=place,
            ),
            "bold",
        )
    ]
    lines += [
        words(
            NN_(
                "{count} letter stays on the desk: {reason}.",
                "{count} letters stay on the desk: {reason}.",
                len(letters),
                reason=reason,
            )
        )
        for reason, letters in done.staying()
    ]
    return Content("\n").join(lines)
