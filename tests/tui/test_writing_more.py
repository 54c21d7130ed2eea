"""Letters, supplements, follow-ups, the old form; files and one's own editor."""

from __future__ import annotations

import os
import sys

from composing import FIELDS, check, compose, fill, people
from driving import seated
from on_desk import events_of, letters_of, stored, thread_of

from qa_tui.domain.records import Form, State
from qa_tui.store.drafts import read_drafts
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.from_file import FileScreen


def drafts(desk, actor: str = "xenia"):
    with desk.reading() as connection:
        return read_drafts(connection, actor)


async def test_a_letter_to_the_asker_takes_three_keys_besides_its_words(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        await compose(seat, "l")
        assert seat.field("subject")
        assert check(seat, "text").startswith("✓")
        await seat.paste("wir prüfen noch.")
        await seat.press("f2")
        await seat.at(QueueScreen)
        letter = letters_of(sample_desk, row.id)[0]
        assert (letter.template, letter.to_kind) == ("free", "asker")
        greeting, words, regards = letter.text.split("\n\n")
        assert greeting.startswith("Guten Tag ")
        assert words == "wir prüfen noch."
        assert regards.endswith("\n")
        assert "waits to be sent" in seat.said
        await seat.press("u")
        assert letters_of(sample_desk, row.id)[0].recalled_at
        assert drafts(sample_desk) == ()


async def test_a_letter_to_the_representative(sample_desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await compose(seat, "p")
        await seat.press("f2")
        letter = letters_of(sample_desk, row.id)[0]
        assert (letter.template, letter.to) == ("free-representative", row.to)


async def test_an_asker_who_is_not_known_is_not_offered_a_letter(archive_desk) -> None:
    async with seated(archive_desk) as seat:
        await seat.press("8", "w")
        assert "letter to the asker" not in seat.shown("#choices")
        assert "letter to the representative" in seat.shown("#choices")


async def test_a_letter_that_says_nothing_is_not_sent(sample_desk) -> None:
    before = events_of(sample_desk)
    async with seated(sample_desk) as seat:
        await compose(seat, "l")
        seat.screen.query_one("#subject").focus()
        await seat.press("end", "ctrl+u", "f2")
        assert isinstance(seat.screen, ComposeScreen)
        assert check(seat, "subject").startswith("✕")
        assert events_of(sample_desk) == before


async def test_a_further_answer_is_called_a_supplement(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("6")
        row = seat.row
        await seat.press("w")
        assert "supplement" in seat.shown("#choices")
        await seat.press("a")
        await seat.at(ComposeScreen)
        assert "answered already" in seat.shown("#look")
        await seat.paste("Noch etwas.")
        await seat.press("f2")
        await seat.at(QueueScreen)
        assert "Supplement" in seat.said
        last = thread_of(sample_desk, row.id).messages[-1]
        assert (last.text, last.state) == ("Noch etwas.", State.PENDING)


async def test_a_follow_up_knows_who_asks_whom(sample_desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("5")
        known = [line for line in seat.items if thread_of(sample_desk, line.id).messages[0].asker]
        seat.rows.go_to(seat.items.index(known[0]))
        await seat.settled()
        row = seat.row
        await compose(seat, "f")
        assert seat.field("to") == row.to
        assert "@" in seat.field("email")
        assert row.author.startswith(seat.field("first_name"))
        await seat.press("tab")
        await seat.type("Und wann kommt das?")
        await seat.press("f2")
        await seat.at(QueueScreen)
        made = max(line.id for line in stored(sample_desk, "is:pending is:question"))
        thread = thread_of(sample_desk, made)
        assert (thread.follows, thread.title) == (row.id, "Und wann kommt das?")


async def test_a_question_in_the_old_form_with_a_remark(sample_desk, size) -> None:
    name = people(sample_desk, open_=True)[0]
    async with seated(sample_desk, size) as seat:
        await compose(seat, "o")
        assert check(seat, "topic") == "· the old form needs a topic"
        await fill(
            seat,
            to=name,
            topic="Verkehr",
            text="Sehr geehrte Frau Abgeordnete,\n\nwann kommt der Bus?",
            note="kam als Brief",
            **{key: FIELDS[key] for key in ("first_name", "last_name", "town", "email")},
        )
        await seat.press("f2")
        await seat.at(QueueScreen)
        made = max(line.id for line in stored(sample_desk, "is:pending is:question"))
        thread = thread_of(sample_desk, made)
        assert (thread.form, thread.topic) == (Form.OLD, "Verkehr")
        assert thread.messages[0].text.endswith("wann kommt der Bus?")
        assert made in [line.id for line in stored(sample_desk, "has:note")]


async def test_an_answer_comes_from_a_file(sample_desk, tmp_path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text("Im Mai.\r\nGrüße", "utf-8")
    async with seated(sample_desk) as seat:
        await seat.press("5")
        await compose(seat, "a")
        await seat.press("f5")
        await seat.at(FileScreen)
        await seat.type(str(tmp_path / "none.txt"))
        await seat.press("enter")
        assert "There is no file" in seat.shown("#problem")
        os.mkfifo(tmp_path / "none.txt")
        await seat.press("enter")
        assert "Not a plain file" in seat.shown("#problem")
        await seat.press("end", "ctrl+u")
        await seat.type(str(path))
        await seat.press("enter")
        await seat.at(ComposeScreen)
        assert seat.field("text") == "Im Mai.\nGrüße"


async def test_an_editor_that_is_none_is_told(sample_desk, monkeypatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        await seat.press("f3")
        assert "No editor is set." in seat.said
        monkeypatch.setenv("EDITOR", "no-such-editor-here -w")
        await seat.press("f3")
        assert "no-such-editor-here" in seat.said
        monkeypatch.setenv("EDITOR", sys.executable)
        await seat.press("f3")
        assert "cannot be handed over" in seat.said


async def test_readers_write_nothing(reader_desk) -> None:
    async with seated(reader_desk) as seat:
        await seat.press("D", "w")
        assert isinstance(seat.screen, QueueScreen)
        assert "draft" not in seat.said
