"""Letters that are ready to leave the desk, and the record that they have left."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.moments import stamp
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.messages.askers import ASKER_NAME

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

HAND_OVER = "hand-over"
"""The verb of the journal; its subject is the desk. Nothing undoes it: the letters are out."""

_READY = f"""select n.id, n.uid, n.message, n.to_kind, n.template, n.language, n.subject, n.text,
    case when a.erased_at is null then a.email end as email,
    coalesce({ASKER_NAME}, trim(r.title || ' ' || r.name), '') as name
from notice n join message m on m.id = n.message join thread t on t.id = m.thread
join event e on e.seq = n.event
left join asker a on a.id = n.asker left join representative r on r.id = n.representative
left join message q on q.thread = t.id and q.kind = 'question' and n.asker is not null
left join asker_name g on g.message = q.id
where n.recalled_at is null and n.handed_over_at is null and n.send_after <= :until
and m.withdrawn = 0 and t.withdrawn = 0
and not exists (select 1 from event u where u.undoes = e.uid)
order by n.id"""


@dataclass(frozen=True)
class ReadyLetter:
    """A letter that may leave, with the private things that its envelope needs.

    Attributes:
        uid: Its identity, the same on every try to hand it over.
        to_kind: `asker` or `representative`.
        email: The asker's address; None for representatives and where the person was erased.
        name: Full name of whom it is for, as it came.
        language: `de` or `en`.
    """

    id: int
    uid: str
    message: int
    to_kind: str
    template: str
    language: str
    subject: str
    text: str
    email: str | None
    name: str


def ready_letters(connection: Connection, until: datetime) -> tuple[ReadyLetter, ...]:
    """The letters that have waited long enough, oldest first.

    Letters of steps that were undone are called back with them; should one be left over, it is
    not among these all the same.

    Args:
        connection: A connection.
        until: The moment by which their wait is over.

    Returns:
        The letters.
    """
    found = connection.execute(_READY, {"until": stamp(until)})
    return tuple(ReadyLetter(*row) for row in found)


def desk_uid(connection: Connection) -> str:
    """The identity of the desk."""
    return str(connection.execute("select uid from desk").fetchone()[0])


def mark_handed_over(writer: Writer, letters: Collection[int]) -> int:
    """Record that letters have left the desk, with one event for all of them.

    Args:
        writer: The open transaction.
        letters: Ids of letters that are ready.

    Returns:
        The event's `seq`.
    """
    seq = append(
        writer,
        Entry(HAND_OVER, "desk", writer.desk, changes=(("letters", None, len(letters)),)),
    )
    writer.connection.execute(
        "update notice set handed_over_at = ? where id in (select value from json_each(?))",
        (writer.at, json.dumps(sorted(letters))),
    )
    return seq
