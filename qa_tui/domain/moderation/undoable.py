"""A step that can be undone, as the lists of such steps show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase


@dataclass(frozen=True)
class Undoable:
    """A step that still counts.

    Attributes:
        seq: The `seq` of its last event, by which it is named.
        at: UTC moment.
        verb: What was done, in the word of the journal.
        clause: Key of the clause, or None.
        messages: How many messages it is about.
        message: Id of the first of these; None where it is about something else.
        thread: Id of its thread, or None.
        run: Number of the import that it is about, or None.
        gist: What was judged, as it came; empty where it is about no message.
        waiting: Letters of it that wait.
        recalled: Letters of it that were called back.
        out: Letters of it that have left the desk.
        why_not: Why it cannot be undone on its own; None when it can.
    """

    seq: int
    at: str
    verb: str
    clause: str | None
    messages: int
    message: int | None
    thread: int | None
    run: int | None
    gist: str
    waiting: int
    recalled: int
    out: int
    why_not: Phrase | None
