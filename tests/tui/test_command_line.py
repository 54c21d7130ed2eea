"""The `:` line: every command can be typed, is completed, remembered, and told what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import rows_of, seated
from on_desk import events_of, line_of

from qa_tui.domain.records import State
from qa_tui.tui.screens.deciding.decide_many import DecideManyScreen
from qa_tui.tui.screens.deciding.undoing import UndoingScreen
from qa_tui.tui.screens.desk.jump import JumpScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.help import HelpScreen
from qa_tui.tui.screens.taking_in.representatives import RepresentativesScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk


MISTAKES = [
    ("publich", "no command “publich” here. Did you mean"),
    ("xyzzy", "Tab completes"),
    ("publish now", "“publish” takes no argument"),
    ("view", "“view” needs more"),
    ("view 99", "no view “99”"),
    ("refuse insalt", "“insalt” is not a clause of the codex. Did you mean"),
    ("filter is:", "is:"),
    ("goto far", "not a row number"),
    ("open x", "not a thread number"),
    ("order backwards", "This list has no order"),
    ("hold 3d", "reason is missing"),
]


async def say(seat: Seat, line: str) -> None:
    """Type a line and send it off."""
    await seat.press("colon")
    await seat.type(line)
    await seat.press("enter")


def below(seat: Seat) -> str:
    """What stands under the line."""
    return seat.shown("#command-below")


def is_open(seat: Seat) -> bool:
    return bool(seat.screen.query("Footer.asking"))


async def test_a_clause_refuses_at_once(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        first, second = seat.items[:2]
        await say(seat, "refuse insult")
        assert line_of(sample_desk, first.message).state is State.REFUSED
        assert events_of(sample_desk)[-1].clause == "insult"
        assert seat.row.message == second.message
        assert not is_open(seat)
        assert "u takes it back" in seat.said


async def test_with_marks_it_is_about_all_of_them(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        first, second = seat.items[:2]
        await seat.press("space", "space")
        await say(seat, "refuse insult")
        await seat.at(DecideManyScreen)
        assert line_of(sample_desk, first.message).state is State.PENDING
        await seat.press("enter")
        await seat.at(QueueScreen)
        for row in (first, second):
            assert line_of(sample_desk, row.message).state is State.REFUSED


async def test_without_a_clause_the_menu_opens_as_by_key(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await say(seat, "refuse")
        assert "Refuse, because" in seat.words


async def test_sending_back_takes_a_clause_or_words(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await say(seat, "return Please ask one question only.")
        assert line_of(sample_desk, row.message).state is State.RETURNED
        assert events_of(sample_desk)[-1].clause is None
        await say(seat, "return unsourced")
        assert events_of(sample_desk)[-1].clause == "unsourced"


async def test_commands_of_two_words_are_typed_by_their_id(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        for typed in ("undo_list", "undo-list", "Undo_List"):
            await say(seat, typed)
            await seat.at(UndoingScreen)
            await seat.press("q")
            await seat.at(QueueScreen)
        await seat.press("colon")
        await seat.type("undo_l")
        await seat.press("tab")
        assert ":undo_list" in seat.text
        assert "bo  cem" in seat.text


async def test_holding_takes_a_day_and_a_reason(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row, second, third = seat.items[:3]
        await say(seat, "hold 3d the source is checked")
        assert line_of(sample_desk, row.message).wake_on == "2026-11-25"
        await say(seat, "hold ask the team")
        held = line_of(sample_desk, second.message)
        assert (held.state, held.wake_on) == (State.HELD, None)
        for day in ("2020-01-01", "after 2020-01-01", "on 2020-01-01", "bis zum 1.1.2020"):
            await say(seat, f"hold {day} too late")
            assert "in the past" in below(seat)
            await seat.press("escape")
        await say(seat, "hold on 2027-02-30 never")
        assert "is not a day" in below(seat)
        await seat.press("escape")
        await say(seat, "hold 0d at once")
        assert "over at once" in below(seat)
        assert line_of(sample_desk, third.message).state is State.PENDING


async def test_views_filters_orders_and_rows(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await say(seat, "view 5")
        assert seat.screen.view.key == "waiting"
        await say(seat, "view New questions")
        assert seat.screen.view.key == "questions"
        await say(seat, "7")
        assert seat.rows.cursor == 6
        await say(seat, "goto 3")
        assert seat.rows.cursor == 2
        await say(seat, "filter is:answered")
        assert {row.state for row in seat.items} == {State.PUBLISHED}
        await say(seat, "order oldest")
        assert "oldest first" in seat.said


async def test_a_thread_is_opened_by_its_number(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        thread = seat.items[4].id
        await say(seat, f"open {thread}")
        await seat.at(ThreadScreen)
        await seat.see(f"Thread {thread}")
        await say(seat, "back")
        await seat.at(QueueScreen)


async def test_names_hyphens_and_other_words_for_a_command(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await say(seat, "  Go to row ")
        await seat.at(JumpScreen)
        await seat.press("escape")
        await say(seat, "bring-back")
        assert "not possible" in below(seat)
        await seat.press("escape")
        await say(seat, ":help")
        await seat.at(HelpScreen)


async def test_a_theme_by_name(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await say(seat, "theme light")
        assert seat.app.theme == "qa-light"
        await say(seat, "theme pink")
        assert "no theme “pink”" in below(seat)
        assert "ansi" in below(seat)


async def test_what_is_wrong_is_said_under_the_line_which_stays(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        for line, said in MISTAKES:
            await say(seat, line)
            assert said in below(seat)
            assert seat.field("command") == line
            await seat.press("escape")
            assert not is_open(seat)
        assert events_of(sample_desk) == before
        await seat.press("j")
        assert seat.rows.cursor == 1


async def test_a_mistake_can_be_mended_where_it_stands(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await say(seat, "publis")
        await seat.type("h")
        await seat.press("enter")
        assert line_of(sample_desk, row.message).state is State.PUBLISHED


async def test_what_does_not_apply_says_why(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("5")
        await say(seat, "hold 3d later")
        assert "Hold is not possible" in below(seat)


async def test_tab_completes_commands_and_what_they_take(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("colon")
        await seat.type("ref")
        await seat.see("refuse ⇥")
        await seat.press("tab")
        assert seat.field("command") == "refuse "
        await seat.type("ins")
        await seat.press("tab", "enter")
        assert events_of(sample_desk)[-1].clause == "insult"
        for typed, whole in {
            "filt": "filter ",
            "filter is:pen": "filter is:pending",
            "view on": "view On hold",
            "theme l": "theme light",
            "order o": "order oldest",
            "repre": "representatives",
        }.items():
            await seat.press("colon")
            await seat.type(typed)
            await seat.press("tab")
            assert seat.field("command") == whole
            await seat.press("escape")


async def test_keys_typed_at_once_are_done_one_after_the_other(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        first, second = seat.items[:2]
        await seat.burst("colon", *"pub", "tab", "enter", "a")
        assert line_of(sample_desk, first.message).state is State.PUBLISHED
        assert line_of(sample_desk, second.message).state is State.PUBLISHED


async def test_every_screen_has_the_line(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        for way, kind in ((["enter"], ThreadScreen), (["m"], RepresentativesScreen)):
            await seat.press(*way)
            await seat.at(kind)
            await say(seat, "back")
            await seat.at(QueueScreen)
        await seat.press("w", "n")
        await seat.at(ComposeScreen)
        await seat.press("colon")
        assert not is_open(seat)
        await seat.press("f9")
        await seat.type("back")
        await seat.press("enter")
        await seat.at(QueueScreen)


async def test_people_are_filtered_by_line(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("m")
        await seat.at(RepresentativesScreen)
        await say(seat, "filter tannhof")
        await seat.settled()
        people = rows_of(seat.screen.query_one("#people"))
        assert people
        assert all("Tannhof" in person.name for person in people)


async def test_readers_are_not_offered_what_writes(reader_desk: Desk) -> None:
    async with seated(reader_desk) as seat:
        await say(seat, "publish")
        assert "no command “publish” here" in below(seat)


async def test_a_command_that_needs_more_asks_for_it_when_chosen(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.screen.action_command("view")
        await seat.settled()
        assert seat.field("command") == "view "


async def test_hostile_lines_change_nothing(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        for text in HOSTILE[::25]:
            await seat.press("colon")
            await seat.paste(f"view {text}")
            await seat.press("enter")
            await seat.press("escape")
        assert events_of(sample_desk) == before
        assert isinstance(seat.screen, QueueScreen)
        assert not is_open(seat)
