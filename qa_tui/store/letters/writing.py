"""Writes the letters that a step causes, in the language of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.letters.letters import Letter, render
from qa_tui.domain.letters.template import purpose_of
from qa_tui.domain.question import public_name
from qa_tui.domain.records import Kind
from qa_tui.store.letters.files import read_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa_tui.domain.moderation.codex import Clause
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection, Row

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
    values = _values(row, message, clause, words, forwarded=forwarded) | dict(instead or {})
    purpose = purpose_of(template)
    found = read_template(row["language"], template)
    known = {name: value for name, value in values.items() if name in purpose.known}
    return render(found.name, found.text, known, purpose.needs)


def _values(
    row: Row, message: Message, clause: Clause | None, words: str, *, forwarded: bool
) -> dict[str, str]:
    """What stands for each variable of the templates."""
    own = _WORDS[row["language"]]
    reason = clause.in_language(row["language"]).reason if clause else ""
    change = clause.in_language(row["language"]).change if clause else ""
    to = f"{row['honorific']} {row['representative']}".strip()
    first, last = row["first_name"] or "", row["last_name"] or ""
    return {
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


def goes_to_asker(message: Message, template: str) -> bool:
    """Whether a letter of a step is for the asker: all but copies and letters about answers."""
    return template != "forward" and (message.kind is Kind.QUESTION or template == "answered")
