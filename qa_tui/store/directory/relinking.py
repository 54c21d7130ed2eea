"""Threads of people known only from pages: linked once the directory knows them, or by a choice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.people.open_match import OpenMatch
from qa_tui.domain.phrase import N_
from qa_tui.store.directory.linking import look_up, sighting_of, term_for
from qa_tui.store.directory.people import read_people
from qa_tui.store.imports.captures import STANDING_CAPTURE
from qa_tui.store.messages.corrections import record
from qa_tui.store.messages.threads import read_question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from qa_tui.store.desk import Desk
    from qa_tui.store.journal.events import Change
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

BATCH = 200
"""Threads that are linked in one transaction."""

NAMESAKE = "exists (select 1 from representative d where d.folded = r.folded and d.from_pages = 0)"
"""Whether the directory has somebody with the name of the representative `r`."""

_PROFILE = """exists (select 1 from external_id x where x.kind = 'profile' and x.source <> 'page'
    and x.key = s.profile)"""
_OPEN = f"""from representative r
join thread t on t.representative = r.id and t.withdrawn = 0
join message m on m.thread = t.id and m.kind = 'question'
join capture c on c.id = {STANDING_CAPTURE}
join sighting s on s.id = c.sighting and s.chosen is null
where r.from_pages = 1"""
"""Threads of people known only from pages about whom nothing was chosen."""

_UNRESOLVED = f"""select s.*, count(*) as threads, min(m.date) as first, max(m.date) as last,
    min(t.id) as example {_OPEN} and {NAMESAKE} and (?1 is null
    or s.id in (select value from json_each(?1)))
group by s.id order by threads desc, s.folded, s.id"""

_OF_THREADS = f"""select t.id as thread, m.date, s.* {_OPEN}
    and t.id in (select value from json_each(?))"""


@dataclass(frozen=True)
class Relinked:
    """What a choice led to.

    Attributes:
        name: The name that pages show.
        threads: How many threads it is about.
    """

    name: str
    threads: int


def open_match_ids(connection: Connection) -> list[int]:
    """The numbers of those of whom it is not certain who they are, most threads first."""
    return [int(row["id"]) for row in connection.execute(_UNRESOLVED, (None,))]


def read_open_matches(
    connection: Connection, today: date, ids: Sequence[int] | None = None
) -> tuple[OpenMatch, ...]:
    """Read of whom it is not certain who of the directory they are.

    Args:
        connection: A reading connection.
        today: The user's present day.
        ids: Only those with these numbers; None for all.

    Returns:
        Whom pages show, those with most threads first, with everybody of the same name.
    """
    found = []
    wanted = None if ids is None else json.dumps(list(ids))
    for row in connection.execute(_UNRESOLVED, (wanted,)).fetchall():
        seen = look_up(connection, sighting_of(row))
        alike = [one.id for one in seen.candidates]
        people = read_people(connection, alike, today)
        found.append(
            OpenMatch(
                id=row["id"],
                name=row["name"],
                party=row["label"] or None,
                profile=row["profile"] or None,
                threads=row["threads"],
                first=row["first"],
                last=row["last"],
                example=row["example"],
                candidates=tuple(people[one] for one in alike),
            )
        )
    return tuple(found)


def link_known(desk: Desk, actor: str, stop: Callable[[], bool] = lambda: False) -> int:
    """Link threads of people known only from pages with the directory, where that is certain.

    Args:
        desk: The desk, open for writing.
        actor: Name of the moderator on whose behalf it is done.
        stop: Called before each transaction; returns whether to stop there.

    Returns:
        How many threads were linked.
    """
    with desk.reading() as connection:
        found = connection.execute(f"select t.id {_OPEN} and ({NAMESAKE} or {_PROFILE})")
        threads = [row["id"] for row in found]
    linked = 0
    for start in range(0, len(threads), BATCH):
        if stop():
            break
        with desk.writing(actor) as writer:
            linked += _link(writer, threads[start : start + BATCH])
    return linked


def _link(writer: Writer, threads: Sequence[int]) -> int:
    """Link those of some threads about whom still nothing was chosen, as one step."""
    rows = writer.connection.execute(_OF_THREADS, (json.dumps(threads),)).fetchall()
    seen = {row["id"]: look_up(writer.connection, sighting_of(row)) for row in rows}
    batch, linked = writer.uid(), 0
    for row in rows:
        found = seen[row["id"]].meant(row["name"], row["date"])
        if found is not None:
            _move(writer, row["thread"], found.id, (), batch)
            linked += 1
    return linked


def choose(writer: Writer, sighting: int, representative: int | None) -> Relinked:
    """Say who somebody on pages is; their threads move there, and so will those that come.

    Args:
        writer: The open transaction.
        sighting: Id of what pages show; see `read_open_matches`.
        representative: Id of who it is; None for nobody of the directory.

    Returns:
        Whose threads they are.

    Raises:
        NotFound: When nothing is to be chosen there, or there is no such representative.
        Refused: When the representative has another name.
    """
    connection = writer.connection
    rows = connection.execute(
        f"select t.id as thread, r.uid as present, s.* {_OPEN} and s.id = ? order by t.id",
        (sighting,),
    ).fetchall()
    if not rows:
        raise NotFound(
            N_("There is nobody to choose under number {id}.", id=sighting),
            N_("“qa-tui directory unresolved” shows the numbers."),
        )
    seen = look_up(connection, sighting_of(rows[0]))
    if representative is not None and representative not in {one.id for one in seen.candidates}:
        raise Refused(
            N_(
                "Representative {id} has another name than “{name}”.",
                id=representative,
                name=rows[0]["name"],
            ),
            N_("To move a single thread to somebody else, correct its addressee."),
        )
    batch = writer.uid()
    for row in rows:
        to = row["present"] if representative is None else _uid(connection, representative)
        _move(writer, row["thread"], representative, (("chosen", None, to),), batch)
    return Relinked(rows[0]["name"], len(rows))


def _move(
    writer: Writer, thread: int, person: int | None, changes: tuple[Change, ...], batch: str
) -> None:
    """Move a thread to somebody of the directory, with the mandate of that day."""
    question = read_question(writer.connection, thread)
    if person is not None:
        held = writer.connection.execute(
            """select r.uid as representative, m.uid as mandate from thread t
            join representative r on r.id = t.representative
            left join mandate m on m.id = t.mandate where t.id = ?""",
            (thread,),
        ).fetchone()
        mandate = term_for(writer.connection, person, question.date)
        wanted = {"representative": _uid(writer.connection, person), "mandate": mandate}
        changes += tuple(
            (field, held[field], value) for field, value in wanted.items() if value != held[field]
        )
    record(writer, "link", question, changes, batch)


def _uid(connection: Connection, representative: int) -> str:
    row = connection.execute("select uid from representative where id = ?", (representative,))
    return str(row.fetchone()[0])
