"""The search index: one document a message, its rowid made of the sort date.

Newest first is rowid order. Nothing else writes the table `search_doc`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.moments import parse_stamp
from qa_tui.domain.text import storable

if TYPE_CHECKING:
    from qa_tui.domain.filter import Condition
    from qa_tui.store.sqlite import Connection

ID_BITS = 36
"""Low bits of a rowid that hold the message's id; the day of the sort date stands above."""


def rowid(sort_date: str, message: int) -> int:
    """The place of a message in the index.

    Args:
        sort_date: UTC moment by which the message is ordered.
        message: Its id.

    Returns:
        A number that grows with the day, then with the id.
    """
    return parse_stamp(sort_date).toordinal() << ID_BITS | message


def index_message(connection: Connection, message: int) -> None:
    """Put the current words of a message into the index, instead of what stood there."""
    row = connection.execute(
        """select m.sort_date, m.kind, m.author, t.title, r.name, x.text, x.background
        from message m join thread t on t.id = m.thread
        join representative r on r.id = t.representative
        join message_text x on x.message = m.id and x.revision = m.revision
        where m.id = ?""",
        (message,),
    ).fetchone()
    place = rowid(row["sort_date"], message)
    connection.execute("delete from search_doc where rowid = ?", (place,))
    title = row["title"] if row["kind"] == "question" else ""
    connection.execute(
        "insert into search_doc (rowid, title, people, body) values (?, ?, ?, ?)",
        (place, title, f"{row['author']}\n{row['name']}", f"{row['text']}\n{row['background']}"),
    )


def match_expression(words: list[Condition]) -> str | None:
    """Write the words of a filter as an FTS5 expression in which nothing is an operator.

    Args:
        words: Conditions with the key `word`.

    Returns:
        All words, quoted, each as the beginning of a word unless it was quoted; None when none
        of them holds a letter or digit.
    """
    terms = []
    for word in words:
        if any(character.isalnum() for character in word.value):
            quoted = storable(word.value).replace('"', " ")
            terms.append(f'"{quoted}"' if word.exact else f'"{quoted}"*')
    return " ".join(terms) or None
