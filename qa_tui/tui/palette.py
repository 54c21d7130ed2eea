"""The command palette: finds any command of the screen by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from qa_tui.i18n import say
from qa_tui.tui.safe import words
from qa_tui.tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.tui.command import Command


def _with_key(name: Content, command: Command) -> Content:
    """A command's name with its key behind it."""
    return Content.assemble(name, "  ", (command.key, "$dim"))


class CommandProvider(Provider):
    """The commands that apply here and now."""

    def _commands(self) -> Iterator[tuple[Command, DeskScreen]]:
        screen = self.screen
        if isinstance(screen, DeskScreen):
            situation = screen.situation()
            for command in screen.offered():
                if command.why_not(situation) is None:
                    yield command, screen

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command, screen in self._commands():
            yield DiscoveryHit(
                _with_key(words(command.name), command),
                partial(screen.action_command, command.id),
                help=say(command.help),
            )

    async def search(self, query: str) -> Hits:
        """The commands that match what is typed."""
        matcher = self.matcher(query)
        for command, screen in self._commands():
            name = say(command.name)
            score = matcher.match(name)
            if score > 0:
                yield Hit(
                    score,
                    _with_key(matcher.highlight(name), command),
                    partial(screen.action_command, command.id),
                    text=name,
                    help=say(command.help),
                )
