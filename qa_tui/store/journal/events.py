"""The journal: appends events, each chained to the one before it on the same desk."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa_tui.store.sqlite import Row
    from qa_tui.store.writer import Writer

CHAINED = (
    "uid",
    "desk",
    "desk_seq",
    "at",
    "actor",
    "verb",
    "subject_kind",
    "subject_uid",
    "from_state",
    "to_state",
    "clause",
    "base_version",
    "batch",
    "undoes",
    "prev",
)
"""The fields under the hash, in the order of the canonical bytes."""

_INSERT = f"""insert into event ({", ".join(CHAINED)}, hash)
values ({", ".join("?" * len(CHAINED))}, ?) returning seq"""

Change = tuple[str, object, object]
"""A field of the subject with its value before and after."""


@dataclass(frozen=True)
class Entry:
    """What is to be recorded.

    Attributes:
        verb: What was done.
        subject_kind: `message`, `thread`, `run` or `desk`.
        subject_uid: To what.
        from_state: State before, for a message.
        to_state: State after, for a message.
        clause: Key of the clause of the codex.
        base_version: Version of the subject that the step was based on.
        batch: Uid shared by the events of one step over many.
        undoes: Uid of the event that this one undoes.
        changes: What changed besides the state.
    """

    verb: str
    subject_kind: str
    subject_uid: str
    from_state: str | None = None
    to_state: str | None = None
    clause: str | None = None
    base_version: int | None = None
    batch: str | None = None
    undoes: str | None = None
    changes: tuple[Change, ...] = ()


def chain_hash(fields: Mapping[str, object] | Row) -> str:
    """The hash of an event over its canonical bytes.

    Args:
        fields: The values of `CHAINED` by name.

    Returns:
        SHA-256 in hex of the values as a JSON list without blanks, in ASCII.
    """
    values = [fields[name] for name in CHAINED]
    canonical = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def append(writer: Writer, entry: Entry) -> int:
    """Append an event.

    Args:
        writer: The open transaction.
        entry: What is to be recorded.

    Returns:
        The event's local `seq`.
    """
    last = writer.connection.execute(
        "select desk_seq, hash from event where desk = ? order by desk_seq desc limit 1",
        (writer.desk,),
    ).fetchone()
    fields: dict[str, object] = {
        "uid": writer.uid(),
        "desk": writer.desk,
        "desk_seq": last["desk_seq"] + 1 if last else 1,
        "at": writer.at,
        "actor": writer.actor,
        "verb": entry.verb,
        "subject_kind": entry.subject_kind,
        "subject_uid": entry.subject_uid,
        "from_state": entry.from_state,
        "to_state": entry.to_state,
        "clause": entry.clause,
        "base_version": entry.base_version,
        "batch": entry.batch,
        "undoes": entry.undoes,
        "prev": last["hash"] if last else "",
    }
    values = (*fields.values(), chain_hash(fields))
    seq = writer.connection.execute(_INSERT, values).fetchone()[0]
    writer.events.append(seq)
    writer.connection.executemany(
        "insert into change (event, field, before, after) values (?, ?, ?, ?)",
        [(seq, field, _text(before), _text(after)) for field, before, after in entry.changes],
    )
    return int(seq)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
