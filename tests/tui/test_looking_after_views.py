"""Saved views are listed, renamed, put in order, deleted and brought back by key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from driving import WIDE, greyed, seated
from hostile_desk import offences
from on_desk import total
from saved_views import PLENTY, QUERIES, beside, counted, names, queue, rows, save, views_of, write
from textual.widgets import Input

from qa_tui.domain.views import VIEWS
from qa_tui.i18n import say
from qa_tui.store.lists.saved_views import delete_view
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import OperationalError
from qa_tui.tui.safe import Backstop
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.view_name import NameScreen
from qa_tui.tui.screens.desk.views import ViewsScreen
from qa_tui.tui.screens.help import HelpScreen
from qa_tui.tui.widgets.sidebar import SAVED_KEYS
from qa_tui.tui.work.reading import ViewCounter
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk


PARTS = 4
"""Desks over which the hostile names are spread: each count draws all views beside the list."""


async def test_an_empty_list_of_views_teaches(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("v")
        await seat.at(ViewsScreen)
        assert seat.shown("#empty").startswith("No view is saved yet.")
        assert "press S" in seat.words
        assert {"Rename", "Up", "Down", "Delete", "Bring back"} <= greyed(seat)
        for key in ("r", "K", "J", "x", "u"):
            await seat.press(key)
            assert isinstance(seat.screen, ViewsScreen)
            assert seat.said
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_views_are_listed_with_key_and_filter(plenty: Desk, size) -> None:
    async with seated(plenty, size) as seat:
        await seat.press("v")
        await seat.at(ViewsScreen)
        assert tuple(rows(seat)) == views_of(plenty)
        await seat.see("F2 View 0", QUERIES[0], "F3 View 1", QUERIES[1])


@pytest.mark.parametrize("key", ["r", "enter"])
async def test_a_view_is_renamed(plenty: Desk, key) -> None:
    async with seated(plenty) as seat:
        await seat.press("v", "j", key)
        await seat.at(NameScreen)
        assert seat.field("name") == "View 1"
        await seat.type("Mine")
        await seat.press("enter")
        await seat.at(ViewsScreen)
        assert rows(seat)[1].name == "Mine"
        assert seat.screen.listed.current == views_of(plenty)[1]
        await seat.press("q")
        await seat.at(QueueScreen)
        assert queue(seat).views.saved[1].name.values == {"name": "Mine"}


async def test_a_taken_name_stays_refused(plenty: Desk) -> None:
    async with seated(plenty) as seat:
        await seat.press("v", "r")
        await seat.type("view 5")
        await seat.press("enter", "enter")
        await seat.at(NameScreen)
        assert "already" in seat.shown("#problem")
        assert "Enter again" not in seat.shown("#problem")
        await seat.press("escape")
    assert names(plenty) == [f"View {number}" for number in range(PLENTY)]


@pytest.mark.parametrize("keys", [("K", "J"), ("ctrl+up", "ctrl+down")])
async def test_views_are_put_in_order_and_the_cursor_goes_along(plenty: Desk, size, keys) -> None:
    up, down = keys
    async with seated(plenty, size) as seat:
        await seat.press("v")
        for pressed, place in ((down, 2), (down, 3), (up, 2), (up, 1), (up, 1)):
            await seat.press(pressed)
            assert names(plenty).index("View 0") == place - 1
            assert tuple(rows(seat)) == views_of(plenty)
            assert seat.screen.listed.current == views_of(plenty)[place - 1]
            await seat.see(f"{SAVED_KEYS[place - 1].upper()} View 0")
        await seat.press("G", down)
        assert names(plenty)[-1] == f"View {PLENTY - 1}"


async def test_moves_typed_fast_all_count(plenty: Desk) -> None:
    async with seated(plenty) as seat:
        await seat.press("v")
        await seat.burst("J", "J", "J", "J", "K")
        assert names(plenty).index("View 0") == 3
        assert seat.screen.listed.current.name == "View 0"


async def test_what_is_deleted_is_brought_back_one_after_the_other(plenty: Desk, size) -> None:
    before = views_of(plenty)
    async with seated(plenty, size) as seat:
        await seat.press("v", "j", "x")
        assert "deleted: “View 1” · u brings it back" in seat.said
        assert seat.screen.listed.current.name == "View 2"
        await seat.press("x", "G", "x")
        assert len(views_of(plenty)) == PLENTY - 3
        for name in (f"View {PLENTY - 1}", "View 2", "View 1"):
            await seat.press("u")
            assert f"brought back: “{name}”" in seat.said
            assert seat.screen.listed.current.name == name
        assert not {"Rename", "Up", "Down", "Delete"} & greyed(seat)
        await seat.press("u")
        assert seat.said == "Nothing was deleted here."
    after = views_of(plenty)
    assert [(v.uid, v.name, v.query) for v in after] == [(v.uid, v.name, v.query) for v in before]


async def test_the_last_view_deleted_and_brought_back(sample_desk: Desk) -> None:
    save(sample_desk, "Only", "is:held")
    async with seated(sample_desk) as seat:
        await seat.press("f2", "v", "x")
        assert seat.shown("#empty")
        await seat.press("u")
        assert not seat.shown("#empty")
        assert seat.screen.listed.current.name == "Only"
        await seat.press("x", "escape")
        await seat.at(QueueScreen)
        assert queue(seat).view is VIEWS[0]
        assert queue(seat).views.saved == ()


async def test_a_view_that_was_brought_back_is_still_the_one_in_use(plenty: Desk) -> None:
    async with seated(plenty, WIDE) as seat:
        await seat.press("f2", "v", "x", "u", "J", "escape")
        await seat.at(QueueScreen)
        await counted(seat)
        assert say(queue(seat).view.name) == "View 0"
        assert any(line.startswith("▌F3 View 0") for line in beside(seat))


async def test_a_view_that_somebody_else_deleted_is_told(plenty: Desk) -> None:
    async with seated(plenty) as seat:
        await seat.press("v")
        write(plenty, delete_view, views_of(plenty)[0].uid)
        await seat.press("x")
        assert "gone" in seat.said
        assert seat.screen.listed.current.name == "View 1"
        await seat.press("u")
        assert seat.said == "Nothing was deleted here."


async def test_help_names_what_can_be_done(plenty: Desk) -> None:
    async with seated(plenty, WIDE) as seat:
        await seat.press("v", "question_mark")
        await seat.at(HelpScreen)
        await seat.see("r ⏎ Rename", "K ^↑ Move up", "J ^↓ Move down", "x Delete", "u Bring back")


async def test_ascii_signs(plenty: Desk) -> None:
    async with seated(plenty, WIDE, ascii_only=True) as seat:
        await seat.press("f2")
        assert any(line.startswith(">F2 View 0") for line in beside(seat))
        await seat.press("v")
        assert not {"▌", "▪"} & set(seat.text)


async def test_every_theme_shows_them(plenty: Desk) -> None:
    async with seated(plenty, WIDE) as seat:
        for _ in range(3):
            await seat.press("T")
            assert "F2 View 0" in seat.text
            await seat.press("v", "T", "r", "escape", "escape")
            assert "F2 View 0" in seat.text


async def test_german(plenty: Desk, german: None, size) -> None:
    async with seated(plenty, size) as seat:
        await seat.press("v", "r", "escape", "x", "u", "escape", "f2")
        assert isinstance(seat.screen, QueueScreen)


@pytest.fixture(params=range(PARTS))
def hostile(sample_desk: Desk, request: pytest.FixtureRequest) -> Desk:
    """The sample desk with hostile names and filters, written past the rules for them."""
    with sample_desk.writing("bob") as writer:
        for number, text in enumerate(HOSTILE[request.param :: PARTS]):
            name = text.encode("utf-8", "replace").decode().replace("\0", "")
            writer.connection.execute(
                "insert into saved_view (uid, name, query, position) values (?, ?, ?, ?)",
                (f"{number}'),app.quit('", f"{name}{number}", f'"{name}"', number),
            )
    return sample_desk


async def test_hostile_names_are_harmless_everywhere(hostile: Desk, size) -> None:
    async with seated(hostile, size) as seat:
        seat.app._filters[:] = [f for f in seat.app._filters if not isinstance(f, Backstop)]
        for key in (*SAVED_KEYS, "left", "left"):
            await seat.press(key)
            harmless(seat)
        await seat.press("v")
        await seat.at(ViewsScreen)
        listed = seat.screen.listed
        while listed.cursor < listed.total - 1:
            await seat.press("pagedown")
            harmless(seat)
        await seat.press("g", "J", "x")
        harmless(seat)
        await seat.press("u", "escape")
        await seat.at(QueueScreen)
        harmless(seat)


def harmless(seat: Seat) -> None:
    """Nothing on the screen moves the cursor, hides, turns, links or presses anything."""
    typed = {field.value for field in seat.screen.query(Input)}
    strips = seat.strips
    assert {strip.cell_length for strip in strips} == {seat.app.size.width}
    for number, strip in enumerate(strips):
        if not (number == 2 and any(offences(text) for text in typed)):
            assert not offences(strip.text), ascii(strip.text)
        for segment in strip:
            click = segment.style.meta.get("@click") if segment.style else None
            assert click is None or re.fullmatch(
                r"screen\.(command|view)\('[\w-]+'\)", str(click)
            ), click


async def test_a_pasted_name_is_one_line(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("S")
        await seat.paste("Bus\nund [@click=app.quit]Bahn[/]")
        await seat.press("enter")
        await seat.at(QueueScreen)
        (name,) = names(sample_desk)
        assert "\n" not in name
        assert name in seat.lines[0]


def test_counting_can_be_ended_from_outside(plenty: Desk) -> None:
    counter = ViewCounter(plenty)
    view = views_of(plenty)[0].view
    with plenty.reading() as connection:
        counter.stop()
        assert counter.count(view, connection) == total(plenty, view.query)
        connection.set_progress_handler(counter.stop, 1)
        with pytest.raises(OperationalError, match="interrupted"):
            counter.count(view, connection)


async def test_read_only_opening_shows_what_was_saved(sample_desk: Desk) -> None:
    save(sample_desk, "Answered by Tannhof", QUERIES[0])
    desk = open_desk(sample_desk.path, read_only=True, clock=sample_desk.clock)
    async with seated(desk, WIDE) as seat:
        await counted(seat)
        await seat.see("F2 Answered by Tannhof")
