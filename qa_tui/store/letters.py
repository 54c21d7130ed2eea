"""Writes the letters that a step causes, in the language of the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from qa_tui.domain.letter_template import purpose_of
from qa_tui.domain.letters import Letter, render
from qa_tui.domain.moments import stamp
from qa_tui.domain.question import public_name
from qa_tui.domain.records import Kind
from qa_tui.store.letter_files import read_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa_tui.domain.codex import Clause
    from qa_tui.domain.records import Message
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection

_WORDS = {
    "de": {
        "forwarded": "Wir haben sie dennoch an $to weitergeleitet.",
        "public": "Die Frage ist öffentlich auf unserer Seite zu lesen.",
        "not_public": "Die Frage wurde nicht veröffentlicht, weil $reason.",
    },
    "en": {
        "forwarded": "We have forwarded it to $to all the same.",
        "public": "The question can be read in public on our site.",
        "not_public": "The question was not published because $reason.",
    },
}

_PEOPLE = """select d.name as desk, d.language, t.title, r.name as representative,
    r.title as honorific, q.author, coalesce(g.first_name, a.first_name) as first_name,
    coalesce(g.last_name, a.last_name) as last_name, coalesce(g.town, a.town) as town
from thread t join desk d join representative r on r.id = t.representative
join message q on q.thread = t.id and q.kind = 'question'
left join asker a on a.id = q.asker left join asker_name g on g.message = q.id
where t.id = ? limit 1"""


def minutes_to_wait(connection: Connection) -> int:
    """How many minutes a letter waits on this desk, so that an undo can call it back."""
    return int(connection.execute("select send_after from desk").fetchone()[0])


def leaves_at(writer: Writer) -> str:
    """The moment, as stored text, from which on a letter that is posted now may leave."""
    return stamp(writer.now + timedelta(minutes=minutes_to_wait(writer.connection)))


def write_letter(
    connection: Connection,
    template: str,
    message: Message,
    clause: Clause | None,
    words: str = "",
    *,
    forwarded: bool = False,
    instead: Mapping[str, str] | None = None,
) -> Letter:
    """Fill a letter with the words of a thread.

    Args:
        connection: A connection.
        template: Name of the template.
        message: The message that the letter is about.
        clause: The clause that the step was taken for, or None.
        words: What the author is asked to change, in the moderator's words.
        forwarded: Whether a refused question goes to the representative all the same.
        instead: Values of variables that will be others by then, such as `representative`.

    Returns:
        The letter.

    Raises:
        Refused: When the template is broken or cannot be read.
    """
    row = connection.execute(_PEOPLE, (message.thread,)).fetchone()
    own = _WORDS[row["language"]]
    reason = clause.in_language(row["language"]).reason if clause else ""
    change = clause.in_language(row["language"]).change if clause else ""
    to = f"{row['honorific']} {row['representative']}".strip()
    first, last = row["first_name"] or "", row["last_name"] or ""
    values = {
        "asker_name": f"{first} {last}".strip() or row["author"],
        "asker_public": public_name(first, last) if first else row["author"],
        "town": row["town"] or "–",
        "representative": to,
        "desk": row["desk"],
        "title": row["title"],
        "text": message.text,
        "background": message.background,
        "reason": reason,
        "change": "\n\n".join(part for part in (change, words.strip()) if part),
        "forwarded": own["forwarded"].replace("$to", to) if forwarded else "",
        "public_note": own["not_public"].replace("$reason", reason) if clause else own["public"],
    }
    purpose = purpose_of(template)
    values |= instead or {}
    found = read_template(row["language"], template)
    known = {name: value for name, value in values.items() if name in purpose.known}
    return render(found.name, found.text, known, purpose.needs)


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
    writer.connection.execute(
        """insert into notice (uid, event, message, to_kind, asker, representative, template,
            language, subject, text, created_at, send_after)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            writer.uid(),
            event,
            message.id,
            "asker" if to_asker else "representative",
            row["asker"] if to_asker else None,
            None if to_asker else row["representative"],
            template,
            writer.language,
            letter.subject,
            letter.text,
            writer.at,
            leaves_at(writer),
        ),
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


def goes_to_asker(message: Message, template: str) -> bool:
    """Whether a letter of a step is for the asker: all but copies and letters about answers."""
    return template != "forward" and (message.kind is Kind.QUESTION or template == "answered")


def recall_public(writer: Writer, event: int, message: Message) -> int:
    """Call back the waiting letters that say in vain what the public can read.

    Args:
        writer: The open transaction.
        event: `seq` of the event by which the message left the public.
        message: The message; a question takes its answers along.

    Returns:
        How many letters were called back.
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


def bring_back(writer: Writer, message: Message, event: int | None = None) -> None:
    """Let letters wait again whose words have become true again, now that a message is public.

    What a moderator called back by hand stays called back.

    Args:
        writer: The open transaction.
        message: The message that the public sees again.
        event: `seq` of the event that called letters back and is undone; without it, only the
            asker is told of published answers, because a new publication has letters of its own.
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
