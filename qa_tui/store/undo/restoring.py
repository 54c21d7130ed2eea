"""Puts the subject of an undo or a redo back to how it was before, or after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import State
from qa_tui.store.journal.restored import Restored
from qa_tui.store.journal.steps import BESIDE
from qa_tui.store.letters.steps import LETTER_STEPS, restore_letters
from qa_tui.store.messages.fields import apply_changes, field_value
from qa_tui.store.messages.threads import derive, read_message
from qa_tui.store.settings import SET, put_settings
from qa_tui.store.undo.run_restoring import bring_run_again, take_back_run

if TYPE_CHECKING:
    from qa_tui.store.journal.events import Change
    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

TAKEN_IN = frozenset({"ask", "answer"})
"""Verbs by which a message came to be here."""


def changes_of(connection: Connection, event: int, *, back: bool) -> tuple[Change, ...]:
    """The changes of an event.

    Args:
        connection: A connection.
        event: Its `seq`.
        back: From after to before, for an undo.

    Returns:
        Field, the value that it has, and the one that it is to get.
    """
    found = connection.execute(
        "select field, before, after from change where event = ? order by id", (event,)
    )
    pairs = ((row["field"], row["after"], row["before"]) if back else tuple(row) for row in found)
    return tuple(
        (str(field), field_value(field, has), field_value(field, wanted))
        for field, has, wanted in pairs
    )


def restore(
    writer: Writer, event: Row, state: str | None, changes: tuple[Change, ...], *, back: bool
) -> Restored:
    """Put the subject of an event as it was before it, or as it was after it.

    Args:
        writer: The open transaction.
        event: The event that is undone or done again.
        state: The state that a message is to get; None to leave it.
        changes: What else is to be put.
        back: Whether it is undone.

    Returns:
        What was put.

    Raises:
        Refused: When this program does not know how.
    """
    if event["verb"] in LETTER_STEPS:
        return restore_letters(writer, changes)
    if event["verb"] == SET:
        put_settings(writer, changes)
        return Restored()
    if event["subject_kind"] == "run":
        _restore_run(writer, event["subject_uid"], changes, back=back)
        return Restored()
    if event["subject_kind"] != "message":
        raise Refused(
            N_("“{verb}” cannot be undone.", verb=verb_name(event["verb"])),
            N_("A newer program may be able to."),
        )
    message = id_of(writer.connection, event["subject_uid"])
    if event["verb"] in TAKEN_IN:
        _withdraw(writer, message, withdrawn=back)
        return Restored(() if back else (message,))
    found = read_message(writer.connection, message)
    if event["verb"] in BESIDE:
        derive(writer, found.thread)
        return Restored((message,))
    apply_changes(writer, found, State(state) if state else found.state, changes)
    return Restored((message,))


def _restore_run(writer: Writer, run: str, changes: tuple[Change, ...], *, back: bool) -> None:
    """Take an import back with the answers that it added, or bring it again with them."""
    answers = {str(has if back else wanted) for field, has, wanted in changes if field == "answer"}
    put = take_back_run if back else bring_run_again
    put(writer, run, answers)


def id_of(connection: Connection, uid: str) -> int:
    """The id of the message with a uid."""
    return int(connection.execute("select id from message where uid = ?", (uid,)).fetchone()[0])


def _withdraw(writer: Writer, message: int, *, withdrawn: bool) -> None:
    """Take a question with its whole thread, or one answer, out of every list, or back in."""
    connection = writer.connection
    thread = connection.execute("select thread from message where id = ?", (message,)).fetchone()[0]
    connection.execute(
        """update thread set withdrawn = ? where id = ? and exists
        (select 1 from message where id = ? and kind = 'question')""",
        (withdrawn, thread, message),
    )
    connection.execute(
        "update message set withdrawn = ?, version = version + 1 where id = ?", (withdrawn, message)
    )
    derive(writer, thread)
