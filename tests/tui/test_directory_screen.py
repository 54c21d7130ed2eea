"""Setting up a directory from an empty desk."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest
from driving import seated
from on_desk import events_of

from qa_tui.tui.screens.start import StartScreen
from qa_tui.tui.screens.taking_in.directory import DirectoryScreen
from qa_tui.tui.screens.taking_in.representatives import RepresentativesScreen

if TYPE_CHECKING:
    from pathlib import Path

    from driving import Seat

    from qa_tui.store.desk import Desk


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder of answers of the API, with a name that is none of a person."""
    folder = tmp_path / "kept"
    folder.mkdir()
    people = [
        {"id": 5, "entity_type": "politician", "label": "Ada Moor"},
        {"id": 6, "entity_type": "politician", "label": ""},
    ]
    (folder / "people.json").write_text(json.dumps({"data": people}), "utf-8")
    (folder / "[@click=app.quit]x[@click].json").write_text("{", "utf-8")
    return folder


async def take_in(seat: Seat, wanted: str) -> str:
    """Take a directory in and tell the report."""
    await seat.press("d")
    await seat.at(DirectoryScreen)
    await seat.paste(wanted)
    await seat.press("enter")
    await seat.until(lambda: not seat.screen.running and seat.shown("#report"), "the report")
    return seat.shown("#report")


async def test_kept_answers_become_a_directory(empty_desk: Desk, kept: Path, size) -> None:
    async with seated(empty_desk, size) as seat:
        report = await take_in(seat, str(kept))
        assert "1 new, 0 changed, 0 known already, 2 not taken in; 0 threads linked." in report
        assert "[@click=app.quit]x[@click].json" in "".join(report.split())  # broken anywhere
        assert "politician 6" in report
        await seat.press("escape")
        await seat.at(StartScreen)
        await seat.press("m")
        await seat.at(RepresentativesScreen)
        await seat.until(lambda: "Ada Moor" in seat.text, "the directory")
    assert [event.verb for event in events_of(empty_desk)] == ["sync"]


async def test_esc_stops_the_storing_and_keeps_what_is_in(empty_desk: Desk, tmp_path: Path) -> None:
    people = [
        {"id": n, "entity_type": "politician", "label": f"Ada Moor {n}"} for n in range(1, 2001)
    ]
    (tmp_path / "people.json").write_text(json.dumps({"data": people}), "utf-8")
    async with seated(empty_desk) as seat:
        await seat.press("d")
        await seat.at(DirectoryScreen)
        screen = seat.screen
        screen.running = True
        told: list[int] = []

        def leave_soon(done: int, _every: int) -> None:
            told.append(done)
            screen.action_leave()

        report = await asyncio.to_thread(screen.work, str(tmp_path), leave_soon)
        assert "Stopped before the end; start again to go on." in report.plain
        assert 0 < max(told) < len(people)
        screen.running = False


async def test_a_folder_that_is_not_there_is_told(empty_desk: Desk) -> None:
    async with seated(empty_desk) as seat:
        assert "There is nothing at nowhere." in await take_in(seat, "./nowhere")
    assert events_of(empty_desk) == ()
