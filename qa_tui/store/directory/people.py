"""Representatives with their mandates and figures, and the topics."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound
from qa_tui.domain.numbers import whole
from qa_tui.domain.people.people import Mandate, Representative, Topic
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import clean, fold
from qa_tui.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from qa_tui.store.sqlite import Connection

_FEW = 12
"""Topics that are all named to somebody who gave a name that is none of them."""

_QUOTED = 80
"""Characters of what was typed that an error says again."""

_PARTY = """coalesce(p.label, (select m.party_label from line l
    join message m on m.place = l.place
    where l.representative = r.id and m.party_label is not null
    order by l.place desc limit 1))"""
"""The present party; of somebody known only from pages, the one last shown with them."""

_SELECT = f"""select r.id, r.name, {_PARTY} as party,
    (select count(*) from line l where l.representative = r.id
        and l.standing in (6, 7, 8)) as questions,
    (select count(*) from line l where l.representative = r.id and l.standing = 8) as answered
from representative r left join party p on p.id = r.party"""

_LISTED = """(r.from_pages = 0
    or exists (select 1 from thread t where t.representative = r.id))"""
"""Whether somebody is listed: not who is known only from pages that were linked with another."""

_MANDATES = """select m.id, m.representative, m.kind, d.name as period, a.name as parliament,
    p.label as party, m.constituency, m.closed, m.closed_reason,
    coalesce(max(m.starts_on, d.starts_on), m.starts_on, d.starts_on) as starts_on,
    coalesce(min(m.ends_on, d.ends_on), m.ends_on, d.ends_on) as ends_on
from mandate m join period d on d.id = m.period join parliament a on a.id = d.parliament
left join party p on p.id = m.party"""


_MOST_WORDS = 40
"""Words by which people are found: no name has more, and SQLite takes no more than a thousand."""


def people_ids(connection: Connection, words: str, limit: int | None = None) -> array[int]:
    """Find representatives.

    Args:
        connection: A reading connection.
        words: Beginnings of parts of the name, or words of a party's label; empty for everybody.
        limit: How many at most; None for all.

    Returns:
        Their ids by last name.
    """
    parts, values = [_LISTED], {"limit": -1 if limit is None else limit}
    sought = dict.fromkeys(fold(words).split())
    if len(sought) > _MOST_WORDS:
        return array("q")
    texts: dict[str, str] = {}
    for number, word in enumerate(sought):
        parts.append(
            f"(instr(' ' || r.folded, :w{number}) > 0"
            f" or instr(' ' || fold(coalesce({_PARTY}, '')) || ' ', :p{number}) > 0)"
        )
        texts[f"w{number}"] = f" {word}"
        texts[f"p{number}"] = f" {word} "
    found = connection.execute(
        "select r.id from representative r left join party p on p.id = r.party"
        f" where {' and '.join(parts)} order by r.folded_last, r.folded, r.id limit :limit",
        {**values, **texts},
    )
    return array("q", [row["id"] for row in found])


def read_people(
    connection: Connection, ids: Sequence[int], today: date
) -> dict[int, Representative]:
    """Read representatives by id.

    Args:
        connection: A reading connection.
        ids: Their ids.
        today: The user's present day, for who can be asked.

    Returns:
        The representatives by id; what is not there is missing.
    """
    found = connection.execute(
        f"{_SELECT} where r.id in (select value from json_each(?))", (json.dumps(list(ids)),)
    ).fetchall()
    held = _mandates(connection, [row["id"] for row in found])
    return {row["id"]: rows.representative(row, held.get(row["id"], []), today) for row in found}


def read_representatives(
    connection: Connection, words: str, today: date, limit: int | None = None
) -> tuple[Representative, ...]:
    """Find representatives and read them, by last name; see `people_ids`."""
    ids = people_ids(connection, words, limit)
    people = read_people(connection, ids, today)
    return tuple(people[person] for person in ids)


def read_representative(connection: Connection, representative: int, today: date) -> Representative:
    """Read one representative.

    Raises:
        NotFound: When nobody has this id.
    """
    row = connection.execute(f"{_SELECT} where r.id = ?", (representative,)).fetchone()
    if row is None:
        raise NotFound(
            N_("No representative has the id {id}.", id=representative),
            N_("“qa-tui representatives” lists them."),
        )
    held = _mandates(connection, [representative])
    return rows.representative(row, held.get(representative, []), today)


def find_representative(connection: Connection, words: str, today: date) -> Representative:
    """Find the one representative that an id or a name means.

    Args:
        connection: A reading connection.
        words: An id, a whole name, or enough of it.
        today: The user's present day.

    Raises:
        NotFound: When nobody, or more than one, is meant.
    """
    number = whole(words.strip())
    if number is not None:
        return read_representative(connection, number, today)
    found = read_representatives(connection, words, today, limit=20) if fold(words) else ()
    exact = [person for person in found if fold(person.name) == fold(words)]
    if len(exact) == 1:
        return exact[0]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(
            N_("No representative is called “{name}”.", name=_quoted(words)),
            N_("“qa-tui representatives” lists them."),
        )
    raise NotFound(
        N_("“{name}” can mean several representatives.", name=_quoted(words)),
        N_(
            "Give the id: {people}.",
            people=", ".join(f"{person.id} {person.name}" for person in found),
        ),
    )


def _mandates(connection: Connection, people: Iterable[int]) -> dict[int, list[Mandate]]:
    """The mandates of each representative, newest first."""
    held: dict[int, list[Mandate]] = {}
    for person in people:
        found = connection.execute(
            f"{_MANDATES} where m.representative = ?"
            " order by coalesce(m.starts_on, d.starts_on) desc, m.id desc",
            (person,),
        )
        held[person] = [rows.mandate(row) for row in found]
    return held


def read_topics(connection: Connection) -> tuple[Topic, ...]:
    """All topics by name."""
    found = connection.execute("select id, name from topic order by name collate nocase")
    return tuple(Topic(row["id"], row["name"]) for row in found)


def find_topic(connection: Connection, name: str) -> Topic:
    """Find a topic by its name or the only one that begins like it.

    Raises:
        NotFound: When there is none, or more than one; says which there are, or of many which are
            nearest or come first.
    """
    topics = read_topics(connection)
    wanted = fold(name)
    exact = [topic for topic in topics if fold(topic.name) == wanted]
    close = exact or [topic for topic in topics if wanted and fold(topic.name).startswith(wanted)]
    if len(close) == 1:
        return close[0]
    from difflib import get_close_matches  # noqa: PLC0415 - needed for mistakes only

    names = [topic.name for topic in topics]
    remedy = N_("Topics are: {names}.", names=", ".join(names) or "–")
    if len(names) > _FEW:
        near = [topic.name for topic in close] or get_close_matches(name, names, cutoff=0.5)
        some = ", ".join(names[:_FEW])
        remedy = N_("There are {count} topics, among them: {names}.", count=len(names), names=some)
        if near:
            remedy = N_("Did you mean {options}?", options=tuple(near[:5]))
    raise NotFound(N_("No topic is called “{name}”.", name=_quoted(name)), remedy)


def _quoted(typed: str) -> str:
    return clean(typed, one_line=True, limit=_QUOTED).text
