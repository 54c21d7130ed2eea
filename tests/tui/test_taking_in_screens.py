"""An empty desk's ways in, and importing saved pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import PAGES, WIDE, done_in, seated
from on_desk import events_of, stored, total
from textual.widgets import ProgressBar, Static

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.resources import sample_path
from qa_tui.store.claims import read_claims
from qa_tui.store.decisions import decide
from qa_tui.store.opening import open_desk
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.help import HelpScreen
from qa_tui.tui.screens.start import StartScreen
from qa_tui.tui.screens.taking_in.importing import ImportScreen
from qa_tui.tui.screens.taking_in.long_work import REPORTED

if TYPE_CHECKING:
    from pathlib import Path

    from driving import Seat

    from qa_tui.store.desk import Desk


async def bring(seat: Seat, path: Path) -> str:
    """Import a path and tell the report."""
    await seat.press("i")
    await seat.at(ImportScreen)
    await seat.paste(str(path))
    await seat.press("enter")
    await seat.until(lambda: seat.shown("#report") and not seat.screen.running, "the report")
    await seat.settled()
    return seat.shown("#report")


async def test_an_empty_desk_shows_the_ways_in(empty_desk: Desk, size) -> None:
    async with seated(empty_desk, size) as seat:
        assert isinstance(seat.screen, StartScreen)
        assert empty_desk.path.name in seat.solid
        for key in ("s", "i", "d", "?"):
            assert key in seat.shown("#ways").split()
        await seat.press("question_mark")
        await seat.press("escape")
        await seat.at(StartScreen)


async def test_an_empty_desk_leads_to_the_sample_desk(empty_desk: Desk, size) -> None:
    async with seated(empty_desk, size) as seat:
        await seat.press("s")
        await seat.at(QueueScreen)
        assert seat.screen.view.key == "questions"
        assert seat.desk.sample
        assert seat.desk.path != empty_desk.path
        assert len(seat.items) == total(seat.desk, "is:pending is:question") > 20
        assert "all invented" in seat.lines[0]
        await seat.press("a")
        assert events_of(seat.desk)[-1].actor == "xenia"
        assert events_of(empty_desk) == ()


async def test_on_the_sample_desk_others_see_what_is_open_and_are_seen(empty_desk: Desk) -> None:
    async with seated(empty_desk, watches=True) as seat:
        await seat.press("s")
        await seat.at(QueueScreen)
        await seat.press("c")
        elsewhere = open_desk(seat.desk.path, clock=empty_desk.clock)
        with elsewhere.reading() as connection:
            claims = read_claims(connection, elsewhere.clock())
        assert [(one.message, one.name) for one in claims] == [(seat.row.message, "xenia")]
        other = seat.items[1]
        with elsewhere.writing("bo") as writer:
            decide(writer, Decision(other.message, Verb.PUBLISH))
        await seat.until(lambda: other.message in done_in(seat), "what bo does")


async def test_the_sample_desk_is_made_once(empty_desk: Desk) -> None:
    async with seated(empty_desk) as seat:
        await seat.burst("s", "s", "s")
        await seat.at(QueueScreen)
        assert total(seat.desk, "") == 80
        assert len(seat.app.screen_stack) == 2


async def test_help_that_was_opened_meanwhile_stays(empty_desk: Desk) -> None:
    async with seated(empty_desk, WIDE) as seat:
        await seat.burst("s", "question_mark")
        await seat.until(lambda: seat.desk.sample, "the sample desk")
        await seat.settled()
        await seat.at(HelpScreen)
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert len(seat.app.screen_stack) == 2


async def test_a_sample_desk_that_cannot_be_opened_is_told(empty_desk: Desk) -> None:
    open_desk(sample_path(), create=True, name="Mine", clock=empty_desk.clock)
    async with seated(empty_desk, WIDE) as seat:
        await seat.press("s")
        await seat.see("it stays as it is")
        assert not seat.screen.query_one(ProgressBar).display
        assert isinstance(seat.screen, StartScreen)


async def test_importing_into_an_empty_desk_leads_to_the_queue(empty_desk: Desk) -> None:
    async with seated(empty_desk) as seat:
        report = await bring(seat, PAGES / "f1_old_answered.txt")
        assert "1" in report
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert seat.screen.view.key == "answered"
        assert seat.row.to == "Hedwig Brandtner"


async def test_a_page_and_the_same_page_again(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = total(sample_desk, "")
        await bring(seat, PAGES / "f1_old_answered.txt")
        assert total(sample_desk, "") == before + 1
        known = events_of(sample_desk)
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert seat.screen.views.counts["all"] == before + 1
        await bring(seat, PAGES / "f1_old_answered.txt")
        assert total(sample_desk, "") == before + 1
        assert events_of(sample_desk) == known


def solid(text: str) -> str:
    """A text without blanks: for paths, which may be broken anywhere."""
    return "".join(text.split())


async def test_a_folder_with_what_is_no_page(empty_desk: Desk, tmp_path: Path, size) -> None:
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    for name in ("f1_old_answered.txt", "f2_new_waiting.txt"):
        (folder / "deep" / name).write_bytes((PAGES / name).read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    async with seated(empty_desk, size) as seat:
        report = await bring(seat, folder)
        assert "empty.txt" in solid(report)
        assert "binary.txt" in solid(report)
        assert "f1_old_answered" not in report
        await seat.see("The file is empty.")
        assert len(stored(empty_desk, "")) == 2


async def test_all_pages_there_are(empty_desk: Desk) -> None:
    async with seated(empty_desk, (160, 48)) as seat:
        report = await bring(seat, PAGES)
        assert ".json" in report
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert total(empty_desk, "") > 10


async def test_a_path_that_is_not_there(empty_desk: Desk, tmp_path: Path) -> None:
    async with seated(empty_desk) as seat:
        report = await bring(seat, tmp_path / "nowhere.txt")
        assert "nowhere.txt" in solid(report)
        await seat.press("escape")
        await seat.at(StartScreen)
        assert events_of(empty_desk) == ()


async def test_enter_on_an_empty_path_does_nothing(empty_desk: Desk) -> None:
    async with seated(empty_desk) as seat:
        await seat.press("i", "enter")
        assert isinstance(seat.screen, ImportScreen)
        assert not seat.screen.running


async def test_what_was_not_taken_in_is_told_with_record_and_remedy(
    empty_desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"{\n" * (REPORTED + 7))
    async with seated(empty_desk) as seat:
        report = await bring(seat, tmp_path / "x.jsonl")
        assert "x.jsonl:1" in solid(report)
        assert "Each line holds one thread" in report
        assert report.endswith("and 7 more")


async def test_how_fast_an_import_goes_is_seen(empty_desk: Desk, tmp_path: Path, size) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"{" + b" " * 2_000_000)
    async with seated(empty_desk, size) as seat:
        await bring(seat, tmp_path / "x.jsonl")
        assert str(seat.screen.query_one("#rate", Static).content).startswith("2.0 of 2.0 MB, ")


async def test_a_long_report_leaves_the_keys_in_sight_and_is_paged(
    sample_desk: Desk, tmp_path: Path, size
) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"Newsletter {number}")
    async with seated(sample_desk, size) as seat:
        await bring(seat, tmp_path)
        assert "PgDn scroll" in seat.words
        assert "Esc close" in seat.words
        pane = seat.screen.query_one("#report-pane")
        assert pane.scroll_offset.y == 0 < pane.max_scroll_y
        for _ in range(30):
            await seat.press("pagedown")
        assert pane.scroll_offset.y == pane.max_scroll_y
        await seat.press("escape")
        await seat.at(QueueScreen)
