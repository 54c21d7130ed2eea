"""Writes help pages in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.i18n import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_BREAK = "\u2011"


class TranslatedHelp(click.Command):
    """A command or group whose help page is in the language in use.

    Attributes:
        told: The help text; its first paragraph stands in the list of commands.
    """

    told: Phrase

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows this page."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = say(N_("Show this page."))
        return found

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        return plain(super().get_help(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line of the help page."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say(N_("Usage: ")))

    def format_help_text(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        """The paragraphs of the help page."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(unbroken(say(self.told)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options: those of the command, then those of every command."""
        write_options(self, ctx, formatter)


def write_options(of: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options of a command, then those of every command."""
    own: list[tuple[str, str]] = []
    shared: list[tuple[str, str]] = []
    for param in of.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None and isinstance(param, click.Option):
            (shared if getattr(param, "everywhere", False) else own).append(record)
    write_section(formatter, N_("Options"), own)
    write_section(formatter, N_("Options of every command"), shared)


def write_section(
    formatter: click.HelpFormatter, name: Phrase, records: Sequence[tuple[str, str]]
) -> None:
    """Write a heading with a list of terms under it."""
    if records:
        with formatter.section(say(name)):
            formatter.write_dl([(term, unbroken(text)) for term, text in records])


def unbroken(text: str) -> str:
    """Keep lines from being broken at hyphens, as in `qa-tui`; `plain` brings these back."""
    return text.replace("-", _NO_BREAK)


def plain(page: str) -> str:
    """A help page with ordinary hyphens."""
    return page.replace(_NO_BREAK, "-")
