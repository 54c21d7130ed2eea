"""Finds the people and topics that pages name, and makes those that are not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.text import fold, storable

if TYPE_CHECKING:
    from qa_tui.domain.source import SourceThread
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection


def page_representative(writer: Writer, page: SourceThread) -> int:
    """Find who was asked on a page; make a row for somebody of whom nothing is known.

    Args:
        writer: The open transaction.
        page: What the reader made of the page.

    Returns:
        Id of the representative: known by the source's name for them, else by their own.
    """
    name = " ".join(storable(page.to).split())
    kind, key = ("exact name", name) if page.exact else ("representative", fold(name) or name)
    row = writer.connection.execute(
        "select row from external_id where source = 'page' and kind = ? and key = ?", (kind, key)
    ).fetchone()
    if row is not None:
        return int(row["row"])
    found = _namesake(writer.connection, name, page)
    if found is None:
        first, _, last = name.rpartition(" ")
        found = writer.connection.execute(
            """insert into representative (uid, first_name, last_name, title, name, folded,
                folded_last)
            values (?, ?, ?, '', ?, ?, ?) returning id""",
            (writer.uid(), first, last, name, fold(name), fold(last)),
        ).fetchone()[0]
    writer.connection.execute(
        "insert into external_id (source, kind, key, row) values ('page', ?, ?, ?)",
        (kind, key, found),
    )
    return int(found)


def _namesake(connection: Connection, name: str, page: SourceThread) -> int | None:
    """The one person of the directory with a name; among several, the one of the page's party."""
    found = connection.execute(
        """select r.id, p.label from representative r left join party p on p.id = r.party
        where r.folded = ? and iif(?, r.name = ?, r.folded <> '')""",
        (fold(name), page.exact, name),
    ).fetchall()
    if len(found) > 1:
        party = fold(page.party or "")
        found = [row for row in found if party and fold(row["label"] or "") == party]
    return int(found[0]["id"]) if len(found) == 1 else None


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
