"""Writes the fields of a message and its thread, and everything that follows from them.

Journal and undo know each field by its name. Fields of a thread are `title`, `asking_note`,
`topic`, `representative` and `mandate`; the last three are uids there, because ids are a desk's
own. `chosen` is the uid of whom somebody chose for what the pages of the thread show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.messages.threads import derive
from qa_tui.store.search.index import drop_message, index_message

if TYPE_CHECKING:
    from qa_tui.domain.records import Message, State
    from qa_tui.store.journal.events import Change
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

_OF_THREAD = {
    "title": ":title",
    "asking_note": ":asking_note",
    "topic": "(select id from topic where uid = :topic)",
    "representative": "(select id from representative where uid = :representative)",
    "mandate": "(select id from mandate where uid = :mandate)",
}
_NUMBERS = frozenset({"revision", "withdrawn", "standard_reply", "place"})
_INDEXED = frozenset({"revision", "author", "place"})
"""Fields of a message that the search index knows it by."""


def field_value(field: str, text: str | None) -> object:
    """A field's value of the journal as its column holds it.

    Args:
        field: The field's name.
        text: What stands in the journal.
    """
    return int(text) if field in _NUMBERS and text is not None else text


def apply_changes(
    writer: Writer, message: Message, state: State, changes: tuple[Change, ...]
) -> None:
    """Write a message's state and fields, its version, and all that follows from them.

    Args:
        writer: The open transaction.
        message: The message as it is.
        state: Its state after.
        changes: Field, value before, value after.
    """
    connection = writer.connection
    values = {field: value for field, _, value in changes}
    reindexed = _reindexed(connection, message, values)
    for one in reindexed:
        drop_message(writer, one)
    if "place" in values:
        _leave_place(connection, message, values)
    if "chosen" in values:
        _choose(connection, message.thread, values.pop("chosen"))
    of_thread = {field: values.pop(field) for field in _OF_THREAD if field in values}
    if of_thread:
        _write_thread(connection, message.thread, of_thread)
    _write_message(connection, message, {**values, "state": state})
    derive(writer, message.thread)
    for one in reindexed:
        index_message(writer, one)


def _write_thread(connection: Connection, thread: int, values: dict[str, object]) -> None:
    """Write the fields of a thread, of which some are uids."""
    columns = ", ".join(f"{field} = {_OF_THREAD[field]}" for field in values)
    connection.execute(f"update thread set {columns} where id = :id", {**values, "id": thread})


def _write_message(connection: Connection, message: Message, values: dict[str, object]) -> None:
    """Write the fields of a message; the date of a question is that of its thread, too."""
    columns = "".join(f"{field} = :{field}, " for field in values)
    connection.execute(
        f"update message set {columns}version = version + 1 where id = :id",
        {**values, "id": message.id},
    )
    if "sort_date" in values:
        connection.execute(
            """update thread set sort_date = (select sort_date from message where id = ?1)
            where id = ?2 and (select kind from message where id = ?1) = 'question'""",
            (message.id, message.thread),
        )


def _reindexed(connection: Connection, message: Message, values: dict[str, object]) -> set[int]:
    """The messages whose words in the search index change."""
    found = {message.id} if _INDEXED & values.keys() else set()
    if "representative" in values:
        query, of = "select id from message where thread = ?", message.thread
    elif "title" in values:
        query = "select id from message where thread = ? and kind = 'question'"
        of = message.thread
    else:
        return found
    return found | {row["id"] for row in connection.execute(query, (of,))}


def _choose(connection: Connection, thread: int, representative: object) -> None:
    """Say who is meant by what the pages of a thread show; None to leave it open again."""
    connection.execute(
        """update sighting set chosen = (select id from representative where uid = ?)
        where id in (select sighting from capture where thread = ?)""",
        (representative, thread),
    )


def _leave_place(connection: Connection, message: Message, values: dict[str, object]) -> None:
    """Leave the place in the lists, for one that is given later or, where it is free, a known one.

    Args:
        connection: A writing connection.
        message: The message as it is.
        values: The fields that are to be written; `place` becomes None where somebody has it.
    """
    connection.execute("delete from line where place = ?", (message.place,))
    taken = connection.execute(
        "select 1 from message where place = ? and id <> ?", (values["place"], message.id)
    ).fetchone()
    if taken:
        values["place"] = None
