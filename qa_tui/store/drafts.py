"""Drafts: one for each moderator and place, saved while typing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa_tui.domain.draft import Draft, DraftPlace
from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

_DRAFT = """select d.*, coalesce(t.title, '') as title from draft d
join moderator a on a.id = d.moderator left join message m on m.id = d.message
left join thread t on t.id = coalesce(d.thread, m.thread) where a.name = ?"""

_OF_PLACE = "d.kind = ? and coalesce(d.thread, 0) = ? and coalesce(d.message, 0) = ?"
"""The drafts of a place, in all of its slots; its values are those of `_place`."""


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


def free_slot(writer: Writer, place: DraftPlace) -> DraftPlace:
    """The same place in a slot of its own, so that a further draft overwrites none.

    Args:
        writer: The open transaction.
        place: Kind, thread and message.
    """
    last = writer.connection.execute(
        f"select max(slot) from draft d where moderator = ? and {_OF_PLACE}",
        (writer.moderator, *_place(place)),
    ).fetchone()[0]
    slot = 0 if last is None else last + 1
    return DraftPlace(place.kind, place.thread, place.message, slot)


def drop_draft(writer: Writer, place: DraftPlace) -> None:
    """Forget a draft that was sent off or thrown away."""
    writer.connection.execute(
        f"delete from draft as d where moderator = ? and {_OF_PLACE} and slot = ?",
        (writer.moderator, *_place(place), place.slot),
    )


def bring_draft_back(writer: Writer, draft: Draft) -> None:
    """Keep a draft again that was thrown away, unless something else was begun in its place.

    Raises:
        Refused: When there is another draft in its place by now.
    """
    taken = writer.connection.execute(
        f"select 1 from draft d where moderator = ? and {_OF_PLACE} and slot = ?",
        (writer.moderator, *_place(draft.place), draft.slot),
    ).fetchone()
    if taken is not None:
        raise Refused(N_("Another draft has taken its place."), N_("Throw that one away first."))
    save_draft(writer, draft.place, draft.fields)


def read_draft(connection: Connection, actor: str, place: DraftPlace) -> Draft | None:
    """The draft of a moderator for a place, or None."""
    row = connection.execute(
        f"{_DRAFT} and {_OF_PLACE} and d.slot = ?", (storable(actor), *_place(place), place.slot)
    ).fetchone()
    return _draft(row) if row else None


def read_drafts(connection: Connection, actor: str) -> tuple[Draft, ...]:
    """All drafts of a moderator, the one that was typed in last first."""
    query = f"{_DRAFT} order by d.updated_at desc, d.id desc"
    found = connection.execute(query, (storable(actor),))
    return tuple(_draft(row) for row in found)


def count_drafts(connection: Connection, actor: str) -> int:
    """How many drafts a moderator has."""
    row = connection.execute(
        "select count(*) from draft d join moderator a on a.id = d.moderator where a.name = ?",
        (storable(actor),),
    ).fetchone()
    return int(row[0])


def find_draft(connection: Connection, actor: str, draft: int) -> Draft:
    """A draft of a moderator by its id.

    Raises:
        NotFound: When the moderator has none with this id.
    """
    row = connection.execute(f"{_DRAFT} and d.id = ?", (storable(actor), draft)).fetchone()
    if row is None:
        raise NotFound(
            N_("You have no draft with the id {id}.", id=draft),
            N_("“qa-tui drafts” lists yours."),
        )
    return _draft(row)


def _place(place: DraftPlace) -> tuple[str, int, int]:
    """The values of `_OF_PLACE`."""
    return place.kind, place.thread or 0, place.message or 0


def _draft(row: Row) -> Draft:
    """Something begun and not sent off."""
    return Draft(
        id=row["id"],
        kind=row["kind"],
        thread=row["thread"],
        message=row["message"],
        fields=json.loads(row["fields"]),
        updated_at=row["updated_at"],
        slot=row["slot"],
        title=row["title"],
    )
