"""Deciding and taking back cost the same on a long journal, and write what changes only.

No table is walked through: SQLite's own word for it counts, for every statement that is run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.lists.line_table import refresh_lines
from qa_tui.store.messages.threads import derive
from qa_tui.store.undo.undo import undo_last

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

SHORT = {
    "SCAN CONSTANT ROW",
    "SCAN desk",
    "SCAN d",
    "SCAN message USING INDEX message_unplaced",
}
"""What may be walked through: the one row of the desk, and messages that have no place yet."""

STEPS = {
    "publish": ("pending", "publish", None, ""),
    "refuse": ("pending", "refuse", "insult", ""),
    "send back": ("pending", "return", "insult", ""),
    "hold": ("pending", "hold", None, "Rückfrage"),
    "remove": ("published", "remove", "insult", ""),
    "restore": ("removed", "restore", None, ""),
}
"""From where, what, for what clause, and why."""


def walks(connection: Connection, statements: list[str]) -> list[tuple[str, str]]:
    """The steps of statements that walk through a table or an index, each with its statement.

    The plan of an insert names checks of foreign keys that are not run: it is left out.
    """
    return [
        (row["detail"], statement)
        for statement in statements
        if statement.split(maxsplit=1)[0] in {"select", "update", "delete"}
        for row in connection.execute(f"explain query plan {statement}")
        if row["detail"].startswith("SCAN ") and row["detail"] not in SHORT
    ]


def run(desk: Desk, act: Callable[[Writer], object]) -> list[str]:
    """Do something; the statements that were run for it, one that starts triggers several times."""
    statements: list[str] = []
    with desk.writing("ann") as writer:
        writer.connection.set_trace_callback(statements.append)
        act(writer)
    return statements


@pytest.mark.parametrize(("before", "verb", "clause", "note"), STEPS.values(), ids=STEPS)
def test_nothing_is_walked_through(
    desk, published, asking, deciding, before, verb, clause, note
) -> None:
    message = asking(email="uwe@example.org").message if before == "pending" else published.message
    if before == "removed":
        deciding(message, "remove", "spam")
    decision = Decision(message, Verb(verb), clause, note)
    statements = run(desk, lambda writer: decide(writer, decision)) + run(desk, undo_last)
    assert any(statement.startswith("insert into event") for statement in statements)
    with desk.reading() as connection:
        assert walks(connection, statements) == []


def test_what_is_right_is_not_written_again(desk, reply) -> None:
    with desk.writing("ann") as writer:
        before = writer.connection.total_changes
        derive(writer, reply.thread)
        refresh_lines(writer.connection, reply.thread)
        assert writer.connection.total_changes == before


def test_of_a_row_in_the_lists_only_what_differs_is_written(desk, published) -> None:
    statements = run(
        desk, lambda writer: decide(writer, Decision(published.message, Verb.REMOVE, "insult"))
    )
    writing = ("update line ", "insert into line ", "delete from line ")
    written = {sql.partition(" where")[0] for sql in statements if sql.startswith(writing)}
    assert written == {"update line set standing = 5, clause = 'insult'"}
