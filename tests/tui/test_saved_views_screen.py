"""Saved views beside the list: which there are, choosing them, and what others do with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from driving import NARROW, WIDE, seated
from on_desk import stored, total
from saved_views import PLENTY, QUERIES, beside, counted, queue, save, views_of, write

from qa_tui.domain.views import VIEWS
from qa_tui.i18n import say
from qa_tui.store.lists.saved_views import (
    change_view,
    delete_view,
    rename_view,
)
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.widgets.sidebar import SAVED_KEYS

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

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
