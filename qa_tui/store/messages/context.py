"""Reads what is known around a message: texts like it, its asker, its threads, its history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa_tui.domain.context import Asked, Asker, Context, Hints
from qa_tui.domain.missing import no_message
from qa_tui.domain.records import PUBLIC_STATES, State
from qa_tui.domain.standing import QUESTIONS
from qa_tui.store.journal.history import read_history
from qa_tui.store.lists.lines import read_line, read_lines
from qa_tui.store.messages.similar import find_similar, sample_of
from qa_tui.store.messages.threads import read_notes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.records import Line
    from qa_tui.store.sqlite import Connection

MOST = 20
"""Near-duplicates, other questions and follow-ups that are read at most, of each kind."""

NEWEST = 250
"""The newest questions to a representative, of each standing, that may be follow-ups."""

_OTHERS = """select place, state, place < :place as earlier from message
    where asker = :asker and kind = 'question' and withdrawn = 0 and thread <> :thread"""

_QUESTION = """select m.asker, m.author, m.place, t.representative, t.follows
from message m join thread t on t.id = m.thread where m.thread = ? and m.kind = 'question'"""

# No index leads from a thread to those that follow it up, but one leads to the newest questions to
# a representative and one to those by an asker; a follow-up that is neither is not found.
_TO_THE_SAME = " union all ".join(
    f"""select place from (select place from line
        where representative = :representative and standing = {standing:d} and place > :place
        order by place desc limit {NEWEST})"""
    for standing in sorted(QUESTIONS)
)
_FOLLOWED_BY = f"""select q.place from ({_TO_THE_SAME}) l
    join message q on q.place = l.place join thread t on t.id = q.thread
    where t.follows = :thread
union
select q.place from message q join thread t on t.id = q.thread
    where q.asker = :asker and q.kind = 'question' and t.follows = :thread"""


def read_hints(connection: Connection, message: int, *, public_only: bool = False) -> Hints:
    """Read what is worth knowing at a glance before a message is decided.

    Args:
        connection: A reading connection.
        message: Its id.
        public_only: Read what the public sees; nothing is said of askers then.

    Raises:
        NotFound: When no message has this id, or the public does not see it.
    """
    line = read_seen_line(connection, message, public_only=public_only)
    sample = sample_of(connection, message, public_only=public_only)
    similar = find_similar(connection, sample, MOST)
    return Hints(line, similar, None if public_only else _read_asker(connection, line))


def read_seen_line(connection: Connection, message: int, *, public_only: bool) -> Line:
    """Read the row of a message that may be seen.

    Args:
        connection: A reading connection.
        message: Its id.
        public_only: Whether only what the public sees exists.

    Raises:
        NotFound: When no message has this id, it was taken back, or the public does not see it.
    """
    line = read_line(connection, message)
    there = line is not None and line.place in read_lines(connection, [line.place])
    if line is None or not there or (public_only and not _is_public(line)):
        raise no_message(message)
    return line


def read_context(connection: Connection, message: int, *, public_only: bool = False) -> Context:
    """Read everything around a message.

    Args:
        connection: A reading connection.
        message: Its id.
        public_only: Read what the public sees: no askers, remarks or events.

    Raises:
        NotFound: When no message has this id, or the public does not see it.
    """
    hints = read_hints(connection, message, public_only=public_only)
    thread = hints.line.id
    threads = _before(connection, thread), _behind(connection, thread)
    if public_only:
        before, behind = (tuple(filter(_is_public, lines)) for lines in threads)
        return Context(hints, before, behind)
    notes, history = read_notes(connection, thread), read_history(connection, thread)
    return Context(hints, *threads, notes, history)


def _is_public(line: Line) -> bool:
    return line.state is State.PUBLISHED and line.public_state in PUBLIC_STATES


def _read_asker(connection: Connection, line: Line) -> Asker | None:
    """The other questions of whoever asked the question of a message's thread."""
    question = connection.execute(_QUESTION, (line.id,)).fetchone()
    if question["asker"] is None:
        return None
    values = {"asker": question["asker"], "place": question["place"], "thread": line.id}
    others = connection.execute(_OTHERS, values).fetchall()
    earlier = [row for row in others if row["earlier"]]
    published = sum(row["state"] == State.PUBLISHED for row in earlier)
    newest = sorted((row["place"] for row in others), reverse=True)[:MOST]
    return Asker(
        question["author"], _asked(connection, newest), len(others), len(earlier), published
    )


def _asked(connection: Connection, places: list[int]) -> tuple[Asked, ...]:
    lines = read_lines(connection, places)
    clauses = connection.execute(
        "select place, clause from line where place in (select value from json_each(?))",
        (json.dumps(places),),
    )
    of = {row["place"]: row["clause"] for row in clauses}
    return tuple(Asked(lines[place], of.get(place)) for place in places if place in lines)


def _before(connection: Connection, thread: int) -> tuple[Line, ...]:
    """The thread that is followed up, and those before it."""
    places: list[int] = []
    seen = {thread}
    wanted = connection.execute(_QUESTION, (thread,)).fetchone()["follows"]
    while wanted is not None and wanted not in seen and len(places) < MOST:
        seen.add(wanted)
        question = connection.execute(_QUESTION, (wanted,)).fetchone()
        places.append(question["place"])
        wanted = question["follows"]
    return _lines(connection, places)


def _behind(connection: Connection, thread: int) -> tuple[Line, ...]:
    """The threads that follow one up, to the same representative or by the same asker."""
    question = connection.execute(_QUESTION, (thread,)).fetchone()
    values = {
        "thread": thread,
        "representative": question["representative"],
        "place": question["place"],
        "asker": question["asker"],
    }
    rows = connection.execute(_FOLLOWED_BY, values).fetchall()
    return _lines(connection, sorted(row["place"] for row in rows)[:MOST])


def _lines(connection: Connection, places: Iterable[int]) -> tuple[Line, ...]:
    """The rows at places, in order; what was taken back is missing."""
    wanted = list(places)
    found = read_lines(connection, wanted)
    return tuple(found[place] for place in wanted if place in found)
