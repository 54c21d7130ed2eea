"""A letter in the moderator's own words, to the asker or the representative of a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.letters.free import SUBJECT_LIMIT, TEMPLATES, TEXT_LIMIT, free_letter_problems
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.store.letters.free import begin_letter, send_letter
from qa_tui.store.messages.threads import read_thread
from qa_tui.tui.safe import outside, words
from qa_tui.tui.writing.base import Values, Writing, beside, changed_since
from qa_tui.tui.writing.checks import Check, Checked, length_check, problem_check, wrong
from qa_tui.tui.writing.fields import FieldSpec

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

SIDES = tuple(TEMPLATES)
"""Whom a letter is for; its place is the slot of the draft."""


class LetterWriting(Writing):
    """A letter about a thread.

    Args:
        actor: Name of the moderator.
        today: The user's present day.
        thread: Id of the thread.
        to: `asker` or `representative`.
    """

    public = False
    of_question = True
    begins_at = ("text", 2)
    fields = (
        FieldSpec("subject", N_("Subject")),
        FieldSpec("text", N_("Letter"), 18),
    )

    def __init__(self, actor: str, today: date, thread: int, to: str) -> None:
        super().__init__(actor, today)
        self.thread: int = thread
        self.to = to
        self.called = N_("A letter to the asker")
        if to == "representative":
            self.called = N_("A letter to the representative")
        self.place = DraftPlace("letter", thread=thread, slot=SIDES.index(to))

    def start(self, connection: Connection) -> Values:
        """Subject, greeting and regards, with room for the letter between them."""
        letter = begin_letter(connection, self.thread, self.to)
        greeting, _, regards = letter.text.partition("\n\n")
        text = f"{greeting}\n\n\n\n{regards}" if regards else letter.text
        return {"subject": letter.subject, "text": text}

    def check(self, values: Values, connection: Connection) -> Checked:
        """What is missing, and what the letter is about."""
        thread = read_thread(connection, self.thread, self.today)
        checks: dict[str, Check] = {
            "subject": length_check(values["subject"], SUBJECT_LIMIT),
            "text": length_check(values["text"], TEXT_LIMIT),
        }
        changed = changed_since(self, thread.messages[0].version)
        if changed is not None:
            checks["text"] = changed
        for problem in free_letter_problems(values["subject"], values["text"]):
            checks[problem.field] = problem_check(problem, values[problem.field])
        if thread.messages[0].asker is None and self.to == "asker":
            checks["text"] = wrong(words(N_("the asker is not known")))
        question = thread.messages[0]
        about = Content("\n").join(
            [
                outside(thread.title, "bold"),
                words(N_("{name} asks", name=question.author), "$dim"),
            ]
        )
        body = outside(question.background or question.text, one_line=False, limit=5000)
        return Checked(checks, beside(N_("The letter is about:"), about, body))

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Put the letter into the outbox."""
        send_letter(writer, self.thread, self.to, values["subject"], values["text"])
        self.drop(writer)
        return N_("The letter waits to be sent.")
