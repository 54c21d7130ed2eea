"""Steps with single letters: call back, let wait again, send without waiting; all undoable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.letters.outbox import LETTER_STATES, LetterState, letter_state_by
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.records import State
from qa_tui.store.journal.events import Change, Entry, append
from qa_tui.store.journal.restored import Restored
from qa_tui.store.letters.posting import leaves_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

RECALL, WAIT_AGAIN, SEND_NOW = "recall", "wait-again", "send-now"
"""The verbs of the journal; the subject is the message that a letter is about."""

LETTER_STEPS = frozenset({RECALL, WAIT_AGAIN, SEND_NOW})

_FIELD = "letter:"
"""Begins the field of a change, before the letter's uid."""

_MOMENTS = ("send_after", "recalled_at", "recalled_by")
_BY_THIS = "this"

_LETTER = """select n.*, m.uid as about, m.state, q.state as question_state,
    e.verb, e.to_state, m.withdrawn or t.withdrawn as withdrawn,
    exists (select 1 from event u where u.undoes = e.uid) as undone,
    n.asker is not null and (a.erased_at is not null or a.email is null) as erased
from notice n join message m on m.id = n.message join thread t on t.id = m.thread
join message q on q.thread = t.id and q.kind = 'question'
join event e on e.seq = n.event left join asker a on a.id = n.asker"""

_COPY = f"""{_LETTER} join event undo on undo.uid = e.undoes
join event before on before.uid = undo.undoes
join notice old on old.event = before.seq and old.message = n.message
    and old.template = n.template and old.to_kind = n.to_kind
where old.id = :letter and e.verb <> 'undo' order by n.id desc limit 1"""


def call_back(writer: Writer, letters: Sequence[int]) -> None:
    """Call letters back that have not left the desk.

    Args:
        writer: The open transaction.
        letters: Ids of the letters; all of them or none.

    Raises:
        NotFound: When there is no such letter.
        Refused: When one was called back already, or has left.
    """
    _step(writer, RECALL, letters, frozenset({LetterState.WAITING, LetterState.READY}))


def wait_again(writer: Writer, letters: Sequence[int]) -> None:
    """Let letters that were called back wait again, for the whole time that letters wait.

    Args:
        writer: The open transaction.
        letters: Ids of the letters; all of them or none.

    Raises:
        NotFound: When there is no such letter.
        Refused: When one was not called back, or what it says is not so any more.
    """
    _step(writer, WAIT_AGAIN, letters, frozenset({LetterState.RECALLED}))


def send_now(writer: Writer, letters: Sequence[int]) -> None:
    """Let letters be ready at once.

    Args:
        writer: The open transaction.
        letters: Ids of the letters; all of them or none.

    Raises:
        NotFound: When there is no such letter.
        Refused: When one does not wait.
    """
    _step(writer, SEND_NOW, letters, frozenset({LetterState.WAITING}))


def restore_letters(writer: Writer, changes: tuple[Change, ...]) -> Restored:
    """Put letters as the changes of a step say, without an event: for its undo and its redo.

    Args:
        writer: The open transaction, with the event of the undo or redo appended last.
        changes: Field, the moments that a letter has, those that it is to get.

    Returns:
        What became of the letters.

    Raises:
        Refused: When somebody did something else with a letter since, or when one would wait
            again that says what is not so any more.
    """
    recalled = gone = 0
    messages: dict[int, None] = {}
    for field, has, wanted in changes:
        row = _latest(writer.connection, field.removeprefix(_FIELD))
        messages[row["message"]] = None
        if row["handed_over_at"] is not None:
            gone += 1
            continue
        before, after = json.loads(str(has)), json.loads(str(wanted))
        if (row["recalled_at"] is None) != (before[1] is None):
            raise Refused(
                N_("Letter {id} has been called back or released since.", id=row["id"]),
                N_("“qa-tui notices” shows where it is."),
            )
        if row["recalled_at"] is not None and after[1] is None:
            _require_true(row)
        recalled += row["recalled_at"] is None and after[1] is not None
        _put(writer.connection, row["id"], after)
    return Restored(tuple(messages), recalled, gone)


def _latest(connection: Connection, uid: str) -> Row:
    """A letter, or the copy of it that waits since its step was undone and done again."""
    row: Row = connection.execute(f"{_LETTER} where n.uid = ?", (uid,)).fetchone()
    while (copy := connection.execute(_COPY, {"letter": row["id"]}).fetchone()) is not None:
        row = copy
    return row


def _step(
    writer: Writer, verb: str, letters: Sequence[int], allowed: frozenset[LetterState]
) -> None:
    """Do the same to letters: one event for each message that they are about."""
    found: dict[str, list[Row]] = {}
    for letter in dict.fromkeys(letters):
        row = writer.connection.execute(f"{_LETTER} where n.id = ?", (letter,)).fetchone()
        if row is None:
            raise NotFound(
                N_("There is no letter {id}.", id=letter),
                N_("“qa-tui notices” shows the numbers."),
            )
        _require_at(row, writer, allowed)
        if verb == WAIT_AGAIN:
            _require_true(row)
        found.setdefault(row["about"], []).append(row)
    batch = writer.uid() if len(found) > 1 else None
    for subject, rows in found.items():
        after = [_after(writer, verb, row) for row in rows]
        changes = tuple(
            (_FIELD + row["uid"], json.dumps([row[name] for name in _MOMENTS]), json.dumps(moments))
            for row, moments in zip(rows, after, strict=True)
        )
        append(writer, Entry(verb, "message", subject, batch=batch, changes=changes))
        for row, moments in zip(rows, after, strict=True):
            _put(writer.connection, row["id"], moments)


def _after(writer: Writer, verb: str, row: Row) -> list[object]:
    """The moments of a letter after a step, in the order of `_MOMENTS`."""
    if verb == RECALL:
        return [row["send_after"], writer.at, _BY_THIS]
    return [writer.at if verb == SEND_NOW else leaves_at(writer), None, None]


def _put(connection: Connection, letter: int, moments: Sequence[object]) -> None:
    """Write the moments of a letter; “by this” is the event that was appended last."""
    send_after, recalled_at, recalled_by = moments
    if recalled_by == _BY_THIS:
        recalled_by = connection.execute("select max(seq) from event").fetchone()[0]
    connection.execute(
        "update notice set send_after = ?, recalled_at = ?, recalled_by = ? where id = ?",
        (send_after, recalled_at, recalled_by, letter),
    )


def _require_at(row: Row, writer: Writer, allowed: frozenset[LetterState]) -> None:
    """Refuse a step with a letter that is elsewhere."""
    at = letter_state_by(row["send_after"], row["recalled_at"], row["handed_over_at"], writer.now)
    if at not in allowed:
        raise Refused(
            N_("Letter {id}: {place}.", id=row["id"], place=LETTER_STATES[at]),
            N_(
                "This is only for letters under: {places}.",
                places=tuple(map(LETTER_STATES.get, sorted(allowed))),
            ),
        )


def _require_true(row: Row) -> None:
    """Refuse to let a letter wait again that says what is not so any more."""
    reason = _untrue(row)
    if reason is not None:
        raise Refused(
            N_("Letter {id} cannot wait again: {reason}", id=row["id"], reason=reason),
            N_("A further decision writes a letter of its own."),
        )


def _untrue(row: Row) -> Phrase | None:
    """Why what a letter says is not so any more; None when it is."""
    if row["undone"] or row["withdrawn"]:
        return N_("the step that it announces was undone.")
    if row["erased"]:
        return N_("the person it is for was erased.")
    tells_of_public = row["to_state"] == State.PUBLISHED and row["verb"] != "undo"
    if tells_of_public and not row["state"] == row["question_state"] == State.PUBLISHED:
        return N_("the message is no longer public.")
    return None
