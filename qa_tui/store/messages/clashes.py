"""Reads what happened to a message since a version, for somebody who was slower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.moderation.clash import Clash
from qa_tui.store.journal.history import read_history
from qa_tui.store.journal.steps import BESIDE
from qa_tui.store.messages.threads import read_message, read_thread

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.history import Happening
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection


def read_clash(connection: Connection, message: int, version: int, today: date) -> Clash:
    """Read what one saw of a message, what is there, and who did what in between.

    Args:
        connection: A reading connection.
        message: Its id.
        version: The version that was read.
        today: The user's present day.

    Raises:
        NotFound: When it is not there any more.
    """
    found = read_message(connection, message)
    thread = read_thread(connection, found.thread, today)
    since = _since(connection, found, version)
    text = _text_before(connection, found, since)
    return Clash(thread, found, *text, since)


def _since(connection: Connection, message: Message, version: int) -> tuple[Happening, ...]:
    """The last events that have changed the message, one for each version that is newer."""
    newer = message.version - version
    if newer <= 0:
        return ()
    happened = read_history(connection, message.thread)
    verbs = {one.event.seq: one.event.verb for one in happened}
    changing = [
        one
        for one in happened
        if one.event.subject_kind == "message"
        and one.event.subject == message.id
        and one.event.verb not in BESIDE
        and (one.event.undoes is None or verbs.get(one.event.undoes) not in BESIDE)
    ]
    return tuple(changing[-newer:])


def _text_before(
    connection: Connection, message: Message, since: tuple[Happening, ...]
) -> tuple[str, str]:
    """Text and background before the first of some events; the present ones where it is erased."""
    seqs = [one.event.seq for one in since]
    row = connection.execute(
        f"""select x.text, x.background from change c
        join message_text x on x.message = ? and x.revision = cast(c.before as integer)
        where c.field = 'revision' and c.event in ({", ".join("?" * len(seqs))})
        order by c.event limit 1""",
        (message.id, *seqs),
    ).fetchone()
    return (message.text, message.background) if row is None else (row["text"], row["background"])
