"""Corrects everything about a message but its words: title, addressee, flags, misreadings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.moderation.correction import Correction, check_fields
from qa_tui.domain.phrase import N_
from qa_tui.store.journal.events import Change, Entry, append
from qa_tui.store.messages.differing import differing
from qa_tui.store.messages.fields import apply_changes
from qa_tui.store.messages.readdressing import readdress
from qa_tui.store.messages.threads import read_message, refuse_withdrawn, uid_of
from qa_tui.store.preparing import check_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


@dataclass(frozen=True)
class Corrected:
    """What a correction led to.

    Attributes:
        seq: The event.
        message: The message as it is after it.
        changed: The fields that stand differently, in the words of the journal.
        letters: Names of the templates of the letters that wait to be sent in place of others.
    """

    seq: int
    message: Message
    changed: tuple[str, ...]
    letters: tuple[str, ...] = ()


def correct(
    writer: Writer,
    correction: Correction,
    batch: str | None = None,
    letters: Mapping[str, Letter] | None = None,
) -> Corrected:
    """Correct what stands around the words of a message.

    A question that moves to another representative takes the mandate by which they can be asked,
    their party, and in the old form another title; letters that wait are rewritten.

    Args:
        writer: The open transaction.
        correction: What is to stand differently.
        batch: Uid of the step that this is a part of, or None.
        letters: Letters that were written for it before, by their templates.

    Returns:
        The event and the message after it.

    Raises:
        NotFound: When the message, topic or representative does not exist.
        Conflict: When somebody changed it since it was read.
        Refused: When a field cannot be corrected of this message, or breaks a rule.
        WrongUsage: When nothing is to stand differently, or a date is none.
    """
    message, changes = changes_of_correction(writer.connection, correction, writer.today)
    if not changes:
        raise WrongUsage(
            N_("There is nothing to correct: all of it is already so."),
            N_("Nothing was changed."),
        )
    seq = record(writer, "correct", message, changes, batch)
    after = read_message(writer.connection, message.id)
    changed = tuple(field for field, _, _ in changes)
    moves = "representative" in changed
    return Corrected(
        seq, after, changed, readdress(writer, seq, after, letters or {}) if moves else ()
    )


def changes_of_correction(
    connection: Connection, correction: Correction, today: date
) -> tuple[Message, tuple[Change, ...]]:
    """What a correction would change, without writing.

    Args:
        connection: A connection.
        correction: What is to stand differently.
        today: The user's present day.

    Returns:
        The message, and what differs from what stands there: nothing where all stands so already.

    Raises:
        QaTuiError: As `correct` would.
    """
    message = read_current(connection, correction.message, correction.version)
    imported = is_imported(connection, message)
    check_fields(correction, message, imported=imported)
    return message, differing(connection, today, message, correction, imported=imported)


def read_current(connection: Connection, message: int, version: int | None) -> Message:
    """A message that stands in the lists.

    Args:
        connection: A connection.
        message: Its id.
        version: The version that was read, or None.

    Raises:
        NotFound: When there is no such message, or it was taken back.
        Conflict: When somebody changed it since it was read.
    """
    found = read_message(connection, message)
    refuse_withdrawn(connection, message)
    check_version(connection, found, version)
    return found


def is_imported(connection: Connection, message: Message) -> bool:
    """Whether a message came from a page, not from somebody who wrote on the desk."""
    row = connection.execute(
        """select initial_state = 'published' and thread in (select thread from capture)
        from message where id = ?""",
        (message.id,),
    ).fetchone()
    return bool(row[0])


def record(
    writer: Writer, verb: str, message: Message, changes: tuple[Change, ...], batch: str | None
) -> int:
    """Write changes that leave the state of a message as it is, with their event.

    Args:
        writer: The open transaction.
        verb: The verb of the journal.
        message: The message as it is.
        changes: Field, value before, value after.
        batch: Uid of the step that this is a part of, or None.

    Returns:
        The event's `seq`.
    """
    seq = append(
        writer,
        Entry(
            verb=verb,
            subject_kind="message",
            subject_uid=uid_of(writer.connection, message.id),
            from_state=message.state,
            to_state=message.state,
            base_version=message.version,
            batch=batch,
            changes=changes,
        ),
    )
    apply_changes(writer, message, message.state, changes)
    return seq
