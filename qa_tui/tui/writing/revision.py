"""An author's new words for a message that is not decided yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.question import NEW_TITLE_LIMIT, OLD_TEXT_LIMIT, answer_problem, words_problems
from qa_tui.domain.records import Form, Kind
from qa_tui.store.drafts import DraftPlace
from qa_tui.store.intake import revise
from qa_tui.tui.safe import outside, words
from qa_tui.tui.writing.base import FieldSpec, Values, Writing, joined, left, wrong

if TYPE_CHECKING:
    from qa_tui.domain.records import Message
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection


class RevisionWriting(Writing):
    """The author's new words for a message that is not decided yet."""

    title = N_("New words from the author")

    def __init__(self, actor: str, message: Message, form: Form) -> None:
        super().__init__(actor)
        self.message, self.form = message, form
        self.kind, self.version = message.kind, message.version
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

    def load(self, connection: Connection) -> Values:
        """The draft with the version it was begun on, else the words as they are."""
        values = super().load(connection)
        self.version = int(values.get("version", self.version))
        return values

    def keep(self, writer: Writer, values: Values) -> None:
        """Keep a draft with the version it was begun on, so that nothing newer is overwritten."""
        super().keep(writer, {**values, "version": str(self.version)})

    def start(self, connection: Connection) -> Values:  # noqa: ARG002 - the words are known
        """The words as they are."""
        values = {"text": self.message.text}
        if self.has_background:
            values["background"] = self.message.background
        return values

    def check(self, values: Values, connection: Connection) -> tuple[Content, Content]:  # noqa: ARG002 - as above
        """Lengths, and what is missing; the words before for comparison."""
        text, background = values["text"].strip(), values.get("background", "").strip()
        before = self.message
        checks = []
        if self.kind is Kind.QUESTION:
            new = self.form is Form.NEW
            limit = NEW_TITLE_LIMIT if new else OLD_TEXT_LIMIT
            name = N_("Question") if new else N_("Text")
            checks.append(left(name, len(text), limit))
            checks += [wrong(words(p.what)) for p in words_problems(self.form, text, background)]
        elif (problem := answer_problem(text)) is not None:
            checks.append(wrong(words(problem.what)))
        look = Content.assemble(
            words(N_("Before:"), "$dim"),
            "\n\n",
            outside(before.text, one_line=False, limit=5000),
            "\n\n",
            outside(before.background, one_line=False, limit=5000),
        )
        return joined(checks), look

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
