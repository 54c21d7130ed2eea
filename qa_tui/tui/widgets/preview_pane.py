"""The pane beside a list: reads the words of the row under the cursor, and those around it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.moderation.claim import claim_until
from qa_tui.tui.background import fetch
from qa_tui.tui.safe import words
from qa_tui.tui.staying import stays
from qa_tui.tui.terminal.compositing import paint
from qa_tui.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from qa_tui.domain.records import Line
    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.lists.filtered_list import FilteredList
    from qa_tui.tui.work.reading import Previewed, QueueReader

REST = 0.07
"""Seconds after a step in which a further one shows that a key is held down: that moves in the
list only, and the preview is read when the cursor has stayed on a row for so long."""

PAUSE = 0.25
"""Seconds without another list after which a row's words are read while a filter is typed."""

STEP = 6
"""Lines by which a key scrolls."""


class PreviewPane(Container):
    """Shows the words of a row beside its list, and what is known around them.

    Args:
        rows: The list.
        reader: Reads the words.
        key_of: Gives the key of a command of the screen, as it is written.

    Attributes:
        ahead: What was read of the rows around the cursor, by their messages.
    """

    app: QaTuiApp

    def __init__(
        self, rows: FilteredList, reader: QueueReader, key_of: Callable[[str], str]
    ) -> None:
        super().__init__(id="preview")
        self.rows = rows
        self.reader = reader
        self.key_of = key_of
        self.ahead: dict[int, Previewed] = {}
        self.text = Preview(id="preview-text")
        self._moved = -REST

    def compose(self) -> ComposeResult:
        """The words with the hints under them."""
        yield self.text

    def do_scroll_down(self) -> None:
        """Scroll the words down."""
        self.text.scroll_relative(y=STEP, animate=False)

    def do_scroll_up(self) -> None:
        """Scroll the words up."""
        self.text.scroll_relative(y=-STEP, animate=False)

    def follow(self) -> None:
        """Show the row under the cursor."""
        line = self.rows.listed.current
        if line is None:
            self.workers.cancel_group(self, "preview")
            self.text.clear()
        else:
            self.show_ahead()
            self.read(line)

    def show_ahead(self) -> None:
        """Show the row under the cursor at once if it was read before; what it is now follows."""
        line = self.rows.listed.current
        known = None if line is None else self.ahead.get(line.message)
        if known is not None and known.line == line:
            self._show(known)

    def read(self, line: Line) -> None:
        """Read a row's words, in the place of what was being read."""
        work: Callable[[], Awaitable[None]] = partial(self._read, line)
        self.run_worker(work, group="preview", exclusive=True)

    async def _read(self, line: Line) -> None:
        """Show the words of a row, unless the cursor goes on meanwhile."""
        before, self._moved = self._moved, monotonic()
        held = REST if self._moved - before < REST else 0
        await asyncio.sleep(PAUSE if self.rows.is_typing else held)
        try:
            loaded = await self._fetch(line)
        except QaTuiError as error:
            self.app.tell_error(error)
            return
        self._show(loaded)
        await self._drawn()
        if self.display:
            await self._read_ahead(loaded)
            await self._hint(line)
        for _ in self.rows.listed.draw_ahead():
            await asyncio.sleep(0)

    async def _fetch(self, line: Line) -> Previewed:
        return await asyncio.to_thread(fetch, self.app, partial(self.reader.preview, line))

    def _show(self, loaded: Previewed) -> None:
        """Show words that were read, if their row is still under the cursor."""
        if not stays(self.screen):
            return
        listed, text = self.rows.listed, self.text
        current = listed.current
        if current is not None and current.message == loaded.line.message:
            text.show(loaded, self.rows.sought)
            paint(self.screen, listed, text, text.vertical_scrollbar)
            self.show_claim()

    async def _drawn(self) -> None:
        """Wait until what was shown is on the screen."""
        drawn = asyncio.Event()
        self.call_after_refresh(drawn.set)
        await drawn.wait()

    # Ahead

    async def _read_ahead(self, loaded: Previewed) -> None:
        """Read and draw the rows around the cursor, so that a step shows them at once."""
        listed = self.rows.listed
        self.ahead = {loaded.line.message: loaded} | {
            line.message: known
            for line in listed.around()
            if (known := self.ahead.get(line.message)) and known.line == line
        }
        for line in listed.around():
            if line.message in self.ahead:
                continue
            with suppress(QaTuiError):
                found = self.ahead[line.message] = await self._fetch(line)
                if stays(self.screen):
                    self.text.draw_ahead(found, self.rows.sought)

    # Hints

    async def _hint(self, line: Line) -> None:
        """Show what is known around a row under its text; what cannot be read is not told."""
        with suppress(QaTuiError):
            shown = await asyncio.to_thread(self._read_hints, line.message)
            if stays(self.screen):
                for name, one in shown.items():
                    self.text.hint(line.message, name, one)

    def _read_hints(self, message: int) -> dict[str, Content]:
        """Read what is known around a message, in a thread: what that takes loads slowly."""
        from qa_tui.tui.work.hints import HintReader  # noqa: PLC0415 - not for first frame

        app, keys = self.app, (self.key_of("context"), self.key_of("correct"))
        reader = HintReader(*keys, app.ascii_only, app.desk.read_only)
        return fetch(app, partial(reader.read, message))

    def show_claim(self) -> None:
        """Say under the words of the chosen row who is checking it."""
        line = self.rows.listed.current
        if line is None:
            return
        claim = self.app.claim_elsewhere(line.message)
        shown = words(claim_until(claim), "italic $accent") if claim else Content.empty()
        if shown or "claim" in self.text.hints:
            self.text.hint(line.message, "claim", shown)
