"""An author's new words for a message that is not decided yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.question import (
    NEW_BACKGROUND_LIMIT,
    NEW_TITLE_LIMIT,
    OLD_TEXT_LIMIT,
    answer_problem,
    words_problems,
)
from qa_tui.domain.records import Form, Kind
from qa_tui.store.messages.intake import revise
from qa_tui.tui.safe import outside
from qa_tui.tui.writing.base import Values, Writing, beside
from qa_tui.tui.writing.checks import Check, Checked, length_check, ok, problem_check
from qa_tui.tui.writing.fields import FieldSpec

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


class RevisionWriting(Writing):
    """The author's new words for a message that is not decided yet.

    Args:
        actor: Name of the moderator.
        today: The user's present day.
        message: The message as it is.
        form: The form of its thread.
    """

    called = N_("New words from the author")

    def __init__(self, actor: str, today: date, message: Message, form: Form) -> None:
        super().__init__(actor, today)
        self.message, self.form = message, form
        self.kind, self.thread = message.kind, message.thread
        self.version: int = message.version
        self.place = DraftPlace("revision", message=message.id)
        if self.has_background:
            self.fields = (
                FieldSpec("text", N_("Question"), 3),
                FieldSpec("background", N_("Background, sources"), 10),
            )
        else:
            self.fields = (FieldSpec("text", N_("Text"), 16),)

    @property
    def has_background(self) -> bool:
        """Whether the form has a background beside the question."""
        return self.form is Form.NEW and self.kind is Kind.QUESTION

    def start(self, connection: Connection) -> Values:  # noqa: ARG002 - the words are known
        """The words as they are."""
        values = {"text": self.message.text}
        if self.has_background:
            values["background"] = self.message.background
        return values

    def check(self, values: Values, connection: Connection) -> Checked:  # noqa: ARG002 - as above
        """Lengths, and what is missing; the words before for comparison."""
        text, background = values["text"].strip(), values.get("background", "").strip()
        before = self.message
        look = beside(
            N_("Before:"),
            outside(before.text, one_line=False, limit=5000),
            outside(before.background, one_line=False, limit=5000),
        )
        if self.kind is Kind.ANSWER:
            problem = answer_problem(text)
            good = ok(N_("{n} characters", n=len(text)))
            return Checked(
                {"text": good if problem is None else problem_check(problem, text)}, look
            )
        limit = NEW_TITLE_LIMIT if self.form is Form.NEW else OLD_TEXT_LIMIT
        checks: dict[str, Check] = {"text": length_check(text, limit)}
        if self.has_background:
            checks["background"] = length_check(background, NEW_BACKGROUND_LIMIT)
        limits = {"text": limit, "background": NEW_BACKGROUND_LIMIT}
        for problem in words_problems(self.form, text, background):
            field = "text" if problem.field == "title" else problem.field
            if len(values.get(field, "").strip()) <= limits[field]:
                checks[field] = problem_check(problem, values.get(field, ""))
        return Checked(checks, look)

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Store the new words as a further revision."""
        revise(
            writer,
            self.message.id,
            values["text"],
            values.get("background"),
            version=self.version,
        )
        self.drop(writer)
        return N_("Message {id} has new words and waits for a decision.", id=self.message.id)
