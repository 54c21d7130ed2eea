"""What the first key of a decision needs and the first frame does not: menus, rules, writers.

Screens import this module when such a key is pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.decision import Decision
from qa_tui.domain.records import Kind
from qa_tui.store.decisions import Decided, codex, decide
from qa_tui.store.lines import read_line
from qa_tui.store.threads import read_message, read_thread
from qa_tui.store.undo import Undone, undo_last
from qa_tui.tui.screens.compose import ComposeScreen
from qa_tui.tui.screens.hold import HoldScreen
from qa_tui.tui.screens.reason import ReasonScreen
from qa_tui.tui.screens.write import WriteMenu
from qa_tui.tui.widgets.message_text import EVENT_NAMES
from qa_tui.tui.writing.answer import AnswerWriting
from qa_tui.tui.writing.question import QuestionWriting
from qa_tui.tui.writing.revision import RevisionWriting

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk
    from qa_tui.tui.target import Target
    from qa_tui.tui.writing.base import Writing

__all__ = [
    "EVENT_NAMES",
    "ComposeScreen",
    "Decision",
    "HoldScreen",
    "ReasonScreen",
    "WriteMenu",
    "clause_keys",
    "store_decision",
    "store_undo",
    "writing_for",
]


def store_decision(desk: Desk, actor: str, decision: Decision) -> Decided:
    """Store a decision; runs in a thread."""
    with desk.writing(actor) as writer:
        return decide(writer, decision)


def store_undo(desk: Desk, actor: str) -> tuple[Undone, str]:
    """Take back the last thing that somebody did; runs in a thread.

    Returns:
        What was taken back, and the gist of its message.
    """
    with desk.writing(actor) as writer:
        undone = undo_last(writer)
        line = read_line(writer.connection, undone.messages[0]) if undone.messages else None
        return undone, line.gist if line else ""


def writing_for(desk: Desk, actor: str, kind: str, target: Target | None) -> Writing:
    """What the compose screen is for.

    Args:
        desk: The desk.
        actor: Name of the moderator.
        kind: What was chosen in the menu.
        target: The chosen message, or None.
    """
    if target is None or kind == Kind.QUESTION:
        return QuestionWriting(actor, desk.today)
    if kind == Kind.ANSWER:
        return AnswerWriting(actor, desk.today, target.thread)
    with desk.reading() as connection:
        message = read_message(connection, target.message)
        form = read_thread(connection, target.thread, desk.today).form
    return RevisionWriting(actor, message, form)


def clause_keys(beginning: str) -> list[str]:
    """The keys of the codex's clauses that begin so."""
    return [clause.key for clause in codex().clauses if clause.key.startswith(beginning)]
