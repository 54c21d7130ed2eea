"""The outbox: which letters wait, are ready, were called back, or have left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.letters.outbox import LetterState
from qa_tui.domain.phrase import N_
from qa_tui.store.letters.outbox import count_letters
from qa_tui.store.letters.posting import minutes_to_wait
from qa_tui.tui import commands as c
from qa_tui.tui.commands import outbox as letters
from qa_tui.tui.lists.letter_list import LetterList
from qa_tui.tui.lists.letter_source import LetterSource
from qa_tui.tui.outbox_command import LetterSituation
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.letters.hand_over import HandOverScreen
from qa_tui.tui.screens.letters.templates import TemplatesScreen
from qa_tui.tui.screens.listing import ListScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.widgets.side_panes import SidePanes
from qa_tui.tui.words.outbox_words import Groups, empty_group_words, letter_words
from qa_tui.tui.work.letter_steps import LetterSteps
from qa_tui.tui.work.taking_back import TakingBack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from qa_tui.export.handing_over import HandedOver
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.watching import Changes

TICK = 15.0
"""Seconds between two looks at the clock: letters become ready by themselves."""


class OutboxScreen(ListScreen):
    """The letters of the desk in four groups, with the chosen one beside them.

    Attributes:
        group: The group that is shown; None until the letters have been counted.
        counts: How many letters each group has.
        minutes: How long letters wait on this desk.
    """

    CSS_PATH: ClassVar = [*ListScreen.CSS_PATH, "outbox.tcss"]
    called = N_("Outbox")
    commands = (
        letters.OPEN_LETTER,
        letters.CALL_BACK,
        letters.WAIT_AGAIN,
        letters.SEND_NOW,
        letters.HAND_OVER,
        letters.TEMPLATES,
        c.UNDO,
        letters.NEXT_GROUP,
        letters.PREVIOUS_GROUP,
        c.MARK,
        c.MARK_RANGE,
        c.SCROLL_DOWN,
        c.SCROLL_UP,
        c.REFRESH,
        *c.EVERYWHERE,
        c.BACK,
    )

    def __init__(self) -> None:
        super().__init__()
        self.group: LetterState | None = None
        self.counts: Mapping[LetterState, int] = {}
        self.minutes = 0
        listed = LetterList(self.desk.clock, ascii_only=self.app.ascii_only, id="letters")
        self.panes = SidePanes(listed, Static(id="letter"))
        self.parts = (self.panes, LetterSteps(self), TakingBack(self, self.do_refresh))

    @property
    def listed(self) -> LetterList:
        """The list."""
        return self.query_one(LetterList)

    def compose(self) -> ComposeResult:
        """The groups, the letters of one of them, the chosen letter."""
        yield Header(id="header")
        yield Groups(id="groups")
        yield self.panes
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Count the letters, and show the first group that has some."""
        self.show_header(N_("Outbox"))
        self.listed.focus()
        self.refresh_footer()
        self.reload()
        self.set_interval(TICK, self.look_at_clock)

    def reload(self) -> None:
        """Read counts and letters anew."""
        self.read(self._count, self._counted, "counts")

    def changed_elsewhere(self, changes: Changes) -> None:
        """Read counts and letters anew: others have decided, or handed over."""
        if changes.others:
            self.do_refresh()

    def look_at_clock(self) -> None:
        """Tell how long letters still wait; they change the group when their time has come."""
        if self.app.screen is self:
            self.listed.redraw()
            self.reload()

    def _count(self, connection: Connection) -> tuple[Mapping[LetterState, int], int]:
        return count_letters(connection, self.desk.clock()), minutes_to_wait(connection)

    def _counted(self, found: tuple[Mapping[LetterState, int], int]) -> None:
        before, (self.counts, self.minutes) = self.counts, found
        if self.group is None:
            self.show_group(
                next((group for group in LetterState if self.counts[group]), LetterState.WAITING)
            )
        elif self.counts != before or self._due:
            self._due = False
            self.listed.reload(LetterSource(self.desk, self.group, self.counts[self.group]))
        self._show_groups()
        self.refresh_footer()

    _due = False
    """Whether the list is to be read anew even if all numbers are as before."""

    def show_group(self, group: LetterState) -> None:
        """Show the letters of a group."""
        self.group = group
        self._show_groups()
        self.query_one("#empty", Static).update(empty_group_words(group, self.minutes, self.key_of))
        self.listed.show(LetterSource(self.desk, group, self.counts[group]))

    def _show_groups(self) -> None:
        self.query_one(Groups).show(self.counts, self.group)

    def action_group(self, name: str) -> None:
        """Show a group that was clicked."""
        self.show_group(LetterState(name))

    @on(LetterList.Highlighted, "#letters")
    def show_letter(self) -> None:
        """Show the letter under the cursor."""
        letter = self.listed.current
        shown = letter_words(letter, self.desk.clock()) if letter else Content.empty()
        self.query_one("#letter", Static).update(shown)
        self.panes.read_from_top()
        self.refresh_footer()

    def situation(self) -> LetterSituation:
        """The group, whether a letter of it is chosen, and whether any is ready to leave."""
        ready = self.counts.get(LetterState.READY)
        none_ready = (letters.HAND_OVER.id, N_("No letter is ready to be handed over."))
        return LetterSituation(
            self.desk.read_only,
            self.desk.today,
            place=self.group or LetterState.WAITING,
            chosen=self.listed.current is not None,
            kept=() if ready else (none_ready,),
        )

    def do_refresh(self) -> None:
        """Read counts and letters anew."""
        self._due = True
        self.reload()

    @on(LetterList.Opened, "#letters")
    def do_open(self) -> None:
        """Open the thread that the letter is about."""
        letter = self.listed.current
        if letter is not None:
            self.app.push_screen(
                ThreadScreen(letter.thread, letter.message), lambda _: self.do_refresh()
            )

    def do_next_group(self) -> None:
        """Go to the next group."""
        self._step_group(1)

    def do_previous_group(self) -> None:
        """Go to the group before."""
        self._step_group(-1)

    def _step_group(self, step: int) -> None:
        groups = list(LetterState)
        if self.group is not None:
            self.show_group(groups[(groups.index(self.group) + step) % len(groups)])

    def do_mark(self) -> None:
        """Mark the letter."""
        self.listed.action_mark()

    def do_mark_range(self) -> None:
        """Begin a range of marked letters here, or end it."""
        self.listed.action_mark_range()

    def do_templates(self) -> None:
        """Show the templates of letters, and how long letters wait."""
        self.app.push_screen(TemplatesScreen(), lambda _: self.do_refresh())

    def do_hand_over(self) -> None:
        """Ask where the letters go, and hand them over."""
        screen = HandOverScreen(self.counts.get(LetterState.READY, 0))
        self.app.push_screen(screen, self._handed_over)

    def _handed_over(self, done: HandedOver | None) -> None:
        if done is not None:
            self.do_refresh()
