"""A disk that is full while somebody decides: what was typed stays in sight until it is stored."""

from __future__ import annotations

import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from driving import seated
from on_desk import events_of, letters_of, line_of

from qa_tui.domain.records import State
from qa_tui.store.drafts import read_drafts
from qa_tui.store.messages.intake import revise
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.deciding.correct import CorrectScreen
from qa_tui.tui.screens.deciding.hold import HoldScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.desk import Desk


@contextmanager
def full(desk: Desk) -> Iterator[None]:
    """No file of this process grows meanwhile, as on a full disk."""
    with desk.reading() as connection:  # as the program has one open all the time
        connection.execute("select count(*) from desk").fetchone()
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


def kinds_of_drafts(desk: Desk) -> list[str]:
    with desk.reading() as connection:
        return [draft.kind for draft in read_drafts(connection, "xenia")]


async def test_a_letter_that_cannot_be_stored_stands_in_its_menu_again(
    sample_desk: Desk, size
) -> None:
    async with seated(sample_desk, size) as seat:
        message, before = seat.row.message, events_of(sample_desk)
        with full(sample_desk):
            await seat.press("r", "o", "tab")
            await seat.type("Rief an.")
            await seat.press("ctrl+e", "ctrl+home")
            await seat.type("Leider nein. ")
            await seat.press("f2")
            await seat.at(ReasonScreen)
            assert "disk" in seat.said
            await seat.until(lambda: "Edited by you." in seat.shown("#letter"))
            assert seat.field("words") == "Rief an."
            assert seat.screen.menu.chosen.key == "no-question"
        assert (events_of(sample_desk), kinds_of_drafts(sample_desk)) == (before, [])
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.REFUSED
        letters = letters_of(sample_desk, line_of(sample_desk, message).id)
        assert next(one for one in letters if one.template == "refused").text.startswith("Leider")
        assert kinds_of_drafts(sample_desk) == []


async def test_what_was_typed_again_is_tried_as_often_as_one_likes(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        with full(sample_desk):
            await seat.press("b", "space", "space", "b", "tab", "tab")
            await seat.type("Bitte kürzer.")
            for _ in range(3):
                await seat.press("enter")
                await seat.at(ReasonScreen)
                await seat.until(lambda: seat.screen.passages.places, "the mark stands again")
                assert seat.field("words") == "Bitte kürzer."
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.RETURNED


async def test_why_something_is_held_stands_in_its_menu_again(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        with full(sample_desk):
            await seat.press("h", "s", "tab")
            await seat.type("Ich frage Frau Özbek.")
            await seat.press("tab", "ctrl+u")
            await seat.type("5d")
            await seat.press("enter")
            await seat.at(HoldScreen)
            assert (seat.field("words"), seat.field("until")) == ("Ich frage Frau Özbek.", "5d")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.HELD


async def test_a_full_disk_keeps_nobody_in_a_menu(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        with full(sample_desk):
            await seat.press("r", "o", "tab")
            await seat.type("Rief an.")
            await seat.press("enter")
            await seat.at(ReasonScreen)
            await seat.press("escape")
            assert "could not be kept" in seat.said
            await seat.press("escape")
            await seat.at(QueueScreen)


async def test_a_clause_alone_is_chosen_again_by_hand(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        with full(sample_desk):
            await seat.press("r", "o", "enter")
            await seat.at(QueueScreen)
            assert "disk" in seat.said


async def test_who_was_faster_on_a_full_disk_takes_nothing_away(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.press("r", "o", "ctrl+e")
        with sample_desk.writing("bo") as writer:
            revise(writer, message, "Wann kommt der Nachtbus?", "")
        with full(sample_desk):
            await seat.type("Nein. ")
            await seat.press("f2")
            await seat.at(ConflictScreen)
            await seat.press("escape")
            await seat.at(ReasonScreen)
            await seat.until(lambda: "Edited by you." in seat.shown("#letter"))
            assert "Nein. " in seat.screen.decision().letter.text
            assert "has changed since you began" in seat.shown("#problem")


async def test_what_is_decided_again_on_a_full_disk_stands_in_its_menu_again(
    sample_desk: Desk, size
) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("h", "s", "tab")
        await seat.type("Ich frage Frau Özbek.")
        with sample_desk.writing("bo") as writer:
            revise(writer, message, "Wann kommt der Nachtbus?", "")
        with full(sample_desk):
            await seat.press("enter")
            await seat.at(ConflictScreen)
            await seat.press("enter")
            await seat.at(HoldScreen)
            assert "disk" in seat.said
            assert seat.field("words") == "Ich frage Frau Özbek."
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.HELD


async def test_the_menu_of_what_was_stored_does_not_come_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r", "o", "tab")
        await seat.type("Rief an.")
        await seat.press("enter")
        await seat.at(QueueScreen)
        with full(sample_desk):
            await seat.press("a")
            await seat.settled()
            await seat.at(QueueScreen)
            assert "disk" in seat.said
        assert kinds_of_drafts(sample_desk) == []


async def test_who_was_faster_later_makes_no_draft_of_what_was_stored(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r", "o", "tab")
        await seat.type("Rief an.")
        await seat.press("enter")
        await seat.at(QueueScreen)
        with sample_desk.writing("bo") as writer:
            revise(writer, seat.row.message, "Wann kommt der Nachtbus?", "")
        await seat.press("a")
        await seat.at(ConflictScreen)
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert kinds_of_drafts(sample_desk) == []


@pytest.mark.parametrize("keys", ["wi", "wl", "wn"], ids=["note", "letter", "question"])
async def test_what_is_written_stays_in_its_fields(sample_desk: Desk, keys: str) -> None:
    async with seated(sample_desk) as seat:
        await seat.press(*keys)
        await seat.at(ComposeScreen)
        with full(sample_desk):
            await seat.type("Ein Satz von mir.")
            before = seat.screen.values()
            await seat.press("f2")
            assert "disk" in seat.said
            await seat.press("escape")
            await seat.at(ComposeScreen)
            assert seat.screen.values() == before
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert len(kinds_of_drafts(sample_desk)) == 1


async def test_masks_stay_chosen(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.press("e")
        await seat.at(CorrectScreen)
        with full(sample_desk):
            await seat.press("x")
            chosen = seat.screen.text.finds
            assert chosen
            await seat.press("enter")
            await seat.at(CorrectScreen)
            assert "disk" in seat.shown("#told")
            assert seat.screen.text.finds == chosen
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.PENDING
