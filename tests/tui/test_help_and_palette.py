"""Help and palette are made of the commands: nothing is offered that is not in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import events_of, seated
from textual.command import CommandPalette

from qa_tui.i18n import say
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.screens.compose import ComposeScreen
from qa_tui.tui.screens.help import HelpScreen
from qa_tui.tui.screens.letters import LettersScreen
from qa_tui.tui.screens.queue import QueueScreen
from qa_tui.tui.screens.representatives import RepresentativesScreen
from qa_tui.tui.screens.thread import ThreadScreen
from qa_tui.tui.signs import SIGNS

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk
    from qa_tui.tui.command import Command

WAYS: dict[type[DeskScreen], list[str]] = {
    QueueScreen: [],
    ThreadScreen: ["enter"],
    LettersScreen: ["L"],
    RepresentativesScreen: ["m"],
    ComposeScreen: ["w", "n"],
}


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
                assert f"{command.key} {say(command.name)}" in read
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
        assert "not possible" in seat.words


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
        assert "Publish" in (await offers(seat, "publ"))[0]
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
