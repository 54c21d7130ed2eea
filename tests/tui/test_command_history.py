"""What was typed on the command line is kept, for all windows."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from driving import seated
from on_desk import line_of
from test_command_line import say

from qa_tui.domain.records import State
from qa_tui.tui.command_history import KEPT, CommandHistory

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk


async def test_what_was_typed_comes_back_also_after_a_restart(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await say(seat, "view 5")
        await say(seat, "goto 3")
        await seat.press("colon")
        await seat.type("the")
        await seat.press("up")
        assert seat.field("command") == "goto 3"
        await seat.press("up", "up", "up")
        assert seat.field("command") == "view 5"
        await seat.press("down", "down")
        assert seat.field("command") == "the"
        await seat.press("escape")
        path = seat.app.history.path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    async with seated(sample_desk) as seat:
        await seat.press("colon", "up", "enter")
        assert seat.rows.cursor == 2


async def test_what_is_wrong_is_not_remembered(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await say(seat, "publich")
        await seat.press("escape", "colon", "up")
        assert seat.field("command") == ""


def test_history_is_capped_whole_and_has_each_line_once(tmp_path: Path) -> None:
    history = CommandHistory(tmp_path / "new" / "commands")
    for number in range(KEPT + 50):
        history.add(f"goto {number}")
    history.add("goto 100")
    history.add("two\nlines \udcff")

    again = CommandHistory(history.path)
    again.load()

    assert len(again.lines) == KEPT
    assert again.lines[-2:] == ("goto 100", "two lines \ufffd")
    assert again.lines.count("goto 100") == 1
    assert [path.name for path in history.path.parent.iterdir()] == ["commands"]


def test_history_of_two_windows_is_kept_together(tmp_path: Path) -> None:
    one, two = CommandHistory(tmp_path / "commands"), CommandHistory(tmp_path / "commands")
    one.load()
    two.load()
    one.add("view 1")
    two.add("view 2")

    one.load()

    assert one.lines == ("view 1", "view 2")


def test_a_history_that_cannot_be_read_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "commands"
    path.write_bytes(b"\xff\xfe\x00view 1\n\x1b[2J\n\n")
    history = CommandHistory(path)
    history.load()
    assert len(history.lines) == 2
    path.unlink()
    path.mkdir()
    history = CommandHistory(path)
    history.load()
    assert history.lines == ()
    path.rmdir()
    os.mkfifo(path)
    history.load()
    assert history.lines == ()
    history.add("view 2")
    assert path.read_text() == "view 2\n"


async def test_a_history_that_cannot_be_written_is_told_once_and_disturbs_nothing(
    sample_desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "state").write_text("a file where a folder should be")
    async with seated(sample_desk) as seat:
        row = seat.row
        await say(seat, "publish")
        assert line_of(sample_desk, row.message).state is State.PUBLISHED
        assert "could not be kept" in seat.said
        await seat.press("colon", "up")
        assert seat.field("command") == "publish"
