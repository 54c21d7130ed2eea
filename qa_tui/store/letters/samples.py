"""Fills in the template of a letter for viewing: with a thread's words or sample words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.letters.letters import Letter, render
from qa_tui.domain.letters.template import purpose_of
from qa_tui.domain.missing import no_thread
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind
from qa_tui.store.letters.files import read_template
from qa_tui.store.letters.writing import write_letter
from qa_tui.store.messages.threads import read_messages
from qa_tui.store.preparing import codex

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection

_SAMPLES = {
    "de": {
        "asker_name": "Ole Ahlers",
        "asker_public": "Ole A.",
        "town": "Musterstadt",
        "representative": "Katrin Tannhof",
        "desk": "Musterpult",
        "title": "Wie wollen Sie den Wegfall der Buslinie 12 ausgleichen?",
        "text": "Wie wollen Sie den Wegfall der Buslinie 12 ausgleichen?",
        "background": "Seit dem Sommer fährt die Linie am Wochenende nicht mehr.",
        "forwarded": "Wir haben sie dennoch an Katrin Tannhof weitergeleitet.",
        "public_note": "Die Frage ist öffentlich auf unserer Seite zu lesen.",
    },
    "en": {
        "asker_name": "Ole Ahlers",
        "asker_public": "Ole A.",
        "town": "Musterstadt",
        "representative": "Katrin Tannhof",
        "desk": "Sample desk",
        "title": "How will you make up for the loss of bus line 12?",
        "text": "How will you make up for the loss of bus line 12?",
        "background": "Since the summer there has been no service at weekends.",
        "forwarded": "We have forwarded it to Katrin Tannhof all the same.",
        "public_note": "The question can be read in public on our site.",
    },
}
_CLAUSE = "unsourced"
"""The clause of a sample letter."""


def sample_letter(language: str, name: str) -> Letter:
    """A letter with sample words.

    Args:
        language: `de` or `en`.
        name: The name of the letter, such as `refused`.

    Raises:
        NotFound: When there is no such letter.
        Refused: When its template is broken.
    """
    template = read_template(language, name)
    clause = codex().find(_CLAUSE, Kind.QUESTION).in_language(language)
    words = {**_SAMPLES[language], "reason": clause.reason, "change": clause.change}
    purpose = purpose_of(name)
    known = {key: value for key, value in words.items() if key in purpose.known}
    return render(template.name, template.text, known, purpose.needs)


def letter_about(
    connection: Connection, thread: int, name: str, clause: str | None = None
) -> Letter:
    """A letter with the words of a thread; nothing is written or sent.

    Args:
        connection: A reading connection.
        thread: Id of the thread.
        name: The name of the letter, such as `refused`.
        clause: Key of a clause; None for a sample one where the letter needs one.

    Raises:
        NotFound: When there is no such thread or letter.
        Refused: When the letter is about an answer and there is none, or its template is broken.
        WrongUsage: When there is no such clause.
    """
    purpose = purpose_of(name)
    messages = read_messages(connection, thread)
    if not messages:
        raise no_thread(thread)
    wanted = Kind.ANSWER if purpose.about_answer else Kind.QUESTION
    message = next((one for one in reversed(messages) if one.kind is wanted), None)
    if message is None:
        raise Refused(
            N_(
                "The letter “{name}” is about an answer; thread {id} has none.",
                name=name,
                id=thread,
            ),
            N_("Choose another thread."),
        )
    needs_clause = not {"reason", "change"}.isdisjoint(purpose.needs)
    key = clause or (_CLAUSE if needs_clause else None)
    found = codex().find(key, message.kind) if key else None
    return write_letter(connection, name, message, found, forwarded=found is None or found.forwards)
