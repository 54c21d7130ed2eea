"""The rules for a letter that a moderator writes freely."""

from __future__ import annotations

import re

from qa_tui.domain.letters.snippet import VARIABLES
from qa_tui.domain.phrase import N_
from qa_tui.domain.question import FieldProblem
from qa_tui.domain.text import has_words

SUBJECT_LIMIT = 150
"""Code points of a subject; more is cut off by the mail programs of those who get it."""
TEXT_LIMIT = 20_000
"""Code points of a letter: no rule of the platform, only what people can bear."""

TEMPLATES = {"asker": "free", "representative": "free-representative"}
"""The template that a letter begins with, by whom it is for."""

_VARIABLE = re.compile(r"\$\{?(" + "|".join(VARIABLES) + r")\b")


def free_letter_problems(subject: str, text: str) -> list[FieldProblem]:
    """Check the words of a letter.

    Args:
        subject: One line.
        text: The letter itself.

    Returns:
        What is wrong, in the order of the fields; empty when it can be sent.
    """
    found = plain_problems(subject, text)
    for field, words in (("subject", subject), ("text", text)):
        left = _VARIABLE.search(words)
        if left:
            what = N_("“{variable}” still has to be filled in.", variable=left[0])
            found.append(FieldProblem(field, what))
    return found


def plain_problems(subject: str, text: str) -> list[FieldProblem]:
    """Check whether the parts of a letter are there and bearable, whatever they say.

    Args:
        subject: One line.
        text: The letter itself.
    """
    found = []
    if not has_words(subject):
        found.append(FieldProblem("subject", N_("The subject is missing.")))
    elif len(subject.strip()) > SUBJECT_LIMIT:
        what = N_("The subject is longer than {limit} characters.", limit=SUBJECT_LIMIT)
        found.append(FieldProblem("subject", what))
    if not has_words(text):
        found.append(FieldProblem("text", N_("The text is missing.")))
    elif len(text.strip()) > TEXT_LIMIT:
        what = N_("The letter is longer than {limit} characters.", limit=TEXT_LIMIT)
        found.append(FieldProblem("text", what))
    return found
