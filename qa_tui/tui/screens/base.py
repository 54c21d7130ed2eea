"""What all screens share: commands, reading in worker threads, and the two-line frame."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.screen import Screen
from textual.worker import get_current_worker

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.command import Command, Situation
from qa_tui.tui.widgets.frame import Footer

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.app import QaTuiApp

T = TypeVar("T")


class DeskScreen(Screen[None]):
    """A screen over the desk.

    Subclasses name their commands in `commands` and have a method `do_<id>` for each.
    """

    commands: ClassVar[tuple[Command, ...]] = ()
    app: QaTuiApp

    def __init__(self) -> None:
        super().__init__()
        self.generations: Counter[str] = Counter()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Derive the key bindings from the commands."""
        if "commands" in cls.__dict__:
            cls.BINDINGS = [command.binding() for command in cls.commands]
        super().__init_subclass__(**kwargs)

    @property
    def desk(self) -> Desk:
        """The desk that is open."""
        return self.app.desk

    def offered(self) -> tuple[Command, ...]:
        """The commands of this screen; readers are not offered those that write."""
        return tuple(c for c in self.commands if not (c.writes and self.desk.read_only))

    def situation(self) -> Situation:
        """What a command would act on now."""
        return Situation(self.desk.read_only, self.desk.today)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let every key of the screen be pressed; what does not apply says so."""
        if action == "command":
            return any(command.id == parameters[0] for command in self.commands)
        return super().check_action(action, parameters)

    async def action_command(self, command_id: str) -> None:
        """Run a command, or say why it does not apply."""
        command = next((c for c in self.commands if c.id == command_id), None)
        if command is None:
            return
        self.app.clear_notifications()
        reason = command.why_not(self.situation())
        if reason is not None:
            self.app.status(reason)
            return
        try:
            result = getattr(self, f"do_{command_id}")()
            if result is not None:
                await result
        except QaTuiError as error:
            self.app.tell_error(error)

    def compose_footer(self) -> ComposeResult:
        """The rule with the last message, and the keys that apply here."""
        yield Footer(id="footer")

    def refresh_footer(self) -> None:
        """Show the commands that apply now."""
        for footer in self.query(Footer):
            footer.show(self.offered(), self.situation())

    def read(self, work: Callable[[Connection], T], then: Callable[[T], None], group: str) -> None:
        """Read from the desk in a thread and hand the answer over, unless it is outdated.

        Args:
            work: Reads; runs in a thread with a connection of its own.
            then: Takes the answer, on the event loop.
            group: A later read of the same group makes this one's answer be dropped.
        """
        generation = self.forget(group)

        def take(answer: T) -> None:
            if self.is_attached and self.generations[group] == generation:
                then(answer)

        def fail(error: QaTuiError) -> None:
            if self.is_attached and self.generations[group] == generation:
                self.read_failed(error)

        self.run_worker(
            partial(self._read, work, take, fail), group=group, exclusive=True, thread=True
        )

    def forget(self, group: str) -> int:
        """Drop the answers of a group that are still under way.

        Returns:
            The generation that counts from here on.
        """
        self.generations[group] += 1
        return self.generations[group]

    def _read(
        self,
        work: Callable[[Connection], T],
        take: Callable[[T], None],
        fail: Callable[[QaTuiError], None],
    ) -> None:
        worker = get_current_worker()
        try:
            with self.desk.reading() as connection:
                answer = work(connection)
        except QaTuiError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(fail, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(take, answer)

    def read_failed(self, error: QaTuiError) -> None:
        """Tell why something cannot be shown."""
        self.app.tell_error(error)

    def do_theme(self) -> None:
        """Change to the next theme."""
        self.app.next_theme()

    def do_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def do_help(self) -> None:
        """Show the keys of this screen."""
        self.app.show_help(self)

    async def do_back(self) -> None:
        """Leave the screen."""
        self.dismiss()

    def do_representatives(self) -> None:
        """List the representatives."""
        self.app.show_representatives()

    def do_import(self) -> None:
        """Import saved pages."""
        self.app.show_import()

    def do_quit(self) -> None:
        """Leave the program."""
        self.app.exit()
