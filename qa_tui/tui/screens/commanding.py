"""What a screen can be told: its commands by key, by palette and by the `:` line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding

from qa_tui.domain.errors import QaTuiError, Refused
from qa_tui.domain.keys import WAYS_OUT
from qa_tui.tui.command import Command, Situation
from qa_tui.tui.leaving import LeavingScreen
from qa_tui.tui.terminal.compositing import LineCompositor
from qa_tui.tui.themes import THEMES
from qa_tui.tui.widgets.frame import Footer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from qa_tui.domain.filters.completion import Completions
    from qa_tui.domain.keymap import Keymap
    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.app import QaTuiApp

    Completer = Callable[[str, int], Completions]


class CommandScreen(LeavingScreen[None]):
    """A screen with commands.

    Subclasses name their commands in `commands`. For each there is a method `do_<id>`: of the
    screen, or of one of its parts. It takes one argument, with a default, where the command says
    that it takes something.

    Attributes:
        commands: The commands with the keys that the program gives them.
        called: What the screen is called in lists of keys.
        typing: Whether text is written on it: keys with a character are no use there.
        keyed: The commands with the keys that this person has given them.
        parts: Widgets and other objects that have methods of commands.
        completers: What says what could stand behind a command on the `:` line, by what it takes,
            as `Takes.kind` names it. It is given what stands there and the place of the cursor in
            it, in code points, and runs in a thread.
    """

    commands: ClassVar[tuple[Command, ...]] = ()
    called: ClassVar[Phrase | None] = None
    typing: ClassVar[bool] = False
    app: QaTuiApp

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LineCompositor()
        self.keyed = self.commands
        self.parts: tuple[object, ...] = ()
        self.completers: dict[str, Completer] = {"theme": _complete_theme}
        if self.app.keymap:
            self._take_keys(self.app.keymap)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Derive the key bindings from the commands."""
        if "commands" in cls.__dict__:
            cls.BINDINGS = [command.binding() for command in cls.commands if command.keys]
        super().__init_subclass__(**kwargs)

    def _take_keys(self, keymap: Keymap) -> None:
        """Bind the keys that a person has given to the commands.

        Textual's own keymap can take no key away and knows one key for all screens.
        """
        self.keyed = tuple(
            replace(one, keys=",".join(keymap.of(one.id, one.all_keys, typing=self.typing)))
            for one in self.commands
        )
        bound = self._bindings.key_to_bindings
        for key, bindings in list(bound.items()):
            bound[key] = [one for one in bindings if not one.action.startswith("command(")]
        for binding in Binding.make_bindings(one.binding() for one in self.keyed if one.keys):
            bound.setdefault(binding.key, []).append(binding)

    def offered(self) -> tuple[Command, ...]:
        """The commands of this screen; readers are not offered those that write."""
        return tuple(c for c in self.keyed if not (c.writes and self.app.desk.read_only))

    def key_of(self, command_id: str) -> str:
        """The key of a command as it is written on screens, for sentences that name it.

        Args:
            command_id: Its id.
        """
        for command in self.keyed:
            if command.id == command_id:
                return command.key
        return f":{command_id}"

    @property
    def way_out(self) -> str:
        """The key that leaves the screen, as it is written."""
        return next((one.key for one in self.keyed if one.id in WAYS_OUT), "q")

    def situation(self) -> Situation:
        """What a command would act on now."""
        return Situation(self.app.desk.read_only, self.app.desk.today)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let every key of the screen be pressed; what does not apply says so."""
        if action == "command":
            return any(command.id == parameters[0] for command in self.commands)
        return super().check_action(action, parameters)

    async def action_command(self, command_id: str) -> None:
        """Run a command, or say why it does not apply."""
        command = next((c for c in self.keyed if c.id == command_id), None)
        if command is None:
            return
        self.app.clear_notifications()
        reason = command.why_not(self.situation())
        if reason is not None:
            self.app.status(reason)
            return
        if command.takes is not None and command.takes.needed:
            await self.do_command_line(f"{command_id} ")
            return
        try:
            await self.obey(command)
        except QaTuiError as error:
            self.app.tell_error(error)

    async def obey(self, command: Command, argument: str = "") -> None:
        """Run a command.

        Args:
            command: One of this screen.
            argument: What stands behind it on the `:` line; empty for nothing.

        Raises:
            QaTuiError: When it does not apply, or what stands behind it is wrong.
        """
        reason = command.why_not(self.situation())
        if reason is not None:
            raise Refused(reason)
        method = self.method_of(command.id)
        result = method(argument) if argument else method()
        if result is not None:
            await result

    def doers(self) -> tuple[object, ...]:
        """What has methods of commands; the first that has one does it."""
        return (self, *self.parts)

    def method_of(self, command_id: str) -> Callable[..., Awaitable[None] | None]:
        """What does a command.

        Args:
            command_id: The id of a command of this screen.
        """
        name = f"do_{command_id}"
        owner = next(one for one in self.doers() if hasattr(one, name))
        method: Callable[..., Awaitable[None] | None] = getattr(owner, name)
        return method

    def compose_footer(self) -> ComposeResult:
        """The rule with the last message, and the keys that apply here."""
        yield Footer(id="footer")

    def refresh_footer(self) -> None:
        """Show the commands that apply now."""
        for footer in self.query(Footer):
            footer.show(self.offered(), self.situation())

    async def do_command_line(self, text: str = "") -> None:
        """Type a command at the foot of the screen."""
        from qa_tui.tui.widgets.command_bar import CommandBar  # noqa: PLC0415 - not for first frame

        footer = self.query_one(Footer)
        bar = footer.query(CommandBar).first(CommandBar) if footer.query(CommandBar) else None
        if bar is None:
            bar = CommandBar(self)
            await footer.mount(bar)
        await bar.begin(text)

    def do_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def do_help(self) -> None:
        """Show the keys of this screen."""
        self.app.show_help(self)

    def do_theme(self, name: str = "") -> None:
        """Change to a theme, else to the next one."""
        self.app.next_theme(name)

    def do_quit(self) -> None:
        """Leave the program."""
        self.app.exit()


def _complete_theme(text: str, cursor: int) -> Completions:  # noqa: ARG001 - as others
    """Names of themes."""
    from qa_tui.domain.filters.completion import Completion  # noqa: PLC0415 - not for first frame
    from qa_tui.tui.command_line import offer  # noqa: PLC0415 - not for first frame

    return offer(text, (Completion(theme.name.removeprefix("qa-")) for theme in THEMES))
