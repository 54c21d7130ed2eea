"""Letters, supplements, follow-ups, the old form; snippets, files and one's own editor; drafts."""

from __future__ import annotations

import json
import sys

from driving import NARROW, events_of, greyed, letters_of, seated, stored, thread_of
from test_writing_screen import FIELDS, check, compose, fill, people

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.records import Form, State
from qa_tui.domain.text import clean
from qa_tui.store.drafts import drop_draft, read_drafts, save_draft
from qa_tui.store.messages.intake import answer
from qa_tui.tui.lists.draft_list import DraftList
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.drafts import DraftsScreen
from qa_tui.tui.screens.writing.from_file import FileScreen
from qa_tui.tui.screens.writing.snippets import SnippetScreen
from qa_tui.tui.widgets.pick_list import PickList
from tests.hostile import HOSTILE


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


async def test_several_snippets_are_put_in_at_the_cursor(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        await compose(seat, "l")
        await seat.press("f4")
        await seat.at(SnippetScreen)
        await seat.type("quelle")
        assert "Bitte um eine Quelle" in seat.shown("#found")
        title = thread_of(sample_desk, row.id).title
        assert clean(title).text[:30] in seat.shown("#preview")
        await seat.press("enter")
        await seat.at(ComposeScreen)
        assert f"„{title}“" in seat.field("text")
        await seat.press("enter", "f4")
        await seat.type("gruß mit")
        await seat.press("enter")
        text = seat.field("text")
        assert text.index(title) < text.index("xenia") < text.rindex("Freundliche Grüße")
        assert "$" not in text


async def test_a_snippet_stands_apart_from_the_word_before(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await compose(seat, "i")
        await seat.type("Ja.")
        for _ in range(2):
            await seat.press("f4")
            await seat.at(SnippetScreen)
            await seat.type("gruß mit")
            await seat.press("enter")
            await seat.at(ComposeScreen)
            await seat.press("enter")
        text = seat.field("text")
        assert text.startswith("Ja. ")
        (_, *later) = text.splitlines()
        assert not any(line.startswith(" ") for line in later)


async def test_a_snippet_without_a_value_says_so_and_is_not_put_in(sample_desk) -> None:
    async with seated(sample_desk) as seat:
        await compose(seat, "n")
        await seat.press("tab", "f4")
        await seat.type("quelle")
        assert "“$title”" in seat.shown("#preview")
        assert ".toml, line " in seat.shown("#preview")
        await seat.press("enter")
        assert isinstance(seat.screen, SnippetScreen)
        await seat.press("escape")
        await seat.at(ComposeScreen)
        assert seat.field("title") == ""


async def test_snippets_open_on_the_first_one_that_fits(sample_desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await seat.press("f4")
        await seat.at(SnippetScreen)
        assert "has no value" not in seat.shown("#preview")
        picks = seat.screen.query_one(PickList)
        assert picks.cursor > 0
        styles = [{str(span.style) for span in line.spans} for line in picks.lines]
        assert ["$dim" in one for one in styles[: picks.cursor + 1]] == [True] * picks.cursor + [
            False
        ]
        await seat.press("up")
        assert "has no value" in seat.shown("#preview")
        assert colours(seat.screen.query_one("#preview")) == {"$dim"}
        await seat.press("enter")
        assert "$error" in colours(seat.screen.query_one("#preview"))


def colours(shown) -> set[str]:
    """The styles of the words in a part of the screen."""
    return {str(span.style) for span in shown.render().spans}


async def test_what_is_wrong_with_own_snippets_is_named(sample_desk, own_settings) -> None:
    path = own_settings / "snippets.toml"
    path.write_text(
        '[[snippet]]\nname = "Mein [b]"\ntext = "gut"\n\n[[snippet]]\nname = "b"\ntext = "$askr"\n',
        "utf-8",
    )
    async with seated(sample_desk, (160, 48)) as seat:
        await compose(seat, "l")
        await seat.press("f4")
        assert "Mein [b]" in seat.shown("#found")
        assert f"{path}, line 7" in seat.shown("#problem").replace("snippets.toml ,", "")
        assert "“$askr”" in seat.shown("#problem")


async def test_hostile_snippets_do_no_harm(sample_desk, own_settings, size) -> None:
    entries = "".join(
        f"[[snippet]]\nname = {json.dumps(f'{n} {text[:60]}')}\ntext = {json.dumps(text + 'x')}\n"
        for n, text in enumerate(HOSTILE)
        if "$" not in text and text.isprintable()
    )
    (own_settings / "snippets.toml").write_text(entries, "utf-8", "surrogatepass")
    async with seated(sample_desk, size) as seat:
        await compose(seat, "n")
        await seat.press("f4", *["down"] * 30)
        assert not any(ord(sign) < 32 for line in seat.lines for sign in line)
        await seat.press("escape")


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


async def test_readers_write_nothing(reader_desk) -> None:
    async with seated(reader_desk) as seat:
        await seat.press("D", "w")
        assert isinstance(seat.screen, QueueScreen)
        assert "draft" not in seat.said
