"""What is drawn of some lines is what Textual itself draws there, of the whole screen."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from driving import NARROW, WIDE, seated
from textual._compositor import ChopsUpdate, Compositor
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widget import Widget

from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.terminal.compositing import LineCompositor, LinesUpdate, forget_left, paint
from qa_tui.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.strip import Strip

    from qa_tui.store.desk import Desk

SCREENS = ([], ["j", "j"], ["end"], ["slash", "v"], ["enter"], ["enter", "pagedown"], ["m"], ["d"])
"""Keys that lead from the queue to different screens."""


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
@pytest.mark.parametrize("keys", SCREENS, ids="-".join)
async def test_lines_are_drawn_alone_as_among_all_others(
    sample_desk: Desk, keys: list[str], size: tuple[int, int]
) -> None:
    width, height = size
    async with seated(sample_desk, size) as seat:
        await seat.press(*keys)
        compositor = seat.app.screen._compositor
        everything = Region(0, 0, width, height)
        whole = Compositor._render_chops(compositor, everything, lambda _: True)
        crops = [Region(0, y, width, lines) for lines in (1, 2, 7) for y in range(height - lines)]
        crops += [Region(x, 3, 9, 9) for x in range(0, width - 9, 5)]
        for crop in crops:
            chops = LineCompositor._render_chops(compositor, crop, crop.line_range.__contains__)
            for y in crop.line_range:
                for cut, strip in whole[y].items():
                    if crop.x <= cut < crop.right:
                        assert list(chops[y][cut]) == list(strip)


class Short(Widget):
    """A widget that draws fewer lines than its place has, as one does that is being resized."""

    def render_lines(self, crop: Region) -> list[Strip]:
        return super().render_lines(crop)[:1]


class ShortApp(App[None]):
    """One short widget on a screen that is drawn as the program's are."""

    def compose(self) -> ComposeResult:
        yield Short()


async def test_a_widget_with_too_few_lines_leaves_the_others_to_what_is_behind() -> None:
    app = ShortApp()
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        screen = app.screen
        compositor = LineCompositor()
        compositor.reflow(screen, screen.size)
        chops = compositor._render_chops(Region(0, 0, 20, 4), lambda _: True)
        lines = ["".join(piece.text for piece in line.values() if piece) for line in chops]
        assert [len(line) for line in lines] == [20, 20, 20, 20]


async def test_nothing_is_remembered_of_screens_that_were_left(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        there_and_back = ("enter", "q", "d", "q", "r", "escape")
        await seat.press(*there_and_back)
        forget_left()
        before = remembered()
        await seat.press(*there_and_back * 6)
        grown = remembered()
        forget_left()
        assert remembered() - before < (grown - before) / 3  # the last screens may still be held


def remembered() -> int:
    """How many widgets there are of which lines are kept, those that are gone included."""
    gc.collect()
    return sum(isinstance(one, StylesCache) for one in gc.get_objects())


async def test_a_step_in_a_list_draws_its_lines_and_nothing_else(
    sample_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(sample_desk, WIDE) as seat:
        await seat.press("end", "home")
        rows = seat.screen.query_one(LineList)
        drawn: list[str] = []
        for widget in seat.screen.query(Widget):
            monkeypatch.setattr(widget, "render_lines", noted(drawn, widget))
        for bar in (rows.vertical_scrollbar, seat.screen.query_one(Preview).vertical_scrollbar):
            monkeypatch.setattr(bar, "render_lines", noted(drawn, bar))
        rows.refresh_lines(0, rows.size.height)
        paint(seat.screen, rows)
        assert drawn == ["LineList"]


def noted(drawn: list[str], widget: Widget) -> Callable[[Region], list[Strip]]:
    """Draws a widget's lines, and notes whose they are."""
    draw = widget.render_lines

    def lines(crop: Region) -> list[Strip]:
        drawn.append(type(widget).__name__)
        return draw(crop)

    return lines


@pytest.mark.parametrize("keys", SCREENS, ids="-".join)
async def test_what_is_sent_for_changed_lines_is_what_textual_sends(
    sample_desk: Desk, keys: list[str]
) -> None:
    async with seated(sample_desk, WIDE) as seat:
        await seat.press(*keys)
        compositor = seat.app.screen._compositor
        for changed in ({Region(0, 0, 160, 48)}, {Region(3, 5, 90, 7), Region(100, 2, 60, 40)}):
            compositor._dirty_regions = {region.shrink((0, 0, 1, 0)) for region in changed}
            found = compositor.render_partial_update()
            assert found is not None
            update = LinesUpdate(found.chops, found.spans, found.chop_ends)
            expected = ChopsUpdate.render_segments(update, seat.app.console)
            assert update.render_segments(seat.app.console) == expected.replace("\n", "")
