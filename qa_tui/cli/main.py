"""The root of the command line: global options, the list of commands, the screens."""

from __future__ import annotations

import importlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from qa_tui import __version__
from qa_tui.cli.base import SETTINGS, Option, global_options, located
from qa_tui.cli.contents import MODULES, SECTIONS
from qa_tui.cli.errors import guarded, without_reader
from qa_tui.cli.help_page import TranslatedHelp, write_section
from qa_tui.cli.opening import open_screens
from qa_tui.cli.output import put
from qa_tui.cli.session import Session, choose_language
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.i18n import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.cli.base import TranslatedCommand
    from qa_tui.domain.phrase import Phrase

_TOLD = N_(
    "A moderator's desk and a reader's archive for public questions to representatives.\n\n"
    "Without a command, the screens open. “qa-tui demo” opens them on a desk with fictional "
    "people, to try everything."
)


class Root(TranslatedHelp, click.Group):
    """The command `qa-tui`; each of its commands is loaded when it is called."""

    told = _TOLD

    def main(self, *arguments: Any, **settings: Any) -> NoReturn:
        """Run a call and leave the program with its exit code.

        Args:
            *arguments: The words of the call, else those of the process.
            **settings: As for `click.Command.main`; `obj` may be a `Session`.
        """
        given = arguments[0] if arguments else settings.pop("args", None)
        words = list(sys.argv[1:] if given is None else given)
        settings = {"obj": Session(), **settings, "prog_name": "qa-tui", "standalone_mode": False}

        def work() -> object:
            choose_language(words)
            return click.Group.main(self, words, **settings)

        _prepare_streams()
        sys.exit(guarded(work))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click's
        """The names of the commands, in the order of the help page."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> TranslatedCommand | None:  # noqa: ARG002
        """Load the module of a command."""
        if cmd_name not in MODULES:
            return None
        module = importlib.import_module(f"qa_tui.cli.{MODULES[cmd_name]}")
        found: TranslatedCommand = module.COMMANDS[cmd_name]
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the global options and the name of the command."""
        with located(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; its result is the exit code."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return without_reader()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called.

        Raises:
            WrongUsage: When there is none of this name.
        """
        if args[0] not in MODULES and not ctx.resilient_parsing:
            raise WrongUsage(
                N_("There is no command “{name}”.", name=args[0]), _nearest_to(args[0])
            )
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by what they are for, then the options."""
        for name, commands in SECTIONS:
            found = {command: self.get_command(ctx, command) for command in commands}
            lines = [(key, _first_paragraph(one.told)) for key, one in found.items() if one]
            write_section(formatter, name, lines)
        super().format_options(ctx, formatter)


def _prepare_streams() -> None:
    """Bear closed streams, and terminals that cannot show every character."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _first_paragraph(told: Phrase) -> str:
    return say(told).partition("\n\n")[0]


def _nearest_to(name: str) -> Phrase:
    """What somebody may have meant who called a command that is not there."""
    import difflib  # noqa: PLC0415 - needed for mistakes only

    close = difflib.get_close_matches(name, MODULES)
    if close:
        return N_("Did you mean {options}?", options=tuple(close))
    if name.endswith(".db") or _is_file(name):
        return N_("To open a desk write “qa-tui --db {path}”.", path=name)
    return N_("“qa-tui --help” lists the commands.")


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # too long for a name
        return False


def _say_version(ctx: click.Context, param: click.Parameter, value: object) -> None:  # noqa: ARG001
    if value and not ctx.resilient_parsing:
        put(f"qa-tui {__version__}")
        ctx.exit()


@click.pass_context
def _start(ctx: click.Context) -> None:
    """Open the screens where no command is called."""
    if not ctx.invoked_subcommand:
        open_screens(ctx.ensure_object(Session))


root = Root(
    name="qa-tui",
    callback=_start,
    invoke_without_command=True,
    context_settings=SETTINGS,
    subcommand_metavar="[COMMAND …]",
    params=[
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_say_version,
            told=N_("Show the version of the program."),
        ),
        *global_options(),
    ],
)


def run(
    arguments: Sequence[str] | None = None, *, problem: BaseException | None = None
) -> NoReturn:
    """Run the command line and leave the program.

    Args:
        arguments: The words of the call; None for those of the process.
        problem: What went wrong in the call already; it is told as if it had happened here.
    """
    if problem is None:
        root.main(arguments)
    _prepare_streams()

    def work() -> NoReturn:
        raise problem

    sys.exit(guarded(work))
