"""Possible values of the filter's keys, for completion while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.text import fold
from qa_tui.store.lists.conditions import party_labels

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection

MOST = 12
"""Values that are offered at most."""

_NAMES = {
    "to": """select name, folded from representative
        where instr(' ' || folded, ?) > 0 order by folded_last, folded limit ?""",
    "topic": """select name, folded from topic
        where instr(' ' || folded, ?) > 0 order by folded limit ?""",
}


def filter_values(connection: Connection, key: str, beginning: str) -> list[str]:
    """Say what could stand after a key.

    Args:
        connection: A reading connection.
        key: `to`, `party`, `topic`, `from` or `clause`.
        beginning: What was typed of the value; may be empty.

    Returns:
        Values as they came, those that begin so before those of which a later word does.
    """
    wanted = fold(beginning)
    if key == "party":
        return _parties(connection, wanted)
    query = _NAMES.get(key)
    if query is None:
        return []
    found = connection.execute(query, (f" {wanted}" if wanted else "", 4 * MOST)).fetchall()
    found.sort(key=lambda row: not row["folded"].startswith(wanted))
    return [row["name"] for row in found[:MOST]]


def _parties(connection: Connection, wanted: str) -> list[str]:
    """Labels as parties write them; of labels known from pages only, the folded form."""
    written = {
        fold(row["label"]): row["label"] for row in connection.execute("select label from party")
    }
    labels = [label for label in party_labels(connection) if f" {wanted}" in f" {label}"]
    labels.sort(key=lambda label: not label.startswith(wanted))
    return [written.get(label, label) for label in labels[:MOST]]
