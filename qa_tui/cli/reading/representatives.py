"""The command `representatives`: who can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option
from qa_tui.cli.output import cell, put_json, remark, words
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.domain.phrase import N_
from qa_tui.export.shapes import representative_shape
from qa_tui.store.directory.people import read_representatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.cli.session import Session
    from qa_tui.domain.people.people import Asking, Representative
    from qa_tui.domain.phrase import Phrase


@command(
    "representatives",
    N_(
        "List the representatives with their figures.\n\n"
        "FILTER is a part of the name, or the label of a party."
    ),
)
@click.argument("words_of_filter", nargs=-1, metavar="[FILTER]…")
@json_option
@click.pass_obj
def list_representatives(
    session: Session, words_of_filter: tuple[str, ...], *, as_json: bool
) -> None:
    """Print representatives."""
    desk = session.open()
    with desk.reading() as connection:
        found = read_representatives(connection, " ".join(words_of_filter), desk.today)
    if as_json:
        for person in found:
            put_json(representative_shape(person))
    elif found:
        columns = (
            Column(N_("id"), right=True),
            Column(N_("name"), least=16),
            Column(N_("party"), least=8),
            Column(N_("asked"), right=True),
            Column(N_("answered"), right=True),
            Column(N_("asking"), least=12),
        )
        put_table(columns, map(_person_row, found))
    elif words_of_filter:
        remark(N_("Nobody fits “{words}”.", words=" ".join(words_of_filter)))
    else:
        remark(N_("No representatives yet. They come with imported pages."))


def _person_row(person: Representative) -> Sequence[Cell]:
    return (
        Cell.number(person.id),
        Cell(cell(person.name)),
        Cell(cell(person.party)),
        Cell.number(person.questions),
        Cell.number(person.answered),
        Cell(words(_asking(person.asking)), "" if person.asking.open else "dim"),
    )


def _asking(asking: Asking) -> Phrase:
    """Whether somebody can be asked, in few words: the table tells the name already."""
    day = asking.reason.values.get("day") if asking.reason else None
    match asking.code:
        case "open":
            return N_("open")
        case "opens_later":
            return N_("opens on {day}", day=day)
        case "ended":
            return N_("ended on {day}", day=day)
        case "closed_by_hand" if asking.words:
            return N_("closed: {reason}", reason=asking.words)
        case "closed_by_hand":
            return N_("closed")
    return N_("no mandate or candidacy known")


COMMANDS = {"representatives": list_representatives}
