"""Saved views on the screens: beside the list, under keys, saved, renamed, ordered, deleted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from driving import NARROW, WIDE, events_of, greyed, seated, stored, total
from hostile_desk import offences
from textual.widgets import Input

from qa_tui.domain.views import NAME_LENGTH, VIEWS, SavedView
from qa_tui.i18n import say
from qa_tui.store.lists.saved_views import (
    change_view,
    delete_view,
    read_saved_views,
    rename_view,
    save_view,
)
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import OperationalError
from qa_tui.tui.safe import Backstop
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.view_name import NameScreen
from qa_tui.tui.screens.desk.views import ViewsScreen
from qa_tui.tui.screens.help import HelpScreen
from qa_tui.tui.widgets.sidebar import SAVED_KEYS, Sidebar
from qa_tui.tui.work.reading import ViewCounter
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from driving import Seat

    from qa_tui.store.desk import Desk

QUERIES = ["to:tannhof is:answered", "is:pending OR is:held", "topic:verkehr", "is:held"]
PLENTY = 11


def views_of(desk: Desk) -> tuple[SavedView, ...]:
    with desk.reading() as connection:
        return read_saved_views(connection)


def names(desk: Desk) -> list[str]:
    return [view.name for view in views_of(desk)]


def save(desk: Desk, name: str, query: str) -> SavedView:
    with desk.writing("bob") as writer:
        return save_view(writer, name, query)


def write(desk: Desk, work: Callable[..., SavedView], *values: object) -> SavedView:
    """Somebody else changes the views."""
    with desk.writing("bob") as writer:
        return work(writer, *values)


@pytest.fixture
def plenty(sample_desk: Desk) -> Desk:
    """The sample desk with more saved views than keys."""
    for number in range(PLENTY):
        save(sample_desk, f"View {number}", QUERIES[number % len(QUERIES)])
    return sample_desk


def beside(seat: Seat) -> list[str]:
    """The lines of the sidebar."""
    width = seat.screen.query_one(Sidebar).region.width
    return [line[: width - 1].rstrip() for line in seat.lines[2:-2]]


def queue(seat: Seat) -> QueueScreen:
    assert isinstance(seat.screen, QueueScreen)
    return seat.screen


async def counted(seat: Seat) -> None:
    """Wait until all saved views are counted."""
    screen = queue(seat)
    wanted = {view.key for view in screen.views.saved if view.understood}
    await seat.until(lambda: wanted <= screen.views.saved_counts.keys(), "all counts")
    await seat.settled()


# Beside the list


async def test_without_saved_views_the_sidebar_says_how_to_save_one(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        assert beside(seat)[-1:] == [""]
        shown = [line.strip() for line in beside(seat) if line.strip()]
        assert shown[-2:] == ["Views", "S keeps a filter here"]


async def test_saved_views_stand_in_their_group_with_keys_and_exact_counts(plenty: Desk) -> None:
    async with seated(plenty, WIDE) as seat:
        await counted(seat)
        shown = [line for line in beside(seat) if line.strip()]
        own, saved = shown[: shown.index("  Views")], shown[shown.index("  Views") + 1 :]
        assert len(own) == len(VIEWS) + 3
        assert len(saved) == PLENTY
        for number, line in enumerate(saved):
            key = SAVED_KEYS[number].upper() if number < len(SAVED_KEYS) else ""
            rows = total(plenty, QUERIES[number % len(QUERIES)])
            assert line.split() == [*key.split(), "View", str(number), str(rows)]
        assert "keeps" not in seat.text


async def test_names_and_numbers_stand_in_line(plenty: Desk) -> None:
    async with seated(plenty, WIDE) as seat:
        await counted(seat)
        rows = [line for line in beside(seat) if re.search(r"\d$", line)]
        assert len(rows) == len(VIEWS) + PLENTY
        assert {len(line) for line in rows} == {len(rows[0])}
        assert {re.match(r"[▌ ](..) (?=\w)", line) is not None for line in rows} == {True}


async def test_counts_follow_decisions(sample_desk: Desk) -> None:
    save(sample_desk, "Open", "is:pending")
    async with seated(sample_desk, WIDE) as seat:
        await counted(seat)
        (key,) = queue(seat).views.saved_counts
        before = queue(seat).views.saved_counts[key]
        await seat.press("a", "a")
        await seat.until(lambda: queue(seat).views.saved_counts[key] == before - 2, "the new count")
        assert total(sample_desk, "is:pending") == before - 2
        await seat.press("u")
        await seat.until(
            lambda: queue(seat).views.saved_counts[key] == before - 1, "the count after"
        )


async def test_the_own_counts_do_not_wait_for_the_others(plenty: Desk) -> None:
    async with seated(plenty, WIDE) as seat:
        screen = queue(seat)
        assert set(screen.views.counts) == {view.key for view in VIEWS}
        await counted(seat)
        screen.views.count_saved()
        screen.reload()
        await seat.press("2", "1")
        await counted(seat)
        assert screen.views.counts["questions"] == total(plenty, VIEWS[0].query)


# Choosing


async def test_keys_choose_saved_views(plenty: Desk, size) -> None:
    async with seated(plenty, size) as seat:
        for number, key in enumerate(SAVED_KEYS):
            await seat.press("1", key)
            query = QUERIES[number % len(QUERIES)]
            assert queue(seat).view.query == query
            assert tuple(seat.items) == stored(plenty, query)
            assert seat.field("filter") == query
            assert seat.rows.has_focus
            assert f"View {number}" in seat.lines[0]


async def test_a_key_without_a_view_says_so(sample_desk: Desk) -> None:
    save(sample_desk, "Only", "is:held")
    async with seated(sample_desk) as seat:
        view = queue(seat).view
        await seat.press("f3")
        assert seat.said == "No view is saved on F3."
        assert queue(seat).view is view


async def test_f5_refreshes_whatever_is_saved(plenty: Desk) -> None:
    async with seated(plenty) as seat:
        await seat.press("a", "f5")
        assert queue(seat).view is VIEWS[0]
        assert tuple(seat.items) == stored(plenty, VIEWS[0].query)


async def test_arrows_go_through_all_views_and_round(plenty: Desk, size) -> None:
    async with seated(plenty, size) as seat:
        every = len(VIEWS) + PLENTY
        seen = []
        for _ in range(every):
            seen.append(say(queue(seat).view.name))
            await seat.press("right")
        assert seen == [*(say(v.name) for v in VIEWS), *(f"View {n}" for n in range(PLENTY))]
        assert queue(seat).view is VIEWS[0]
        await seat.press("left")
        assert say(queue(seat).view.name) == f"View {PLENTY - 1}"


async def test_the_mouse_chooses_views_also_those_without_a_key(plenty: Desk) -> None:
    async with seated(plenty, WIDE) as seat:
        line = next(n for n, text in enumerate(seat.lines) if f"View {PLENTY - 1}" in text)
        await seat.pilot.click(offset=(8, line))
        await seat.settled()
        assert say(queue(seat).view.name) == f"View {PLENTY - 1}"
        assert seat.lines[line].startswith("▌")


async def test_a_low_sidebar_scrolls_to_the_chosen_view(plenty: Desk) -> None:
    async with seated(plenty, (110, 24)) as seat:
        assert "View 9" not in seat.text
        await seat.press("left")
        assert any(re.match(rf"▌ +View {PLENTY - 1}\b", line) for line in beside(seat))
        await seat.press("right")
        assert any(line.startswith("▌ 1 New questions") for line in beside(seat))


async def test_a_narrow_header_names_view_and_count(plenty: Desk) -> None:
    async with seated(plenty, NARROW) as seat:
        await seat.press("f2")
        await counted(seat)
        assert seat.lines[0].startswith(f" ◂ View 0 {total(plenty, QUERIES[0])} ▸")


async def test_an_empty_saved_view_says_so(sample_desk: Desk) -> None:
    save(sample_desk, "Nothing", "xylophonunterricht")
    async with seated(sample_desk) as seat:
        await seat.press("f2")
        assert seat.shown("#empty").startswith("Nothing matches this view at present.")
        await counted(seat)


async def test_readers_choose_views_and_see_public_rows(plenty: Desk, reader_desk: Desk) -> None:
    async with seated(reader_desk) as seat:
        for key, query in zip(SAVED_KEYS, QUERIES, strict=False):
            await seat.press(key)
            assert tuple(seat.items) == stored(reader_desk, query)
        await counted(seat)
        public = {view.key: total(reader_desk, view.query) for view in queue(seat).views.saved}
        assert queue(seat).views.saved_counts == public
        for key in ("S", "v"):
            await seat.press(key)
            assert isinstance(seat.screen, QueueScreen)
            assert seat.said == "The desk is open read-only."
    assert len(views_of(plenty)) == PLENTY


async def test_readers_without_views_are_told_nothing_of_saving(reader_desk: Desk) -> None:
    async with seated(reader_desk, WIDE) as seat:
        assert "Views" not in " ".join(beside(seat))


# What somebody else does meanwhile


async def test_views_of_others_come_with_a_refresh(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        save(sample_desk, "From bob", "is:held")
        await seat.press("R")
        await counted(seat)
        await seat.see("F2 From bob")


async def test_the_view_in_use_is_renamed_changed_and_deleted_by_others(sample_desk: Desk) -> None:
    uid = save(sample_desk, "Mine", "is:held").uid
    async with seated(sample_desk, WIDE) as seat:
        await seat.press("f2", "j")
        row = seat.row
        write(sample_desk, rename_view, uid, "Ours")
        await seat.press("R")
        assert seat.lines[0].startswith(" Ours")
        assert seat.row == row
        write(sample_desk, change_view, uid, "is:returned")
        await seat.press("R")
        assert tuple(seat.items) == stored(sample_desk, "is:returned")
        assert seat.field("filter") == "is:returned"
        write(sample_desk, delete_view, uid)
        await seat.press("R")
        assert queue(seat).view is VIEWS[0]
        assert tuple(seat.items) == stored(sample_desk, VIEWS[0].query)


async def test_a_filter_that_is_not_understood_is_told_and_passed_over(sample_desk: Desk) -> None:
    with sample_desk.writing("bob") as writer:
        writer.connection.execute(
            "insert into saved_view (uid, name, query, position) values ('u', 'Odd', 'mood:x', 1)"
        )
    async with seated(sample_desk, WIDE) as seat:
        assert next(line for line in beside(seat) if "Odd" in line).endswith("!")
        await seat.press("f2")
        assert "“mood:” is not a key" in seat.said
        assert queue(seat).view is VIEWS[0]
        await seat.press("left")
        assert queue(seat).view is VIEWS[-1]
        await seat.press("right")
        assert queue(seat).view is VIEWS[0]
        await seat.press("v")
        await seat.see("cannot be understood: mood:x")


# Saving


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


# Looking after them


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


def rows(seat: Seat) -> list[SavedView]:
    """The views in the list, as they are shown."""
    listed = seat.screen.listed  # type: ignore[attr-defined]
    found = [listed.window.row(identity) for identity in listed.window.head]
    return [view for view in found if view is not None]


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


# Words of strangers


@pytest.fixture
def hostile(sample_desk: Desk) -> Desk:
    """The sample desk with hostile names and filters, written past the rules for them."""
    with sample_desk.writing("bob") as writer:
        for number, text in enumerate(HOSTILE):
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
