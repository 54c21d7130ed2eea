"""The footer: one line at every width, what applies first, help always at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import seated

from qa_tui.i18n import say, use_language
from qa_tui.tui import commands as c
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.widgets.frame import Keys

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

WAYS = ([], ["5"], ["enter"], ["escape", "m"], ["escape", "w", "n"])


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (99, 30), (160, 48)])
async def test_it_never_wraps_and_ends_with_help(
    sample_desk: Desk, size: tuple[int, int], language: str
) -> None:
    use_language(language)
    async with seated(sample_desk, size) as seat:
        for way in WAYS:
            await seat.press(*way)
            assert isinstance(seat.screen, DeskScreen)
            assert seat.screen.query_one(Keys).size.height == 1
            last = seat.lines[-1]
            assert len(last) <= size[0]
            assert last.endswith(f"{seat.screen.key_of('help')} {say(c.HELP.name)}")
            assert last.startswith(" ")


@pytest.mark.parametrize("language", ["en", "de"])
async def test_decisions_and_the_ways_in_and_out_fit_into_80_columns(
    sample_desk: Desk, language: str
) -> None:
    use_language(language)
    async with seated(sample_desk, (80, 24)) as seat:
        came_back = ["q", "j"]
        for way, last in (
            ([], c.OPEN),
            (["enter"], c.BACK),
            (came_back, c.OPEN),
            (["enter"], c.BACK),
        ):
            await seat.press(*way)
            for command in (c.PUBLISH, c.REFUSE, c.RETURN, c.HOLD, last):
                assert f"{command.key} {say(command.short or command.name)}" in seat.lines[-1]


async def test_seldom_decisions_are_named_where_they_are_possible(
    sample_desk: Desk, size: tuple[int, int]
) -> None:
    async with seated(sample_desk, size) as seat:
        for view, bring_back, remove in (("1", 0, 0), ("3", 1, 0), ("5", 0, 1), ("7", 1, 0)):
            await seat.press(view)
            assert ("o Bring back" in seat.lines[-1]) == bool(bring_back), view
            assert ("x Remove" in seat.lines[-1]) == bool(remove), view
        await seat.press("asterisk")
        assert "o Bring back" not in seat.lines[-1]


async def test_what_does_not_fit_gives_way_to_what_applies(sample_desk: Desk) -> None:
    async with seated(sample_desk, (80, 24)) as seat:
        assert seat.lines[-1].split("  ")[0].strip() == "a Publish"
        await seat.press("5")
        assert "b Send back" not in seat.lines[-1]
        for command in (c.OPEN, c.WRITE, c.UNDO, c.FILTER):
            assert f"{command.key} {say(command.short or command.name)}" in seat.lines[-1]


async def test_what_does_not_apply_is_grey_where_there_is_room(sample_desk: Desk) -> None:
    async with seated(sample_desk, (160, 48)) as seat:
        await seat.press("5")
        keys = seat.screen.query_one(Keys).keys
        styles = {keys.plain[span.start : span.end]: str(span.style) for span in keys.spans}
        assert styles["Publish"] == "$rule"
        assert styles["Open"] == "$foreground"
