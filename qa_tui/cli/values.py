"""The values that arguments and options take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.numbers import LARGEST, whole
from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    NumberType = click.ParamType[int]
    WordType = click.ParamType[str]
else:
    NumberType = WordType = click.ParamType


def read_whole(text: str, where: str | Phrase, remedy: Phrase) -> int:
    """Read a whole number from 1 up.

    Args:
        text: What was given.
        where: What it was given for.
        remedy: What to do where it is none.

    Raises:
        WrongUsage: When it is none.
    """
    found = whole(text)
    if found is None and text.isascii() and text.strip("0").isdecimal():
        raise WrongUsage(
            N_("{where}: {number} is too large.", where=where, number=text),
            N_("The largest is {limit}.", limit=LARGEST),
        )
    if found is None:
        what = N_("{where}: “{text}” is not a whole number above 0.", where=where, text=text)
        raise WrongUsage(what, remedy)
    return found


class Whole(NumberType):
    """A whole number above 0: an id, a version, a limit.

    Attributes:
        most: The largest one.
    """

    name = "number"

    def __init__(self, most: int = LARGEST) -> None:
        self.most = most

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int:
        """Read a number.

        Raises:
            WrongUsage: When it is none.
        """
        found = read_whole(str(value).strip(), shown_name(param), see_help(ctx))
        if found > self.most:
            raise WrongUsage(
                N_("{where}: {number} is too large.", where=shown_name(param), number=found),
                N_("The largest is {limit}.", limit=self.most),
            )
        return found


class FileName(WordType):
    """The name of a file or folder, which may hold bytes that are not text, as on any system."""

    name = "file"


class OneOf(WordType):
    """One of several words."""

    name = "word"

    def __init__(self, *known: str) -> None:
        self.known = known

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click's own signature
    ) -> str:
        """Read a word.

        Raises:
            WrongUsage: When it is not one of those known; says which are.
        """
        if str(value).lower() in self.known:
            return str(value).lower()
        raise WrongUsage(
            N_("{option} cannot be “{value}”.", option=shown_name(param), value=str(value)),
            N_("Use one of: {known}.", known=", ".join(self.known)),
        )


def see_help(ctx: click.Context | None) -> Phrase:
    """The remedy of wrong usage: where to read more."""
    return N_("See “{command} --help”.", command=ctx.command_path if ctx else "qa-tui")


def shown_name(param: click.Parameter | None) -> str:
    """The name of an option or argument as the help page writes it."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    if param is None:
        return "–"
    return (param.metavar or param.human_readable_name.upper()).strip("[]…")
