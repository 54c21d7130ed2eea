"""The list of messages or threads, read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.records import Line, State
from qa_tui.tui.widgets.line_text import Look, first_line, second_line
from qa_tui.tui.widgets.row_list import Piece, RowList

if TYPE_CHECKING:
    from datetime import datetime

AHEAD = 40
"""Rows before the end at which the next page is asked for."""


class LineList(RowList[Line]):
    """Rows of the queue. It holds what was read so far and asks for more near the end."""

    class NearEnd(RowList.Highlighted):
        """The cursor comes near the end of what was read, and there is more."""

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(ascii_only=ascii_only, id=id)
        self.done: set[int] = set()
        self.more = False
        self.now: datetime | None = None

    def show(self, lines: tuple[Line, ...], now: datetime, *, more: bool) -> None:
        """Show a first page; the cursor stays on its message where that is still there.

        Args:
            lines: The rows.
            now: The present moment, for ages.
            more: Whether there are rows after these.
        """
        before = self.current
        self.now, self.more = now, more
        self.done.clear()
        places = {line.message: place for place, line in enumerate(lines)}
        kept = places.get(before.message) if before else None
        self.set_items(list(lines), self.cursor if kept is None else kept)

    def add(self, lines: tuple[Line, ...], *, more: bool) -> None:
        """Append a further page."""
        self.items.extend(lines)
        self.more = more
        self.measure()

    def reset(self) -> None:
        """Forget all rows, for another view."""
        self.items, self.cursor, self.more = [], 0, False
        self.scroll_to(y=0, animate=False)

    def update_line(self, line: Line, *, done: bool) -> None:
        """Show a row's new state where it stands, dimmed when it is decided."""
        for place, shown in enumerate(self.items):
            if shown.message == line.message:
                self.items[place] = line
        (self.done.add if done else self.done.discard)(line.message)
        self.refresh()

    def mark_done(self, message: int) -> None:
        """Dim a row at once; its new state follows."""
        self.done.add(message)

    def advance(self) -> None:
        """Go to the next row that is not decided, else to the last such one before."""
        places = (*range(self.cursor + 1, len(self.items)), *range(self.cursor - 1, -1, -1))
        for place in places:
            if self.items[place].message not in self.done:
                self.go_to(place)
                return
        self.moved()

    def seek_open(self, direction: int) -> None:
        """Go to the nearest row, after or before, that waits for a decision."""
        end = len(self.items) if direction > 0 else -1
        for place in range(self.cursor + direction, end, direction):
            line = self.items[place]
            if line.state in {State.PENDING, State.HELD} and line.message not in self.done:
                self.go_to(place)
                return

    def go_to_message(self, message: int) -> None:
        """Put the cursor on a message, if it is among the rows read so far."""
        for place, line in enumerate(self.items):
            if line.message == message:
                self.go_to(place)
                return

    def moved(self) -> None:
        """Ask for more rows near the end."""
        super().moved()
        if self.more and self.cursor >= len(self.items) - AHEAD:
            self.post_message(self.NearEnd(self))

    def draw(self, place: int, part: int, width: int) -> list[Piece]:
        """The question first, then who asks whom about what."""
        assert self.now is not None  # noqa: S101 - set with the rows
        line = self.items[place]
        look = Look(
            chosen=place == self.cursor,
            done=line.message in self.done,
            ascii_only=self.ascii_only,
            now=self.now,
        )
        return first_line(line, look, width) if part == 0 else second_line(line, look, width)
