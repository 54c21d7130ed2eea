"""A citizen's question, typed in by a moderator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.errors import QaTuiError, Refused
from qa_tui.domain.phrase import N_, Phrase, sentences
from qa_tui.domain.question import (
    NEW_BACKGROUND_LIMIT,
    NEW_TITLE_LIMIT,
    NewQuestion,
    asks,
    problems,
    public_name,
)
from qa_tui.domain.records import Kind
from qa_tui.domain.text import fold
from qa_tui.store.directory import find_representative, find_topic, read_representatives
from qa_tui.store.drafts import DraftPlace
from qa_tui.store.intake import ask, check_open
from qa_tui.tui.safe import error_words, outside, words
from qa_tui.tui.writing.base import FieldSpec, Values, Writing, joined, left, ok, wrong

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.people import Representative
    from qa_tui.store.desk import Writer
    from qa_tui.store.sqlite import Connection


class QuestionWriting(Writing):
    """A citizen's question, typed in by a moderator, in the new form."""

    title = N_("A new question")
    place = DraftPlace(Kind.QUESTION)
    fields = (
        FieldSpec("to", N_("To (name)")),
        FieldSpec("title", N_("Question"), 3),
        FieldSpec("background", N_("Background, sources"), 6),
        FieldSpec("topic", N_("Topic (optional)")),
        FieldSpec("first_name", N_("First name")),
        FieldSpec("last_name", N_("Last name")),
        FieldSpec("town", N_("Town (not public)")),
        FieldSpec("email", N_("E-mail (not public)")),
        FieldSpec("phone", N_("Phone (not public)")),
    )

    def __init__(self, actor: str, today: date) -> None:
        super().__init__(actor)
        self.today = today

    def check(self, values: Values, connection: Connection) -> tuple[Content, Content]:
        """Length, question mark, addressee, topic, and what is missing."""
        question = _question(values)
        title = question.title.strip()
        checks = [
            self._addressee(values["to"], connection),
            left(N_("Question"), len(title), NEW_TITLE_LIMIT),
        ]
        checks.append(
            ok(N_("asks something: yes")) if asks(title) else wrong(words(N_("ends without “?”")))
        )
        checks.append(
            left(N_("Background"), len(question.background.strip()), NEW_BACKGROUND_LIMIT)
        )
        if question.topic.strip():
            checks.append(self._topic(question.topic, connection))
        known = {"title", "background"}
        checks += [wrong(words(p.what)) for p in problems(question) if p.field not in known]
        name = public_name(question.first_name, question.last_name)
        look = Content.assemble(
            words(N_("In public:"), "$dim"),
            "\n\n",
            outside(title, "bold", limit=1000),
            "\n",
            words(N_("{name} asks", name=name or "…"), "$dim"),
            "\n\n",
            outside(question.background, one_line=False, limit=5000),
        )
        return joined(checks), look

    def _addressee(self, typed: str, connection: Connection) -> Content:
        if not fold(typed):
            return wrong(words(N_("nobody is asked yet")))
        try:
            person = find_representative(connection, typed, self.today)
        except QaTuiError:
            found = read_representatives(connection, typed, self.today, limit=6)
            return wrong(_candidates(found))
        try:
            check_open(person)
        except QaTuiError as error:
            return wrong(error_words(error))
        return ok(N_("{name} can be asked", name=person.name))

    @staticmethod
    def _topic(typed: str, connection: Connection) -> Content:
        try:
            return ok(N_("topic: {name}", name=find_topic(connection, typed).name))
        except QaTuiError as error:
            return wrong(error_words(error))

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Take the question in."""
        if not fold(values["to"]):
            raise Refused(N_("Nobody is asked yet."), N_("Write a name behind “To”."))
        person = find_representative(writer.connection, values["to"], self.today)
        taken = ask(writer, person.id, _question(values))
        self.drop(writer)
        done = N_("Question taken in as thread {id}.", id=taken.thread)
        return sentences([done, *taken.warnings])


def _candidates(found: tuple[Representative, ...]) -> Content:
    """Who may be meant."""
    if not found:
        return words(N_("nobody is called that"))
    names = ", ".join(f"{p.name} ({p.party})" if p.party else p.name for p in found[:5])
    return words(N_("who of: {names}", names=f"{names}{' …' if len(found) > 5 else ''}"))


def _question(values: Values) -> NewQuestion:
    """The fields as a question; line ends in the question itself become blanks."""
    return NewQuestion(
        title=" ".join(values.get("title", "").split()),
        text="",
        background=values.get("background", ""),
        topic=values.get("topic", ""),
        first_name=values.get("first_name", ""),
        last_name=values.get("last_name", ""),
        email=values.get("email", ""),
        town=values.get("town", ""),
        phone=values.get("phone", ""),
    )
