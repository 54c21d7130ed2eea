"""The command `settings`: what holds for everybody who works on a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option
from qa_tui.cli.output import cell, put, put_json, terminal
from qa_tui.cli.values import see_help
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.store.settings import KEYS, Settings, change_settings, read_settings

if TYPE_CHECKING:
    from qa_tui.cli.session import Session

_WIDTH = max(map(len, KEYS))


@command(
    "settings",
    N_(
        "Show the settings of the desk, or change them: “qa-tui settings send-after=30”.\n\n"
        "name signs letters; language is that of the letters, de or en; send-after is how many "
        "minutes a letter waits, so that undo can call it back. “qa-tui undo” takes a change back."
    ),
)
@click.argument("changes", nargs=-1, metavar="[NAME=VALUE…]")
@json_option
@click.pass_context
def settings(ctx: click.Context, changes: tuple[str, ...], *, as_json: bool) -> None:
    """Show or change settings."""
    session: Session = ctx.obj
    wanted = dict(_pair(ctx, change) for change in changes)
    desk = session.open_for_moderators()
    if wanted:
        with desk.writing(session.actor) as writer:
            change_settings(writer, wanted)
    with desk.reading() as connection:
        found = read_settings(connection)
    if as_json:
        put_json({field: getattr(found, field) for field in KEYS.values()})
    else:
        _put(found)


def _put(found: Settings) -> None:
    for key, field in KEYS.items():
        put(f"{key:<{_WIDTH}}  {terminal(cell(str(getattr(found, field))))}")


def _pair(ctx: click.Context, given: str) -> tuple[str, str]:
    """A setting and its value.

    Raises:
        WrongUsage: When there is no `=` between them.
    """
    key, equals, value = given.partition("=")
    if not equals:
        raise WrongUsage(N_("“{text}” sets nothing: NAME=VALUE does.", text=given), see_help(ctx))
    return key.strip().lower().replace("_", "-"), value


COMMANDS = {"settings": settings}
