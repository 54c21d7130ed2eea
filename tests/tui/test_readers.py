"""A desk that is open read-only: published things only, and nothing that moderates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import NARROW, seated
from on_desk import events_of, stored, thread_of
from test_help_and_palette import offers, read_through

from qa_tui.domain.records import PUBLIC_STATES, State
from qa_tui.domain.views import VIEWS, views_for
from qa_tui.i18n import say
from qa_tui.store.opening import open_desk
from qa_tui.tui import commands as c
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.help import HelpScreen
from qa_tui.tui.screens.letters.letters import LettersScreen
from qa_tui.tui.screens.taking_in.representatives import RepresentativesScreen
from qa_tui.tui.widgets.message_block import MessageBlock

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk
    from qa_tui.tui.command import Command

WRITING: tuple[Command, ...] = tuple(
    command for command in vars(c).values() if isinstance(command, c.Command) and command.writes
)


def fingerprint(desk: Desk) -> list[tuple[object, ...]]:
    with desk.reading() as connection:
        return [tuple(row) for row in connection.execute("select id, state, version from message")]


def test_there_are_commands_that_write() -> None:
    assert {"publish", "refuse", "undo", "write", "import"} <= {command.id for command in WRITING}


async def test_views_show_published_things_only(reader_desk: Desk, size) -> None:
    public = {line.id for line in stored(reader_desk, "")}
    async with seated(reader_desk, size) as seat:
        views = views_for(read_only=True)
        assert all(view in VIEWS for view in views)
        assert len(views) < len(VIEWS)
        for number, view in enumerate(views, 1):
            await seat.press(str(number))
            assert seat.screen.view is view
            assert seat.items
            assert tuple(seat.items) == stored(reader_desk, view.query)
            for line in seat.items:
                assert line.state is State.PUBLISHED
                assert line.public_state in PUBLIC_STATES
                assert line.id in public
        await seat.press("8", "7")
        assert seat.screen.view is views[-1]


@pytest.mark.parametrize("query", ["is:pending", "is:refused", "is:held", "is:answer is:removed"])
async def test_no_filter_reaches_what_is_not_public(reader_desk: Desk, query: str) -> None:
    async with seated(reader_desk) as seat:
        await seat.filter(query)
        assert not seat.items
        assert seat.shown("#empty")


async def test_no_search_reaches_what_is_not_public(
    sample_desk: Desk, reader_desk: Desk, size
) -> None:
    hidden = [thread_of(sample_desk, line.id) for line in stored(sample_desk, "is:refused")]
    async with seated(reader_desk, size) as seat:
        for thread in hidden:
            words = (thread.messages[0].text or thread.title).split()
            longest = max((word.strip(".,:!?„“()") for word in words if word.isalpha()), key=len)
            await seat.filter(longest)
            assert thread.id not in {line.id for line in seat.items}
            assert tuple(seat.items) == stored(reader_desk, longest)


async def test_threads_show_published_messages_only(sample_desk: Desk, reader_desk: Desk) -> None:
    mixed = [
        line.id
        for line in stored(sample_desk, "is:answer is:pending")
        if line.public_state in PUBLIC_STATES
    ]
    assert mixed
    async with seated(reader_desk) as seat:
        for thread in mixed:
            whole = thread_of(sample_desk, thread)
            await seat.app.push_screen(ThreadScreen(thread))
            await seat.at(ThreadScreen)
            shown = [block.message.id for block in seat.screen.query(MessageBlock)]
            assert shown == [m.id for m in whole.messages if m.state is State.PUBLISHED]
            await seat.press("q")


async def test_an_unpublished_thread_cannot_be_opened(
    sample_desk: Desk, reader_desk: Desk, size
) -> None:
    (line, *_) = stored(sample_desk, "is:pending is:question")
    text = thread_of(sample_desk, line.id).messages[0].text
    async with seated(reader_desk, size) as seat:
        await seat.app.push_screen(ThreadScreen(line.id))
        await seat.at(ThreadScreen)
        assert text.split()[-1] not in seat.words.split()
        assert not seat.screen.query(MessageBlock)
        assert seat.said


async def test_no_key_moderates(reader_desk: Desk, size) -> None:
    before, state = events_of(reader_desk), fingerprint(reader_desk)
    keys = sorted({key for command in WRITING for key in command.keys.split(",")})
    async with seated(reader_desk, size) as seat:
        for opening, kind in ((None, QueueScreen), ("enter", ThreadScreen)):
            if opening:
                await seat.press(opening)
            await seat.at(kind)
            looking = {key for one in seat.screen.offered() for key in one.keys.split(",")}
            for key in (key for key in keys if key not in looking):
                await seat.press(key)
                assert isinstance(seat.screen, kind), key
        await seat.press("q", "m", *keys)
        assert isinstance(seat.screen, RepresentativesScreen)
        await seat.press("q", "L", *keys)
        assert isinstance(seat.screen, LettersScreen | QueueScreen)
    assert events_of(reader_desk) == before
    assert fingerprint(reader_desk) == state


async def test_no_writing_command_is_called_by_its_name(reader_desk: Desk) -> None:
    before = events_of(reader_desk)
    async with seated(reader_desk) as seat:
        for command in WRITING:
            await seat.screen.action_command(command.id)
            await seat.settled()
            assert isinstance(seat.screen, QueueScreen)
    assert events_of(reader_desk) == before


@pytest.mark.parametrize("keys", [[], ["enter"], ["m"]], ids=["queue", "thread", "people"])
async def test_help_footer_and_palette_name_none(reader_desk: Desk, size, keys) -> None:
    names = {say(command.name) for command in WRITING} - {say(c.BACK.name)}
    async with seated(reader_desk, size) as seat:
        await seat.press(*keys)
        footer = seat.lines[-1]
        listed = await offers(seat)
        await seat.press("escape", "f1")
        await seat.at(HelpScreen)
        read = await read_through(seat)
        for command in WRITING:
            assert f" {command.key} {say(command.short or command.name)} " not in f" {footer} "
            assert say(command.help) not in read
        assert not {line.split("  ")[0] for line in listed} & names


async def test_threads_of_people_are_public(reader_desk: Desk) -> None:
    async with seated(reader_desk) as seat:
        await seat.press("m")
        await seat.at(RepresentativesScreen)
        for _ in range(8):
            assert all(line.public_state in PUBLIC_STATES for line in seat.items)
            await seat.press("j")


async def test_letters_and_notes_stay_inside(sample_desk: Desk, reader_desk: Desk) -> None:
    with sample_desk.reading() as connection:
        threads = [
            row[0]
            for row in connection.execute(
                """select distinct m.thread from notice n join message m on m.id = n.message
                join thread t on t.id = m.thread where t.public_state = 'answered' limit 3"""
            )
        ]
    assert threads
    async with seated(reader_desk, (160, 48)) as seat:
        for thread in threads:
            await seat.app.push_screen(ThreadScreen(thread))
            await seat.at(ThreadScreen)
            beside = seat.shown("#beside")
            assert "ann" not in beside.split()
            await seat.press("q")
            await seat.at(QueueScreen)


async def test_an_empty_desk_for_readers(empty_desk: Desk) -> None:
    desk = open_desk(empty_desk.path, read_only=True, clock=empty_desk.clock)
    async with seated(desk) as seat:
        assert isinstance(seat.screen, QueueScreen)
        assert seat.shown("#empty")


async def test_the_header_says_so(reader_desk: Desk) -> None:
    async with seated(reader_desk, (160, 48)) as seat:
        assert "read-only" in seat.lines[0]
        assert "xenia" not in seat.lines[0]
    async with seated(reader_desk, NARROW) as seat:
        assert seat.lines[0]
