"""The commands `views` and `view-…`: filters that are kept under names of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.output import cell, put_json, remark, tell
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import WordType, see_help, shown_name
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.filters.filter import FilterError
from qa_tui.domain.listing import Listing
from qa_tui.domain.numbers import whole
from qa_tui.domain.phrase import N_
from qa_tui.store.lists.lines import count
from qa_tui.store.lists.saved_views import (
    change_view,
    delete_view,
    find_saved_view,
    move_view,
    read_saved_views,
    rename_view,
    save_view,
    shift_view,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.cli.session import Session
    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.views import SavedView
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection

_view = click.argument("view", metavar="NAME")
_filter = click.argument("words_of_filter", nargs=-1, required=True, metavar="FILTER…")
_SHIFTS = {"up": -1, "down": 1}


class _Place(WordType):
    """Up, down, or a whole number above 0."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a place."""
        text = str(value).strip().lower()
        if text in _SHIFTS or whole(text) is not None:
            return text
        raise WrongUsage(
            N_(
                "{where}: “{text}” is neither up nor down nor a whole number above 0.",
                where=shown_name(param),
                text=str(value),
            ),
            see_help(ctx),
        )


@command(
    "views",
    N_(
        "List the saved views.\n\n"
        "“qa-tui list --view NAME” shows what is in one; view-add, view-rename, view-change, "
        "view-move and view-delete look after them."
    ),
)
@option(
    "--count",
    "counted",
    is_flag=True,
    told=N_("Count the rows of each, too; on a large desk this takes a while."),
)
@json_option
@click.pass_obj
def list_views(session: Session, *, counted: bool, as_json: bool) -> None:
    """Print the saved views in their order."""
    desk = session.open()
    with desk.reading() as connection:
        found = read_saved_views(connection)
        rows = [_rows(connection, desk, view) if counted else None for view in found]
    if as_json:
        for view, number in zip(found, rows, strict=True):
            put_json(_shape(view, number))
    elif found:
        columns = [Column(N_("no."), right=True), Column(N_("name"), least=16)]
        columns += [Column(N_("rows"), right=True)] if counted else []
        columns.append(Column(N_("filter"), least=20))
        lines = (_row(view, number) for view, number in zip(found, rows, strict=True))
        put_table(columns, lines if counted else ((*row[:2], row[-1]) for row in lines))
    else:
        remark(N_("No view is saved yet. Save a filter with “qa-tui view-add NAME FILTER”."))


def _rows(connection: Connection, desk: Desk, view: SavedView) -> int | None:
    """How many rows a view has; None when its filter cannot be understood."""
    try:
        wanted = view.view.filter
    except FilterError:
        return None
    return count(connection, Listing(wanted, desk.today, desk.read_only))


def _row(view: SavedView, rows: int | None) -> Sequence[Cell]:
    return (
        Cell.number(view.place),
        Cell(cell(view.name)),
        Cell(cell(None)) if rows is None else Cell.number(rows),
        Cell(cell(view.query), "" if view.view.understood else "red"),
    )


def _shape(view: SavedView, rows: int | None = None) -> dict[str, object]:
    return {"place": view.place, "name": view.name, "filter": view.query, "rows": rows}


@command(
    "view-add",
    N_(
        "Save a filter under a name; it then stands beside the list on the screens.\n\n"
        "FILTER is what “qa-tui list” takes."
    ),
)
@_view
@_filter
@json_option
@click.pass_obj
def add(session: Session, view: str, words_of_filter: tuple[str, ...], *, as_json: bool) -> None:
    """Save a view."""
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer:
        saved = save_view(writer, view, " ".join(words_of_filter))
    _told(saved, N_("Saved as “{name}”.", name=saved.name), as_json=as_json)


@command("view-rename", N_("Give a saved view another name."))
@_view
@click.argument("new_name", metavar="NEW-NAME")
@json_option
@click.pass_obj
def rename(session: Session, view: str, new_name: str, *, as_json: bool) -> None:
    """Rename a view."""
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer:
        uid = find_saved_view(writer.connection, view).uid
        saved = rename_view(writer, uid, new_name)
    _told(saved, N_("It is now called “{name}”.", name=saved.name), as_json=as_json)


@command("view-change", N_("Give a saved view another filter."))
@_view
@_filter
@json_option
@click.pass_obj
def change(session: Session, view: str, words_of_filter: tuple[str, ...], *, as_json: bool) -> None:
    """Change the filter of a view."""
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer:
        before = find_saved_view(writer.connection, view)
        saved = change_view(writer, before.uid, " ".join(words_of_filter))
    done = N_("“{name}” has another filter; it was: {filter}", name=saved.name, filter=before.query)
    _told(saved, done, as_json=as_json)


@command(
    "view-move",
    N_(
        "Put a saved view at another place of the order.\n\n"
        "PLACE is up, down, or a number from 1 on. The first views have keys on the screens."
    ),
)
@_view
@click.argument("place", type=_Place(), metavar="PLACE")
@json_option
@click.pass_obj
def move(session: Session, view: str, place: str, *, as_json: bool) -> None:
    """Move a view."""
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer:
        uid = find_saved_view(writer.connection, view).uid
        if place in _SHIFTS:
            saved = shift_view(writer, uid, _SHIFTS[place])
        else:
            saved = move_view(writer, uid, int(place))
    done = N_("“{name}” is no. {place}.", name=saved.name, place=saved.place)
    _told(saved, done, as_json=as_json)


@command("view-delete", N_("Delete a saved view; the threads that it shows stay."))
@_view
@json_option
@click.pass_obj
def delete(session: Session, view: str, *, as_json: bool) -> None:
    """Delete a view, telling what it was."""
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer:
        deleted = delete_view(writer, find_saved_view(writer.connection, view).uid)
    done = N_(
        "“{name}” is deleted; its filter was: {filter}", name=deleted.name, filter=deleted.query
    )
    _told(deleted, done, as_json=as_json)


def _told(saved: SavedView, done: Phrase, *, as_json: bool) -> None:
    """Print what was done, for people or for programs."""
    if as_json:
        put_json(_shape(saved))
    else:
        tell(done)


COMMANDS = {
    "views": list_views,
    "view-add": add,
    "view-rename": rename,
    "view-change": change,
    "view-move": move,
    "view-delete": delete,
}
