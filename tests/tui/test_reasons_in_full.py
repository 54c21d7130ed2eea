"""The screen of reasons: clauses found by typing, letters edited in place, passages marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import Seat, seated
from on_desk import events_of, letters_of, line_of

from qa_tui.domain.records import State
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.widgets.letter_pane import LetterPane
from qa_tui.tui.widgets.passage_pane import PassagePane

if TYPE_CHECKING:
    from qa_tui.domain.records import Line
    from qa_tui.store.desk import Desk


def letter_to_asker(desk: Desk, line: Line, template: str) -> str:
    """The newest letter of a kind about a thread, as it is posted."""
    found = [one for one in letters_of(desk, line.id) if one.template == template]
    return found[0].text


def asked(seat: Seat) -> bool:
    """Whether the program asks before it throws something away."""
    return "The same key again discards that." in seat.shown("#problem")


@pytest.mark.parametrize("keys", [("slash", *"secr"), ("P", *"rofes")])
async def test_a_clause_is_found_by_typing(sample_desk: Desk, keys) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.press("r", *keys)
        assert "Professional secrecy" in seat.shown("#clauses")
        assert "Racism" not in seat.shown("#clauses")
        assert events_of(sample_desk)[-1].subject != row.message
        await seat.press("enter")
        assert "Racism" in seat.shown("#clauses")
        assert "secrecy" in seat.shown("#letter") or "Schweig" in seat.shown("#letter")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert events_of(sample_desk)[-1].clause == "secrecy"


async def test_a_search_of_clauses_is_left_as_it_was_begun(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        await seat.press("r", "i")
        letter = seat.shown("#letter")
        await seat.press("H", "a", "escape")
        assert isinstance(seat.screen, ReasonScreen)
        assert seat.shown("#letter") == letter
        assert "Racism" in seat.shown("#clauses")
        await seat.press("slash", *"zzz", "enter", "slash", "enter")
        assert isinstance(seat.screen, ReasonScreen)
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert events_of(sample_desk) == before


async def test_a_found_clause_is_chosen_with_arrows(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r", "slash", "e", "down", "down", "up", "enter", "enter")
        assert events_of(sample_desk)[-1].clause == "hate"


async def test_an_edited_letter_is_what_is_posted(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        await seat.press("r", "o", "ctrl+e", "ctrl+home")
        await seat.type("Leider nein. ")
        assert "Leider nein." in seat.words
        await seat.press("enter")
        assert isinstance(seat.screen, ReasonScreen)
        await seat.press("f2")
        await seat.at(QueueScreen)
        sent = letter_to_asker(sample_desk, row, "refused")
        assert sent.startswith("Leider nein. \nGuten Tag")
        assert events_of(sample_desk)[-1].clause == "no-question"
        assert seat.row.message != row.message


async def test_the_end_of_a_long_letter_is_reached_by_a_key_that_is_told(
    sample_desk: Desk, size
) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("r", "o")
        end = "calls it back"
        assert end not in seat.words
        assert "PgDn scroll" in seat.words
        for _ in range(9):
            await seat.press("pagedown")
        assert end in seat.words


async def test_keys_typed_before_the_letter_is_there_open_it(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r")
        await seat.burst("o", "ctrl+e")
        assert seat.screen.query_one("#letter-text").has_focus
        assert "Guten Tag" in seat.field("letter-text")


async def test_tab_goes_round_clauses_remark_and_letter(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("r", "o")
        for name in ("words", "letter-text", "clauses"):
            await seat.press("tab")
            assert seat.screen.query_one(f"#{name}").has_focus
        await seat.press("shift+tab")
        assert seat.screen.query_one("#letter-text").has_focus


async def test_without_a_clause_there_is_no_letter_to_edit(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r", "ctrl+e")
        assert "There is no letter yet." in seat.words
        await seat.press("tab", "tab")
        assert seat.screen.query_one("#clauses").has_focus


async def test_an_edited_letter_is_thrown_away_at_the_second_press_only(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        await seat.press("r", "o", "ctrl+e")
        await seat.type("Neu")
        await seat.press("tab")
        assert "Edited by you." in seat.shown("#letter")
        for key in ("i", "space", "p"):
            await seat.press(key)
            assert asked(seat)
            assert "Neu" in seat.shown("#letter")
        await seat.press("i", "i")
        assert not asked(seat)
        assert "Neu" not in seat.shown("#letter")
        assert "insult" in seat.shown("#letter") or "beleidig" in seat.shown("#letter")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert events_of(sample_desk) == before


async def test_the_letter_of_the_template_comes_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r", "o", "ctrl+e")
        stock = seat.field("letter-text")
        await seat.press("x", "f8")
        assert asked(seat)
        await seat.press("f8")
        assert seat.field("letter-text") == stock
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_a_letter_with_a_hole_is_not_sent_and_not_lost(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        before = events_of(sample_desk)
        await seat.press("r", "o", "ctrl+e")
        await seat.type("Guten Tag $asker_name!")
        await seat.press("f2")
        assert isinstance(seat.screen, ReasonScreen)
        assert "“$asker_name” still has to be filled in" in seat.words
        assert "Guten Tag $asker_name!" in seat.field("letter-text")
        assert events_of(sample_desk) == before


async def test_what_was_edited_for_many_is_thrown_away_at_the_second_escape(
    sample_desk: Desk,
) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        await seat.press("space", "space", "r", "o", "ctrl+e", "x", "escape")
        assert asked(seat)
        await seat.type("y")
        assert not asked(seat)
        await seat.press("escape", "escape")
        await seat.at(QueueScreen)
        assert events_of(sample_desk) == before


async def test_removing_with_clause_and_letter(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("5")
        row = seat.row
        await seat.press("x", "p", "enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, row.message).state is State.REMOVED
        assert events_of(sample_desk)[-1].clause == "private-life"


async def test_what_comes_while_the_menu_is_being_left_is_dropped(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("b")
        menu = seat.screen
        assert isinstance(menu, ReasonScreen)
        about = menu.about
        menu.query_one(LetterPane).read_text(about, beside=False)
        menu.query_one(PassagePane).read(about.message)
        menu.dismiss(None)
        await seat.settled()
        assert isinstance(seat.screen, QueueScreen)
