"""The rules for a letter that a moderator edited before it is sent."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.letters.free import plain_problems
from qa_tui.domain.letters.letters import Letter, as_sent
from qa_tui.domain.letters.template import VARIABLES
from qa_tui.domain.phrase import N_, sentences

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase

_VARIABLE = re.compile(r"\$(?:([^\W\d]\w*)|\{([^\W\d]\w*)\})")
_SUBJECT = re.compile(r"\s*(?:Subject|Betreff):[ \t]*([^\n]*)\n(?:[ \t]*\n)*", re.IGNORECASE)


def as_text(letter: Letter) -> str:
    """A letter as it is edited: `Subject: …`, a blank line, the body."""
    return f"Subject: {letter.subject}\n\n{letter.text}"


def from_text(text: str, subject: str) -> Letter:
    """Read a letter that was edited.

    Args:
        text: `Subject: …`, a blank line, the body; or the body alone.
        subject: The subject where the text names none.
    """
    head = _SUBJECT.match(text)
    if head is None:
        return Letter(subject, text)
    return Letter(head[1].strip(), text[head.end() :])


def checked(letter: Letter, stock: Letter) -> Letter:
    """An edited letter in the form in which it is sent.

    Args:
        letter: The letter as it was edited.
        stock: The letter as its template has it; a `$name` that the author of the message wrote
            stands there too.

    Returns:
        The letter: its subject one line, its body ending in a line end.

    Raises:
        WrongUsage: When subject or text is missing or too long, or a variable is left in it.
    """
    given = as_sent(letter.subject, letter.text)
    wrong = [problem.what for problem in plain_problems(given.subject, given.text)]
    left = _variables(given) - _variables(stock)
    wrong += [_open(name) for name in sorted(left)]
    if wrong:
        raise WrongUsage(
            N_("The letter cannot be sent like this: {problems}", problems=sentences(wrong)),
            N_("Correct it, or send the letter of the template."),
        )
    return given


def _open(name: str) -> Phrase:
    """What is wrong with a variable that is left in a letter."""
    if name in VARIABLES:
        return N_("“{variable}” still has to be filled in.", variable=f"${name}")
    return N_("“{variable}” is not a variable of letters.", variable=f"${name}")


def _variables(letter: Letter) -> Counter[str]:
    found = _VARIABLE.findall(f"{letter.subject}\n{letter.text}")
    return Counter(plain or braced for plain, braced in found)
