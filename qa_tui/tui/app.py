"""The program on the screen: one desk, one moderator, a stack of screens."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.screen import Screen
from textual.worker import WorkerFailed

from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.listing import Listing
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.views import views_for
from qa_tui.resources import state_folder
from qa_tui.store.lists import lines
from qa_tui.store.lists.plan import plan
from qa_tui.store.watching import last_of
from qa_tui.tui.leaving import LeavingScreen
from qa_tui.tui.safe import Backstop, error_words, outside, words
from qa_tui.tui.screens.commanding import CommandScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.staying import sought_in_vain
from qa_tui.tui.terminal.ascii_lines import draw_ascii
from qa_tui.tui.terminal.compositing import forget_left
from qa_tui.tui.terminal.faint import Faint
from qa_tui.tui.terminal.keyboard import Keyboard
from qa_tui.tui.themes import THEMES
from qa_tui.tui.watching import WatchingApp
from qa_tui.tui.widgets.frame import Footer, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content
    from textual.driver import Driver
    from textual.notifications import SeverityLevel
    from textual.theme import Theme

    from qa_tui.domain.keymap import Keymap
    from qa_tui.domain.views import View
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.command import Command
    from qa_tui.tui.command_history import CommandHistory

LEAST_WIDTH, LEAST_HEIGHT = 60, 20

_FORGET = 10.0
"""Seconds after which what was drawn of widgets that are gone is forgotten."""

_TURN = 0.0005
"""Seconds after which a running thread lets others in, a tenth of what is usual: the thread that
writes to the terminal waits for the one that draws."""


class QaTuiApp(WatchingApp):
    """The moderator's desk and the reader's archive.

    Attributes:
        drawn: Set when the first frame has been drawn; what is not in it waits for that.
        failed: What has ended the program; None for the person's own wish.
    """

    # the lowest screen's own style sheet is not read by Textual
    CSS_PATH: ClassVar = ["app.tcss", "screens/desk/queue.tcss"]
    TITLE = "qa-tui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []
    empty = False

    def __init__(
        self,
        desk: Desk,
        actor: str,
        *,
        ascii_only: bool = False,
        query: str = "",
        begun: Callable[[], None] | None = None,
        keymap: Keymap | None = None,
        problem: QaTuiError | None = None,
    ) -> None:
        super().__init__()
        self.keymap = keymap
        self.problem = problem
        self.query_at_start = query
        self.begun = begun
        self.drawn = threading.Event()
        self.failed: QaTuiError | None = None
        self.small: Screen[None] | None = None
        self.desk = desk
        self.actor = actor
        self.ascii_only = ascii_only
        self.animation_level = "none"
        self.keyboard = Keyboard(self)
        self._filters += [Backstop(), Faint(self)]
        draw_ascii(self, wanted=ascii_only)
        for theme in THEMES:
            self.register_theme(theme)
        wanted = os.environ.get("QA_TUI_THEME", "")
        self._begin_in(next((t for t in THEMES if t.name.endswith(wanted or "dark")), THEMES[0]))

    def _begin_in(self, theme: Theme) -> None:
        """Take the first theme.

        A change of the theme makes Textual parse every style sheet again; before the first one
        is parsed, the variables of the theme are all it takes.
        """
        if theme.ansi:
            self.theme = theme.name
            return
        self.set_reactive(QaTuiApp.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode")
        self.set_class(not theme.dark, "-light-mode")
        self.add_class(f"-theme-{theme.name}")
        self.stylesheet.set_variables(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """The driver: Textual's choice, with safer input where its own driver is chosen."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from qa_tui.tui.terminal.driver import DeskDriver  # noqa: PLC0415 - not on Windows

        return DeskDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Names that the style sheets use, for themes that lack them."""
        return dict(THEMES[0].variables)

    def get_default_screen(self) -> Screen[None]:
        """The first view that is not empty: the lowest screen, so that none is drawn before it."""
        try:
            with self.desk.reading() as connection:
                self.since = last_of(connection)
                view = self.first_view(connection)
        except QaTuiError as error:
            self._fail(error)
            return Screen()
        views = views_for(read_only=self.desk.read_only)
        if view is not None or self.desk.read_only or self.query_at_start:
            return QueueScreen(view or views[0], self.query_at_start)
        self.empty = True
        return Screen()

    def on_mount(self) -> None:
        """Show the ways in where the desk is empty."""
        if self.empty:
            from qa_tui.tui.screens.start import StartScreen  # noqa: PLC0415 - empty desks only

            self.push_screen(StartScreen())

    def on_ready(self) -> None:
        """Tell that the first frame has been drawn."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        sys.setswitchinterval(_TURN)
        self.drawn.set()
        self.set_interval(_FORGET, forget_left)
        if self.problem is not None:
            self.tell_error(self.problem)
        if self.begun is not None:
            self.begun()

    def first_view(self, connection: Connection) -> View | None:
        """The first view that has a row, or None on an empty desk."""
        for view in views_for(read_only=self.desk.read_only):
            listing = Listing(view.filter, self.desk.today, self.desk.read_only)
            if lines.first_places(connection, plan(connection, listing), 1):
                return view
        return None

    def key_of(self, command: Command) -> str:
        """The key of a command of another screen, for sentences that name it.

        Args:
            command: The command.
        """
        if self.keymap:
            keys = self.keymap.of(command.id, command.all_keys, typing=False)
            command = replace(command, keys=",".join(keys))
        return command.key

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait for the ones before them."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not typed or not (self.keyboard.refuses(event) or self.keyboard.waits(event)):
            await super().on_event(event)

    async def hand_over(self, event: events.Event) -> None:
        """Let a key have its effect."""
        await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """End with what went wrong; a part of a screen that is being left may well be missing.

        What nobody has caught ends the program, as the part that it passed through handles no
        more keys; what could not be done in a worker is only told.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if sought_in_vain(self, error):
            return
        if not isinstance(cause, QaTuiError):
            super()._handle_exception(error)
        elif cause is error:
            self.failed = cause
            self.call_later(self.end_from_outside, cause)
        else:
            self.tell_error(cause)

    def _fail(self, error: QaTuiError | None) -> None:
        """End; what made it necessary is told when the terminal is as it was before."""
        self.failed = error
        self.exit(return_code=1 if error else 0)

    def on_resize(self, event: events.Resize) -> None:
        """Say so instead of drawing when the terminal is too small."""
        small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        shown = self.screen is self.small
        if small and not shown:
            from qa_tui.tui.screens.small import SmallScreen  # noqa: PLC0415 - rarely shown

            self.small = SmallScreen()
            self.push_screen(self.small)
        elif shown and not small:
            self.pop_screen()

    def desk_words(self) -> list[Content]:
        """The desk's name, what kind of desk it is, and who acts; for headers."""
        parts = [outside(self.desk.name)]
        if self.desk.sample:
            parts.append(words(N_("sample, all invented")))
        parts.append(words(N_("read-only")) if self.desk.read_only else outside(self.actor))
        return parts

    def tell(self, phrase: Phrase, severity: SeverityLevel = "information") -> None:
        """Tell something in a corner of the screen, for a while."""
        self._toast(words(phrase), severity)

    def tell_error(self, error: QaTuiError) -> None:
        """Tell what happened and what to do about it."""
        self._toast(error_words(error), "error")

    def _toast(self, shown: Content, severity: SeverityLevel) -> None:
        """Show it, unless the same words stand there already."""
        if all(note.message != shown.plain for note in self._notifications):
            self.notify(shown.plain, severity=severity, markup=False, timeout=Rule.seconds)

    def status(self, phrase: Phrase) -> None:
        """Say what was done, in the rule above the keys."""
        for footer in self.screen.query(Footer):
            footer.say(words(phrase))

    def action_help_quit(self) -> None:
        """Say how to leave, when somebody presses Ctrl-C."""
        screen = self.screen
        way = screen.way_out if isinstance(screen, CommandScreen) else "q"
        self.status(N_("{key} goes back, and leaves the program from the list.", key=way))

    async def end_from_outside(self, error: QaTuiError | None = None) -> None:
        """End though nobody wanted to leave; what is being typed is kept.

        Args:
            error: What makes it necessary; None where the terminal is gone or the system says so.
        """
        for screen in self.screen_stack:
            if isinstance(screen, LeavingScreen) and screen.is_running:
                await screen.keep_typed()
        self._fail(error)

    def next_theme(self, wanted: str = "") -> None:
        """Change to a theme, else to the next one.

        Args:
            wanted: `dark`, `light` or `ansi`; empty for the next one.

        Raises:
            WrongUsage: When there is no such theme.
        """
        names = [theme.name for theme in THEMES]
        found = names[(names.index(self.theme) + 1) % len(names)]
        if wanted:
            found = f"qa-{wanted.strip().lower()}"
        if found not in names:
            known = tuple(name.removeprefix("qa-") for name in names)
            raise WrongUsage(
                N_("There is no theme “{name}”.", name=wanted), N_("Use {options}.", options=known)
            )
        self.theme = found

    @cached_property
    def history(self) -> CommandHistory:
        """What was typed on `:` lines."""
        from qa_tui.tui.command_history import CommandHistory  # noqa: PLC0415 - not for first frame

        return CommandHistory(state_folder() / "commands")
