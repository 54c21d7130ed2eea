"""What the public sees of threads: whole, and many at once, for exports."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.records import PUBLIC_STATES, Form, Kind, PublicState
from qa_tui.store.imports.captures import STANDING_CAPTURE
from qa_tui.store.lists.lines import all_places
from qa_tui.store.lists.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa_tui.domain.listing import Listing
    from qa_tui.store.sqlite import Connection, Row

SCHEMA = "qa-tui/thread/1"
"""Names the schema in each of the JSON Lines that such threads are written to.

Another number stands for a schema that old readers misread.
"""

WRITTEN_HERE = "desk"
"""The page form of threads that came from no page: somebody wrote them on a desk."""

_CHUNK = 500
_STATES = ", ".join(f"'{state}'" for state in sorted(PUBLIC_STATES))
_SEEN = f"t.withdrawn = 0 and t.public_state in ({_STATES})"
_SELECT = f"""select t.id as thread, t.uid, t.form, t.title, t.asking_note, t.public_state,
    r.name, o.name as topic, c.url, c.form as page_form, c.sureness, c.guesses, m.kind, m.author,
    m.party_label, m.date, m.sort_date, m.standard_reply, m.annotation, x.text, x.background
from thread t join representative r on r.id = t.representative
join message m on m.thread = t.id and m.state = 'published' and m.withdrawn = 0
join message_text x on x.message = m.id and x.revision = m.revision
left join topic o on o.id = t.topic
left join capture c on c.id = {STANDING_CAPTURE}
where t.id in (select value from json_each(?)) and {_SEEN}
order by t.id, m.kind = 'answer', m.sort_date, m.id"""


@dataclass(frozen=True)
class Published:
    """A thread as the public sees it.

    Attributes:
        id: Id of the thread on this desk.
        uid: What names it on every desk.
        public_state: What became of the question.
        thread: Its words, published messages only; the party is the label shown last.
    """

    id: int
    uid: str
    public_state: PublicState
    thread: SourceThread


def published_ids(connection: Connection, listing: Listing) -> list[int]:
    """Which published threads a list shows, or shows a message of.

    Args:
        connection: A reading connection.
        listing: The list.

    Returns:
        Their ids, in the order in which they came to the desk.
    """
    found: set[int] = set()
    for places in all_places(connection, plan(connection, listing)):
        rows = connection.execute(
            f"""select distinct t.id from message m join thread t on t.id = m.thread
            where m.place in (select value from json_each(?)) and {_SEEN}""",
            (json.dumps(list(places)),),
        )
        found.update(row[0] for row in rows)
    return sorted(found)


def read_published(connection: Connection, threads: Iterable[int]) -> Iterator[Published]:
    """Read threads as the public sees them, a few hundred at a time.

    Args:
        connection: A reading connection.
        threads: Ids in rising order; those that the public does not see are left out.

    Yields:
        The threads in the order of their ids.
    """
    left = iter(threads)
    while chunk := list(islice(left, _CHUNK)):
        rows = connection.execute(_SELECT, (json.dumps(chunk),))
        for _, messages in groupby(rows, lambda row: row["thread"]):
            yield _published(list(messages))


def _published(rows: list[Row]) -> Published:
    """A thread from the rows of its messages."""
    first = rows[0]
    shown = [row["party_label"] for row in rows if row["party_label"]]
    thread = SourceThread(
        to=" ".join(first["name"].split()),
        party=shown[-1] if shown else None,
        topic=" ".join((first["topic"] or "").split()) or None,
        form=Form(first["form"]),
        title=first["title"],
        asking_note=first["asking_note"],
        url=first["url"],
        page_form=first["page_form"] or WRITTEN_HERE,
        sureness=1.0 if first["sureness"] is None else first["sureness"],
        messages=tuple(_message(row) for row in rows),
        guesses=tuple((first["guesses"] or "").split()),
        exact=True,
    )
    return Published(first["thread"], first["uid"], PublicState(first["public_state"]), thread)


def _message(row: Row) -> SourceMessage:
    return SourceMessage(
        kind=Kind(row["kind"]),
        author=row["author"],
        party=row["party_label"] or None,
        date=row["date"],
        text=row["text"],
        background=row["background"],
        standard_reply=bool(row["standard_reply"]),
        annotation=row["annotation"],
        ordered_at=row["sort_date"],
    )
