"""What is known around a message: hints in the preview, the menu beside the text, comparing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from driving import WIDE, Seat, seated
from on_desk import line_of, stored, thread_of

from qa_tui.domain.moderation.correction import Correction
from qa_tui.domain.question import NewQuestion
from qa_tui.store.messages.context import read_context
from qa_tui.store.messages.corrections import correct
from qa_tui.store.messages.intake import ask
from qa_tui.store.undo.undo import undo_last
from qa_tui.tui.screens.desk.compare import CompareScreen
from qa_tui.tui.screens.desk.context import ContextScreen, Row
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen

if TYPE_CHECKING:
    from qa_tui.domain.context import Context
    from qa_tui.store.desk import Desk

CAMPAIGN = "Wasserwirtschaftsgesetz"
ALIKE = NewQuestion(
    title="Wann wird die Kreuzung am Markt endlich neu gebaut?",
    text="",
    background="Seit dem Umbau staut sich der Verkehr dort jeden Morgen.",
    topic="",
    first_name="Ole",
    last_name="Ahlers",
    email="",
    town="Moorhagen",
    phone="",
)


def around(desk: Desk, message: int, *, public_only: bool = False) -> Context:
    with desk.reading() as connection:
        return read_context(connection, message, public_only=public_only)


def campaign(desk: Desk) -> int:
    """The first of several questions that are almost the same."""
    return next(
        line.message for line in stored(desk, "is:pending is:question") if CAMPAIGN in line.gist
    )


def asked_again(desk: Desk) -> int:
    """A question that waits, whose asker has asked before and follows that up."""
    for line in stored(desk, "is:pending is:question"):
        found = around(desk, line.message)
        if found.follows and found.hints.asker and found.hints.asker.earlier:
            return line.message
    raise AssertionError


def alone(desk: Desk) -> int:
    """A question that waits, around which nothing is known."""
    for line in stored(desk, "is:pending is:question"):
        found = around(desk, line.message)
        asker = found.hints.asker
        if not (found.hints.similar or found.follows or found.followed_by) and (
            asker is None or not asker.total
        ):
            return line.message
    raise AssertionError


async def go_to(seat: Seat, message: int) -> None:
    """Put the cursor of the list on a message."""
    place = [line.message for line in seat.items].index(message)
    seat.rows.go_to(place)
    await seat.settled()
    await seat.until(lambda: seat.row.message == message)


async def open_context(seat: Seat, message: int) -> ContextScreen:
    await go_to(seat, message)
    await seat.press("d")
    await seat.at(ContextScreen)
    screen = seat.screen
    assert isinstance(screen, ContextScreen)
    await seat.until(lambda: screen.context is not None and list(screen.query(Row)) == screen.rows)
    return screen


def rows(screen: ContextScreen) -> list[int]:
    return [row.line.message for row in screen.rows]


def chosen(screen: ContextScreen) -> list[int]:
    return [row.line.message for row in screen.rows if row.has_class("chosen")]


async def test_d_shows_what_is_known_beside_the_text(sample_desk: Desk, size) -> None:
    message = campaign(sample_desk)
    async with seated(sample_desk, size) as seat:
        screen = await open_context(seat, message)
        similar = around(sample_desk, message).hints.similar
        assert rows(screen) == [one.line.message for one in similar]
        assert chosen(screen) == [similar[0].line.message]
        await seat.see("Almost the same", "90 %", similar[0].line.author, "question taken in")
        if size == WIDE:
            await seat.see("Ich bin sehr besorgt")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert seat.row.message == message


async def test_sections_tell_asker_and_threads(sample_desk: Desk, size) -> None:
    message = asked_again(sample_desk)
    async with seated(sample_desk, size) as seat:
        screen = await open_context(seat, message)
        found = around(sample_desk, message)
        assert found.hints.asker is not None
        expected = [
            *(one.line.message for one in found.hints.asker.questions),
            *(line.message for line in found.follows),
        ]
        assert rows(screen) == expected
        await seat.see(f"Other questions by {found.hints.asker.name}", "Follows up")


async def test_the_history_tells_what_changed_here_and_in_the_thread(
    sample_desk: Desk, size
) -> None:
    message = alone(sample_desk)
    with sample_desk.writing("bo") as writer:
        correct(writer, Correction(message, topic="Umwelt"))
        undo_last(writer)
    async with seated(sample_desk, size) as seat:
        await open_context(seat, message)
        history = seat.screen.query(".remarks").last().render().plain
        assert "bo · took back the correction: Topic: Umwelt und Natur →" in history
        await seat.press("escape")
        await seat.press("enter")
        await seat.at(ThreadScreen)
        beside = "#beside" if size == WIDE else "#below"
        assert "→ Umwelt und Natur" in seat.shown(beside)
        assert "took back the correction" in seat.shown(beside)


async def test_enter_opens_the_thread_and_escape_comes_back(sample_desk: Desk) -> None:
    message = asked_again(sample_desk)
    async with seated(sample_desk) as seat:
        screen = await open_context(seat, message)
        earlier = screen.rows[0].line
        await seat.press("enter")
        await seat.at(ThreadScreen)
        assert seat.screen.thread_id == earlier.id
        await seat.press("escape")
        await seat.at(ContextScreen)
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert seat.row.message == message


async def test_what_was_decided_on_the_way_is_seen_in_the_list(sample_desk: Desk) -> None:
    message = campaign(sample_desk)
    async with seated(sample_desk, WIDE) as seat:
        screen = await open_context(seat, message)
        other = screen.rows[0].line.message
        await seat.press("enter")
        await seat.at(CompareScreen)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("a")
        await seat.press("escape")
        await seat.at(CompareScreen)
        await seat.press("escape")
        await seat.at(ContextScreen)
        await seat.see("waiting for an answer")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert other not in {line.message for line in seat.items}
        assert seat.row.message == message


async def test_a_click_opens_a_row(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        screen = await open_context(seat, campaign(sample_desk))
        await seat.pilot.click(screen.rows[1])
        await seat.at(CompareScreen)
        assert seat.screen.other.line.message == screen.rows[1].line.message


async def test_where_nothing_is_known_it_says_so(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        screen = await open_context(seat, alone(sample_desk))
        assert not screen.rows
        await seat.see("No other text is almost the same", "History")
        await seat.press("j", "enter", "pagedown")
        assert seat.screen is screen


async def test_a_thread_shows_it_at_its_side(sample_desk: Desk, size) -> None:
    message = asked_again(sample_desk)
    async with seated(sample_desk, size) as seat:
        await go_to(seat, message)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        found = around(sample_desk, message)
        assert found.hints.asker is not None
        words = " ".join(
            " ".join(place.render().plain.split())
            for place in seat.screen.query(".around")
            if place.display and place.region
        )
        assert f"Other questions by {found.hints.asker.name} 1 earlier, 1 published" in words
        assert "Follows up" in words
        await seat.press("d")
        await seat.at(ContextScreen)


async def test_of_many_near_duplicates_a_thread_shows_the_first(sample_desk: Desk) -> None:
    message = make_alike(sample_desk, 9)
    async with seated(sample_desk, WIDE) as seat:
        await go_to(seat, message)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.see("Almost the same", "… 3 more, d shows them")


def make_alike(desk: Desk, count: int) -> int:
    """Questions by different people that are almost the same; gives the last one."""
    to = thread_of(desk, line_of(desk, campaign(desk)).id).to.id
    with desk.writing("ann") as writer:
        for number in range(count):
            taken = ask(writer, to, replace(ALIKE, email=f"someone{number}@example.org"))
    return taken.message


async def test_readers_learn_nothing_of_askers_and_history(reader_desk: Desk, size) -> None:
    async with seated(reader_desk, size) as seat:
        message = next(
            line.message
            for line in stored(reader_desk, "is:answered")
            if around(reader_desk, line.message, public_only=True).followed_by
        )
        await seat.press("8")
        await go_to(seat, message)
        await seat.press("d")
        await seat.at(ContextScreen)
        await seat.see("Followed up by")
        assert "Other questions" not in seat.words
        assert "History" not in seat.words
