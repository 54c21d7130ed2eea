"""Small terminals, colours, no colours, and terminals that know ASCII only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import NARROW, WIDE, seated
from on_desk import events_of
from rich.style import Style
from textual.color import Color

from qa_tui.domain.records import State
from qa_tui.tui.app import QaTuiApp
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.small import SmallScreen
from qa_tui.tui.signs import SIGNS
from qa_tui.tui.themes import THEMES

BRIGHT_BLACK = 8
if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk

TOUR = (["1"], ["5"], ["7"], ["enter"], ["q", "m"], ["q", "1", "r", "i"], ["escape", "h"],
        ["escape", "w"], ["escape", "question_mark"], ["escape", "w", "n"])  # fmt: skip
"""Keys that lead through the screens."""


def ink(seat: Seat) -> set[tuple[str, ...]]:
    """All pairs of colours that are drawn."""
    return {
        tuple(
            "" if color is None else color.get_truecolor().hex
            for color in (segment.style.color, segment.style.bgcolor)
        )
        for strip in seat.strips
        for segment in strip
        if segment.style is not None
    }


@pytest.mark.parametrize("small", [(59, 24), (80, 19), (59, 19), (20, 5)])
async def test_too_small_says_so(sample_desk: Desk, small) -> None:
    async with seated(sample_desk, small) as seat:
        assert isinstance(seat.screen, SmallScreen)
        assert f"{small[0]}×{small[1]}" in seat.words
        assert "60×20" in seat.words
        before = events_of(sample_desk)
        await seat.press("a", "r", "i", "enter", "u")
        assert events_of(sample_desk) == before
        await seat.pilot.resize_terminal(*NARROW)
        await seat.at(QueueScreen)
        await seat.press("a")
        assert len(events_of(sample_desk)) == len(before) + 1


async def test_the_least_size_is_enough(sample_desk: Desk) -> None:
    async with seated(sample_desk, (60, 20)) as seat:
        assert isinstance(seat.screen, QueueScreen)
        assert seat.row.author in seat.text
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("r")
        await seat.at(ReasonScreen)
        await seat.press("o", "enter")
        await seat.at(ThreadScreen)


async def test_shrinks_and_grows_back_where_one_was(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("r", "i")
        await seat.at(ReasonScreen)
        for small in ((50, 10), (40, 30), (59, 19)):
            await seat.pilot.resize_terminal(*small)
            await seat.at(SmallScreen)
            assert f"{small[0]}×{small[1]}" in seat.words
        await seat.pilot.resize_terminal(*NARROW)
        await seat.at(ReasonScreen)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        assert events_of(sample_desk)[-1].clause == "insult"


async def test_from_narrow_to_wide_and_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.pilot.resize_terminal(*WIDE)
        await seat.settled()
        assert max(len(line) for line in seat.lines) > 120
        await seat.pilot.resize_terminal(*NARROW)
        await seat.settled()
        assert len(seat.lines) == 24
        assert seat.row.message == message


async def test_themes_change_colours_and_nothing_else(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        text, seen = seat.text, set()
        first = seat.app.theme
        for _ in THEMES:
            seen.add(seat.app.theme)
            colours = ink(seat)
            assert seat.text == text
            await seat.press("T")
            assert ink(seat) != colours
        assert seen == {theme.name for theme in THEMES}
        assert seat.app.theme == first


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_theme_shows_every_screen(sample_desk: Desk, monkeypatch, theme: str) -> None:
    monkeypatch.setenv("QA_TUI_THEME", theme.removeprefix("qa-"))
    async with seated(sample_desk) as seat:
        assert seat.app.theme == theme
        for keys in TOUR:
            await seat.press(*keys)
            assert seat.words


async def test_what_is_dim_is_faint_in_the_terminals_own_colours(
    sample_desk: Desk, monkeypatch, size
) -> None:
    monkeypatch.setenv("QA_TUI_THEME", "ansi")
    async with seated(sample_desk, size) as seat:
        who, title = f"{seat.row.author} to ", seat.items[0].gist[:20]
        assert style_of(seat, who).dim
        assert not style_of(seat, title).dim
        await seat.press("a")
        assert style_of(seat, title).dim
        for keys in TOUR:
            await seat.press(*keys)
            for segment in (one for strip in seat.strips for one in strip if one.style):
                color, ground = segment.style.color, segment.style.bgcolor
                if ground is None or ground.is_default:
                    assert color is None or color.number != BRIGHT_BLACK, segment
    monkeypatch.setenv("QA_TUI_THEME", "dark")
    async with seated(sample_desk, size) as seat:
        assert not any(one.style.dim for strip in seat.strips for one in strip if one.style)


async def test_fields_have_an_edge_in_the_terminals_own_colours(
    sample_desk: Desk, monkeypatch, size
) -> None:
    monkeypatch.setenv("QA_TUI_THEME", "ansi")
    async with seated(sample_desk, size) as seat:
        await seat.press("w", "n")
        fields = list(seat.screen.query("Input, TextArea"))
        edges = [field.styles.border_left for field in fields]
        assert {kind for kind, _ in edges} == {"solid"}
        focused = [field.has_focus for field in fields]
        accent = seat.app.theme_variables["accent"]
        assert [color == Color.parse(accent) for _, color in edges] == focused
        assert sum(focused) == 1
        edge = fields[0].region
        assert seat.lines[edge.y][edge.x] == "│"


def style_of(seat: Seat, words: str) -> Style:
    """How the first place on the screen is drawn at which words begin."""
    for strip in seat.strips:
        at = strip.text.find(words)
        if at >= 0:
            (segment, *_) = [one for one in strip.crop(at, at + 1) if one.text]
            return segment.style or Style()
    pytest.fail(f"{words} is not on the screen:\n{seat.text}")


async def test_no_color_draws_in_greys(sample_desk: Desk, monkeypatch, size) -> None:
    async with seated(sample_desk, size) as seat:
        text = seat.text
        assert any(is_colour(color) for pair in ink(seat) for color in pair)
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated(sample_desk, size) as seat:
        assert seat.text == text
        for keys in TOUR:
            await seat.press(*keys)
            assert not [color for pair in ink(seat) for color in pair if is_colour(color)]


def is_colour(written: str) -> bool:
    """Whether a `#rrggbb` is anything but a grey."""
    red, green, blue = (int(written[at : at + 2] or "0", 16) for at in (1, 3, 5))
    return max(red, green, blue) - min(red, green, blue) > 2


async def test_ascii_signs(sample_desk: Desk, size) -> None:
    signs = "".join(fancy for fancy, _ in SIGNS.values()) + "▌◂▸━╌"
    async with seated(sample_desk, size, ascii_only=True) as seat:
        assert SIGNS["pending"][1] in seat.text
        for keys in TOUR[:-1]:
            await seat.press(*keys)
            text = seat.text
            found = [sign for sign in signs if sign in text]
            assert not found, f"{found} after {keys}:\n{text}"


async def test_ascii_signs_follow_the_state(sample_desk: Desk) -> None:
    async with seated(sample_desk, ascii_only=True) as seat:
        await seat.press("7")
        signs = {line.split()[0].lstrip(">") for line in seat.lines[3:-2] if line.strip()}
        states = {line.state for line in seat.items}
        assert states == {State.REFUSED, State.REMOVED}
        assert {SIGNS["refused"][1], SIGNS["removed"][1]} & signs


async def test_the_program_can_be_left(sample_desk: Desk) -> None:
    app = QaTuiApp(sample_desk, "xenia")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("q")
    assert app.return_code == 0
