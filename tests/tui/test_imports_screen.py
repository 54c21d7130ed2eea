"""The screen of imports: what each did, taking one back, bringing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import PAGES, rows_of, seated
from on_desk import events_of, total

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.ingest.pipeline import import_paths
from qa_tui.store.check import check
from qa_tui.store.decisions import decide
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import connect
from qa_tui.tui.screens.deciding.undoing import UndoingScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.start import StartScreen
from qa_tui.tui.screens.taking_in.directory import DirectoryScreen
from qa_tui.tui.screens.taking_in.importing import ImportScreen
from qa_tui.tui.screens.taking_in.imports import ImportsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from driving import Seat

    from qa_tui.domain.imports.report import ImportRun
    from qa_tui.store.desk import Desk


def runs(seat: Seat) -> list[ImportRun]:
    """The imports on the screen."""
    return rows_of(seat.screen.query_one("#runs"))


async def test_imports_stand_with_their_reports_the_newest_first(imported_desk: Desk, size) -> None:
    async with seated(imported_desk, size) as seat:
        await seat.press("I")
        await seat.at(ImportsScreen)
        assert [run.id for run in runs(seat)] == [3, 2, 1]
        report = seat.shown("#report")
        for words in ("Import 3", "bo", "/home/ann/archiv/2011", "Not finished", "3 new threads"):
            assert words in report
        for words in ("3 F1", "1 F3", "1 the border", "Erna Beispiel", "crawl.warc.gz:7"):
            assert words in report
        assert "2011/0.txt" in report
        await seat.press("j")
        assert "Taken back" in seat.shown("#report")
        await seat.press("j")
        assert "Not finished" not in seat.shown("#report")
        assert "taken back" in seat.text


async def test_every_entry_of_a_report_hangs_under_its_beginning(imported_desk: Desk, size) -> None:
    async with seated(imported_desk, size) as seat:
        await seat.press("I")
        await seat.at(ImportsScreen)
        pane = seat.screen.query_one("#report")
        lines = [line.plain.rstrip() for line in pane.render().split("\n")]
        entries = lines[lines.index("Pages with guesses") + 1 :]
        assert sum(line.startswith("·  /home") for line in entries) == 3
        assert all(line.startswith(("·  /home", "   the")) for line in entries)
        assert len(lines) == pane.size.height
        assert max(map(len, lines)) <= pane.size.width


async def test_a_german_report_has_decimals_as_in_german(imported_desk: Desk, german: None) -> None:
    async with seated(imported_desk, (160, 48)) as seat:
        await seat.press("I")
        await seat.at(ImportsScreen)
        assert "0,62" in seat.shown("#report")
        assert "0.62" not in seat.shown("#report")


async def test_a_whole_import_is_taken_back_and_brought_again(imported_desk: Desk) -> None:
    async with seated(imported_desk) as seat:
        assert total(imported_desk, "") == 4
        await seat.press("I", "o")
        assert "is in the lists" in seat.said
        await seat.press("x")
        assert total(imported_desk, "") == 1
        assert "Import 3 taken back · o brings it again" in seat.said
        await seat.press("x")
        assert "already taken back" in seat.said
        await seat.press("o")
        assert total(imported_desk, "") == 4
        assert "Import 3 is back" in seat.said
        await seat.press("q")
        await seat.at(QueueScreen)
        assert seat.screen.views.counts["all"] == 4
    assert [event.verb for event in events_of(imported_desk)][-2:] == ["undo", "import"]
    with imported_desk.reading() as connection:
        assert check(connection).faults == ()


async def test_the_list_of_steps_says_which_import_it_was(imported_desk: Desk, size) -> None:
    async with seated(imported_desk, size, actor="bo") as seat:
        await seat.press("U")
        await seat.at(UndoingScreen)
        assert any("imported" in line and "Import 3" in line for line in seat.lines)


async def test_taking_an_import_back_can_be_stopped(imported_desk: Desk, size) -> None:
    async with seated(imported_desk, size) as seat:
        await seat.press("I")
        await seat.at(ImportsScreen)
        somebody = connect(imported_desk.path)
        somebody.execute("begin immediate")
        await seat.hit("x")
        await seat.see("Import 3: 0 % · q stops, and nothing is changed")
        await seat.hit("x")
        await seat.see("Wait until the other one is done, or stop it.")
        await seat.hit("q")
        await seat.until(seat.screen.stopping.is_set)
        somebody.rollback()
        somebody.close()
        await seat.settled()
        assert "Stopped; nothing was written." in seat.said
        assert total(imported_desk, "") == 4
        await seat.press("x")
        assert total(imported_desk, "") == 1
        await seat.press("q")
        await seat.at(QueueScreen)


async def test_an_import_that_was_worked_on_says_why_it_stays(imported_desk: Desk) -> None:
    with imported_desk.writing("bob") as writer:
        decide(writer, Decision(1, Verb.REMOVE, "insult"))
    async with seated(imported_desk) as seat:
        await seat.press("I", "G", "x")
        assert "bob has done “Remove” to it since" in seat.said
        assert not runs(seat)[-1].withdrawn


async def test_nothing_imported_teaches_and_leads_on(empty_desk: Desk, size) -> None:
    async with seated(empty_desk, size) as seat:
        assert isinstance(seat.screen, StartScreen)
        await seat.press("I")
        await seat.at(ImportsScreen)
        assert "Nothing was imported yet. i reads" in seat.words
        await seat.press("x")
        assert "No import is chosen" in seat.said
        await seat.press("d")
        await seat.at(DirectoryScreen)
        await seat.press("escape", "i")
        await seat.at(ImportScreen)
        await seat.paste(str(PAGES / "f1_old_answered.txt"))
        await seat.press("enter")
        await seat.until(lambda: not seat.screen.running and seat.shown("#report"), "the report")
        await seat.press("escape")
        await seat.at(ImportsScreen)
        assert [run.counts.threads_added for run in runs(seat)] == [1]


async def test_readers_have_no_imports(imported_desk: Desk) -> None:
    desk = open_desk(imported_desk.path, read_only=True, clock=imported_desk.clock)
    async with seated(desk) as seat:
        await seat.press("I")
        assert isinstance(seat.screen, QueueScreen)


async def test_others_imports_appear(imported_desk: Desk) -> None:
    async with seated(imported_desk, watches=True) as seat:
        await seat.press("I")
        other = open_desk(imported_desk.path, clock=imported_desk.clock)
        import_paths(other, "bob", [PAGES / "f1_old_answered.txt"])
        await seat.until(lambda: len(runs(seat)) == 4, "the import of bob")


@pytest.mark.parametrize("name", ["[@click=app.quit]x[@click].txt", "a\x1b[2J\u202e[/].txt"])
async def test_hostile_names_and_texts_do_no_harm(
    empty_desk: Desk, tmp_path: Path, size, name: str
) -> None:
    folder = tmp_path / f"\x1b]8;;x\x07{'y' * 100}[b]"
    folder.mkdir()
    (folder / name.replace("/", "\u2215")).write_text("Sonne \x1b[31m", "utf-8")
    (folder / "b.txt").write_bytes((PAGES / "f1_old_answered.txt").read_bytes())
    import_paths(empty_desk, "a[/]\x1bn\u202en", [folder])
    async with seated(empty_desk, size) as seat:
        await seat.press("I")
        await seat.at(ImportsScreen)
        assert "Not taken in" in seat.shown("#report")
        assert not set("\x1b\x07\u202e") & set(seat.text)
        await seat.press("J", "J", "K", "x", "o")
        assert total(empty_desk, "") == 1
