"""The preview: words that were read ahead, keys that are held, scrolling, selecting, its bar."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from driving import NARROW, PATIENCE, WIDE, seated
from on_desk import events_of, thread_of
from textual.geometry import Offset

from qa_tui.store.messages.notes import add_note
from qa_tui.store.opening import open_desk
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.widgets import preview_pane
from qa_tui.tui.widgets.line_view import LineBar
from qa_tui.tui.widgets.preview import Preview
from qa_tui.tui.work.reading import Previewed, QueueReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from driving import Seat

    from qa_tui.domain.records import Line
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


class GatedReader(QueueReader):
    """Reads no preview before it may."""

    gate = threading.Event()

    def preview(self, line: Line, connection: Connection) -> Previewed:
        assert self.gate.wait(PATIENCE)
        return super().preview(line, connection)


@contextmanager
def nothing_read(seat: Seat) -> Iterator[None]:
    """Let no preview be read for a while."""
    screen = seat.screen
    assert isinstance(screen, QueueScreen)
    screen.preview.reader = GatedReader(screen.reader.desk, screen.reader.views)
    GatedReader.gate.clear()
    try:
        yield
    finally:
        GatedReader.gate.set()


def gist(desk: Desk, line: Line) -> str:
    """The first words of a question, as the preview shows them."""
    first = thread_of(desk, line.id).messages[0]
    return " ".join((first.text + " " + first.background).split()[:4])


async def longest(seat: Seat) -> None:
    """Go to the row with the most words."""
    await seat.press("8")
    longest = max(seat.items, key=lambda line: len(thread_of(seat.desk, line.id).messages[0].text))
    seat.rows.go_to_id(longest.place)
    await seat.settled()


async def test_a_step_shows_words_that_were_read_ahead(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        after = gist(sample_desk, seat.items[1])
        with nothing_read(seat):
            await seat.hit("j")
            await seat.until(lambda: after in seat.shown("#preview-text"), after)
            await seat.see(after.split()[0])


async def test_after_a_decision_the_next_words_are_there_at_once(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        after, decided = gist(sample_desk, seat.items[1]), len(events_of(sample_desk))
        with nothing_read(seat):
            await seat.hit("a")
            await seat.until(lambda: after in seat.shown("#preview-text"), after)
        assert len(events_of(sample_desk)) == decided + 1


async def test_words_read_ahead_give_way_to_what_is_there_by_then(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        with open_desk(sample_desk.path).writing("bo") as writer:
            add_note(writer, seat.items[1].message, "Look at the second sentence.")
        await seat.press("j")
        await seat.see("Look at the second sentence.")


async def test_while_a_key_is_held_nothing_is_read(
    sample_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(sample_desk, WIDE) as seat:
        ahead, far = (gist(sample_desk, seat.items[place]) for place in (1, 3))
        monkeypatch.setattr(preview_pane, "REST", 1000)
        for place in range(1, 4):
            await seat.hit("j")
            await seat.until(lambda place=place: seat.rows.cursor == place)
        assert ahead in seat.shown("#preview-text")
        monkeypatch.setattr(preview_pane, "REST", 0)
        await seat.press("k", "j")
        assert far in seat.shown("#preview-text")


@pytest.mark.parametrize("size", [(110, 40), (160, 24)], ids=str)
async def test_long_words_scroll_and_begin_anew_with_the_next_row(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        preview = seat.screen.query_one(Preview)
        await longest(seat)
        last = seat.shown("#preview-text").split()[-1]
        before = seat.words
        for _ in range(preview.max_scroll_y // 6 + 1):
            await seat.press("J")
        assert last in seat.words
        assert seat.words != before
        await seat.press("j")
        assert preview.scroll_y == 0


async def test_another_width_breaks_the_lines_anew(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        words = seat.shown("#preview-text").split()
        for size in ((110, 40), (200, 50)):
            await seat.pilot.resize_terminal(*size)
            await seat.settled()
            assert " ".join(words[:4]) in seat.words
            width = seat.screen.query_one(Preview).line_width
            lines = seat.screen.query_one(Preview).render_lines(
                seat.screen.query_one(Preview).size.region
            )
            assert {line.cell_length for line in lines} == {width}


async def test_no_line_is_drawn_before_there_is_room_for_it(sample_desk: Desk) -> None:
    async with seated(sample_desk, NARROW) as seat:
        preview = seat.screen.query_one(Preview)
        await seat.press("j")
        assert not preview.size.width
        assert preview.virtual_size.height == 0
        await seat.press("p")
        assert preview.virtual_size.height > 5
        await seat.see(gist(sample_desk, seat.row))


async def test_words_can_be_selected_and_copied(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        preview = seat.screen.query_one(Preview)
        title = thread_of(sample_desk, seat.row.id).title
        await seat.pilot.mouse_down(preview, Offset(0, 0))
        await seat.pilot.hover(preview, Offset(8, 0))
        await seat.pilot.mouse_up(preview, Offset(8, 0))
        await seat.settled()
        selected = seat.screen.get_selected_text()
        assert selected
        assert title.startswith(selected)


@pytest.mark.parametrize("size", [(80, 24), (160, 24)], ids=str)
async def test_the_bar_shows_how_far_one_is(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        if not seat.screen.has_class("preview"):
            await seat.press("p")
        preview = seat.screen.query_one(Preview)
        bar = preview.vertical_scrollbar
        assert isinstance(bar, LineBar)
        await longest(seat)
        top = [list(strip) for strip in bar.render_lines(bar.size.region)]
        assert len(top) == bar.size.height
        while preview.scroll_y < preview.max_scroll_y:
            await seat.press("J")
        assert [list(strip) for strip in bar.render_lines(bar.size.region)] != top


async def test_the_next_screenful_is_drawn_ahead(
    sample_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = LineList.draw

    def noted(listed: LineList, row: Line, *rest: Any) -> Iterable[Any]:
        drawn.append(row.message)
        return draw(listed, row, *rest)

    async with seated(sample_desk, WIDE) as seat:
        await seat.press("8", "pagedown")
        before = seat.row
        monkeypatch.setattr(LineList, "draw", noted)
        with nothing_read(seat):
            await seat.hit("pagedown")
            await seat.until(lambda: seat.row != before)
            await seat.see(seat.items[seat.rows.sight.stop - 2].gist[:20])
            assert set(drawn) <= {before.message, seat.row.message}
