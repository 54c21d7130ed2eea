"""What stands on a desk, without what only grows: what an undo has to bring back exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.check import check

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

_QUERIES = {
    "threads": """select id, representative, mandate, topic, title, withdrawn, public_state,
        answers, sort_date from thread order by id""",
    "messages": """select m.id, m.thread, m.kind, m.author, m.party_label, m.state,
        m.standard_reply, m.annotation, m.wake_on, m.date, m.sort_date, m.withdrawn, m.place,
        x.text, x.background
        from message m join message_text x on x.message = m.id and x.revision = m.revision
        where m.withdrawn = 0 order by m.id""",
    "lines": "select * from line order by place",
    "letters": """select message, to_kind, asker, representative, template, subject, text
        from notice where recalled_at is null order by id""",
}


def standing(desk: Desk) -> dict[str, list[tuple]]:
    """Threads, messages in the lists, rows of the lists, and letters that wait."""
    with desk.reading() as connection:
        return {
            name: [tuple(row) for row in connection.execute(query)]
            for name, query in _QUERIES.items()
        }


def vocabulary(desk: Desk) -> dict[str, int]:
    """Every word of the vocabulary with the number of its messages."""
    with desk.reading() as connection:
        return dict(connection.execute("select term, documents from term").fetchall())


def faults(desk: Desk) -> tuple:
    """What a check finds."""
    with desk.reading() as connection:
        return check(connection).faults
