"""Steps of the journal: what somebody did, one event or a batch, and what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound
from qa_tui.domain.moments import short_moment
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.sqlite import Connection, Row

LIVE = """e.verb not in ('undo', 'hand-over', 'sync')
    and not exists (select 1 from event u where u.undoes = e.uid)"""
"""Whether the event `e` still counts and can be undone; what was handed over cannot, and the next
sync of the directory would bring back what an undo took."""

REGULAR = "e.verb <> 'undo' and e.undoes is null"
"""Whether the event `e` is neither an undo nor a redo, which undoes an undo."""

BESIDE = frozenset({"write", "note", "recall", "wait-again", "send-now"})
"""Verbs that leave the message as it is: a note on it, a letter about it, what is done with one.

They bind no decision.
"""

NOT_BESIDE = f"e.verb not in ({', '.join(repr(verb) for verb in sorted(BESIDE))})"
"""Whether the event `e` has changed its message."""

_OF_RUN = """select m.uid from import_run i join capture c on c.run = i.id
    join message m on m.thread = c.thread where i.uid = :uid"""

_OF_MESSAGE = f"""select e.verb, e.at, d.name from event e
    left join moderator d on d.uid = e.actor
    where e.subject_uid = :uid and e.seq > :seq and e.batch is not :batch and {LIVE}
    and (:taken_in or {NOT_BESIDE}) order by e.seq desc limit 1"""
_OF_OTHERS = _OF_MESSAGE.replace(
    "= :uid", f"in (select :uid union all {_OF_RUN}) and e.verb <> 'link'"
)
"""Whom the threads of a run are linked with says nothing against taking it back."""

_CHUNK = 500


@dataclass(frozen=True)
class DoneStep:
    """Something that was done and still counts.

    Attributes:
        events: Its events as they stand in the journal, the last one first.
    """

    events: tuple[Row, ...]

    @property
    def verb(self) -> str:
        """What was done, in the word of the journal."""
        return str(self.events[0]["verb"])

    @property
    def seq(self) -> int:
        """The `seq` of its last event, by which it is named."""
        return int(self.events[0]["seq"])


def uid_of_moderator(connection: Connection, name: str) -> str:
    """The uid of a moderator.

    Raises:
        NotFound: When nobody of this name has done anything.
    """
    row = connection.execute("select uid from moderator where name = ?", (name,)).fetchone()
    if row is None:
        raise NotFound(
            N_("No moderator is called “{name}”.", name=name),
            N_("“qa-tui events” shows who did what."),
        )
    return str(row[0])


def knows_moderator(connection: Connection, name: str) -> bool:
    """Whether somebody of this name has done anything on the desk."""
    found = connection.execute("select 1 from moderator where name = ?", (name,)).fetchone()
    return found is not None


def moderators(connection: Connection) -> tuple[str, ...]:
    """The names of all who have done something, in their order."""
    return tuple(row[0] for row in connection.execute("select name from moderator order by name"))


def last_step(connection: Connection, actor: str) -> DoneStep | None:
    """The last step of somebody that still counts.

    Args:
        connection: A connection.
        actor: Their uid.

    Returns:
        The step, or None.
    """
    last = connection.execute(
        f"select e.* from event e where e.actor = ? and {LIVE} order by e.seq desc limit 1",
        (actor,),
    ).fetchone()
    return None if last is None else whole_step(connection, last)


def whole_step(connection: Connection, event: Row) -> DoneStep:
    """The step that an event which still counts is part of."""
    if event["batch"] is None:
        return DoneStep((event,))
    found = connection.execute(
        f"select e.* from event e where e.batch = ? and {LIVE} order by e.seq desc",
        (event["batch"],),
    )
    return DoneStep(tuple(found))


def steps_of(connection: Connection, actor: str) -> Iterator[int]:
    """The steps of somebody that still count, the newest first.

    Args:
        connection: A connection.
        actor: Their uid.

    Yields:
        The `seq` of each one's last event.
    """
    cursor = connection.execute(
        f"select e.seq, e.batch from event e where e.actor = ? and {LIVE} order by e.seq desc",
        (actor,),
    )
    seen: set[str] = set()
    while chunk := cursor.fetchmany(_CHUNK):
        for seq, batch in chunk:
            if batch is None or batch not in seen:
                yield int(seq)
            seen.add(batch)


def why_not(connection: Connection, step: DoneStep) -> Phrase | None:
    """Why a step cannot be undone on its own: what touched the same things since.

    Args:
        connection: A connection.
        step: The step.

    Returns:
        The reason, or None when it can be undone.
    """
    for event in step.events:
        if event["verb"] in BESIDE:
            continue
        query = _OF_MESSAGE if event["subject_kind"] == "message" else _OF_OTHERS
        later = connection.execute(
            query,
            {
                "uid": event["subject_uid"],
                "seq": event["seq"],
                "batch": event["batch"] or "",
                "taken_in": event["from_state"] is None,
            },
        ).fetchone()
        if later is not None:
            return N_(
                "“{verb}” cannot be undone: {who} has done “{later}” to it since, on {at}.",
                **done_since(event["verb"], later),
            )
    return None


def done_since(verb: str, later: Row) -> dict[str, object]:
    """The values of a sentence that says what was done since.

    Args:
        verb: What had been done before.
        later: The verb, moment and name of what was done since.

    Returns:
        `verb`, `who`, `later` and `at`.
    """
    return {
        "verb": verb_name(verb),
        "who": later["name"] or "–",
        "later": verb_name(later["verb"]),
        "at": short_moment(later["at"]),
    }
