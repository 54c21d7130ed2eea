"""Masking and correcting by key: what is stored, what is shown, how many keys it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import WIDE, seated
from on_desk import events_of, line_of, thread_of
from textual.widgets import Input

from qa_tui.domain.question import NewQuestion
from qa_tui.domain.records import State
from qa_tui.domain.text import clean
from qa_tui.store.directory.people import read_representatives
from qa_tui.store.messages.intake import ask
from qa_tui.tui.screens.deciding.correct import CorrectScreen
from qa_tui.tui.screens.desk.queue import QueueScreen

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk

TEXT = "Rufen Sie an: 0171 39\n20001, sagt Ole Ahlers vom Bauamt."


def taken(desk: Desk, background: str = TEXT, **more: str) -> int:
    """A question with personal data: its message."""
    with desk.writing("ann") as writer:
        people = read_representatives(writer.connection, "", desk.today)
        to = next(person.id for person in people if person.asking.open)
        given = {"first_name": "Ole", "last_name": "Ahlers", "town": "Moorhagen", **more}
        question = NewQuestion(
            "Wann kommt der Nachtbus?", "", background, "", email="ole.ahlers@example.org", **given
        )
        return ask(writer, to, question).message


def background(desk: Desk, message: int) -> str:
    """The background of a question, as it stands."""
    return thread_of(desk, line_of(desk, message).id).messages[0].background


async def opened(seat: Seat) -> None:
    """Open the correcting of the newest question."""
    await seat.press("G", "e")
    await seat.at(CorrectScreen)


async def test_masking_a_suggested_phone_number_and_publishing_takes_three_keys(
    sample_desk: Desk,
) -> None:
    message = taken(sample_desk, "Rufen Sie an: 0171 3920001.")
    async with seated(sample_desk) as seat:
        await seat.press("G")
        await seat.press("e", "enter", "a")
        assert background(sample_desk, message) == "Rufen Sie an: [Telefonnummer entfernt]."
        assert line_of(sample_desk, message).state is State.PUBLISHED
        verbs = [event.verb for event in events_of(sample_desk)[-2:]]
        assert verbs == ["mask", "publish"]


async def test_keys_typed_faster_than_anything_can_be_shown_do_the_same(sample_desk: Desk) -> None:
    message = taken(sample_desk, "Rufen Sie an: 0171 3920001.")
    async with seated(sample_desk) as seat:
        await seat.press("G")
        await seat.burst("e", "enter", "a")
        assert background(sample_desk, message) == "Rufen Sie an: [Telefonnummer entfernt]."
        assert line_of(sample_desk, message).state is State.PUBLISHED


async def test_original_and_public_text_are_both_shown(sample_desk: Desk, size) -> None:
    taken(sample_desk)
    async with seated(sample_desk, size) as seat:
        await opened(seat)
        assert "0171 39 20001" in seat.shown("#original")
        assert "[Telefonnummer entfernt]" in seat.shown("#public")
        assert "[Name entfernt]" in seat.shown("#public")
        assert "2 passages chosen" in seat.shown("#told")
        assert "Phone number, line 1" in seat.shown("#told")


async def test_both_texts_scroll_together(sample_desk: Desk) -> None:
    lines = [f"Zeile {number} von vielen." for number in range(30)]
    taken(sample_desk, "\n".join([*lines, "Rufen Sie an: 0171 3920001."]))
    async with seated(sample_desk, (100, 30)) as seat:
        await opened(seat)
        texts = [seat.screen.query_one(f"#{name}") for name in ("original", "public")]

        def shown() -> list[list[str]]:
            return [text.render().plain.splitlines() for text in texts]

        original, public = shown()
        assert original[-1] == "Rufen Sie an: 0171 3920001."
        assert public[-1] == "Rufen Sie an: [Telefonnummer entfernt]."
        assert original[:-1] == public[:-1]
        for widget, turn in ((0, "up"), (1, "up"), (1, "down")):
            before = shown()[0]
            getattr(texts[widget], f"on_mouse_scroll_{turn}")()
            await seat.settled()
            assert shown()[0] != before
            assert shown()[0][:-3] == shown()[1][:-3]
        await seat.press("home")
        assert shown()[0] == shown()[1]
        assert any("Zeile 0 " in line for line in seat.lines)
        assert any(line.count("Zeile 3 ") == 2 for line in seat.lines)


async def test_a_text_that_is_longer_than_its_place_says_so_and_pages(sample_desk: Desk) -> None:
    taken(sample_desk, "\n".join(f"Zeile {number}" for number in range(1, 31)))
    async with seated(sample_desk) as seat:
        await opened(seat)
        assert "As it came PgDn scroll" in seat.words
        assert "Zeile 30" not in seat.words
        for _ in range(7):
            await seat.press("pagedown")
        assert seat.words.count("Zeile 30") == 2
        assert "As it came PgUp scroll" in seat.words
    async with seated(sample_desk, WIDE) as seat:
        await opened(seat)
        assert "As it came" in seat.words
        assert "PgDn" not in seat.words


async def test_space_takes_a_suggestion_away_and_words_can_be_added(sample_desk: Desk) -> None:
    message = taken(sample_desk)
    async with seated(sample_desk) as seat:
        await opened(seat)
        await seat.press("space")
        assert "0171 39 20001" in seat.shown("#public")
        await seat.press("end", "shift+left")
        assert "[Angabe entfernt]" in seat.shown("#public")
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert background(sample_desk, message) == (
            "Rufen Sie an: 0171 39\n20001, sagt Ole [Name entfernt] [Angabe entfernt]"
        )


async def test_words_are_chosen_with_the_mouse(sample_desk: Desk, size) -> None:
    message = taken(sample_desk, "Der Nachbar Uwe Beispiel sah es.")
    async with seated(sample_desk, size) as seat:
        await opened(seat)
        rows = seat.screen.query_one("#original").rows()
        number = next(n for n, row in enumerate(rows) if row and row[0].text == "Der")
        first, last = (
            next(piece.start for piece in rows[number] if piece.text == word)
            for word in ("Uwe", "Beispiel")
        )
        await seat.pilot.mouse_down("#original", offset=(first, number))
        await seat.pilot.hover("#original", offset=(last + 1, number))
        await seat.pilot.mouse_up("#original", offset=(last + 1, number))
        await seat.settled()
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert background(sample_desk, message) == "Der Nachbar [Angabe entfernt] sah es."


async def test_leaving_changes_nothing(sample_desk: Desk) -> None:
    message = taken(sample_desk)
    async with seated(sample_desk) as seat:
        await opened(seat)
        await seat.press("space", "tab", "escape")
        await seat.at(QueueScreen)
        assert background(sample_desk, message) == TEXT
        assert events_of(sample_desk)[-1].verb == "ask"


async def test_undo_brings_the_words_back(sample_desk: Desk) -> None:
    message = taken(sample_desk)
    async with seated(sample_desk) as seat:
        await opened(seat)
        await seat.press("enter", "u")
        await seat.at(QueueScreen)
        assert background(sample_desk, message) == TEXT


async def test_search_fields_say_whom_and_what_they_mean(sample_desk: Desk) -> None:
    message = taken(sample_desk, "Fahrplan 2026.")
    async with seated(sample_desk) as seat:
        await opened(seat)
        assert "No personal data was found" in seat.shown("#told")
        await seat.press("tab", "tab")
        await seat.type("verk")
        assert "topic: Verkehr" in seat.shown("#told")
        await seat.press("tab", "end", "ctrl+u")
        await seat.type("tannhof")
        assert "Katrin Tannhof" in seat.shown("#told")
        await seat.press("ctrl+u")
        await seat.type("Katrin Tannhof")
        await seat.press("enter")
        await seat.at(QueueScreen)
        line = line_of(sample_desk, message)
        assert (line.to, line.topic) == ("Katrin Tannhof", "Verkehr")
        assert "corrected" in seat.shown("#rule")


async def test_the_day_of_a_held_message_is_seen_and_corrected(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        await seat.press("h", "t", "enter")
        await seat.filter("is:held")
        place = [line.message for line in seat.items].index(message)
        seat.rows.go_to(place)
        await seat.settled()
        await seat.see("until 2026-11-25 · ")
        if size == (160, 48):
            await seat.see("on hold until 2026-11-25")
        await seat.press("e")
        await seat.at(CorrectScreen)
        seat.screen.query_one("#until", Input).focus()
        await seat.press("end", "ctrl+u")
        await seat.type("heute")
        assert "over at once" in seat.shown("#told")
        await seat.press("ctrl+u")
        await seat.type("1w")
        assert "until November 29, 2026" in seat.shown("#told")
        await seat.press("enter")
        assert line_of(sample_desk, message).wake_on == "2026-11-29"
        await seat.see("until 2026-11-29 · ")
        await seat.press("u")
        assert line_of(sample_desk, message).wake_on == "2026-11-25"


async def test_what_cannot_be_stored_is_told_and_the_screen_stays(sample_desk: Desk) -> None:
    message = taken(sample_desk)
    async with seated(sample_desk) as seat:
        await opened(seat)
        await seat.press("tab", "tab")
        await seat.type("Mondfahrt")
        await seat.press("enter")
        await seat.at(CorrectScreen)
        await seat.until(lambda: "No topic is called" in seat.shown("#told"))
        assert background(sample_desk, message) == TEXT


async def test_hostile_words_do_nothing(sample_desk: Desk, size) -> None:
    hostile = "[@click=app.quit]x[/] \x1b[31mrot\x1b]52;c;x\x07 \u202eabc 0171 3920001 " + "w" * 400
    message = taken(sample_desk, hostile, last_name="[/]x")
    async with seated(sample_desk, size) as seat:
        await opened(seat)
        shown = "".join(strip.text for strip in seat.strips)
        assert not set(shown) & {"\x1b", "\x07", "\u202e"}
        assert "[@click=app.quit]x[/]" in seat.shown("#original")
        await seat.press("enter")
        await seat.at(QueueScreen)
        masked = hostile.strip().replace("0171 3920001", "[Telefonnummer entfernt]")
        assert clean(background(sample_desk, message)) == clean(masked)
