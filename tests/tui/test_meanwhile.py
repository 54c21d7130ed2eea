"""Somebody else was faster: both sides are shown, nothing is overwritten, one key decides anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import seated
from on_desk import events_of, letters_of, line_of

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.messages.intake import revise
from qa_tui.store.undo.undo import undo_last
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


def bob(desk: Desk, message: int, verb: Verb = Verb.REFUSE, clause: str | None = "spam") -> None:
    """Somebody else decides, over a connection of their own."""
    with desk.writing("bob") as writer:
        decide(writer, Decision(message, verb, clause))


def bob_revises(desk: Desk, message: int, text: str) -> None:
    """Somebody else takes in new words."""
    with desk.writing("bob") as writer:
        revise(writer, message, text, "")


async def test_in_the_queue(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        for keys in ("a", "ri", "bo", "ht"):
            message = seat.row.message
            bob(sample_desk, message)
            before = events_of(sample_desk)
            await seat.press(*keys, *(["enter"] if len(keys) > 1 else []))
            await seat.at(ConflictScreen)
            await seat.see("bob", "refused", "nothing was written")
            await seat.press("escape")
            await seat.at(QueueScreen)
            assert events_of(sample_desk) == before
            assert line_of(sample_desk, message).state is State.REFUSED
            assert message not in [line.message for line in seat.items]


async def test_what_is_not_possible_any_more_is_said(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        bob(sample_desk, message)
        await seat.press("h", "t", "enter")
        await seat.at(ConflictScreen)
        await seat.see("Possible now: Reopen")
        await seat.press("enter")
        await seat.at(ConflictScreen)
        assert line_of(sample_desk, message).state is State.REFUSED


async def test_while_the_menu_is_open(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("r")
        await seat.at(ReasonScreen)
        bob(sample_desk, message, Verb.PUBLISH, None)
        await seat.press("i", "enter")
        await seat.at(ConflictScreen)
        await seat.see("bob")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.PUBLISHED


async def test_one_key_decides_all_the_same_on_what_is_there(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        bob_revises(sample_desk, message, "Wann kommt der Nachtbus wieder nach Moorhagen?")
        await seat.press("a")
        await seat.at(ConflictScreen)
        await seat.see("Moorhagen?", "What you read", "revised by its author", "bob")
        await seat.press("pagedown", "pagedown", "pagedown")
        await seat.see("What is there")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.PUBLISHED
        assert events_of(sample_desk)[-1].actor == "xenia"


async def test_somebody_is_faster_twice(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        bob_revises(sample_desk, message, "Wann kommt der eine Bus?")
        await seat.press("a")
        await seat.at(ConflictScreen)
        bob_revises(sample_desk, message, "Wann kommt der andere Bus?")
        await seat.press("enter")
        await seat.see("der andere")
        await seat.at(ConflictScreen)
        assert line_of(sample_desk, message).state is State.PENDING
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.PUBLISHED


async def test_on_the_thread_screen(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("enter")
        await seat.at(ThreadScreen)
        bob(sample_desk, message)
        before = events_of(sample_desk)
        await seat.press("a")
        await seat.at(ConflictScreen)
        await seat.see("bob")
        await seat.press("escape")
        await seat.at(ThreadScreen)
        assert events_of(sample_desk) == before
        await seat.see("refused")


async def test_what_was_changed_and_put_back_is_still_told(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        bob(sample_desk, message)
        with sample_desk.writing("bob") as writer:
            undo_last(writer)
        await seat.press("a")
        await seat.at(ConflictScreen)
        await seat.see("took back the refusal", "The words are the same.")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.PUBLISHED


async def test_new_words_begun_on_an_older_version(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("w", "v")
        await seat.at(ComposeScreen)
        bob_revises(sample_desk, message, "Wann kommt der Nachtbus wieder nach Moorhagen?")
        await seat.press("f2")
        await seat.at(ConflictScreen)
        await seat.see("bob", "Moorhagen?")
        await seat.press("escape")
        await seat.at(ComposeScreen)
        before = events_of(sample_desk)
        await seat.press("f2")
        await seat.at(ConflictScreen)
        assert events_of(sample_desk) == before
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert events_of(sample_desk)[-1].actor == "xenia"
        assert line_of(sample_desk, message).state is State.PENDING


async def test_a_second_look_is_enough(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        with sample_desk.writing("bob") as writer:
            decide(writer, Decision(message, Verb.HOLD, note="Ich frage nach."))
        await seat.press("a")
        await seat.at(ConflictScreen)
        await seat.press("escape", "3")
        place = [line.message for line in seat.items].index(message)
        await seat.press(*["j"] * place, "a")
        assert line_of(sample_desk, message).state is State.PUBLISHED


async def test_an_edited_letter_is_offered_again_on_the_new_words(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("r", "i", "ctrl+e", "ctrl+home")
        await seat.type("Leider nein. ")
        bob_revises(sample_desk, message, "Wann kommt der Nachtbus wieder nach Moorhagen?")
        before = events_of(sample_desk)
        await seat.press("f2")
        await seat.at(ConflictScreen)
        await seat.see("What you read", "bob", "Moorhagen?")
        assert events_of(sample_desk) == before
        await seat.press("enter")
        await seat.at(ReasonScreen)
        await seat.until(lambda: "Edited by you." in seat.shown("#letter"))
        assert "Leider nein." in seat.shown("#letter")
        assert seat.screen.menu.chosen.key == "insult"
        await seat.press("f2")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.REFUSED
        letters = letters_of(sample_desk, line_of(sample_desk, message).id)
        letter = next(one for one in letters if one.template == "refused")
        assert letter.text.startswith("Leider nein. Guten Tag")


async def test_marks_that_still_stand_are_kept_and_the_others_named(
    sample_desk: Desk, size
) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("b", "space", "space", "b", "space", "d")
        first, second = (mark.quote for mark in seat.screen.passages.passages)
        bob_revises(sample_desk, message, f"Eine Vorrede.\n\n{second}")
        await seat.press("enter")
        await seat.at(ConflictScreen)
        await seat.see("What you read", "bob")
        await seat.press("enter")
        await seat.at(ReasonScreen)
        assert [mark.quote for mark in seat.screen.passages.passages] == [second]
        assert "1 mark is gone" in seat.shown("#problem")
        assert " ".join(first.split())[:30] in seat.shown("#problem")
        assert "qa-tui" not in seat.words
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, message).state is State.RETURNED
        (letter, *_) = letters_of(sample_desk, line_of(sample_desk, message).id)
        assert letter.text.count("\n– ") == 1
