"""Finds the people and topics that only pages name, and makes those that are not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.people.person_names import person_key, untitled
from qa_tui.domain.text import fold, storable

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.store.writer import Writer


def person_from_pages(writer: Writer, page: SourceThread) -> int:
    """Find or make the row of somebody who is known from pages only.

    Args:
        writer: The open transaction.
        page: What the reader made of the page.

    Returns:
        Id of the representative: known by their name without titles, of what a desk wrote by the
        name as it stands.
    """
    name = " ".join(storable(page.to).split())
    kind, key = ("exact name", name) if page.exact else ("representative", person_key(name))
    row = writer.connection.execute(
        "select row from external_id where source = 'page' and kind = ? and key = ?", (kind, key)
    ).fetchone()
    if row is not None:
        return int(row["row"])
    plain = untitled(name)
    first, _, last = plain.rpartition(" ")
    made = writer.connection.execute(
        """insert into representative (uid, first_name, last_name, title, name, folded,
            folded_last, from_pages)
        values (?, ?, ?, '', ?, ?, ?, 1) returning id""",
        (writer.uid(), first, last, name, fold(plain), fold(last)),
    ).fetchone()[0]
    writer.connection.execute(
        "insert into external_id (source, kind, key, row) values ('page', ?, ?, ?)",
        (kind, key, made),
    )
    return int(made)


def page_topic(writer: Writer, name: str | None) -> int | None:
    """Find or make the topic that a page names; None where it names none."""
    words = " ".join(storable(name or "").split())
    if not words:
        return None
    connection = writer.connection
    connection.execute(
        "insert into topic (uid, name, folded) values (?, ?, ?) on conflict (name) do nothing",
        (writer.uid(), words, fold(words)),
    )
    return int(connection.execute("select id from topic where name = ?", (words,)).fetchone()[0])
