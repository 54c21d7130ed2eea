"""The rules for questions and answers that are taken in: fields, lengths, names, titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.records import Form
from qa_tui.domain.text import has_words

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD_TEXT_LIMIT = 2000
"""Code points of a question in the old form (2004-2020)."""
NEW_TITLE_LIMIT = 200
"""Code points of the question itself in the new form (since 2021)."""
NEW_BACKGROUND_LIMIT = 1000
"""Code points of background and sources in the new form."""
ANSWER_LIMIT = 100_000
"""Code points of an answer: no rule of the platform, only what a screen can bear."""

_MAIL_PART = r"[^@\s<>,;:\"\x00-\x1f\x7f-\x9f\ud800-\udfff]"
_EMAIL = re.compile(f"{_MAIL_PART}{{1,64}}@{_MAIL_PART}{{1,190}}")


@dataclass(frozen=True)
class NewQuestion:
    """A question as a citizen gives it.

    Attributes:
        title: The question itself in the new form; empty in the old one.
        text: The text of the old form; empty in the new one.
        background: Background and sources of the new form.
        topic: Name of a topic; empty when none was chosen.
        email: The asker's identity; never public.
        phone: Optional; never public.
    """

    title: str
    text: str
    background: str
    topic: str
    first_name: str
    last_name: str
    email: str
    town: str
    phone: str = ""

    @property
    def form(self) -> Form:
        """New where there is a title or background, old where there is only a text."""
        if self.title.strip() or self.background.strip():
            return Form.NEW
        return Form.OLD if self.text.strip() else Form.NEW


@dataclass(frozen=True)
class FieldProblem:
    """Something that keeps a question from being taken in.

    Attributes:
        field: Name of the field of `NewQuestion`, or `to`.
        what: The sentence for people.
    """

    field: str
    what: Phrase


def problems(question: NewQuestion) -> list[FieldProblem]:
    """Check a question against the platform's rules.

    Required are first and last name, town, e-mail, and the question; in the old form a topic.

    Args:
        question: What was given.

    Returns:
        What is wrong, in the order of the fields; empty when it can be taken in.
    """
    words = _new_form(question) if question.form is Form.NEW else _old_form(question)
    return [*words, *_person(question)]


def words_problems(form: Form, text: str, background: str) -> list[FieldProblem]:
    """Check only the words of a question, for an author's new version.

    Args:
        form: The form of the thread.
        text: The text of the old form, or the question itself of the new one.
        background: Background and sources of the new form.

    Returns:
        What is wrong; empty when the words can be taken in.
    """
    if form is Form.NEW:
        return list(_new_words(in_one_line(text), background.strip()))
    found = list(_old_words(text.strip()))
    if background.strip():
        what = N_("A question of the old form has one text and no background.")
        found.append(FieldProblem("background", what))
    return found


def _new_form(question: NewQuestion) -> Iterator[FieldProblem]:
    yield from _new_words(in_one_line(question.title), question.background.strip())
    if question.text.strip():
        yield FieldProblem("text", N_("A question of the new form has background, not a text."))


def _new_words(title: str, background: str) -> Iterator[FieldProblem]:
    if not has_words(title):
        yield FieldProblem("title", N_("The question is missing."))
    elif len(title) > NEW_TITLE_LIMIT:
        yield _too_long("title", N_("The question"), len(title), NEW_TITLE_LIMIT)
    elif not asks(title):
        yield FieldProblem("title", N_("The question must be phrased as one and end with “?”."))
    if len(background) > NEW_BACKGROUND_LIMIT:
        yield _too_long("background", N_("The background"), len(background), NEW_BACKGROUND_LIMIT)


def _old_form(question: NewQuestion) -> Iterator[FieldProblem]:
    yield from _old_words(question.text.strip())
    if not question.topic.strip():
        yield FieldProblem("topic", N_("The topic is missing; the old form needs one."))


def _old_words(text: str) -> Iterator[FieldProblem]:
    if not has_words(text):
        yield FieldProblem("text", N_("The text is missing."))
    elif len(text) > OLD_TEXT_LIMIT:
        yield _too_long("text", N_("The text"), len(text), OLD_TEXT_LIMIT)


def _person(question: NewQuestion) -> Iterator[FieldProblem]:
    names = (
        ("first_name", question.first_name, N_("The first name"), N_("The first name is missing.")),
        ("last_name", question.last_name, N_("The last name"), N_("The last name is missing.")),
        ("town", question.town, N_("The town"), N_("The town is missing.")),
    )
    for field, value, name, missing in names:
        if not has_words(value):
            yield FieldProblem(field, missing)
        elif len(value) > 100:
            yield _too_long(field, name, len(value), 100)
    if not question.email.strip():
        yield FieldProblem("email", N_("The e-mail address is missing."))
    elif not _EMAIL.fullmatch(question.email.strip()):
        yield FieldProblem("email", N_("This is not an e-mail address."))


def _too_long(field: str, name: Phrase, length: int, limit: int) -> FieldProblem:
    what = N_(
        "{name} has {length} characters; at most {limit} are allowed.",
        name=name,
        length=length,
        limit=limit,
    )
    return FieldProblem(field, what)


def answer_problem(text: str, background: str = "") -> FieldProblem | None:
    """Check the words of an answer.

    Args:
        text: The answer.
        background: What only a question has.

    Returns:
        What is wrong, or None.
    """
    if not has_words(text):
        return FieldProblem("text", N_("The text is missing."))
    if len(text) > ANSWER_LIMIT:
        return _too_long("text", N_("The text"), len(text), ANSWER_LIMIT)
    if background.strip():
        return FieldProblem("background", N_("An answer has no background."))
    return None


def in_one_line(question: str) -> str:
    """A question of the new form as it is stored: in one line, with single blanks."""
    return " ".join(question.split())


def asks(text: str) -> bool:
    """Whether a question of the new form is phrased as one: it ends with a question mark."""
    return text.rstrip(" \n\t\"'”“»«)").endswith("?")


def public_name(first_name: str, last_name: str) -> str:
    """The name under which a question is published: first name and initial.

    Args:
        first_name: First name or names.
        last_name: Last name; its first letter is kept.

    Returns:
        For example `Andreas S.`.
    """
    first = " ".join(first_name.split())
    initial = next((letter for letter in last_name if letter.isalpha()), "")
    return f"{first} {initial.upper()}." if initial else first


def old_title(to: str, author: str, topic: str) -> str:
    """The public title of a question in the old form, in the platform's own German words.

    Args:
        to: Name of the representative.
        author: Public name of the asker.
        topic: Name of the topic; empty where none is known.
    """
    about = f" bezüglich {topic}" if topic else ""
    return f"Frage an {to} von {author}{about}"
