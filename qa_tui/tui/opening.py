"""How screens are reached: each is loaded when it is first opened."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.app import App

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.i18n import say

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk
    from qa_tui.tui.screens.commanding import CommandScreen


class OpeningApp(App[None]):
    """The part of the program that opens screens over the present one."""

    desk: Desk

    @abstractmethod
    def status(self, phrase: Phrase) -> None:
        """Say what was done, in the rule above the keys."""

    def action_command_palette(self) -> None:
        """Open the command palette over the commands of the screen."""
        from textual.command import CommandPalette  # noqa: PLC0415 - not for first frame

        from qa_tui.tui.palette import CommandProvider  # noqa: PLC0415 - not for first frame

        placeholder = say(N_("Find a command …"))
        self.push_screen(CommandPalette(providers=[CommandProvider], placeholder=placeholder))

    def show_help(self, screen: CommandScreen) -> None:
        """Show the keys of a screen."""
        from qa_tui.tui.screens.help import HelpScreen  # noqa: PLC0415 - not for first frame

        self.push_screen(HelpScreen(screen.offered(), screen.situation()))

    def show_letters(self, thread: int) -> None:
        """Read the letters about a thread."""
        from qa_tui.tui.screens.letters.letters import LettersScreen  # noqa: PLC0415 - not for first frame

        self.push_screen(LettersScreen(thread))

    def show_outbox(self) -> None:
        """See which letters wait, are ready, were called back, or have left."""
        from qa_tui.tui.screens.letters.outbox import OutboxScreen  # noqa: PLC0415 - not for first frame

        self.push_screen(OutboxScreen())

    def show_representatives(self) -> None:
        """List who can be asked."""
        from qa_tui.tui.screens.taking_in.representatives import (  # noqa: PLC0415 - not for first frame
            RepresentativesScreen,
        )

        self.push_screen(RepresentativesScreen())

    def show_unresolved(self) -> None:
        """Say whom pages mean, where that is not certain."""
        from qa_tui.tui.screens.taking_in.matching import MatchingScreen  # noqa: PLC0415 - rarely shown

        self.push_screen(MatchingScreen())

    def show_import(self) -> None:
        """Import saved pages."""
        from qa_tui.tui.screens.taking_in.importing import ImportScreen  # noqa: PLC0415 - rarely shown

        self.push_screen(ImportScreen())

    def show_imports(self) -> None:
        """See what was imported."""
        from qa_tui.tui.screens.taking_in.imports import ImportsScreen  # noqa: PLC0415 - not for first frame

        self.push_screen(ImportsScreen())

    def show_directory(self) -> None:
        """Take in who can be asked."""
        from qa_tui.tui.screens.taking_in.directory import DirectoryScreen  # noqa: PLC0415 - rarely shown

        self.push_screen(DirectoryScreen())

    def copy_thread(self, thread: int) -> None:
        """Copy a thread to the terminal's clipboard as Markdown."""
        from qa_tui.export.markdown import thread_markdown  # noqa: PLC0415 - not for first frame
        from qa_tui.store.messages.threads import read_thread  # noqa: PLC0415 - not for first frame

        with self.desk.reading() as connection:
            found = read_thread(
                connection, thread, self.desk.today, public_only=self.desk.read_only
            )
        self.copy_to_clipboard(thread_markdown(found))
        self.status(N_("Thread {id} is on the clipboard, as Markdown.", id=thread))
