"""A citizen's question, typed in by a moderator from paper, the phone or a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_, Phrase, sentences
from qa_tui.domain.question import (
    NEW_BACKGROUND_LIMIT,
    NEW_TITLE_LIMIT,
    OLD_TEXT_LIMIT,
    NewQuestion,
    asks,
    in_one_line,
    problems,
    public_name,
)
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.text import fold, has_words
from qa_tui.i18n import drawn
from qa_tui.store.directory.people import find_representative
from qa_tui.store.drafts import free_slot
from qa_tui.store.messages.askers import read_asker
from qa_tui.store.messages.intake import ask
from qa_tui.store.messages.threads import read_thread
from qa_tui.tui.safe import outside, words
from qa_tui.tui.writing.base import Suggestion, Values, Writing, beside
from qa_tui.tui.writing.checks import (
    Check,
    Checked,
    characters_left,
    length_check,
    needed,
    ok,
    problem_check,
    told,
    wrong,
)
from qa_tui.tui.writing.fields import FieldSpec
from qa_tui.tui.writing.people import check_person, check_topic, suggest_people, suggest_topics

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

_TO = FieldSpec("to", N_("To (name)"), suggests=True)
_PERSON = (
    FieldSpec("first_name", N_("First name")),
    FieldSpec("last_name", N_("Last name")),
    FieldSpec("town", N_("Town (not public)")),
    FieldSpec("email", N_("E-mail (not public)")),
    FieldSpec("phone", N_("Phone (not public)")),
    FieldSpec("note", N_("How it came (internal)")),
)
_FIELDS = {
    Form.NEW: (
        _TO,
        FieldSpec("title", N_("Question"), 3),
        FieldSpec("background", N_("Background, sources"), 6),
        FieldSpec("topic", N_("Topic (optional)"), suggests=True),
        *_PERSON,
    ),
    Form.OLD: (
        _TO,
        FieldSpec("topic", N_("Topic"), suggests=True),
        FieldSpec("text", N_("Text"), 10),
        *_PERSON,
    ),
}


class QuestionWriting(Writing):
    """A citizen's question in the new or the old form.

    Args:
        actor: Name of the moderator.
        today: The user's present day.
        form: The form that it has.
        follows: Id of the thread that it follows up, or None.
        place: Where its draft stands; None for one that is begun now, in a place of its own.
    """

    called = N_("A new question")

    def __init__(
        self,
        actor: str,
        today: date,
        form: Form = Form.NEW,
        follows: int | None = None,
        place: DraftPlace | None = None,
    ) -> None:
        super().__init__(actor, today)
        self.form, self.follows = form, follows
        self.fields = _FIELDS[form]
        self.placed = place is not None
        self.place = place or DraftPlace(Kind.QUESTION, thread=follows)
        if form is Form.OLD:
            self.called = N_("A new question in the old form")
        if follows is not None:
            self.called = N_("A question that follows up thread {id}", id=follows)

    def load(self, connection: Connection) -> Values:
        """The draft that was left, where one is gone on with; else what is known already."""
        return super().load(connection) if self.placed else self.start(connection)

    def start(self, connection: Connection) -> Values:
        """Nothing; of a question that follows up, who asks whom."""
        if self.follows is None:
            return {}
        thread = read_thread(connection, self.follows, self.today)
        asker = read_asker(connection, thread.messages[0])
        known = {} if asker is None else asker
        return {"to": thread.to.name, "topic": thread.topic or "", **known}

    def keep(self, writer: Writer, values: Values) -> None:
        """Keep a draft; the first time in a place that no other draft has."""
        if not self.placed:
            self.place, self.placed = free_slot(writer, self.place), True
        super().keep(writer, {**values, "form": self.form.value})

    def suggest(self, key: str, typed: str, connection: Connection) -> tuple[Suggestion, ...]:
        """Representatives or topics that may be meant."""
        if key == "topic":
            return suggest_topics(connection, typed)
        return suggest_people(connection, typed, self.today)

    def check(self, values: Values, connection: Connection) -> Checked:
        """Addressee, topic, lengths, whether it asks, and what is missing."""
        question = _question(values, self.form)
        old = self.form is Form.OLD
        checks: dict[str, Check] = {
            "to": check_person(connection, values["to"], self.today),
            "phone": told(N_("optional")),
            "note": told(N_("for colleagues only, such as: by phone, on paper")),
        }
        checks |= _old_words(question) if old else _new_words(question)
        if question.first_name.strip() and question.last_name.strip():
            shown = public_name(question.first_name, question.last_name)
            checks["last_name"] = ok(N_("in public: {name}", name=shown))
        for problem in problems(question):
            if problem.field in {"first_name", "last_name", "town", "email"}:
                checks[problem.field] = problem_check(problem, values.get(problem.field, ""))
        checks["topic"] = check_topic(connection, question.topic, must=old)
        for key in ("first_name", "town", "email"):
            checks.setdefault(key, ok(N_("given")))
        return Checked(checks, _look(question))

    def snippet_values(self, values: Values, connection: Connection) -> dict[str, str]:
        """The variables that a question has while it is typed."""
        known = super().snippet_values(values, connection)
        name = public_name(values.get("first_name", ""), values.get("last_name", ""))
        return {**known, "asker_public": name, "asker_name": name}

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Take the question in."""
        if not fold(values["to"]):
            raise Refused(N_("Nobody is asked yet."), N_("Write a name behind “To”."))
        person = find_representative(writer.connection, values["to"], self.today)
        question = _question(values, self.form)
        if self.form is Form.OLD and not has_words(question.text):
            raise Refused(N_("The text is missing."), N_("Type it in, or throw the draft away."))
        note = values.get("note", "")
        taken = ask(writer, person.id, question, follows=self.follows, note=note)
        if self.placed:
            self.drop(writer)
        done = N_("Question taken in as thread {id}.", id=taken.thread)
        return sentences([done, *taken.warnings])


def _new_words(question: NewQuestion) -> dict[str, Check]:
    """The checks of question and background."""
    title = question.title.strip()
    room = characters_left(len(title), NEW_TITLE_LIMIT)
    if not has_words(title):
        check = needed(N_("the question is missing; {room}", room=room))
    elif len(title) > NEW_TITLE_LIMIT:
        check = wrong(words(room))
    elif asks(title):
        check = ok(N_("{room} · asks something: yes", room=room))
    else:
        check = wrong(words(N_("{room} · ends without “?”", room=room)))
    return {"title": check, "background": length_check(question.background, NEW_BACKGROUND_LIMIT)}


def _old_words(question: NewQuestion) -> dict[str, Check]:
    """The check of the text."""
    if not has_words(question.text):
        room = characters_left(0, OLD_TEXT_LIMIT)
        return {"text": needed(N_("the text is missing; {room}", room=room))}
    return {"text": length_check(question.text, OLD_TEXT_LIMIT)}


def _look(question: NewQuestion) -> Content:
    """How it will look in public."""
    name = public_name(question.first_name, question.last_name)
    by = words(N_("{name} asks", name=name or drawn("…")), "$dim")
    title = outside(question.title.strip(), "bold", limit=1000)
    head = Content("\n").join([title, by]) if title.plain else by
    body = outside(question.background or question.text, one_line=False, limit=5000)
    return beside(N_("In public:"), head, body)


def _question(values: Values, form: Form) -> NewQuestion:
    """The fields as a question; line ends in the question itself become blanks."""
    new = form is Form.NEW
    return NewQuestion(
        title=in_one_line(values.get("title", "")) if new else "",
        text="" if new else values.get("text", ""),
        background=values.get("background", "") if new else "",
        topic=values.get("topic", ""),
        first_name=values.get("first_name", ""),
        last_name=values.get("last_name", ""),
        email=values.get("email", ""),
        town=values.get("town", ""),
        phone=values.get("phone", ""),
    )
