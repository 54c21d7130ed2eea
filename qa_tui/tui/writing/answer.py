"""An answer on behalf of a representative, or a supplement to one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.question import answer_problem
from qa_tui.domain.records import Kind, State
from qa_tui.store.messages.intake import answer
from qa_tui.store.messages.threads import read_thread
from qa_tui.tui.safe import outside, words
from qa_tui.tui.writing.base import (
    Values,
    Writing,
    beside,
    changed_since,
    ticked,
)
from qa_tui.tui.writing.checks import Check, Checked, ok, problem_check, told
from qa_tui.tui.writing.fields import FieldSpec

if TYPE_CHECKING:
    from datetime import date

    from textual.content import Content

    from qa_tui.domain.records import Thread
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


class AnswerWriting(Writing):
    """An answer on behalf of a representative.

    Args:
        actor: Name of the moderator.
        today: The user's present day.
        thread: Id of the thread.
    """

    called = N_("An answer on behalf")
    of_question = True
    fields = (
        FieldSpec("text", N_("Answer"), 14),
        FieldSpec("author", N_("Answers (if a team)")),
        FieldSpec("standard", N_("standard reply (is not counted)"), 0),
    )

    def __init__(self, actor: str, today: date, thread: int) -> None:
        super().__init__(actor, today)
        self.thread: int = thread
        self.place = DraftPlace(Kind.ANSWER, thread=thread)

    def check(self, values: Values, connection: Connection) -> Checked:
        """What is missing, and what is answered."""
        thread = read_thread(connection, self.thread, self.today)
        problem = answer_problem(values["text"])
        length = len(values["text"].strip())
        checks: dict[str, Check] = {
            "text": ok(N_("{n} characters", n=length))
            if problem is None
            else problem_check(problem, values["text"]),
            "author": ok(N_("answers as {name}", name=values["author"].strip() or thread.to.name)),
        }
        changed = changed_since(self, thread.messages[0].version)
        if changed is not None and problem is None:
            checks["text"] = changed
        if ticked(values, "standard"):
            checks["standard"] = told(N_("a standard reply: shown, not counted"))
        return Checked(checks, _asked(thread))

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Take the answer in."""
        thread = read_thread(writer.connection, self.thread, self.today)
        further = any(m.kind is Kind.ANSWER for m in thread.messages)
        taken = answer(
            writer,
            self.thread,
            values["text"],
            author=values["author"],
            standard=ticked(values, "standard"),
        )
        self.drop(writer)
        if further:
            return N_("Supplement taken in as message {id}.", id=taken.message)
        return N_("Answer taken in as message {id}.", id=taken.message)


def _asked(thread: Thread) -> Content:
    """The question, and the answers that are there."""
    question = thread.messages[0]
    parts = [
        outside(thread.title, "bold"),
        outside(question.background or question.text, one_line=False, limit=5000),
    ]
    for message in thread.messages[1:]:
        if message.state is State.PUBLISHED:
            parts.append(words(N_("{name} answered already:", name=message.author), "$dim"))
            parts.append(outside(message.text, one_line=False, limit=5000))
    return beside(N_("The question:"), *parts)
