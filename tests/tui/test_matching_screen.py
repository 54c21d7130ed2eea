"""The screen that asks whom pages mean, where that is not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import greyed, rows_of, seated
from hostile_desk import offences
from on_desk import events_of, thread_of

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.people.directory import (
    MandateEntry,
    ParliamentEntry,
    PartyEntry,
    PeriodEntry,
    PersonEntry,
)
from qa_tui.domain.records import Kind
from qa_tui.domain.text import storable
from qa_tui.store.directory.sync import sync_directory
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.tui.screens.deciding.undoing import UndoingScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.taking_in.importing import ImportScreen
from qa_tui.tui.screens.taking_in.imports import ImportsScreen
from qa_tui.tui.screens.taking_in.matching import MatchingScreen
from tests.hostile import HOSTILE
from tests.plain_page import plain_page
from tests.stored_page import store_page

if TYPE_CHECKING:
    from pathlib import Path

    from driving import Seat

    from qa_tui.domain.people.open_match import OpenMatch
    from qa_tui.store.desk import Desk


def page(number: int, to: str = "Anna Muster", party: str | None = None) -> SourceThread:
    """A page about somebody."""
    asked = SourceMessage(Kind.QUESTION, "Bo K.", None, f"2017-09-0{number}", f"Frage {number}?")
    return plain_page(to=to, party=party, title=f"T {number}", messages=(asked,))


def people(first: str, last: str, *parties: str) -> list[object]:
    """Namesakes of several parties."""
    found: list[object] = [PartyEntry(label, label, label) for label in parties]
    found += [ParliamentEntry("1", "Bundestag")]
    found += [PeriodEntry("1", "1", "legislature", "2017–2021", "2017-10-24", "2021-10-26")]
    for number, label in enumerate(parties):
        found.append(PersonEntry(f"{last}{number}", first, last, "", label, None))
        found.append(
            MandateEntry(f"{number}", f"{last}{number}", "mandate", "1", label, "Ost", None, None)
        )
    return found


def fill(desk: Desk, pages: list[SourceThread], entries: list[object]) -> None:
    """A directory, then pages."""
    sync_directory(desk, "ann", entries)
    with desk.writing("ann") as writer:
        run = start_run(writer)
        for number, read in enumerate(pages):
            store_page(writer, run, read, PageFile(f"{number}", f"{number}", "utf-8"))


@pytest.fixture
def open_desk_of_two(empty_desk: Desk) -> Desk:
    """Two names on pages that can be several people each."""
    pages = [page(1), page(2), page(3, "Bert Bock", "FDP")]
    entries = [
        *people("Anna", "Muster", "SPD", "CDU"),
        PersonEntry("b", "Bert", "Bock", "", "SPD", None),
    ]
    fill(empty_desk, pages, entries)
    return empty_desk


def names(seat: Seat) -> list[OpenMatch]:
    """The names on the screen."""
    return rows_of(seat.screen.query_one("#names"))


async def test_it_is_asked_chosen_and_taken_back(open_desk_of_two: Desk, size) -> None:
    async with seated(open_desk_of_two, size) as seat:
        await seat.press("M")
        await seat.at(MatchingScreen)
        assert [(one.name, one.threads) for one in names(seat)] == [
            ("Anna Muster", 2),
            ("Bert Bock", 1),
        ]
        assert "2 threads, 2017-09-01 – 2017-09-02" in seat.words
        assert "Anna Muster (CDU)" in seat.words
        assert "Choose" not in greyed(seat)
        assert "none of them" in seat.words
        await seat.press("right", "enter")
        assert "“Anna Muster”: 2 threads" in seat.said
        assert [one.name for one in names(seat)] == ["Bert Bock"]
        assert thread_of(open_desk_of_two, 1).to.party == "CDU"
        await seat.press("U")
        await seat.at(UndoingScreen)
        assert rows_of(seat.screen.query_one("#steps"))[0].messages == 2
        assert "2 messages" in seat.text
        await seat.press("q")
        await seat.press("u")
        assert len(names(seat)) == 2
        await seat.press("ctrl+r")
        assert [one.name for one in names(seat)] == ["Bert Bock"]
        await seat.press("right", "enter")
        assert "No match of people on pages is in doubt" in seat.words
        assert thread_of(open_desk_of_two, 3).to.party == "FDP"
        await seat.press("q")
        assert isinstance(seat.screen, QueueScreen)


async def test_a_thread_of_theirs_is_read(open_desk_of_two: Desk, size) -> None:
    async with seated(open_desk_of_two, size) as seat:
        await seat.press("M")
        await seat.at(MatchingScreen)
        await seat.press("j", "o")
        await seat.at(ThreadScreen)
        assert "Bert Bock" in seat.words
        await seat.press("q")
        await seat.at(MatchingScreen)
        assert len(names(seat)) == 2


async def test_it_is_reached_by_the_command_line(open_desk_of_two: Desk) -> None:
    async with seated(open_desk_of_two) as seat:
        await seat.press("colon", *"unresolved", "enter")
        await seat.at(MatchingScreen)


async def test_the_marked_person_of_many_stays_in_sight(empty_desk: Desk, size) -> None:
    parties = [f"P{number:02}" for number in range(14)]
    fill(empty_desk, [page(1), page(2, "Bert Bock", "FDP")], people("Anna", "Muster", *parties))
    async with seated(empty_desk, size) as seat:
        await seat.press("M")
        await seat.at(MatchingScreen)
        assert "Who is Anna Muster?" in seat.words
        marked = seat.screen.people
        for _ in range(len(parties)):
            shown = marked.lines[marked.cursor].plain
            assert any(shown in line and "▌" in line for line in seat.lines), shown
            await seat.press("right")
        assert any("▌ none of them" in line for line in seat.lines)
        for _ in range(3):
            await seat.press("J")
        assert "Somebody with this name" in seat.words
        for _ in range(3):
            await seat.press("K")
        assert "Who is Anna Muster?" in seat.words


async def test_namesakes_with_long_names_are_told_apart(empty_desk: Desk, size) -> None:
    last = "Freifrau von und zu Hohenzollern-Sigmaringen-Wittgenstein-Berleburg"
    fill(empty_desk, [page(1, f"Leopoldine {last}")], people("Leopoldine", last, "SPD", "CDU"))
    async with seated(empty_desk, size) as seat:
        await seat.press("M")
        await seat.at(MatchingScreen)
        for party in ("SPD", "CDU"):
            assert any(f"… ({party}) · Bundestag" in line for line in seat.lines)


async def test_the_report_of_an_import_leads_to_it(open_desk_of_two: Desk, size) -> None:
    asks = "2 names could be people in the directory: M asks."
    async with seated(open_desk_of_two, size) as seat:
        await seat.press("I")
        await seat.at(ImportsScreen)
        assert asks in seat.words
        await seat.press("M")
        await seat.at(MatchingScreen)
        await seat.press("right", "enter", "enter", "q")
        await seat.at(ImportsScreen)
        assert "M asks" not in seat.shown("#report")


async def test_pages_that_come_in_tell_of_it_at_once(
    open_desk_of_two: Desk, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(
        "Frage von Bo K. • 09.09.2017\n\nFrage an Anna Muster von Bo K. bezüglich Verkehr\n\n"
        "Wie weiter?\n\nAntwort ausstehend von Anna Muster\n"
    )
    async with seated(open_desk_of_two) as seat:
        await seat.press("i")
        await seat.at(ImportScreen)
        await seat.paste(str(tmp_path))
        await seat.press("enter")
        await seat.until(lambda: not seat.screen.running and seat.shown("#report"), "the report")
        assert "1 name could be somebody in the directory: M asks." in seat.shown("#report")
        await seat.press("escape", "M")
        await seat.at(MatchingScreen)


async def test_an_empty_list_says_what_would_stand_there(sample_desk: Desk, size) -> None:
    before = events_of(sample_desk)
    async with seated(sample_desk, size) as seat:
        await seat.press("M")
        await seat.at(MatchingScreen)
        assert "No match of people on pages is in doubt" in seat.words
        assert {"Choose", "Next person", "A thread"} <= greyed(seat)
        await seat.press("enter", "right", "o")
        assert "No name is chosen." in seat.said
        await seat.at(MatchingScreen)
    assert events_of(sample_desk) == before


async def test_hostile_names_do_nothing(empty_desk: Desk, size) -> None:
    bad = [storable(text).strip() for text in HOSTILE if text.strip()][:60]
    entries: list[object] = []
    for number, text in enumerate(bad):
        entries += [PartyEntry(f"{number}", text[:200], text), ParliamentEntry(f"{number}", text)]
        entries += [PeriodEntry(f"{number}", f"{number}", "legislature", text, None, None)]
        for key in ("x", "y"):
            key = f"{number}{key}"  # noqa: PLW2901 - two namesakes each
            entries.append(PersonEntry(key, f"Anna{number}", text, "", f"{number}", None))
            entries.append(
                MandateEntry(key, key, "mandate", f"{number}", f"{number}", text, None, None)
            )
    pages = [page(number % 9 + 1, f"Anna{number} {text}") for number, text in enumerate(bad)]
    fill(empty_desk, pages, entries)
    async with seated(empty_desk, size) as seat:
        seat.app._filters[:] = []
        await seat.press("M")
        await seat.at(MatchingScreen)
        count = len(names(seat))
        assert count > len(bad) // 2
        for _ in range(count):
            for strip in seat.strips:
                assert not offences(strip.text), ascii(strip.text)
            await seat.press("right", "j")
        await seat.press("enter")
        assert not offences(seat.said)
        assert len(names(seat)) == count - 1
