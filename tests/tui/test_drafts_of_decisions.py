"""What is typed and marked for a decision is a draft: kept, offered again, gone when decided."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from driving import seated
from on_desk import events_of, letters_of, line_of

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.drafts import read_drafts
from qa_tui.store.messages.intake import revise
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.deciding.hold import HoldScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.writing.drafts import DraftsScreen

if TYPE_CHECKING:
    from qa_tui.domain.draft import Draft
    from qa_tui.store.desk import Desk


def drafts(desk: Desk) -> tuple[Draft, ...]:
    with desk.reading() as connection:
        return read_drafts(connection, "xenia")


async def test_an_edited_letter_is_saved_while_typing_and_offered_again(
    sample_desk: Desk, size
) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("r", "o", "ctrl+e", "ctrl+home")
        await seat.type("Leider nein. ")
        await seat.until(lambda: drafts(sample_desk), "it is saved")
        (draft,) = drafts(sample_desk)
        assert (draft.kind, draft.message) == ("refuse", message)
        assert draft.fields["text"].startswith("Leider nein. ")
        assert draft.fields["clause"] == "no-question"
        await seat.press("escape")
        await seat.at(QueueScreen)
        await seat.press("r")
        await seat.at(ReasonScreen)
        await seat.until(lambda: "Edited by you." in seat.shown("#letter"))
        await seat.see("Your draft is back.")
        assert seat.screen.menu.chosen.key == "no-question"
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.REFUSED
        letters = letters_of(sample_desk, line_of(sample_desk, message).id)
        assert next(one for one in letters if one.template == "refused").text.startswith("Leider")
        assert drafts(sample_desk) == ()


async def test_a_menu_that_is_left_while_it_decides_leaves_once(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.press("r", "o", "tab")
        await seat.type("Rief an.")
        screen = seat.screen
        await asyncio.gather(screen.draft.leave(), screen.draft.decide(screen.decision()))
        await seat.at(QueueScreen)
        await seat.settled()
        decided = line_of(sample_desk, message).state is State.REFUSED
        assert decided != bool(drafts(sample_desk))


async def test_marks_and_words_are_kept_at_escape(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("b", "space", "space", "b", "tab", "tab")
        await seat.type("Bitte kürzer.")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert "The draft is kept" in seat.said
        (draft,) = drafts(sample_desk)
        assert (draft.fields["words"], draft.fields["remark 1"]) == ("Bitte kürzer.", "prove")
        await seat.press("b")
        await seat.at(ReasonScreen)
        await seat.until(lambda: seat.screen.passages.places, "the mark stands again")
        assert seat.field("words") == "Bitte kürzer."
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.RETURNED
        (letter, *_) = letters_of(sample_desk, line_of(sample_desk, message).id)
        assert "Bitte kürzer." in letter.text
        assert letter.text.count("\n– ") == 1
        assert drafts(sample_desk) == ()


async def test_why_something_is_held_is_kept(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.press("h", "tab")
        await seat.type("Ich frage Frau Özbek.")
        await seat.press("tab", "ctrl+u")
        await seat.type("5d")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert [one.kind for one in drafts(sample_desk)] == ["hold"]
        await seat.press("h")
        await seat.at(HoldScreen)
        assert (seat.field("words"), seat.field("until")) == ("Ich frage Frau Özbek.", "5d")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.HELD
        assert drafts(sample_desk) == ()


async def test_a_clause_alone_is_no_draft(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        for keys in (("r", "i"), ("b", "o"), ("h", "t")):
            await seat.press(*keys, "escape")
            await seat.at(QueueScreen)
        assert drafts(sample_desk) == ()


async def test_what_is_taken_away_again_leaves_no_draft(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("b", "space", "space", "b", "escape")
        assert len(drafts(sample_desk)) == 1
        await seat.press("b")
        await seat.until(lambda: seat.screen.passages.places)
        await seat.press("space", "x", "escape")
        await seat.at(QueueScreen)
        assert drafts(sample_desk) == ()


async def test_the_list_of_drafts_goes_on_with_a_decision(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("b", "tab")
        await seat.type("Bitte kürzer.")
        await seat.press("escape", "j", "D")
        await seat.at(DraftsScreen)
        await seat.see("Sending back", "Bitte kürzer.")
        await seat.press("enter")
        await seat.at(ReasonScreen)
        assert seat.field("words") == "Bitte kürzer."
        await seat.press("enter")
        await seat.at(ThreadScreen)
        assert line_of(sample_desk, message).state is State.RETURNED
        await seat.press("q")
        await seat.at(DraftsScreen)
        await seat.see("No drafts.")


async def test_the_menu_of_writing_goes_on_with_a_decision(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("b", "tab")
        await seat.type("Bitte kürzer.")
        await seat.press("escape", "w")
        await seat.see("Go on: Sending back “Bitte kürzer.”")
        await seat.press("g")
        await seat.at(ReasonScreen)
        assert seat.field("words") == "Bitte kürzer."


async def test_a_draft_of_what_is_decided_says_what_is_possible(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.press("b", "tab")
        await seat.type("Bitte kürzer.")
        await seat.press("escape")
        with sample_desk.writing("bo") as writer:
            decide(writer, Decision(message, Verb.PUBLISH))
        await seat.press("D", "enter")
        await seat.at(ThreadScreen)
        await seat.until(lambda: "Send back is not possible" in seat.said)
        assert len(drafts(sample_desk)) == 1


async def test_leaving_it_to_who_was_faster_keeps_the_letter(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("r", "o", "ctrl+e")
        await seat.type("Nein. ")
        with sample_desk.writing("bo") as writer:
            revise(writer, message, "Wann kommt der Nachtbus?", "")
        before = events_of(sample_desk)
        await seat.press("f2")
        await seat.at(ConflictScreen)
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert "The draft is kept" in seat.said
        assert events_of(sample_desk) == before
        (draft,) = drafts(sample_desk)
        assert "Nein. " in draft.fields["text"]
        await seat.press("r")
        await seat.at(ReasonScreen)
        await seat.see("The message has changed since you began")


async def test_for_many_nothing_is_kept_and_nothing_offered(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("b", "tab")
        await seat.type("Bitte kürzer.")
        await seat.press("escape", "space", "space", "b")
        await seat.at(ReasonScreen)
        assert seat.field("words") == ""
