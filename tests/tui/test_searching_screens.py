"""Searching on the screens: while typing, with completion, with hits to walk through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import SIZES, Seat, seated
from on_desk import stored

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.hits import find_hits
from qa_tui.domain.listing import Order
from qa_tui.tui.screens.desk.jump import JumpScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.widgets.filter_bar import FilterBar
from qa_tui.tui.widgets.found_text import EXPANDED, FoundText
from qa_tui.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


def offered(seat: Seat) -> list[str]:
    return [choice.text for choice in seat.screen.query_one(FilterBar).completions.choices]


async def begin(seat: Seat, text: str) -> None:
    """Type a filter in place of the view's own, without sending it off."""
    await seat.press("slash", "end", "ctrl+u")
    await seat.type(text)


async def test_the_list_follows_while_one_types(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await begin(seat, "bus")
        assert tuple(seat.items) == stored(sample_desk, "bus")
        assert seat.screen.query_one("#filter").has_focus
        await seat.type("linie")
        assert tuple(seat.items) == stored(sample_desk, "buslinie")
        await seat.press("enter")
        assert seat.rows.has_focus
        assert tuple(seat.items) == stored(sample_desk, "buslinie")


async def test_a_wrong_filter_leaves_the_list_that_was_agreed_on(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.filter("topic:verkehr")
        before = tuple(seat.items)
        await begin(seat, "bus asked:99999999d")
        await seat.press("enter")
        assert tuple(seat.items) == before
        assert "^" in seat.shown("#filter-error")
        caret = next(line for line in seat.lines if line.strip() == "^")
        field = next(line for line in seat.lines if "asked:99999999d" in line)
        assert caret.index("^") == field.index("99999999d")


async def test_keys_and_values_are_completed(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await begin(seat, "to")
        assert offered(seat)[:1] == ["to:"]
        await seat.press("tab")
        assert seat.field("filter") == "to:"
        await seat.type("ros")
        assert offered(seat) == ['"Rosalie Tannhof"']
        await seat.see("Rosalie Tannhof")
        await seat.press("tab", "enter")
        assert seat.field("filter") == 'to:"Rosalie Tannhof"'
        assert {line.to for line in seat.items} == {"Rosalie Tannhof"}
        assert not seat.shown("#completions")


@pytest.mark.parametrize("typed", ["party:", "topic:ver", "clause:ins", "is:pen", "has:", "asked:"])
async def test_a_completed_filter_can_be_used(sample_desk: Desk, typed: str) -> None:
    async with seated(sample_desk) as seat:
        await begin(seat, typed)
        assert offered(seat)
        await seat.press("tab")
        parse_filter(seat.field("filter"))
        await seat.press("enter")
        assert seat.rows.has_focus


async def test_down_goes_from_the_filter_into_the_list(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await begin(seat, "bus")
        await seat.press("down")
        assert seat.rows.has_focus
        assert tuple(seat.items) == stored(sample_desk, "bus")


async def test_rows_show_the_passage_that_was_found(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.filter("buslinie")
        shown = [line for line in seat.items if line.passage]
        assert shown
        for line in shown:
            hits = [text.lower() for text, hit in line.passage if hit]
            assert any(text.startswith("buslinie") for text in hits)
        await seat.see("Buslinie")


async def test_order_changes_and_is_said(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.filter("bus")
        newest = [line.place for line in seat.items]
        await seat.press("s")
        assert "oldest" not in seat.said or newest != [line.place for line in seat.items]
        orders = [seat.screen.rows.order]
        for _ in range(2):
            await seat.press("s")
            orders.append(seat.screen.rows.order)
        assert set(orders) == set(Order)
        await seat.press("escape")
        assert seat.screen.rows.order is None


async def test_jump_goes_to_a_row_by_its_number(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        for typed, place in (("7", 6), ("1", 0), ("0", 0), ("99999", len(seat.items) - 1)):
            await seat.press("number_sign")
            assert isinstance(seat.screen, JumpScreen)
            await seat.type(typed)
            await seat.press("enter")
            assert isinstance(seat.screen, QueueScreen)
            assert seat.rows.cursor == place
        await seat.press("number_sign", "escape")
        assert seat.rows.cursor == len(seat.items) - 1


async def test_rows_are_marked_one_by_one_and_in_ranges(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        first = [line.place for line in seat.items]
        await seat.press("space")
        assert seat.rows.marked_ids() == first[:1]
        assert "1 row marked" in seat.said
        await seat.press("V", "j", "j", "V")
        assert seat.rows.marked_ids() == first[:4]
        await seat.press("escape")
        assert seat.rows.marked_ids() == []
        assert "no row marked" in seat.said


async def test_hits_of_a_thread_are_walked_through(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.filter("der")
        line = max(seat.items, key=lambda line: line.answers)
        seat.rows.go_to_id(line.place)
        await seat.settled()
        await seat.press("enter")
        assert isinstance(seat.screen, ThreadScreen)
        texts = list(seat.screen.query(FoundText))
        places = [(text, n) for text in texts for n in range(len(text.hits))]
        assert len(places) > 3
        assert seat.screen.text.hit in places
        await seat.press("n")
        start = places.index(seat.screen.text.hit)
        for step in range(1, len(places) + 1):
            await seat.press("n")
            place = (start + step) % len(places)
            assert seat.screen.text.hit == places[place]
            assert f"hit {place + 1} of {len(places)}" in seat.said
            text, number = places[place]
            line_on_screen = text.content_region.y + text.line_of(number)
            assert seat.screen.query_one("#text").region.contains(
                text.content_region.x, line_on_screen
            )
            assert "der" in seat.lines[line_on_screen].lower()
        await seat.press("N")
        assert seat.screen.text.hit == places[start - 1]


async def test_hits_without_a_search_say_how_to_search(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("enter", "n")
        assert isinstance(seat.screen, ThreadScreen)
        assert "filter" in seat.said


async def test_preview_marks_what_was_found(sample_desk: Desk) -> None:
    async with seated(sample_desk, SIZES[1]) as seat:
        await seat.filter("buergerinnen")
        shown = seat.screen.query_one(Preview).render()
        marked = {(span.start, span.end) for span in shown.spans if span.style == EXPANDED}
        found = list(find_hits(shown.plain, seat.screen.rows.sought))
        assert found
        assert all(hit.expanded for hit in found)
        assert {(hit.start, hit.end) for hit in found} == marked
