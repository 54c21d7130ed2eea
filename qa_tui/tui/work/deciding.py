"""What the first key of a decision needs and the first frame does not: menus, rules, writers.

Screens import this module when such a key is pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.event_names import event_name
from qa_tui.domain.moderation.begun import begun_decision
from qa_tui.domain.moderation.decision import Decision
from qa_tui.store.decisions import Decided, decide
from qa_tui.store.drafts import read_draft
from qa_tui.store.lists.lines import read_line
from qa_tui.store.messages.threads import read_message, read_thread
from qa_tui.store.undo.redo import Redone, redo_last
from qa_tui.store.undo.undo import Undone, undo_last
from qa_tui.tui.screens.deciding.hold import HoldScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.drafts import DraftsScreen
from qa_tui.tui.screens.writing.write import WriteMenu
from qa_tui.tui.work.going_on import go_on
from qa_tui.tui.work.target import of_message
from qa_tui.tui.writing.choosing import DRAFT, DRAFTS, read_offer, writing_for

if TYPE_CHECKING:
    from qa_tui.domain.workflow import Verb
    from qa_tui.store.desk import Desk
    from qa_tui.tui.work.target import Target

__all__ = [
    "DRAFT",
    "DRAFTS",
    "ComposeScreen",
    "Decision",
    "DraftPlace",
    "DraftsScreen",
    "HoldScreen",
    "ReasonScreen",
    "WriteMenu",
    "begun_decision",
    "event_name",
    "go_on",
    "read_begun",
    "read_offer",
    "read_target",
    "store_decision",
    "store_redo",
    "store_undo",
    "writing_for",
]


def read_target(desk: Desk, message: int) -> Target:
    """A message as it is; runs in a thread.

    Raises:
        NotFound: When it is not there any more.
    """
    with desk.reading() as connection:
        found = read_message(connection, message)
        return of_message(read_thread(connection, found.thread, desk.today), found)


def read_begun(desk: Desk, actor: str, verb: Verb, message: int) -> dict[str, str]:
    """The fields of the draft of a decision; empty for none. Runs in a thread."""
    with desk.reading() as connection:
        draft = read_draft(connection, actor, DraftPlace(verb, message=message))
    return draft.fields if draft else {}


def store_decision(desk: Desk, actor: str, decision: Decision) -> Decided:
    """Store a decision; runs in a thread."""
    with desk.writing(actor) as writer:
        return decide(writer, decision)


def store_undo(desk: Desk, actor: str, by: str | None = None) -> tuple[Undone, str]:
    """Take back the last thing that somebody did; runs in a thread.

    Args:
        desk: The desk.
        actor: Name of the moderator who takes it back.
        by: Name of whoever did it; None for the same.

    Returns:
        What was taken back, and the gist of its message.
    """
    with desk.writing(actor) as writer:
        undone = undo_last(writer, by)
        line = read_line(writer.connection, undone.messages[0]) if undone.messages else None
        return undone, line.gist if line else ""


def store_redo(desk: Desk, actor: str) -> tuple[Redone, str]:
    """Do again what somebody took back last; runs in a thread.

    Returns:
        What was done again, and the gist of its message.
    """
    with desk.writing(actor) as writer:
        redone = redo_last(writer)
        line = read_line(writer.connection, redone.messages[0]) if redone.messages else None
        return redone, line.gist if line else ""
