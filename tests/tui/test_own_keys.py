"""Keys that a person has given to commands: they act, and all that names keys names them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from driving import WIDE, seated
from on_desk import line_of
from textual.command import CommandPalette

from qa_tui.domain.records import State
from qa_tui.i18n import say_error
from qa_tui.resources import keymap_path
from qa_tui.tui.own_keys import own_keys
from qa_tui.tui.screens.deciding.correct import CorrectScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.help import HelpScreen
from qa_tui.tui.screens.start import StartScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.widgets.reason_keys import Stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.errors import QaTuiError
    from qa_tui.domain.keymap import Keymap
    from qa_tui.store.desk import Desk

    Keys = tuple[Keymap | None, QaTuiError | None]


@pytest.fixture
def keys() -> Callable[[str], Keys]:
    """Write a keymap file and read it as the program does at its start."""

    def write(text: str) -> Keys:
        path = keymap_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return own_keys()

    return write


def test_without_a_file_nothing_is_changed() -> None:
    assert own_keys() == (None, None)


def test_a_file_that_cannot_be_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", f"/{'x' * 1000}")
    keymap, problem = own_keys()
    assert keymap is None
    assert problem is not None
    assert "cannot be read" in say_error(problem)


@pytest.mark.parametrize("kind", ["pipe", "loop", "device"])
def test_what_is_no_plain_file_is_told_and_not_waited_for(kind: str) -> None:
    path = keymap_path()
    path.parent.mkdir(parents=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.name if kind == "loop" else "/dev/zero")
    keymap, problem = own_keys()
    assert keymap is None
    assert problem is not None
    assert "cannot be read" in say_error(problem)


async def test_a_key_of_ones_own_acts_and_the_old_one_does_not(
    sample_desk: Desk, keys: Callable[[str], Keys]
) -> None:
    async with seated(sample_desk, keys=keys('publish = ["P", "f10"]\n')) as seat:
        first, second = seat.items[:2]
        await seat.press("a")
        assert line_of(sample_desk, first.message).state is State.PENDING
        await seat.press("P")
        assert line_of(sample_desk, first.message).state is State.PUBLISHED
        await seat.press("f10")
        assert line_of(sample_desk, second.message).state is State.PUBLISHED


async def test_keys_change_places(sample_desk: Desk, keys: Callable[[str], Keys]) -> None:
    async with seated(sample_desk, keys=keys('publish = "b"\nreturn = "a"\n')) as seat:
        row = seat.row
        await seat.press("b")
        assert line_of(sample_desk, row.message).state is State.PUBLISHED
        await seat.press("a")
        assert "Send back, because" in seat.words


async def test_a_command_without_a_key_is_still_typed(
    sample_desk: Desk, keys: Callable[[str], Keys]
) -> None:
    async with seated(sample_desk, keys=keys('publish = "none"\n')) as seat:
        row = seat.row
        await seat.press("a")
        assert line_of(sample_desk, row.message).state is State.PENDING
        assert ":publish Publish" in seat.lines[-1]
        await seat.press("colon")
        await seat.type("publish")
        await seat.press("enter")
        assert line_of(sample_desk, row.message).state is State.PUBLISHED


async def test_footer_help_palette_and_sentences_name_them(
    sample_desk: Desk, size, keys: Callable[[str], Keys]
) -> None:
    own = keys('undo = "f10"\nsave_view = "W"\npublish = "P"\nhelp = ["f12", "?"]\n')
    async with seated(sample_desk, size, keys=own) as seat:
        assert "P Publish" in seat.lines[-1]
        assert seat.lines[-1].endswith("F12 Help")
        await seat.press("P")
        assert "F10 takes it back" in seat.said
        await seat.press("f12")
        await seat.at(HelpScreen)
        await seat.type("undo")
        assert "F10" in seat.text
        await seat.press("escape", "escape", "ctrl+p")
        await seat.at(CommandPalette)
        await seat.see("Publish P")
        await seat.press("escape")
        if size[0] > 100:
            assert "W keeps a filter here" in seat.text


async def test_what_is_said_of_other_screens_names_their_keys(
    sample_desk: Desk, keys: Callable[[str], Keys]
) -> None:
    own = keys('undo = "f10"\ndrafts = "f11"\nsend = "ctrl+g"\n')
    async with seated(sample_desk, WIDE, keys=own) as seat:
        await seat.press("w", "i")
        await seat.at(ComposeScreen)
        await seat.type("Rang zuerst an")
        await seat.see("ready to be sent off: ^g")
        await seat.press("escape")
        await seat.at(QueueScreen)
        assert "The draft is kept; F11 lists drafts." in seat.said
        await seat.press("w", "i", "ctrl+g")
        await seat.at(QueueScreen)
        assert "The note is kept. F10 takes it back." in seat.said
        await seat.press("r", "o")
        await seat.until(lambda: "F10 calls it back" in seat.shown("#letter"))


async def test_where_text_is_written_keys_with_a_character_are_left_out(
    sample_desk: Desk, keys: Callable[[str], Keys]
) -> None:
    async with seated(sample_desk, keys=keys('help = "e"\ncorrect = "E"\n')) as seat:
        await seat.press("w", "n")
        await seat.at(ComposeScreen)
        await seat.press("f1")
        await seat.at(HelpScreen)
        await seat.press("escape")
        await seat.at(ComposeScreen)


async def test_a_wrong_file_is_told_at_the_start_and_the_keys_stay(
    sample_desk: Desk, keys: Callable[[str], Keys]
) -> None:
    own = keys('publish = "p"\nhodl = "H"\n')
    assert own[0] is None
    async with seated(sample_desk, keys=own) as seat:
        await seat.until(lambda: "keys.toml, line 1" in seat.said)
        assert "qa-tui keys --check" in seat.said
        row = seat.row
        await seat.press("a")
        assert line_of(sample_desk, row.message).state is State.PUBLISHED


async def test_keys_of_a_dialog_act_and_are_shown(
    sample_desk: Desk, keys: Callable[[str], Keys]
) -> None:
    own = keys('edit_letter = "f10"\nsearch_clauses = "f12"\nforward = "+"\n')
    async with seated(sample_desk, keys=own) as seat:
        await seat.press("r")
        await seat.at(ReasonScreen)
        screen = seat.screen
        assert isinstance(screen, ReasonScreen)
        await seat.see("F10 edit the letter", "F12 search", "do not forward (+)")
        await seat.press("slash", "ctrl+e", "space")
        assert (screen.stop, screen.forward) == (Stop.CLAUSES, None)
        await seat.press("plus")
        assert screen.forward is False
        await seat.press("f12")
        assert screen.stop is Stop.SEARCH
        await seat.press("escape", "o", "f10")
        await seat.until(lambda: screen.stop is Stop.LETTER)


async def test_keys_in_a_text_of_a_dialog_act_and_are_shown(
    sample_desk: Desk, keys: Callable[[str], Keys]
) -> None:
    async with seated(sample_desk, keys=keys('choose_word = "c"\nextend = "none"\n')) as seat:
        await seat.press("e")
        await seat.at(CorrectScreen)
        screen = seat.screen
        assert isinstance(screen, CorrectScreen)
        await seat.see("c choose")
        assert "several" not in seat.words
        before = set(screen.text.chosen)
        await seat.press("space")
        assert screen.text.chosen == before
        await seat.press("c")
        assert screen.text.chosen == before ^ {screen.text.cursor}


async def test_views_keep_their_keys(sample_desk: Desk, keys: Callable[[str], Keys]) -> None:
    async with seated(sample_desk, keys=keys('publish = "P"\n')) as seat:
        await seat.press("5")
        assert isinstance(seat.screen, QueueScreen)
        assert seat.screen.view.key == "waiting"


async def test_the_first_screen_names_them_too(
    empty_desk: Desk, keys: Callable[[str], Keys]
) -> None:
    async with seated(empty_desk, keys=keys('sample = "B"\n')) as seat:
        await seat.at(StartScreen)
        assert "B Sample desk" in seat.words
