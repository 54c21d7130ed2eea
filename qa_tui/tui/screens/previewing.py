"""Shows the words of the row under the cursor beside the list, and what is known around them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import on

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.screens.following import FollowingScreen
from qa_tui.tui.terminal.compositing import paint
from qa_tui.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.content import Content

    from qa_tui.domain.records import Line
    from qa_tui.tui.work.reading import Previewed

REST = 0.07
"""Seconds after a step in which a further one shows that a key is held down: that moves in the
list only, and the preview is read when the cursor has stayed on a row for so long."""

PAUSE = 0.25
"""Seconds without another list after which a row's words are read while a filter is typed."""


class PreviewingScreen(FollowingScreen):
    """A list with a preview beside or under it."""

    def __init__(self) -> None:
        super().__init__()
        self.preview_on: bool | None = None
        self.moved = -REST
        self.ahead: dict[int, Previewed] = {}

    @on(LineList.Highlighted, "#list")
    def preview_line(self, _event: LineList.Highlighted) -> None:
        """Show the row under the cursor in the preview."""
        self.refresh_footer()
        line = self.listed.current
        if line is None:
            self.workers.cancel_group(self, "preview")
            self.query_one(Preview).clear()
        else:
            self.show_ahead()
            self.read_preview(line)

    def show_ahead(self) -> None:
        """Show the row under the cursor at once if it was read before; what it is now follows."""
        line = self.listed.current
        known = None if line is None else self.ahead.get(line.message)
        if known is not None and known.line == line:
            self._show_preview(known)

    def read_preview(self, line: Line) -> None:
        """Read a row's words, in the place of what was being read."""
        work: Callable[[], Awaitable[None]] = partial(self._preview, line)
        self.run_worker(work, group="preview", exclusive=True)

    async def _preview(self, line: Line) -> None:
        """Show the words of a row, unless the cursor goes on meanwhile."""
        before, self.moved = self.moved, monotonic()
        held = REST if self.moved - before < REST else 0
        await asyncio.sleep(PAUSE if self.bar.field.has_focus else held)
        try:
            loaded = await asyncio.to_thread(self.fetch, partial(self.reader.preview, line))
        except QaTuiError as error:
            self.read_failed(error)
            return
        self._show_preview(loaded)
        await self._drawn()
        if self.has_class("preview"):
            await self._read_ahead(loaded)
            await self._hint(line)
        for _ in self.listed.draw_ahead():
            await asyncio.sleep(0)

    async def _drawn(self) -> None:
        """Wait until what was shown is on the screen."""
        drawn = asyncio.Event()
        self.call_after_refresh(drawn.set)
        await drawn.wait()

    async def _read_ahead(self, loaded: Previewed) -> None:
        """Read and draw the rows around the cursor, so that a step shows them at once."""
        self.ahead = {loaded.line.message: loaded} | {
            line.message: known
            for line in self.listed.around()
            if (known := self.ahead.get(line.message)) and known.line == line
        }
        for line in self.listed.around():
            if line.message in self.ahead:
                continue
            with suppress(QaTuiError):
                found = await asyncio.to_thread(self.fetch, partial(self.reader.preview, line))
                self.ahead[line.message] = found
                for preview in self.query(Preview):
                    preview.draw_ahead(found, self.sought())

    async def _hint(self, line: Line) -> None:
        """Show what is known around a row under its text; what cannot be read is not told."""
        with suppress(QaTuiError):
            shown = await asyncio.to_thread(self._read_hints, line.message)
            for preview in self.query(Preview):
                for name, one in shown.items():
                    preview.hint(line.message, name, one)

    def _read_hints(self, message: int) -> dict[str, Content]:
        """Read what is known around a message, in a thread: what that takes loads slowly."""
        from qa_tui.tui.work.hints import HintReader  # noqa: PLC0415 - not for first frame

        keys = self.key_of("context"), self.key_of("correct")
        reader = HintReader(*keys, self.app.ascii_only, self.desk.read_only)
        return self.fetch(partial(reader.read, message))

    def _show_preview(self, loaded: Previewed) -> None:
        if not self.query(LineList) or not self.query(Preview):
            return  # the screen is being left
        current = self.listed.current
        if current is not None and current.message == loaded.line.message:
            preview = self.query_one(Preview)
            preview.show(loaded, self.sought())
            paint(self, self.listed, preview, preview.vertical_scrollbar)
            self.hint_claim()

    def do_preview(self) -> None:
        """Show or hide the preview."""
        self.preview_on = not self.has_class("preview")
        self.set_class(self.preview_on, "preview")
        line = self.listed.current
        if line is not None:
            self.read_preview(line)

    def do_scroll_down(self) -> None:
        """Scroll the preview down."""
        self.query_one(Preview).scroll_relative(y=6, animate=False)

    def do_scroll_up(self) -> None:
        """Scroll the preview up."""
        self.query_one(Preview).scroll_relative(y=-6, animate=False)
