"""An answer on behalf of a representative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.question import answer_problem
from qa_tui.domain.records import Kind
from qa_tui.store.drafts import DraftPlace
from qa_tui.store.intake import answer
from qa_tui.store.threads import read_thread
from qa_tui.tui.safe import outside, words
from qa_tui.tui.writing.base import FieldSpec, Values, Writing, joined, ok, ticked, wrong

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection


class AnswerWriting(Writing):
    """An answer on behalf of a representative."""

    title = N_("An answer on behalf")
    fields = (
        FieldSpec("text", N_("Answer"), 14),
        FieldSpec("author", N_("Answers (if a team)")),
        FieldSpec("standard", N_("standard reply (is not counted)"), 0),
    )

    def __init__(self, actor: str, today: date, thread: int) -> None:
        super().__init__(actor)
        self.today = today
        self.thread = thread
        self.place = DraftPlace(Kind.ANSWER, thread=thread)

    def check(self, values: Values, connection: Connection) -> tuple[Content, Content]:
        """What is missing, and the question that is answered."""
        thread = read_thread(connection, self.thread, self.today)
        problem = answer_problem(values["text"])
        checks = [
            ok(N_("{n} characters", n=len(values["text"].strip())))
            if problem is None
            else wrong(words(problem.what)),
            ok(N_("answers as {name}", name=values["author"].strip() or thread.to.name)),
        ]
        if ticked(values, "standard"):
            checks.append(ok(N_("a standard reply: shown, not counted")))
        question = thread.messages[0]
        look = Content.assemble(
            words(N_("The question:"), "$dim"),
            "\n\n",
            outside(thread.title, "bold"),
            "\n\n",
            outside(question.background or question.text, one_line=False, limit=5000),
        )
        return joined(checks), look

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Take the answer in."""
        taken = answer(
            writer,
            self.thread,
            values["text"],
            author=values["author"],
            standard=ticked(values, "standard"),
        )
        self.drop(writer)
        return N_("Answer taken in as message {id}.", id=taken.message)
