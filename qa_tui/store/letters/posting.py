"""Puts letters into the outbox, and calls them back when what they tell is no longer so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from qa_tui.domain.moments import stamp
from qa_tui.domain.records import Kind, State

if TYPE_CHECKING:
    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


def minutes_to_wait(connection: Connection) -> int:
    """How many minutes a letter waits on this desk, so that an undo can call it back."""
    return int(connection.execute("select send_after from desk").fetchone()[0])


def leaves_at(writer: Writer) -> str:
    """The moment, as stored text, from which on a letter that is posted now may leave."""
    return stamp(writer.now + timedelta(minutes=minutes_to_wait(writer.connection)))


def post(
    writer: Writer,
    event: int,
    template: str,
    message: Message,
    letter: Letter,
    *,
    to_asker: bool,
) -> bool:
    """Put a letter into the outbox.

    Args:
        writer: The open transaction.
        event: `seq` of the event that causes it.
        template: Name of the template.
        message: The message that it is about.
        letter: The letter.
        to_asker: To the asker of the thread; else to its representative.

    Returns:
        Whether there is somebody to write to: an imported question has no known asker.
    """
    row = writer.connection.execute(
        """select q.asker, t.representative from thread t
        join message q on q.thread = t.id and q.kind = 'question' where t.id = ?""",
        (message.thread,),
    ).fetchone()
    if to_asker and row["asker"] is None:
        return False
    asker = ("asker", row["asker"], None)
    to = asker if to_asker else ("representative", None, row["representative"])
    words = (template, writer.language, letter.subject, letter.text)
    writer.connection.execute(
        """insert into notice (uid, event, message, to_kind, asker, representative, template,
            language, subject, text, created_at, send_after)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (writer.uid(), event, message.id, *to, *words, writer.at, leaves_at(writer)),
    )
    return True


def post_again(writer: Writer, event: int, before: int) -> int:
    """Let the letters of a step that was undone wait again, as letters of the step done again.

    They stay as they were called back, and copies of them wait: with the same words, and for as
    long as letters wait. What had left the desk stays out; what was called back by itself, too.

    Args:
        writer: The open transaction.
        event: `seq` of the event by which the step is done again.
        before: `seq` of the event that was undone.

    Returns:
        How many letters wait again.
    """
    found = writer.connection.execute(
        """select id from notice n where event = ? and handed_over_at is null
        and not exists (select 1 from asker a where a.id = n.asker and a.erased_at is not null)
        and not exists (select 1 from event e where e.seq = n.recalled_by
            and e.verb not in ('undo', 'remove')
            and not exists (select 1 from event u where u.undoes = e.uid)) order by id""",
        (before,),
    ).fetchall()
    leaves = leaves_at(writer)
    writer.connection.executemany(
        """insert into notice (uid, event, message, to_kind, asker, representative, template,
            language, subject, text, created_at, send_after)
        select ?, ?, message, to_kind, asker, representative, template, language, subject, text,
            ?, ? from notice where id = ?""",
        [(writer.uid(), event, writer.at, leaves, row["id"]) for row in found],
    )
    return len(found)


def handed_over(connection: Connection, event: int) -> int:
    """How many letters of an event have left the desk."""
    found = connection.execute(
        "select count(*) from notice where event = ? and handed_over_at is not null", (event,)
    ).fetchone()
    return int(found[0])


def follow_public(
    writer: Writer,
    event: int,
    message: Message,
    before: str | None,
    after: str | None,
    undone: int | None = None,
) -> int:
    """Let the letters of other steps follow what the public can read after a step.

    Those that say in vain what it can read are called back, and those whose words have become
    true again wait again.

    Args:
        writer: The open transaction.
        event: `seq` of the event of the step.
        message: The message; a question takes its answers along.
        before: Its state before.
        after: Its state after.
        undone: `seq` of the event that the step undoes; without it, only the asker is told of
            published answers, because a publication has letters of its own.

    Returns:
        How many letters were called back.
    """
    if after == State.PUBLISHED:
        _bring_back(writer, message, undone)
    if before == State.PUBLISHED != after:
        return _recall_public(writer, event, message)
    return 0


def _recall_public(writer: Writer, event: int, message: Message) -> int:
    """Call back the waiting letters that say in vain what the public can read.

    A question takes its answers along.
    """
    return writer.connection.execute(
        """update notice set recalled_at = :at, recalled_by = :event
        where message in (select id from message where id = :message
            or (:whole and thread = :thread))
        and recalled_at is null and handed_over_at is null
        and exists (select 1 from event e where e.seq = notice.event
            and e.to_state = 'published' and e.verb <> 'undo')""",
        {
            "at": writer.at,
            "event": event,
            "message": message.id,
            "whole": message.kind is Kind.QUESTION,
            "thread": message.thread,
        },
    ).rowcount


def _bring_back(writer: Writer, message: Message, event: int | None) -> None:
    """Let letters wait again whose words have become true again, now that a message is public.

    What a moderator called back by hand stays called back. Without the event that called letters
    back and is undone, only the asker is told of published answers.
    """
    writer.connection.execute(
        """update notice set recalled_at = null, recalled_by = null
        where recalled_by is not null and handed_over_at is null
        and (recalled_by = :event or template = 'answered')
        and not exists (select 1 from event e where e.seq = notice.recalled_by
            and e.verb = 'recall')
        and message in (select m.id from message m
            join message q on q.thread = m.thread and q.kind = 'question'
            where m.thread = :thread and m.withdrawn = 0
            and m.state = 'published' and q.state = 'published')
        and not exists (select 1 from event e join event u on u.undoes = e.uid
            where e.seq = notice.event)""",
        {"event": event, "thread": message.thread},
    )
