"""Help and palette are made of the commands: nothing is offered that is not in both."""

from __future__ import annotations

import inspect
from datetime import date
from typing import TYPE_CHECKING

import pytest
from driving import seated
from on_desk import events_of
from textual.command import CommandPalette

from qa_tui.domain.views import VIEWS
from qa_tui.i18n import say
from qa_tui.tui.command import key_name
from qa_tui.tui.keymap import all_screens
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.screens.deciding.undoing import UndoingScreen
from qa_tui.tui.screens.desk.compare import CompareScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.help import HelpRow, HelpScreen, HelpSection
from qa_tui.tui.screens.letters.letters import LettersScreen
from qa_tui.tui.screens.taking_in.representatives import RepresentativesScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.note_many import ManyNoteScreen
from qa_tui.tui.signs import SIGNS
from qa_tui.tui.writing.many_note import ManyNoteWriting

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk
    from qa_tui.tui.command import Command
    from qa_tui.tui.screens.commanding import CommandScreen

WAYS: dict[type[DeskScreen], list[str]] = {
    QueueScreen: [],
    ThreadScreen: ["enter"],
    LettersScreen: ["L"],
    RepresentativesScreen: ["m"],
    ComposeScreen: ["w", "n"],
}

_WRITING = ManyNoteWriting("xenia", date(2027, 1, 1), [1])
MADE_OF: dict[type[CommandScreen], tuple[object, ...]] = {
    QueueScreen: (VIEWS[0],),
    ThreadScreen: (1,),
    LettersScreen: (1,),
    CompareScreen: (1, 1, None),
    ComposeScreen: (_WRITING,),
    ManyNoteScreen: (_WRITING,),
    UndoingScreen: ("xenia",),
}
"""What screens are made of, where that is something."""


async def read_through(seat: Seat) -> str:
    """Everything that can be read on a screen that scrolls, as words."""
    read: list[str] = []
    while True:
        lines = seat.lines
        if read[-len(lines) :] == lines:
            return " ".join(" ".join(read).split())
        read += lines
        await seat.press("pagedown")


async def offers(seat: Seat, typed: str = "") -> list[str]:
    """What the palette lists."""
    await seat.press("ctrl+p")
    await seat.at(CommandPalette)
    await seat.type(typed)
    await seat.until(lambda: seat.screen.query_one("CommandList").option_count, "a list")
    await seat.settled()
    return [str(option.prompt) for option in seat.screen.query_one("CommandList").options]


def shown_rows(seat: Seat) -> list[HelpRow]:
    """The rows of the help that can be seen, or scrolled to."""
    sections = [section for section in seat.screen.query(HelpSection) if section.display]
    return [row for section in sections for row in section.shown]


def offered(seat: Seat) -> tuple[Command, ...]:
    assert isinstance(seat.screen, DeskScreen)
    return seat.screen.offered()


async def test_help_names_every_command(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        for kind, keys in WAYS.items():
            await seat.press(*keys)
            await seat.at(kind)
            commands = offered(seat)
            await seat.press("f1")
            await seat.at(HelpScreen)
            read = await read_through(seat)
            for command in commands:
                shown = " ".join(key_name(key) for key in command.all_keys) or command.key
                assert f"{shown} {say(command.name)}" in read
            for sign, _ in SIGNS.values():
                assert f" {sign} " in read
            await seat.press("escape")
            await seat.at(kind)
            if keys:
                await seat.press("escape")
                await seat.at(QueueScreen)


async def test_help_says_why_something_does_not_apply(sample_desk: Desk) -> None:
    async with seated(sample_desk, (160, 48)) as seat:
        await seat.press("5", "question_mark")
        reasons = {row.key[0]: row.text.plain for row in shown_rows(seat) if row.key}
        assert reasons["a"].endswith("Not now: the message is published.")
        assert "Not now" not in reasons["u"]


async def test_help_stands_by_subject_and_typing_searches_it(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("question_mark")
        await seat.at(HelpScreen)
        headings = [str(section.heading) for section in seat.screen.query(HelpSection)]
        assert headings[:3] == ["Decide", "Write", "Find and choose"]
        await seat.type("send back")
        assert [row.key for row in shown_rows(seat)] == [["b"]]
        await seat.press("escape")
        assert len(shown_rows(seat)) > 20
        await seat.type("jump")
        assert [row.key for row in shown_rows(seat)] == [["#"]]
        await seat.press("ctrl+u")
        await seat.type("[/] xyz")
        assert "Nothing fits “[/] xyz”." in seat.words
        await seat.press("escape", "escape")
        await seat.at(QueueScreen)


@pytest.mark.parametrize("kind", WAYS)
async def test_help_names_keys_that_move_where_they_move(
    sample_desk: Desk, kind: type[DeskScreen]
) -> None:
    async with seated(sample_desk) as seat:
        await seat.press(*WAYS[kind])
        await seat.at(kind)
        await seat.press("f1")
        await seat.at(HelpScreen)
        named = {row.keys for row in shown_rows(seat)}
        assert ("j k ↓ ↑" in named) is (kind is not ComposeScreen)
        assert ({"1 … 8", "F2 … F9 9"} <= named) is (kind is QueueScreen)
        assert not {"1 … 8", "F2 … F9 9"} & named or kind is QueueScreen


async def test_help_finds_a_key_by_itself(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("question_mark")
        await seat.at(HelpScreen)
        await seat.type("x")
        assert ["x"] in [row.key for row in shown_rows(seat)]
        await seat.press("f1")
        await seat.at(QueueScreen)


async def test_every_key_of_the_footer_is_a_command(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        for keys in WAYS.values():
            await seat.press(*keys)
            shown = {
                f"{command.key} {say(command.short or command.name)}" for command in offered(seat)
            }
            footer = [part for part in seat.lines[-1].split("  ") if part.strip()]
            assert footer
            assert {" ".join(part.split()) for part in footer} <= shown
            if keys:
                await seat.press("escape")


async def test_the_palette_lists_all_that_applies(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        situation = seat.screen.situation()
        wanted = {
            say(command.name) for command in offered(seat) if command.why_not(situation) is None
        }
        listed = await offers(seat)
        assert len(listed) == len(wanted)
        for name in wanted:
            assert any(line.startswith(name) for line in listed)


async def test_the_palette_finds_and_runs_a_command(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("ctrl+p")
        await seat.at(CommandPalette)
        await seat.type("represent")
        await seat.see("Representatives")
        await seat.press("enter")
        await seat.at(RepresentativesScreen)


async def test_the_palette_decides_on_the_chosen_row(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        assert (await offers(seat, "publ"))[0].startswith("Publish  a")
        await seat.press("enter")
        await seat.at(QueueScreen)
        (event,) = events_of(sample_desk)[-1:]
        assert (event.verb, event.subject) == ("publish", row.message)


async def test_the_palette_leaves_out_what_does_not_apply(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("5")
        listed = await offers(seat)
        assert not any(line.startswith("Hold") for line in listed)
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_every_command_has_a_method_that_takes_what_it_says(sample_desk: Desk) -> None:
    async with seated(sample_desk):
        for kind in all_screens():
            screen = kind(*MADE_OF.get(kind, ()))
            for command in kind.commands:
                told = inspect.signature(screen.method_of(command.id))
                taken = list(told.parameters.values())
                if command.takes is None:
                    assert all(one.default is not one.empty for one in taken), command.id
                else:
                    assert len(taken) >= 1, command.id
                    assert command.takes.needed or taken[0].default == "", command.id


@pytest.mark.parametrize("kind", all_screens(), ids=lambda kind: kind.__name__)
def test_every_screen_has_a_name(kind: type[CommandScreen]) -> None:
    assert kind.called is not None
