"""Hostile strings in every field, through every screen: nothing but harmless characters is drawn.

The walk runs without the backstop, so that it proves the cleaning at the border; the screens with
editing fields, which hold text as it came, run with it.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from driving import NARROW, WIDE, rows_of, seated
from hostile_checks import check_screen, check_whole, go, unguarded
from hostile_desk import TOGETHER, make_desk, moment, offences
from on_desk import events_of
from test_help_and_palette import offers

from qa_tui.domain.letters.outbox import LetterState
from qa_tui.domain.moderation.claim import LASTS, Claim
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moments import stamp
from qa_tui.domain.records import Kind
from qa_tui.domain.text import storable
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.messages.notes import add_note
from qa_tui.store.opening import open_desk
from qa_tui.store.watching import Changes, Touched
from qa_tui.tui.lists.people import PeopleList
from qa_tui.tui.screens.deciding.claimed import ClaimedScreen
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.letters.letters import LettersScreen
from qa_tui.tui.screens.letters.outbox import OutboxScreen
from qa_tui.tui.screens.taking_in.importing import ImportScreen
from qa_tui.tui.screens.taking_in.representatives import RepresentativesScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    make_desk(path, HOSTILE, moment)
    return path


@pytest.fixture
def hostile_desk(hostile_file: Path, tmp_path: Path) -> Desk:
    """A private copy of the hostile desk."""
    path = tmp_path / "desk.db"
    shutil.copy(hostile_file, path)
    return open_desk(path, clock=moment)


@pytest.fixture
def mallory() -> str:
    """A moderator's name."""
    return storable("".join(HOSTILE[40:50]))[:80]


async def test_lists(hostile_desk: Desk, mallory: str, size) -> None:
    before = events_of(hostile_desk)
    async with unguarded(hostile_desk, size, mallory) as seat:
        check_screen(seat)
        await go(seat, *"12347", "p", "p")
        await go(seat, "8")
        while seat.rows.cursor < len(seat.items) - 1:
            await go(seat, "pagedown")
            assert isinstance(seat.screen, QueueScreen)
            if size == NARROW and seat.rows.cursor > 40:
                await go(seat, "G")
        assert len(seat.items) > len(HOSTILE) // 2
    assert events_of(hostile_desk) == before


async def test_long_threads(hostile_desk: Desk, mallory: str, size) -> None:
    before = events_of(hostile_desk)
    with hostile_desk.reading() as connection:
        threads = [
            row[0]
            for row in connection.execute(
                "select thread from message group by thread having count(*) > 3 order by thread"
            )
        ]
    assert len(threads) == len(HOSTILE) // TOGETHER
    async with unguarded(hostile_desk, size, mallory) as seat:
        for thread in threads[:: 1 if size == WIDE else 6]:
            await seat.app.push_screen(ThreadScreen(thread))
            await seat.at(ThreadScreen)
            check_whole(seat)
            await go(seat, "tab", "end", "y", "escape")
            assert isinstance(seat.screen, QueueScreen)
    assert events_of(hostile_desk) == before


async def test_threads_with_notes_and_letters(hostile_desk: Desk, mallory: str, size) -> None:
    async with unguarded(hostile_desk, size, mallory) as seat:
        for view in "123457":
            await seat.press(view, "enter")
            await seat.at(ThreadScreen)
            check_whole(seat)
            await seat.press("L")
            await seat.at(LettersScreen)
            check_whole(seat)
            await go(seat, "pagedown", "end", "q", "q")


async def test_the_outbox(hostile_desk: Desk, mallory: str, size) -> None:
    async with unguarded(hostile_desk, size, mallory) as seat:
        await seat.press("O")
        await seat.at(OutboxScreen)
        for _ in LetterState:
            for _ in range(20 if size == WIDE else 6):
                check_whole(seat)
                await go(seat, "j")
            await go(seat, "G", "right")
        await go(seat, "x", "u", "q")


async def test_people(hostile_desk: Desk, mallory: str, size) -> None:
    async with unguarded(hostile_desk, size, mallory) as seat:
        await seat.press("m")
        await seat.at(RepresentativesScreen)
        people = seat.screen.query_one(PeopleList)
        for _ in range(12):
            check_whole(seat)
            await go(seat, "j")
        while people.cursor < len(rows_of(people)) - 1:
            await go(seat, "pagedown" if size == WIDE else "G")
        await go(seat, "tab", "enter", "q", "q")
        assert isinstance(seat.screen, QueueScreen)


async def test_menus_help_and_palette(hostile_desk: Desk, mallory: str, size) -> None:
    before = events_of(hostile_desk)
    async with unguarded(hostile_desk, size, mallory) as seat:
        for keys in ("ri", "bo", "h", "w", "?"):
            await go(seat, *keys)
            check_whole(seat)
            await go(seat, "escape")
        await offers(seat)
        check_screen(seat)
        await go(seat, "escape", "5", "w", "escape", "x", "escape")
    assert events_of(hostile_desk) == before


async def test_conflicts_and_undo_tell_names(hostile_desk: Desk, mallory: str, size) -> None:
    async with unguarded(hostile_desk, size, mallory) as seat:
        for name in ("".join(HOSTILE[60:70])[:80], "[@click=app.quit]x[/]\x1b]52;c;eA==\x07"):
            message = seat.row.message
            with hostile_desk.writing(name) as writer:
                decide(writer, Decision(message, Verb.HOLD, note=f"x{name}"))
            await go(seat, "a")
            assert isinstance(seat.screen, ConflictScreen)
            await go(seat, "escape", "j", "a", "u", "R")
        assert events_of(hostile_desk)[-1].verb == "undo"


async def test_claims_and_notes_show_names_and_words(
    hostile_desk: Desk, mallory: str, size
) -> None:
    async with unguarded(hostile_desk, size, mallory) as seat:
        for name in ("".join(HOSTILE[60:70])[:80], "[@click=app.quit]x[/]\x1b]52;c;eA==\x07"):
            row = seat.row
            with hostile_desk.writing(name) as writer:
                add_note(writer, row.message, f"x{name}")
            claim = Claim(row.message, row.id, name, stamp(moment() + LASTS))
            touched = Touched(row.message, row.id, row.place, None, "note", name)
            seat.app.changed_elsewhere(Changes((claim,), others=True, touched=(touched,)))
            await go(seat, "a")
            assert isinstance(seat.screen, ClaimedScreen)
            await go(seat, "escape", "enter", "q", "w", "i", "escape", "j")


async def test_typed_and_pasted_words(hostile_desk: Desk, mallory: str, size) -> None:
    async with seated(hostile_desk, size, actor=mallory) as seat:
        for text in HOSTILE[:: 26 if size == WIDE else 90]:
            await seat.press("slash", "end", "ctrl+u")
            await seat.paste(text[:2000])
            await go(seat, "enter", "escape")
        await seat.press("b", "tab")
        for text in HOSTILE[::40]:
            await seat.paste(text[:300])
            check_screen(seat)
        assert isinstance(seat.screen, ReasonScreen)
        await go(seat, "escape", "h", "tab")
        await seat.paste("".join(HOSTILE[:30]))
        await go(seat, "tab")
        await seat.paste("".join(HOSTILE[30:60]))
        await go(seat, "enter", "escape")
        assert isinstance(seat.screen, QueueScreen)


async def test_writing(hostile_desk: Desk, mallory: str, size) -> None:
    async with seated(hostile_desk, size, actor=mallory) as seat:
        await go(seat, "w", "n")
        await seat.at(ComposeScreen)
        for number, field in enumerate(seat.screen.writing.fields):
            await seat.paste("\n".join(HOSTILE[number * 30 : number * 30 + 30]))
            check_screen(seat)
            assert seat.field(field.key)
            await go(seat, "tab")
        check_whole(seat)
        await go(seat, "f2", "f1", "escape", "escape", "w", "n", "escape", "4", "w", "v")
        assert isinstance(seat.screen, ComposeScreen)
        assert seat.field("text").splitlines() == seat.screen.writing.message.text.splitlines()
        await go(seat, "end", "x", "f2", "escape", "5", "w", "a")
        assert seat.screen.writing.place.kind == Kind.ANSWER
        await seat.paste("\n\n".join(HOSTILE[300:330]))
        await go(seat, "tab")
        await seat.paste(HOSTILE[331])
        await go(seat, "f2")
        assert isinstance(seat.screen, QueueScreen)
        await go(seat, "2")


async def test_files_with_hostile_names(
    hostile_desk: Desk, mallory: str, tmp_path: Path, size
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, text in enumerate(HOSTILE[::6]):
        name = re.sub("[/\x00\ud800-\udfff]", "", text)[:50]
        (folder / f"{number}{name}.txt").write_text("This is no page.")
    async with unguarded(hostile_desk, size, mallory) as seat:
        await seat.press("i")
        await seat.at(ImportScreen)
        await seat.paste(str(folder))
        await seat.press("enter")
        await seat.until(lambda: seat.shown("#report") and not seat.screen.running, "the report")
        check_whole(seat)
        await go(seat, "escape", "escape")


def test_the_check_would_find_something() -> None:
    bad = [text for text in HOSTILE if offences(text)]
    assert len(bad) > 100
    assert not offences("Grüße 👨‍👩‍👧 ❤️ 1️⃣ ▌●")
