"""Drafts: one for each moderator and place, saved while typing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.text import storable
from qa_tui.store import rows

if TYPE_CHECKING:
    from qa_tui.domain.draft import Draft
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection


@dataclass(frozen=True)
class DraftPlace:
    """Where a draft belongs.

    Attributes:
        kind: `question`, `answer` or `revision`.
        thread: The thread that an answer is for, or None.
        message: The message that has new words, or None.
        slot: Tells drafts of the same kind and place apart.
    """

    kind: str
    thread: int | None = None
    message: int | None = None
    slot: int = 0


def save_draft(writer: Writer, place: DraftPlace, fields: dict[str, str]) -> None:
    """Keep what is typed, instead of what was kept for the same place before.

    Args:
        writer: The open transaction.
        place: Where it belongs.
        fields: Field name to text.
    """
    words = json.dumps({name: storable(text) for name, text in fields.items()})
    writer.connection.execute(
        """insert into draft (uid, moderator, kind, thread, message, slot, fields, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (moderator, kind, coalesce(thread, 0), coalesce(message, 0), slot) do update
        set fields = excluded.fields, updated_at = excluded.updated_at""",
        (
            writer.uid(),
            writer.moderator,
            place.kind,
            place.thread,
            place.message,
            place.slot,
            words,
            writer.at,
        ),
    )


def drop_draft(writer: Writer, place: DraftPlace) -> None:
    """Forget a draft that was sent off or thrown away."""
    writer.connection.execute(
        """delete from draft where moderator = ? and kind = ? and coalesce(thread, 0) = ?
        and coalesce(message, 0) = ? and slot = ?""",
        (writer.moderator, place.kind, place.thread or 0, place.message or 0, place.slot),
    )


def read_draft(connection: Connection, actor: str, place: DraftPlace) -> Draft | None:
    """The draft of a moderator for a place, or None."""
    row = connection.execute(
        """select d.* from draft d join moderator m on m.id = d.moderator
        where m.name = ? and d.kind = ? and coalesce(d.thread, 0) = ?
        and coalesce(d.message, 0) = ? and d.slot = ?""",
        (storable(actor), place.kind, place.thread or 0, place.message or 0, place.slot),
    ).fetchone()
    return rows.draft(row) if row else None
