"""The events of a benchmark's desk: what moderators did to the few messages not simply imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.store.journal.events import CHAINED, chain_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.store.sqlite import Connection

    from .seeded import Uids

MODERATORS = ("ann", "bo")


@dataclass(frozen=True, order=True)
class Step:
    """Something that was done; steps are ordered by their moment.

    Attributes:
        at: The moment, as stored.
        subject_uid: To what.
        verb: What was done.
        message: Id of the message; 0 for an import.
        from_state: State before, or None.
        to_state: State after, or None.
        clause: Key of the clause, or None.
        wake_on: The day on which a held message comes back, or None.
        note: An internal remark, or empty.
    """

    at: str
    subject_uid: str
    verb: str
    message: int
    from_state: str | None
    to_state: str | None
    clause: str | None = None
    wake_on: str | None = None
    note: str = ""


def write_journal(connection: Connection, uid: Uids, desk: str, steps: Iterable[Step]) -> None:
    """Write events, chained, with what they changed and the remarks that came with them.

    Args:
        connection: The open transaction.
        uid: Makes identifiers.
        desk: Uid of the desk.
        steps: What was done, in any order.
    """
    events, changes, notes = [], [], []
    head = ""
    actors = dict(connection.execute("select name, uid from moderator").fetchall())
    for seq, step in enumerate(sorted(steps), 1):
        moderator = seq % len(MODERATORS)
        fields = _fields(step, seq, desk, head)
        fields["uid"] = uid()
        fields["actor"] = actors[MODERATORS[moderator]]
        head = chain_hash(fields)
        events.append((seq, *(fields[name] for name in CHAINED), head))
        if step.wake_on:
            changes.append((seq, "wake_on", None, step.wake_on))
        if step.note:
            notes.append((uid(), step.message, moderator + 1, step.note, step.at, seq))
    names = ", ".join(("seq", *CHAINED, "hash"))
    places = ", ".join("?" for _ in range(len(CHAINED) + 2))
    connection.executemany(f"insert into event ({names}) values ({places})", events)
    connection.executemany(
        "insert into change (event, field, before, after) values (?, ?, ?, ?)", changes
    )
    connection.executemany(
        "insert into note (uid, message, moderator, text, at, event) values (?, ?, ?, ?, ?, ?)",
        notes,
    )


def _fields(step: Step, seq: int, desk: str, head: str) -> dict[str, object]:
    """The fields under the hash, but for the identifiers."""
    taken_in = step.from_state is None
    version = 0 if taken_in else 1
    return {
        "desk": desk,
        "desk_seq": seq,
        "at": step.at,
        "verb": step.verb,
        "subject_kind": "message" if step.message else "run",
        "subject_uid": step.subject_uid,
        "from_state": step.from_state,
        "to_state": step.to_state,
        "clause": step.clause,
        "base_version": version if step.message else None,
        "batch": None,
        "undoes": None,
        "prev": head,
    }
