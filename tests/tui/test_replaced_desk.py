"""A desk that is moved away, or replaced by another file, beneath the open program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import seated

from qa_tui.store.drafts import read_drafts
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import log_of
from qa_tui.tui.screens.deciding.hold import HoldScreen
from qa_tui.tui.screens.desk.queue import QueueScreen

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk


async def test_nothing_is_decided_in_a_file_that_took_the_place(
    sample_desk: Desk, tmp_path: Path
) -> None:
    other = open_desk(tmp_path / "other.db", create=True)
    before = other.path.read_bytes()
    async with seated(sample_desk) as seat:
        sample_desk.path.rename(tmp_path / "moved.db")
        other.path.rename(sample_desk.path)
        for key in ("j", "a", "r", "enter", "u", "O"):
            await seat.press(key)
            assert "Another file has taken the place of" in seat.said, key
        await seat.press("q", "q")
    assert sample_desk.path.read_bytes() == before


async def test_a_form_stays_as_long_as_what_is_typed_cannot_be_kept(
    sample_desk: Desk, tmp_path: Path
) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("w", "n", "tab")
        await seat.type("Wann kommt")
        sample_desk.path.rename(tmp_path / "moved.db")
        await seat.type(" der Bus?")
        await seat.press("escape")
        assert "is not there any more" in seat.said
        (tmp_path / "moved.db").rename(sample_desk.path)
        await seat.press("escape")
        await seat.at(QueueScreen)
        with sample_desk.reading() as connection:
            kept = [draft.fields["title"] for draft in read_drafts(connection, "xenia")]
        assert kept == ["Wann kommt der Bus?"]


async def test_a_form_can_be_thrown_away_where_the_desk_is_gone(
    sample_desk: Desk, tmp_path: Path
) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("w", "n", "tab")
        await seat.type("Wann kommt")
        sample_desk.path.rename(tmp_path / "moved.db")
        await seat.press("f8", "f8")
        await seat.at(QueueScreen)


async def test_a_menu_stays_once_where_what_is_typed_cannot_be_kept(
    sample_desk: Desk, tmp_path: Path
) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("h", "tab")
        await seat.type("eine Quelle fehlt")
        sample_desk.path.rename(tmp_path / "moved.db")
        await seat.press("escape")
        assert isinstance(seat.screen, HoldScreen)
        assert "The same key again leaves it all the same." in seat.said
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_the_file_alone_is_the_desk_soon_after_a_decision(sample_desk: Desk) -> None:
    async with seated(sample_desk, watches=True) as seat:
        with sample_desk.kept_open():
            await seat.press("a")
            log = log_of(sample_desk.path)
            assert log.stat().st_size
            await seat.until(lambda: not log.stat().st_size, "emptying the log")
