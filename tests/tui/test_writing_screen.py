"""Writing: a question, an answer on behalf, an author's new words; drafts are kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from composing import FIELDS, TITLE, check, compose, draft, fill, people
from driving import NARROW, WIDE, seated
from on_desk import events_of, stored, thread_of

from qa_tui.domain.question import NEW_TITLE_LIMIT
from qa_tui.domain.records import Form, Kind, State
from qa_tui.store.imports.page_directory import page_topic
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


async def test_a_question_is_taken_in(sample_desk: Desk) -> None:
    name = people(sample_desk, open_=True)[0]
    async with seated(sample_desk) as seat:
        known = {line.id for line in stored(sample_desk, "is:pending is:question")}
        await compose(seat, "n")
        await fill(seat, to=name, topic="", **FIELDS)
        assert "ready to be sent off" in seat.shown("#checks")
        await seat.press("f2")
        await seat.at(QueueScreen)
        (made,) = {line.id for line in stored(sample_desk, "is:pending is:question")} - known
        thread = thread_of(sample_desk, made)
        (question,) = thread.messages
        assert (thread.title, thread.to.name, thread.form) == (TITLE, name, Form.NEW)
        assert (question.author, question.state) == ("Ole A.", State.PENDING)
        assert question.background == FIELDS["background"]
        assert draft(sample_desk, Kind.QUESTION) is None
        assert made in {line.id for line in seat.items}
        assert str(made) in seat.shown("#rule")


async def test_a_question_that_is_sent_off_twice_at_once_is_taken_in_once(
    sample_desk: Desk,
) -> None:
    name = people(sample_desk, open_=True)[0]
    async with seated(sample_desk, WIDE) as seat:
        known = {line.id for line in stored(sample_desk, "is:pending is:question")}
        await compose(seat, "n")
        await fill(seat, to=name, topic="", **FIELDS)
        screen = seat.screen
        await asyncio.gather(screen.do_send(), screen.do_send())  # by key and by mouse
        await seat.at(QueueScreen)
        made = {line.id for line in stored(sample_desk, "is:pending is:question")} - known
        assert len(made) == 1


async def test_what_is_lacking_is_what_is_lacking_now(sample_desk: Desk) -> None:
    name = people(sample_desk, open_=True)[0]
    async with seated(sample_desk, WIDE) as seat:
        await compose(seat, "n")
        screen = seat.screen
        assert "not ready: To (name), Question" in seat.shown("#checks")
        screen.query_one("#to").value = name  # typed so fast that no check has come yet
        await screen.do_send()
        await seat.settled()
        assert screen.query_one("#title").has_focus


async def test_each_field_says_below_it_how_it_stands(sample_desk: Desk, size) -> None:
    name, closed = people(sample_desk, open_=True)[0], people(sample_desk, open_=False)[0]
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        assert check(seat, "to") == "· no addressee yet"
        assert "· no addressee yet" in seat.words
        await seat.type(name)
        assert check(seat, "to").startswith(f"✓ {name}")
        await seat.press("end", "ctrl+u")
        await seat.type(closed)
        assert check(seat, "to").startswith("✕")
        await seat.press("end", "ctrl+u")
        await seat.type("Qqq")
        assert check(seat, "to") == "✕ nobody has this name"
        await seat.press("tab")
        await seat.type("Wann?")
        assert (
            check(seat, "title") == f"✓ {NEW_TITLE_LIMIT - 5} characters left · asks something: yes"
        )
        await seat.press("backspace")
        assert check(seat, "title").startswith("✕")
        assert "ends without" in check(seat, "title")
        await seat.paste("n" * NEW_TITLE_LIMIT)
        assert check(seat, "title") == "✕ 4 characters too many"
        assert check(seat, "email") == "· The e-mail address is missing."
        assert check(seat, "phone") == "optional"


async def test_what_is_still_needed_is_wrong_once_it_was_to_be_sent(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        assert seat.shown("#checks").startswith("· 6 fields are not ready")
        await seat.press("tab", "f2")
        assert check(seat, "to").startswith("✕")
        assert check(seat, "email").startswith("✕")
        assert check(seat, "phone") == "optional"
        assert seat.screen.query_one("#to").has_focus


async def test_several_who_may_be_meant_are_named_and_offered(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await seat.type("tannhof")
        both = [name for name in people(sample_desk, open_=True) if "Tannhof" in name]
        assert len(both) > 1
        assert all(name in check(seat, "to") for name in both)
        assert all(name in seat.words for name in both)
        await seat.press("down", "enter")
        assert seat.field("to") == both[1]
        assert check(seat, "to").startswith(f"✓ {both[1]}")
        assert isinstance(seat.screen, ComposeScreen)


async def test_escape_closes_what_is_offered_before_it_leaves(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        await seat.type("tann")
        assert seat.screen.query(PickList).first().display
        await seat.press("escape")
        assert isinstance(seat.screen, ComposeScreen)
        assert not seat.screen.query(PickList).first().display
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_topics_are_found_by_any_of_their_words(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        await seat.press("tab", "tab", "tab")
        await seat.type("wohn")
        await seat.press("enter")
        assert seat.field("topic") == "Bauen und Wohnen"
        assert check(seat, "topic") == "✓ topic: Bauen und Wohnen"


async def test_a_field_stays_in_sight_however_long_its_check_is(sample_desk: Desk, size) -> None:
    with sample_desk.writing("xenia") as writer:
        for number in range(200):
            page_topic(writer, f"{number} Waldwege und Wasserstraßen")
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await seat.press("tab", "tab", "tab")
        await seat.paste("Quallen " * 200)
        await seat.press("home")
        await seat.type("Im Hafen ")
        assert "Im Hafen Quallen" in seat.text
        assert "There are" in seat.text


async def test_signs_are_ascii_where_wanted(sample_desk: Desk) -> None:
    async with seated(sample_desk, ascii_only=True) as seat:
        await compose(seat, "n")
        assert check(seat, "to").startswith("- ")
        await seat.type("Qqq")
        assert check(seat, "to").startswith("x ")


async def test_the_public_look_shows_what_others_will_see(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await fill(seat, to="", topic="", **FIELDS)
        look = seat.shown("#look")
        assert TITLE in look
        assert "Ole A." in look
        assert "Ahlers" not in look
        assert "Seite 3." in look


@pytest.mark.parametrize(("missing", "size"), [("to", WIDE), ("title", NARROW), ("email", NARROW)])
async def test_problems_keep_it_open(sample_desk: Desk, missing: str, size) -> None:
    before = events_of(sample_desk)
    fields = {"to": people(sample_desk, open_=True)[0], **FIELDS, missing: ""}
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await fill(seat, topic="", **fields)
        await seat.press("f2")
        assert isinstance(seat.screen, ComposeScreen)
        assert seat.said.startswith("Not sent off")
        assert not seat.app._notifications, "nothing stands over what is marked"
        assert check(seat, missing).startswith("✕")
        assert seat.screen.query_one(f"#{missing}").has_focus
        assert seat.field("first_name") == "Ole"
        assert events_of(sample_desk) == before


async def test_the_menu_chooses_by_arrow_and_enter(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("w", "end", "up", "enter")
        await seat.at(ComposeScreen)
        assert seat.screen.query("#to")
