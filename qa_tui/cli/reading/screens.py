"""The command `open`: the screens on a filter, so that a list can be linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command
from qa_tui.cli.opening import open_screens
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from qa_tui.cli.session import Session


@command(
    "open",
    N_(
        "Open the screens, with the list that a FILTER describes.\n\n"
        "FILTER is what “list” and the screens understand, such as is:pending to:NAME. So a line "
        "like qa-tui open 'is:waiting party:NAME' is a link to a list."
    ),
)
@click.argument("words_of_filter", nargs=-1, metavar="[FILTER]…")
@click.pass_obj
def open_filter(session: Session, words_of_filter: tuple[str, ...]) -> None:
    """Open the screens on a filter; a wrong one is refused before they open."""
    query = " ".join(words_of_filter).strip()
    parse_filter(query)
    open_screens(session, query)


COMMANDS = {"open": open_filter}
