"""The way from thread to thread, along the open messages of the list that the first stands in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.domain.workflow import OPEN
from qa_tui.store.lists.lines import read_line
from qa_tui.tui.commands import NEXT_OPEN, PREVIOUS_OPEN
from qa_tui.tui.safe import words
from qa_tui.tui.widgets.sidebar import grouped
from qa_tui.tui.words.queue_words import NONE_OPEN

if TYPE_CHECKING:
    from textual.content import Content

    from qa_tui.domain.records import Line, Message
    from qa_tui.tui.command import Situation
    from qa_tui.tui.lists.line_list import LineList
    from qa_tui.tui.screens.desk.thread import ThreadScreen

_NO_LIST = N_("This thread was not opened from a list of open messages.")


class Along:
    """Leads a screen of threads along a list that it covers.

    Args:
        screen: The screen.
        rows: The list; None where the thread was opened from somewhere else.
    """

    def __init__(self, screen: ThreadScreen, rows: LineList | None) -> None:
        self.screen = screen
        self.rows = rows

    def where(self, situation: Situation) -> Situation:
        """What commands act on, and that some do not where there is no list."""
        if self.rows is not None:
            return situation
        kept = tuple((command.id, _NO_LIST) for command in (NEXT_OPEN, PREVIOUS_OPEN))
        return replace(situation, kept=situation.kept + kept)

    def place(self) -> list[Content]:
        """Which row of the list is shown, of how many; nothing where either is not known."""
        rows = self.rows
        if rows is None or not rows.complete or rows.current_id is None:
            return []
        row, count = grouped(rows.cursor + 1), grouped(rows.total)
        return [words(N_("{row} of {count}", row=row, count=count))]

    async def decided(self, before: Message | None, after: Message) -> None:
        """Go on to what is open: in this thread, else the next row, else back to the list.

        Without a list, or where nothing was open, the thread is shown as it is after the decision.

        Args:
            before: The message as it was.
            after: The same after the decision.
        """
        screen, rows = self.screen, self.rows
        if rows is None or before is None or before.state not in OPEN:
            screen.reload()
            return
        if after.place is not None:
            rows.mark_done(after.place)
        further = screen.loaded and screen.loaded.next_open(screen.desk.today)
        if further:
            screen.choose(further)
            screen.reload_calmly()
            return
        line = await rows.nearest_open(1) or await rows.nearest_open(-1)
        if line is None:
            screen.dismiss()
        else:
            await screen.show_row(line)

    async def do_next_open(self) -> None:
        """Show the thread of the next row that waits for a decision."""
        await self._step(1)

    async def do_previous_open(self) -> None:
        """Show the thread of the previous one."""
        await self._step(-1)

    async def _step(self, direction: int) -> None:
        """Show the thread of the nearest open row, or say that there is none."""
        line = await self.rows.nearest_open(direction) if self.rows is not None else None
        if line is None:
            self.screen.app.status(NONE_OPEN[direction])
        else:
            await self.screen.show_row(line)

    def undone(self, messages: tuple[int, ...]) -> None:
        """Show the thread as it was, or go back to the one that was left when it was decided.

        Args:
            messages: What stands as before.
        """
        screen, loaded = self.screen, self.screen.loaded
        here = loaded is not None and loaded.holds(messages)
        if self.rows is None or here or len(messages) != 1:
            screen.reload()
        else:
            screen.read(partial(read_line, message=messages[0]), self._back, "undone")

    def _back(self, line: Line | None) -> None:
        if line is not None and self.rows is not None:
            self.rows.update_row(line.place, line, done=False)
            self.rows.go_to_id(line.place)
            self.screen.call_next(self.show, line)

    async def show(self, line: Line) -> None:
        """Show the thread of a row; it may be gone again by now."""
        try:
            await self.screen.show_row(line)
        except QaTuiError as error:
            self.screen.read_failed(error)
