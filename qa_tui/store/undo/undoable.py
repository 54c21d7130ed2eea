"""Reads the steps that somebody can take back, newest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa_tui.domain.moderation.undoable import Undoable
from qa_tui.store.journal.steps import LIVE, DoneStep, whole_step, why_not
from qa_tui.store.lists.lines import read_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa_tui.store.sqlite import Connection


_ABOUT = """select id, thread from message where uid = :uid
union all select m.id, m.thread from thread t join message m on m.thread = t.id
    and m.kind = 'question' where t.uid = :uid limit 1"""
"""The message with a uid, or the question of the thread with it."""


def read_undoable(connection: Connection, seqs: Iterable[int]) -> Iterator[Undoable]:
    """Read steps that still count.

    Args:
        connection: A reading connection.
        seqs: The `seq` of an event of each; see `steps_of`.

    Yields:
        The steps in this order; what was undone meanwhile is missing.
    """
    for seq in seqs:
        event = connection.execute(
            f"select e.* from event e where e.seq = ? and {LIVE}", (seq,)
        ).fetchone()
        if event is not None:
            yield _undoable(connection, whole_step(connection, event))


def _undoable(connection: Connection, step: DoneStep) -> Undoable:
    last, first = step.events[0], step.events[-1]
    row = connection.execute(_ABOUT, {"uid": first["subject_uid"]}).fetchone()
    line = read_line(connection, row["id"]) if row else None
    waiting, recalled, out = connection.execute(
        """select coalesce(sum(recalled_at is null and handed_over_at is null), 0),
            coalesce(sum(recalled_at is not null and handed_over_at is null), 0),
            coalesce(sum(handed_over_at is not null), 0)
        from notice where event in (select value from json_each(?))""",
        (json.dumps([event["seq"] for event in step.events]),),
    ).fetchone()
    return Undoable(
        seq=last["seq"],
        at=last["at"],
        verb=last["verb"],
        clause=last["clause"],
        messages=len(step.events) if row else 0,
        message=row["id"] if row else None,
        thread=row["thread"] if row else None,
        run=_run(connection, first["subject_uid"]),
        gist=line.gist if line else "",
        waiting=waiting,
        recalled=recalled,
        out=out,
        why_not=why_not(connection, step),
    )


def _run(connection: Connection, uid: str) -> int | None:
    """The number of an import."""
    row = connection.execute("select id from import_run where uid = ?", (uid,)).fetchone()
    return int(row["id"]) if row else None
