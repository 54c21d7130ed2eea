"""A filter is saved as a view, under a name, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import seated
from on_desk import events_of, stored
from saved_views import QUERIES, counted, names, save, views_of

from qa_tui.domain.views import NAME_LENGTH
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.view_name import NameScreen

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk


async def test_the_filter_in_use_is_saved_under_a_name(sample_desk: Desk, size) -> None:
    before = events_of(sample_desk)
    async with seated(sample_desk, size) as seat:
        await seat.filter(QUERIES[0])
        await seat.press("j", "S")
        await seat.at(NameScreen)
        assert seat.field("name") == QUERIES[0]
        row = queue_below(seat).listed.current
        await seat.type("Tannhof")
        await seat.press("enter")
        await seat.at(QueueScreen)
        await counted(seat)
        (view,) = views_of(sample_desk)
        assert (view.name, view.query) == ("Tannhof", QUERIES[0])
        assert "saved: “Tannhof”" in seat.said
        assert "Tannhof" in seat.lines[0]
        assert seat.row == row
        assert seat.rows.has_focus
        await seat.press("1", "f2")
        assert tuple(seat.items) == stored(sample_desk, QUERIES[0])
    assert events_of(sample_desk) == before


def queue_below(seat: Seat) -> QueueScreen:
    """The queue under a dialog."""
    below = seat.app.screen_stack[-2]
    assert isinstance(below, QueueScreen)
    return below


async def test_a_long_filter_gives_a_name_that_fits(sample_desk: Desk) -> None:
    query = " ".join(f"-wort{number}" for number in range(20))
    async with seated(sample_desk) as seat:
        await seat.filter(query)
        await seat.press("S")
        assert seat.field("name") == query[:NAME_LENGTH]
        await seat.press("end", "x", "enter")
        await seat.at(QueueScreen)
    assert [view.query for view in views_of(sample_desk)] == [query]


async def test_everything_is_no_filter_to_save(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("8", "S")
        assert isinstance(seat.screen, QueueScreen)
        assert "narrow the list with /" in seat.said


async def test_escape_saves_nothing(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.filter("is:held")
        await seat.press("S", "escape")
        await seat.at(QueueScreen)
        assert tuple(seat.items) == stored(sample_desk, "is:held")
        assert seat.field("filter") == "is:held"
    assert views_of(sample_desk) == ()


async def test_a_name_that_cannot_be_is_explained_in_the_dialog(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("S", "backspace", "enter")
        await seat.at(NameScreen)
        assert seat.shown("#problem").startswith("A saved view needs a name.")
        await seat.type("New")
        assert not seat.shown("#problem")
        await seat.press("enter")
        await seat.at(QueueScreen)
    assert names(sample_desk) == ["New"]


async def test_a_taken_name_gets_the_filter_at_the_second_enter(sample_desk: Desk) -> None:
    save(sample_desk, "Held", "is:held")
    async with seated(sample_desk) as seat:
        await seat.filter("is:returned")
        await seat.press("S")
        await seat.type("held")
        await seat.press("enter")
        await seat.at(NameScreen)
        assert "already" in seat.shown("#problem")
        assert "Enter again gives that view this filter." in seat.shown("#problem")
        assert [view.query for view in views_of(sample_desk)] == ["is:held"]
        await seat.press("enter")
        await seat.at(QueueScreen)
        await counted(seat)
        assert [(v.name, v.query) for v in views_of(sample_desk)] == [("Held", "is:returned")]
        assert tuple(seat.items) == stored(sample_desk, "is:returned")


async def test_another_name_typed_after_a_refusal_makes_another_view(sample_desk: Desk) -> None:
    save(sample_desk, "Held", "is:held")
    async with seated(sample_desk) as seat:
        await seat.filter("is:returned")
        await seat.press("S")
        await seat.type("held")
        await seat.press("enter")
        await seat.type("2")
        await seat.press("enter")
        await seat.at(QueueScreen)
    assert [v.query for v in views_of(sample_desk)] == ["is:held", "is:returned"]


async def test_s_and_v_are_letters_in_the_filter(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("slash", "end", "ctrl+u")
        await seat.type("vS9")
        assert seat.field("filter") == "vS9"
        assert isinstance(seat.screen, QueueScreen)
