"""Checks a desk for damage: the file, the chain of events, and everything derived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.records import State
from qa_tui.domain.workflow import public_state
from qa_tui.store.journal.events import chain_hash
from qa_tui.store.lists.line_table import wrong_lines
from qa_tui.store.messages.texts import text_hash
from qa_tui.store.search.index import owed_words, words_of_all
from qa_tui.store.sqlite import Error

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator

    from qa_tui.store.sqlite import Connection

_SHOWN = 20

_INDEXED = "select term, doc from temp.search_words"

_THINGS = {"message": N_("Message"), "run": N_("Import"), "thread": N_("Thread")}

_WRONGLY_WITHDRAWN = """with undone as (
    select e.subject_uid as uid,
        min(exists (select 1 from event u where u.undoes = e.uid)) as withdrawn
    from event e where e.verb in ('ask', 'answer', 'import') group by e.subject_uid
), live as (
    select c.thread, max(not i.withdrawn) as live
    from capture c join import_run i on i.id = c.run group by c.thread
)
select 'message' as kind, m.id, m.withdrawn from message m join undone on undone.uid = m.uid
    where m.withdrawn <> undone.withdrawn and m.thread not in (select thread from live)
union all
select 'run', i.id, i.withdrawn from import_run i join undone on undone.uid = i.uid
    where i.withdrawn <> undone.withdrawn
union all
select 'thread', t.id, t.withdrawn from thread t join live on live.thread = t.id
    join message m on m.thread = t.id and m.kind = 'question'
    where t.withdrawn = live.live and m.uid not in (select uid from undone)"""
"""Threads that came from pages are out of the lists when every run that brought them is."""


@dataclass(frozen=True)
class Report:
    """What a check found.

    Attributes:
        faults: What is wrong; empty when all is well.
        events: How many events were recomputed.
        heads: Uid of each desk with the hash of its last event, to be kept elsewhere.
    """

    faults: tuple[Phrase, ...]
    events: int
    heads: tuple[tuple[str, str], ...]


def check(
    connection: Connection, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Report:
    """Look through a desk.

    Args:
        connection: A reading connection.
        progress: Called with the number of parts that are checked, and of all.

    Returns:
        The faults found, at most 20 of a kind.
    """
    faults: list[Phrase] = []
    for done, part in enumerate(_PARTS, 1):
        for found, fault in enumerate(part(connection)):
            if found == _SHOWN:
                faults.append(N_("… and more of this kind."))
                break
            faults.append(fault)
        progress(done, len(_PARTS))
    events = connection.execute("select count(*) from event").fetchone()[0]
    heads = connection.execute(
        """select desk, hash from event e where desk_seq =
            (select max(desk_seq) from event where desk = e.desk) order by desk"""
    ).fetchall()
    return Report(tuple(faults), events, tuple((row["desk"], row["hash"]) for row in heads))


def _file_faults(connection: Connection) -> Iterator[Phrase]:
    for (line,) in connection.execute("pragma integrity_check(20)"):
        if line != "ok":
            yield N_("The file is damaged: {detail}.", detail=line)
    for row in connection.execute("pragma foreign_key_check"):
        yield N_("A row of {table} points to nothing: row {row}.", table=row[0], row=row[1])


def _chain_faults(connection: Connection) -> Iterator[Phrase]:
    last: dict[str, tuple[int, str]] = {}
    for row in connection.execute("select * from event order by desk, desk_seq"):
        number, head = last.get(row["desk"], (0, ""))
        if row["desk_seq"] != number + 1:
            yield N_(
                "Events are missing between {first} and {last}.",
                first=number,
                last=row["desk_seq"],
            )
        elif row["prev"] != head:
            yield N_("Event {seq} does not follow the one before it.", seq=row["seq"])
        if chain_hash(row) != row["hash"]:
            yield N_("Event {seq} was changed after it was written.", seq=row["seq"])
        last[row["desk"]] = (row["desk_seq"], row["hash"])


def _state_faults(connection: Connection) -> Iterator[Phrase]:
    """A message's state equals its initial state plus its events."""
    states: dict[str, str] = {}
    for row in connection.execute(
        """select e.seq, e.subject_uid, e.from_state, e.to_state, m.initial_state
        from event e join message m on m.uid = e.subject_uid
        where e.from_state is not null order by e.seq"""
    ):
        before = states.get(row["subject_uid"], row["initial_state"])
        if row["from_state"] != before:
            yield N_(
                "Event {seq} starts from {found}, but the message was {expected}.",
                seq=row["seq"],
                found=row["from_state"],
                expected=before,
            )
        if row["to_state"] is not None:
            states[row["subject_uid"]] = row["to_state"]
    for row in connection.execute("select id, uid, state, initial_state from message"):
        expected = states.get(row["uid"], row["initial_state"])
        if row["state"] != expected:
            yield N_(
                "Message {message} is {found}; by its events it is {expected}.",
                message=row["id"],
                found=row["state"],
                expected=expected,
            )


def _withdrawn_faults(connection: Connection) -> Iterator[Phrase]:
    """What is out of the lists was taken back by an event, and the other way round."""
    for row in connection.execute(_WRONGLY_WITHDRAWN):
        if row["withdrawn"]:
            yield N_(
                "{kind} {id} is out of the lists, but no event took it back.",
                kind=_THINGS[row["kind"]],
                id=row["id"],
            )
        else:
            yield N_(
                "{kind} {id} is in the lists, but an event took it back.",
                kind=_THINGS[row["kind"]],
                id=row["id"],
            )


def _derived_faults(connection: Connection) -> Iterator[Phrase]:
    answers: dict[int, list[tuple[State, bool]]] = {}
    questions: dict[int, State] = {}
    for row in connection.execute("select * from message where withdrawn = 0"):
        if row["kind"] == "question":
            questions[row["thread"]] = State(row["state"])
        else:
            answer = (State(row["state"]), bool(row["standard_reply"]))
            answers.setdefault(row["thread"], []).append(answer)
    for row in connection.execute("select id, public_state, withdrawn, answers from thread"):
        own = answers.get(row["id"], [])
        question = questions.get(row["id"], State.PENDING)
        expected = public_state(question, own, withdrawn=bool(row["withdrawn"]))
        shown = sum(state is State.PUBLISHED for state, _ in own)
        if (row["public_state"], row["answers"]) != (expected, shown):
            yield N_(
                "Thread {thread} is {found}; by its messages it is {expected}.",
                thread=row["id"],
                found=row["public_state"],
                expected=str(expected),
            )


def _text_faults(connection: Connection) -> Iterator[Phrase]:
    for row in connection.execute("select * from message_text"):
        if text_hash(row["salt"], row["text"], row["background"]) != row["hash"]:
            yield N_(
                "The text of message {message}, revision {revision}, was changed.",
                message=row["message"],
                revision=row["revision"],
            )
    missing = connection.execute(
        """select count(*) from message m where not exists (select 1 from message_text x
            where x.message = m.id and x.revision = m.revision)"""
    ).fetchone()[0]
    if missing:
        yield NN_("{count} message has no text.", "{count} messages have no text.", missing)


def _line_faults(connection: Connection) -> Iterator[Phrase]:
    lines, counters = wrong_lines(connection)
    if lines:
        yield NN_(
            "{count} row of the lists does not fit its message.",
            "{count} rows of the lists do not fit their messages.",
            lines,
        )
    if counters:
        yield NN_(
            "{count} counter of the lists is wrong.",
            "{count} counters of the lists are wrong.",
            counters,
        )


def _search_faults(connection: Connection) -> Iterator[Phrase]:
    """The index and the vocabulary know the words that stand in the texts."""
    try:
        indexed, index = _read_index(connection)
    except Error as error:
        yield N_("The search index cannot be read: {detail}.", detail=str(error))
        return
    messages = connection.execute("select count(*) from message").fetchone()[0]
    if messages != indexed:
        yield N_(
            "The search index holds {indexed} of {messages} messages.",
            indexed=indexed,
            messages=messages,
        )
    words = words_of_all(connection)
    if wrong := _differing(index, words):
        yield NN_(
            "{count} word of the search index does not fit the texts.",
            "{count} words of the search index do not fit the texts.",
            wrong,
        )
    known = dict(connection.execute("select term, documents from term").fetchall())
    if strange := _differing(known, words - owed_words(connection)):
        yield NN_(
            "{count} word of the vocabulary does not fit the texts.",
            "{count} words of the vocabulary do not fit the texts.",
            strange,
        )


def _read_index(connection: Connection) -> tuple[int, dict[str, int]]:
    """How many messages the index holds, and in how many of them each word stands."""
    indexed = connection.execute("select count(*) from search_doc").fetchone()[0]
    connection.execute(
        "create virtual table temp.search_words using fts5vocab (main, search_doc, row)"
    )
    return indexed, dict(connection.execute(_INDEXED).fetchall())


def _differing(found: dict[str, int], expected: Counter[str]) -> int:
    """How many words are counted otherwise than expected."""
    return sum(found.get(word) != expected.get(word) for word in found.keys() | expected.keys())


_PARTS = (
    _file_faults,
    _chain_faults,
    _state_faults,
    _withdrawn_faults,
    _derived_faults,
    _text_faults,
    _line_faults,
    _search_faults,
)
"""What finds the faults of each kind."""
