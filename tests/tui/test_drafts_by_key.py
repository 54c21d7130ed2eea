"""Drafts are listed, gone on with, thrown away and brought back by key."""

from __future__ import annotations

from composing import check, compose
from driving import NARROW, greyed, seated
from on_desk import thread_of
from test_writing_more import drafts

from qa_tui.domain.draft import DraftPlace
from qa_tui.store.drafts import drop_draft, save_draft
from qa_tui.store.messages.intake import answer
from qa_tui.tui.lists.draft_list import DraftList
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.drafts import DraftsScreen
from tests.hostile import HOSTILE


async def test_several_new_questions_are_kept_apart(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        for title in ("Eins?", "Zwei?"):
            await compose(seat, "n")
            assert seat.field("title") == ""
            await seat.press("tab")
            await seat.type(title)
            await seat.press("escape")
            await seat.at(QueueScreen)
        await seat.press("D")
        await seat.at(DraftsScreen)
        assert "Eins?" in seat.text
        assert "Zwei?" in seat.text
        await seat.press("down", "enter")
        await seat.at(ComposeScreen)
        first = seat.field("title")
        await seat.type(" Tann")
        await seat.press("escape", "escape")
        await seat.at(DraftsScreen)
        assert sorted(one.fields["title"] for one in drafts(sample_desk)) == ["Eins?", "Zwei?"]
        changed = next(one for one in drafts(sample_desk) if one.fields["to"])
        assert changed.fields["title"] == first


async def test_a_draft_is_thrown_away_and_brought_back(sample_desk, size) -> None:
    with sample_desk.writing("xenia") as writer:
        save_draft(writer, DraftPlace("question"), {"title": "Eins?"})
        save_draft(writer, DraftPlace("question", slot=1), {"title": "Zwei?"})
    async with seated(sample_desk, size) as seat:
        await seat.press("D", "x")
        (left,) = drafts(sample_desk)
        await seat.press("x")
        assert "No drafts." in seat.words
        assert {"Go on", "Throw away"} <= greyed(seat)
        await seat.press("x")
        assert "No draft is chosen." in seat.said
        await seat.press("u", "u")
        assert "Bring back" in greyed(seat)
        assert not {"Go on", "Throw away"} & greyed(seat)
        assert len(drafts(sample_desk)) == 2
        await seat.press("u")
        assert "Nothing was thrown away here." in seat.said
        assert left.fields["title"] in seat.text


async def test_a_draft_that_has_gone_is_told_whatever_opens_it(sample_desk) -> None:
    place = DraftPlace("question")

    def begin_elsewhere() -> None:
        with sample_desk.writing("xenia") as writer:
            save_draft(writer, place, {"title": "Eins?"})

    def drop_elsewhere() -> None:
        with sample_desk.writing("xenia") as writer:
            drop_draft(writer, place)

    async with seated(sample_desk) as seat:
        begin_elsewhere()
        await seat.press("w")
        drop_elsewhere()
        await seat.press("g")
        assert "You have no draft with the id" in seat.said
        begin_elsewhere()
        await seat.press("D")
        await seat.at(DraftsScreen)
        drop_elsewhere()
        await seat.pilot.click(DraftList, offset=(5, 1), times=2)
        await seat.settled()
        assert "You have no draft with the id" in seat.said
        assert isinstance(seat.screen, DraftsScreen)


async def test_an_emptied_draft_is_none(sample_desk) -> None:
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        await seat.type("Qq")
        await seat.press("escape")
        await seat.at(QueueScreen)
        await compose(seat, "g")
        await seat.press("end", "ctrl+u", "escape")
        await seat.at(QueueScreen)
        assert drafts(sample_desk) == ()


async def test_hostile_drafts_are_listed_and_opened(sample_desk, size) -> None:
    with sample_desk.writing("xenia") as writer:
        for number, text in enumerate(HOSTILE):
            save_draft(writer, DraftPlace("question", slot=number), {"title": text, "to": text})
    async with seated(sample_desk, size) as seat:
        await seat.press("D", "G")
        assert not any(ord(sign) < 32 for line in seat.lines for sign in line)
        await seat.press("enter")
        await seat.at(ComposeScreen)
        assert not any(ord(sign) < 32 for line in seat.lines for sign in line)


async def test_a_draft_of_an_answer_stays_when_the_question_changes(sample_desk) -> None:
    async with seated(sample_desk, NARROW) as seat:
        await seat.press("5")
        row = seat.row
        await compose(seat, "a")
        await seat.type("Im Mai.")
        with sample_desk.writing("bob") as writer:
            writer.connection.execute(
                "update message set version = version + 1 where id = ?", (row.message,)
            )
            answer(writer, row.id, "Von Bob.", standard=False)
        await seat.type("!")
        assert "the question has changed" in check(seat, "text")
        await seat.press("f2")
        await seat.at(QueueScreen)
        texts = [one.text for one in thread_of(sample_desk, row.id).messages]
        assert texts[-2:] == ["Von Bob.", "Im Mai.!"]
