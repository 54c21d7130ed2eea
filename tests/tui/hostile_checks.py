"""Checks that nothing on a screen steers, hides or presses anything."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from driving import Seat, seated
from hostile_desk import dangers, offences
from textual.geometry import Region
from textual.widgets import Input, Static, TextArea

from qa_tui.domain.text import clean
from qa_tui.tui.safe import Backstop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from textual.strip import Strip

    from qa_tui.store.desk import Desk

OWN_CLICKS = re.compile(r"(screen\.(command|view|group)|choose|select|link)\('?[\w-]*'?\)")


def check(strips: Iterable[Strip], found: Callable[[str], list[str]] = offences) -> None:
    """Nothing in these lines moves the cursor, hides, turns, links or presses anything."""
    for strip in strips:
        assert not found(strip.text), ascii(strip.text)
        for segment in strip:
            if segment.style is None:
                continue
            assert segment.style.link is None
            click = segment.style.meta.get("@click")
            assert click is None or OWN_CLICKS.fullmatch(str(click)), click


def check_screen(seat: Seat) -> None:
    """The screen is harmless, and each line has its width; an editor may hold what is unseen."""
    strips = seat.strips
    assert len(strips) == seat.app.size.height
    assert {strip.cell_length for strip in strips} == {seat.app.size.width}
    check(strips, dangers if typed(seat) else offences)


def check_whole(seat: Seat) -> None:
    """All text of the screen, also what is scrolled out of sight."""
    check_screen(seat)
    for text in seat.screen.query(Static):
        width, height = text.size
        check(text.render_lines(Region(0, 0, width, min(height, 700))))
        if height > 700:
            check(text.render_lines(Region(0, height - 700, width, 700)))


async def go(seat: Seat, *keys: str) -> None:
    """Press keys and look at the screen after each."""
    for key in keys:
        await seat.press(key)
        check_screen(seat)


def typed(seat: Seat) -> bool:
    """Whether what was typed, which is held as it came, stands on the screen."""
    return isinstance(seat.app.focused, Input | TextArea) or any(
        field.display and field.value != clean(field.value).text
        for field in seat.screen.query(Input)
    )


@asynccontextmanager
async def unguarded(desk: Desk, size: tuple[int, int], actor: str) -> AsyncIterator[Seat]:
    """The program without its backstop."""
    async with seated(desk, size, actor=actor) as seat:
        seat.app._filters[:] = [f for f in seat.app._filters if not isinstance(f, Backstop)]
        yield seat
