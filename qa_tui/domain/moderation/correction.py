"""What a moderator may correct, and which fields belong to which kind of message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.moments import whole_date
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.question import NEW_TITLE_LIMIT, in_one_line, words_problems
from qa_tui.domain.records import Form, Kind, State
from qa_tui.domain.text import has_words

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.records import Message

TITLE_LIMIT = 500
"""Code points of the title of an imported page; that of a question asked here has the limit of
questions."""
ANNOTATION_LIMIT = 2000
"""Code points of an editors' note."""
NAME_LIMIT = 200
"""Code points of an author's name, or of a party's label."""

FIELD_NAMES: dict[str, Phrase] = {
    "title": N_("Title"),
    "topic": N_("Topic"),
    "to": N_("Addressee"),
    "standard": N_("Standard reply"),
    "annotation": N_("Editors' note"),
    "author": N_("Author"),
    "party": N_("Party"),
    "date": N_("Date"),
    "until": N_("On hold until"),
}
"""What can be corrected, in the order of the screens."""

OF_JOURNAL = {
    "title": "title",
    "topic": "topic",
    "representative": "to",
    "standard_reply": "standard",
    "annotation": "annotation",
    "author": "author",
    "party_label": "party",
    "date": "date",
    "wake_on": "until",
}
"""Fields of the journal that people know, by the name of what is corrected."""

_OF_QUESTION = ("title", "topic", "to")
_OF_ANSWER = ("standard", "annotation")
_OF_IMPORT = ("author", "party", "date")


@dataclass(frozen=True)
class Correction:
    """What is to stand differently; None leaves a field as it is.

    Attributes:
        message: Id of the message.
        version: The version that was read, or None to take the current one.
        title: The title of the thread; with a question.
        topic: Name of the topic, empty for none; with a question.
        to: Id or name of the representative; with a question.
        standard: Whether an answer is a standard reply.
        annotation: The editors' note on an answer, empty for none.
        author: The name as it stands on an imported page.
        party: The party's label as it stands on an imported page, empty for none.
        date: The day of an imported message, empty where it is not known.
        until: The day on which a held message comes back, as a person gives it; empty for none.
    """

    message: int
    version: int | None = None
    title: str | None = None
    topic: str | None = None
    to: str | None = None
    standard: bool | None = None
    annotation: str | None = None
    author: str | None = None
    party: str | None = None
    date: str | None = None
    until: str | None = None

    @property
    def given(self) -> tuple[str, ...]:
        """The fields that are to stand differently."""
        return tuple(name for name in FIELD_NAMES if getattr(self, name) is not None)


def correctable(message: Message, *, imported: bool) -> tuple[str, ...]:
    """The fields that can be corrected of a message.

    Args:
        message: The message.
        imported: Whether it came from a page.
    """
    own = _OF_QUESTION if message.kind is Kind.QUESTION else _OF_ANSWER
    held = ("until",) if message.state is State.HELD else ()
    return (*own, *(_OF_IMPORT if imported else ()), *held)


def check_fields(correction: Correction, message: Message, *, imported: bool) -> None:
    """Refuse fields that a message does not have, or that are its author's own words.

    Raises:
        Refused: Names the first such field, and why.
    """
    known = correctable(message, imported=imported)
    wrong = next((name for name in correction.given if name not in known), None)
    if wrong is None:
        return
    values = {"field": FIELD_NAMES[wrong], "message": message.id}
    if wrong == "until":
        raise Refused(
            N_("Message {message} is not on hold: it has no day of return.", **values),
            N_("“qa-tui decide MESSAGE hold” puts it on hold."),
        )
    if wrong in _OF_IMPORT:
        raise Refused(
            N_("{field} of message {message} was not read from a page.", **values),
            N_("What people write on the desk stays as they wrote it."),
        )
    if wrong in _OF_ANSWER:
        raise Refused(
            N_("{field} is for answers; message {message} is a question.", **values),
            N_("Name the answer; “qa-tui show THREAD” shows the ids."),
        )
    raise Refused(
        N_("{field} stands with the question; message {message} is an answer.", **values),
        N_("Name the question; “qa-tui show THREAD” shows the ids."),
    )


def read_title(typed: str, form: Form, *, imported: bool) -> str:
    """A title in one line.

    Raises:
        Refused: When it has no words, or breaks a rule of the form.
    """
    title = in_one_line(typed)
    if form is Form.NEW and not imported:
        found = words_problems(form, title, "")
        if found:
            raise Refused(found[0].what, N_("Nothing was changed."))
    if not has_words(title):
        raise Refused(N_("The title is missing."), N_("Nothing was changed."))
    limit = TITLE_LIMIT if imported else NEW_TITLE_LIMIT
    return checked_length(title, FIELD_NAMES["title"], limit)


def read_name(typed: str) -> str:
    """An author's name in one line.

    Raises:
        Refused: When it has no words or is too long.
    """
    name = " ".join(typed.split())
    if not has_words(name):
        raise Refused(N_("The name of the author is missing."), N_("Nothing was changed."))
    return checked_length(name, FIELD_NAMES["author"], NAME_LIMIT)


def checked_length(text: str, name: Phrase, limit: int) -> str:
    """A text that is not too long.

    Raises:
        Refused: When it has more code points than the limit.
    """
    if len(text) > limit:
        raise Refused(
            N_(
                "{name} has {length} characters; at most {limit} are allowed.",
                name=name,
                length=len(text),
                limit=limit,
            ),
            N_("Nothing was changed."),
        )
    return text


def read_past_day(typed: str, today: date) -> str | None:
    """The day of an imported message.

    Args:
        typed: A date such as 2010-05-01 or 1.5.2010; empty where it is not known.
        today: The user's present day.

    Returns:
        The ISO date, or None.

    Raises:
        WrongUsage: When it is no date, or lies in the future.
    """
    text = typed.strip()
    if not text:
        return None
    try:
        day = whole_date(text)
    except ValueError:
        raise WrongUsage(
            N_("“{text}” is not a day.", text=text),
            N_("Write a date such as 2010-05-01 or 1.5.2010, or nothing if it is unknown."),
        ) from None
    if day > today:
        raise WrongUsage(
            N_("{day} is in the future.", day=day.isoformat()),
            N_("Give the day that the page shows."),
        )
    return day.isoformat()
