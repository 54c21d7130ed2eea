"""Commands, options and values whose help speaks the language that the call asks for.

The language is known only when the arguments are read, so texts are phrases until they are
shown. Every command takes the global options too: people write them before and after it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli.help_page import TranslatedHelp
from qa_tui.cli.session import Session
from qa_tui.cli.values import FileName, OneOf, Whole, see_help, shown_name
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.i18n import LANGUAGES, say, use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_ROWS = 1_000_000_000

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""How every command shows its help."""


_CLICKS_OWN = "  [required]"
"""What Click writes behind an option that must be given, in English only."""


class Option(click.Option):
    """An option with a help text to be translated.

    Attributes:
        told: The help text.
        everywhere: Whether every command takes it.
    """

    def __init__(
        self,
        *names: Any,
        told: Phrase,
        everywhere: bool = False,
        **settings: Any,
    ) -> None:
        super().__init__(*names, **settings)
        self.told = told
        self.everywhere = everywhere

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help page."""
        told = N_("{told} Must be given.", told=self.told) if self.required else self.told
        self.help = say(told)
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].removesuffix(_CLICKS_OWN))


class TranslatedCommand(TranslatedHelp):
    """A command with a help text to be translated, and the global options.

    Attributes:
        more: Writes what follows the options on the help page, or None.
    """

    def __init__(
        self,
        *arguments: Any,
        told: Phrase,
        more: Callable[[click.HelpFormatter], None] | None = None,
        **settings: Any,
    ) -> None:
        super().__init__(*arguments, **settings)
        self.told = told
        self.more = more
        self.params.extend(global_options())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments.

        Raises:
            WrongUsage: When some are left over.
        """
        ctx.allow_extra_args = True
        with located(ctx):
            left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise WrongUsage(
                N_("“{words}” is one argument too many.", words=" ".join(left)), see_help(ctx)
            )
        _require_text(ctx)
        return left

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        """What follows the options."""
        if self.more:
            self.more(formatter)


def command(
    name: str, told: Phrase, more: Callable[[click.HelpFormatter], None] | None = None
) -> Callable[[Callable[..., Any]], TranslatedCommand]:
    """Make a function a command.

    Args:
        name: How it is called.
        told: Its help text.
        more: Writes what follows the options on the help page.
    """
    return click.command(name, cls=TranslatedCommand, told=told, more=more)


def option(
    *names: str,
    told: Phrase,
    **settings: Any,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command an option with a help text to be translated."""
    return click.option(*names, cls=Option, told=told, **settings)


def together(*wanted: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command several arguments and options at once, in the order of the help page."""

    def give(function: Callable[..., Any]) -> Callable[..., Any]:
        for one in reversed(wanted):
            function = one(function)
        return function

    return give


def limit_option(told: Phrase, default: int | None = None) -> Callable[..., Any]:
    """Give a command the option that says how many rows it prints at most."""
    return option("--limit", type=Whole(_MOST_ROWS), metavar="N", default=default, told=told)


json_option = option(
    "--json", "as_json", is_flag=True, told=N_("Print JSON for programs, one object a line.")
)
"""The option of commands whose result other programs read."""


def _require_text(ctx: click.Context) -> None:
    """Refuse words that are no text; they would be kept with other characters than were meant.

    Raises:
        WrongUsage: When bytes of a word do not fit the encoding of the system.
    """
    names = {param.name for param in ctx.command.params if isinstance(param.type, FileName)}
    for name, value in ctx.params.items():
        for word in value if isinstance(value, tuple) else (value,):
            if name not in names and isinstance(word, str) and not _is_text(word):
                raise WrongUsage(
                    N_("“{text}” does not fit the encoding of this system.", text=word),
                    N_("Write it in the encoding that your locale names; UTF-8 is best."),
                )


def _is_text(word: str) -> bool:
    """Whether a word of the call holds no byte that could not be decoded."""
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def located(ctx: click.Context) -> Iterator[None]:
    """Let errors of click's parser know which command they are about; some do not."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def global_options() -> list[click.Parameter]:
    """The options that every command takes."""
    return [
        Option(names, told=told, expose_value=False, callback=_keep, everywhere=True, **settings)
        for names, told, settings in _EVERYWHERE
    ]


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Put a global option that was given into the session; the last one given counts.

    Raises:
        WrongUsage: When its value is empty, as that of an unset variable of a shell: the desk or
            the name that stands for none may be another one than was meant.
    """
    session = ctx.ensure_object(Session)
    if value == "":
        raise WrongUsage(N_("{name} needs a value.", name=shown_name(param)), see_help(ctx))
    if value and param.name == "lang":
        use_language(str(value))
    elif value:
        setattr(session, str(param.name), value)


_EVERYWHERE: tuple[tuple[list[str], Phrase, dict[str, Any]], ...] = (
    (
        ["--db"],
        N_("The desk's file; else $QA_TUI_DB, else the user's data folder."),
        {"metavar": "PATH"},
    ),
    (
        ["--as", "name"],
        N_("Who acts; else $QA_TUI_AS, else the login name."),
        {"metavar": "NAME"},
    ),
    (
        ["--lang"],
        N_("The language; else $QA_TUI_LANG, else the locale's."),
        {"type": OneOf(*LANGUAGES), "metavar": "|".join(LANGUAGES)},
    ),
    (
        ["--read-only"],
        N_("Show published things only and change nothing."),
        {"is_flag": True},
    ),
    (
        ["--ascii"],
        N_("Draw everything with characters that every terminal has."),
        {"is_flag": True},
    ),
)
