"""Saved views: filters under names of their own, in an order that people choose.

They are settings of the desk: no event tells of them, and what is deleted is brought back by the
one who holds what `delete_view` returned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound
from qa_tui.domain.phrase import N_
from qa_tui.domain.views import NameTaken, SavedView, look_of_name, read_name, read_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


def read_saved_views(connection: Connection) -> tuple[SavedView, ...]:
    """All saved views in order."""
    found = connection.execute("select id, uid, name, query from saved_view order by position, id")
    return tuple(
        SavedView(row["id"], row["uid"], row["name"], row["query"], place)
        for place, row in enumerate(found, 1)
    )


def find_saved_view(connection: Connection, name: str) -> SavedView:
    """Find a saved view by its name.

    Args:
        connection: A connection.
        name: The name; of two that differ in case only, the one typed exactly counts.

    Raises:
        NotFound: When none has this name.
    """
    wanted = " ".join(name.split())
    views = read_saved_views(connection)
    alike = [view for view in views if look_of_name(view.name) == look_of_name(wanted)]
    for view in sorted(alike, key=lambda view: view.name != wanted):
        return view
    import difflib  # noqa: PLC0415 - needed for mistakes only

    close = difflib.get_close_matches(wanted, [view.name for view in views])
    raise NotFound(
        N_("There is no saved view “{name}”.", name=name),
        N_("Did you mean {options}?", options=tuple(close))
        if close
        else N_("“qa-tui views” lists them."),
    )


def save_view(writer: Writer, name: str, query: str) -> SavedView:
    """Save a filter under a name, after the existing views.

    Args:
        writer: The open transaction.
        name: What it is to be called.
        query: The filter, in the filter language.

    Returns:
        The saved view.

    Raises:
        WrongUsage: When the name is blank or too long.
        FilterError: When the filter cannot be understood.
        NameTaken: When there is one of this name.
    """
    name, query, uid = read_name(name), read_query(query), writer.uid()
    _require_free(writer, name)
    writer.connection.execute(
        """insert into saved_view (uid, name, query, position)
        select ?, ?, ?, coalesce(max(position), 0) + 1 from saved_view""",
        (uid, name, query),
    )
    return _the(writer, uid)


def rename_view(writer: Writer, uid: str, name: str) -> SavedView:
    """Give a saved view another name.

    Raises:
        WrongUsage: When the name is blank or too long.
        NameTaken: When another one has this name.
        NotFound: When it was deleted meanwhile.
    """
    name = read_name(name)
    _the(writer, uid)
    _require_free(writer, name, but=uid)
    writer.connection.execute("update saved_view set name = ? where uid = ?", (name, uid))
    return _the(writer, uid)


def change_view(writer: Writer, uid: str, query: str) -> SavedView:
    """Give a saved view another filter.

    Raises:
        FilterError: When the filter cannot be understood.
        NotFound: When it was deleted meanwhile.
    """
    query = read_query(query)
    _the(writer, uid)
    writer.connection.execute("update saved_view set query = ? where uid = ?", (query, uid))
    return _the(writer, uid)


def move_view(writer: Writer, uid: str, place: int) -> SavedView:
    """Put a saved view at another place of the order.

    Args:
        writer: The open transaction.
        uid: The view.
        place: Where it is to stand, counted from 1; beyond the ends means the nearest end.

    Returns:
        The view where it stands.

    Raises:
        NotFound: When it was deleted meanwhile.
    """
    moved = _the(writer, uid)
    others = [view for view in read_saved_views(writer.connection) if view.uid != uid]
    others.insert(max(place, 1) - 1, moved)
    _put_in_order(writer, others)
    return _the(writer, uid)


def shift_view(writer: Writer, uid: str, places: int) -> SavedView:
    """Move a saved view up, by a negative number of places, or down.

    Raises:
        NotFound: When it was deleted meanwhile.
    """
    return move_view(writer, uid, _the(writer, uid).place + places)


def delete_view(writer: Writer, uid: str) -> SavedView:
    """Delete a saved view.

    Returns:
        What it was, for `restore_view`.

    Raises:
        NotFound: When it was deleted meanwhile.
    """
    deleted = _the(writer, uid)
    writer.connection.execute("delete from saved_view where uid = ?", (uid,))
    return deleted


def restore_view(writer: Writer, deleted: SavedView) -> SavedView:
    """Bring a deleted view back to the place where it stood.

    Args:
        writer: The open transaction.
        deleted: What `delete_view` returned.

    Returns:
        The view as it is; one that somebody else brought back is left as it is.

    Raises:
        NameTaken: When another one has its name by now.
    """
    for view in read_saved_views(writer.connection):
        if view.uid == deleted.uid:
            return view
    _require_free(writer, deleted.name)
    writer.connection.execute(
        "insert into saved_view (uid, name, query, position) values (?, ?, ?, 0)",
        (deleted.uid, deleted.name, deleted.query),
    )
    return move_view(writer, deleted.uid, deleted.place)


def _the(writer: Writer, uid: str) -> SavedView:
    for view in read_saved_views(writer.connection):
        if view.uid == uid:
            return view
    raise NotFound(
        N_("This saved view is gone: it was deleted meanwhile."), N_("Refresh the views.")
    )


def _require_free(writer: Writer, name: str, but: str = "") -> None:
    """Refuse a name that another view than `but` has."""
    for view in read_saved_views(writer.connection):
        if view.uid != but and look_of_name(view.name) == look_of_name(name):
            raise NameTaken(
                N_("There is a saved view “{name}” already.", name=view.name),
                N_("Choose another name."),
            )


def _put_in_order(writer: Writer, views: Sequence[SavedView]) -> None:
    writer.connection.executemany(
        "update saved_view set position = :position where id = :id and position <> :position",
        [{"position": position, "id": view.id} for position, view in enumerate(views, 1)],
    )
