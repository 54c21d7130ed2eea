"""Drives the screens as a person does: keys in, rendered lines out."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from loop_threads import LONGEST, PATIENCE, Threads, arrived
from textual import events
from textual.keys import _character_to_key
from textual.widgets import TextArea
from textual.worker import WorkerError

from qa_tui.tui import app
from qa_tui.tui.app import QaTuiApp
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.lists.window import Missing
from qa_tui.tui.lists.window_list import WindowList
from qa_tui.tui.widgets.frame import Keys, Rule

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.strip import Strip

    from qa_tui.domain.errors import QaTuiError
    from qa_tui.domain.keymap import Keymap
    from qa_tui.domain.records import Line
    from qa_tui.store.desk import Desk


T = TypeVar("T")

PAGES = Path(__file__).parents[1] / "ingest" / "pages"
NARROW, WIDE = (80, 24), (160, 48)
SIZES = (NARROW, WIDE)
CHARACTERS = {
    "slash": "/",
    "space": " ",
    "colon": ":",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "enter": "\r",
    "tab": "\t",
}


class SeenApp(QaTuiApp):
    """The program, which tells how often it has drawn something."""

    CSS_PATH = [Path(app.__file__).parent / sheet for sheet in QaTuiApp.CSS_PATH]

    times_drawn = 0

    def post_display_hook(self) -> None:
        self.times_drawn += 1


class Seat:
    """A person before the program."""

    def __init__(self, app: SeenApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def strips(self) -> list[Strip]:
        """What the terminal is given, line by line, after all filters."""
        return self.screen._compositor.render_strips()

    @property
    def lines(self) -> list[str]:
        """The screen as lines of text."""
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The screen with single blanks: for sentences that may be broken into lines."""
        return " ".join(self.text.split())

    @property
    def solid(self) -> str:
        """The screen without blanks: for paths, which may be broken anywhere."""
        return "".join(self.text.split())

    @property
    def rows(self) -> LineList:
        """The list of messages or threads on the screen."""
        return self.screen.query_one(LineList)

    @property
    def items(self) -> list[Line]:
        """All rows of the list, as they are shown."""
        return rows_of(self.rows)

    @property
    def row(self) -> Line:
        """The row under the cursor."""
        line = self.rows.current
        assert line is not None
        return line

    def shown(self, selector: str) -> str:
        """The words of a part of the screen, whole, in one line."""
        found = self.screen.query_one(selector)
        return " ".join(found.render().plain.split()) if found.display else ""  # type: ignore[union-attr]

    def field(self, name: str) -> str:
        """What stands in a field for writing."""
        editor = self.screen.query_one(f"#{name}")
        return editor.text if isinstance(editor, TextArea) else editor.value  # type: ignore[attr-defined]

    @property
    def said(self) -> str:
        """What the program says now, in the corner and in the rule above the keys; or nothing."""
        corner = [note.message for note in self.app._notifications]
        rules = [rule.message.plain for rule in self.screen.query(Rule)]
        return " ".join(" ".join(filter(None, [*corner, *rules])).split())

    async def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if self.app._exception is not None:
                raise self.app._exception
            assert time.monotonic() < end, (
                f"{what or 'it'} did not happen; the screen:\n{self.text}"
            )
            await self.pilot.pause(0.005)

    async def settled(self) -> None:
        """Wait until keys are handed over, reading and writing is done, and the screen shows it.

        Never by the clock: a program that gets no time from its machine looks idle.
        """
        async with asyncio.timeout(PATIENCE):
            calm, drawn = 0, -1
            while calm < 2:
                calm += 1
                if self.app.keyboard.task is not None:
                    await self.app.keyboard.task
                await self._refreshed()
                for worker in self.app.workers:
                    with suppress(WorkerError):
                        await worker.wait()
                for listed in self.screen.query(WindowList):
                    await arrived(listed.reader, listed.loader)
                if await Threads.here().done():
                    calm = 0
                await self._claims_kept()
                if drawn != (drawn := self.app.times_drawn):
                    calm = 0
        if self.app._exception is not None:
            raise self.app._exception

    async def _refreshed(self) -> None:
        """Wait until all parts have dealt with their messages, and with what waits for drawing."""
        screen, done = self.screen, asyncio.Event()
        screen.call_after_refresh(done.set)
        await self.pilot.pause(0)
        while not done.is_set() and self.app.is_running and screen is self.screen:
            await self.pilot.pause(0)
        await self.app.animator.wait_until_complete()

    async def _claims_kept(self) -> None:
        """Wait until the thread that claims and lets go has done what was asked of it."""
        executor = self.app.keeper._executor
        if executor is not None:
            asked = asyncio.wrap_future(executor.submit(lambda: None))
            await asyncio.wait({asked}, timeout=LONGEST)

    async def see(self, *parts: str) -> None:
        """Wait until words stand on the screen."""
        for part in parts:
            await self.until(lambda part=part: part in self.words, f"“{part}”")

    async def at(self, kind: type[Screen[Any]]) -> None:
        """Wait until a screen of a kind is on top."""
        await self.until(lambda: isinstance(self.screen, kind), kind.__name__)
        await self.settled()

    async def press(self, *keys: str) -> None:
        """Press keys, waiting after each until all is done."""
        for key in keys:
            await self.burst(key)

    async def hit(self, key: str) -> None:
        """Press a key, and wait for nothing that it begins."""
        self._send(events.Key(key, key))
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Press keys faster than anything can be done, then wait."""
        for key in keys:
            character = key if len(key) == 1 else CHARACTERS.get(key)
            self._send(events.Key(key, character))
        await self.settled()

    async def type(self, text: str) -> None:
        """Type text as fast as anybody can, then wait."""
        for character in text:
            self._send(events.Key(_character_to_key(character), character))
        await self.settled()

    async def filter(self, text: str) -> None:
        """Replace what stands in the filter, and use it."""
        await self.press("slash", "end", "ctrl+u")
        await self.type(text)
        await self.press("enter")

    async def paste(self, text: str) -> None:
        """Paste text where the cursor stands."""
        self._send(events.Paste(text))
        await self.settled()

    def _send(self, event: events.Event) -> None:
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)


@asynccontextmanager
async def seated(
    desk: Desk,
    size: tuple[int, int] = NARROW,
    *,
    actor: str = "xenia",
    ascii_only: bool = False,
    keys: tuple[Keymap | None, QaTuiError | None] = (None, None),
    watches: bool = False,
) -> AsyncIterator[Seat]:
    """Open the program on a desk, with notifications on.

    Without `watches` it does not look at what others change, so that a test knows what it sees.
    """
    Threads.here()
    seen = SeenApp(desk, actor, ascii_only=ascii_only, keymap=keys[0], problem=keys[1])
    seen.watches = watches
    async with seen.run_test(size=size, notifications=True) as pilot:
        seat = Seat(seen, pilot)
        await seat.settled()
        yield seat


def done_in(seat: Seat) -> set[int]:
    """The messages that stand dimmed in the list."""
    return {line.message for line in seat.items if line.place in seat.rows.done}


def greyed(seat: Seat) -> set[str]:
    """The words of the footer that stand for commands that do not apply."""
    keys = seat.screen.query_one(Keys).keys
    return {keys.plain[span.start : span.end] for span in keys.spans if str(span.style) == "$rule"}


def rows_of(listed: WindowList[T]) -> list[T]:
    """All rows of a list: as they are shown, and where they were not in sight, as they would be."""
    window, source = listed.window, listed.source
    ids = [found for place in range(listed.total) if (found := window.id_at(place)) is not None]
    assert source is not None
    read = source.rows(ids)
    shown = [row if (row := window.row(one)) is not None else read.get(one) for one in ids]
    return [row for row in shown if row is not None and not isinstance(row, Missing)]
