"""Which variables a letter's template may and must use, and the mistakes in one."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.domain.phrase import Phrase

VARIABLES: dict[str, Phrase] = {
    "asker_name": N_("the asker's full name"),
    "asker_public": N_("the asker's name as it stands in public"),
    "town": N_("the asker's town"),
    "representative": N_("who is asked, with title"),
    "desk": N_("the desk's name, as the signature"),
    "title": N_("the question, or the thread's title"),
    "text": N_("the text of the question, or of the answer that the letter is about"),
    "background": N_("the background of the question; may be empty"),
    "reason": N_("completes “because …”, from the clause"),
    "change": N_("what to change, from clause, passages and words"),
    "forwarded": N_("that the question was passed on all the same; may be empty"),
    "public_note": N_("whether the question is public, or why not"),
}
"""What a template may name, with what stands for it."""

_PLAIN = frozenset(
    {
        "asker_name",
        "asker_public",
        "town",
        "representative",
        "desk",
        "title",
        "text",
        "background",
    }
)


@dataclass(frozen=True)
class Purpose:
    """What a letter is for, as far as its template is concerned.

    Attributes:
        needs: Variables that it must name.
        may: Further variables that it may name, besides those of every letter.
        to_asker: Whether it goes to the asker; else to the representative.
        about_answer: Whether it is about an answer.
    """

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    to_asker: bool = True
    about_answer: bool = False

    @property
    def known(self) -> frozenset[str]:
        """All variables that it may name."""
        return _PLAIN | self.needs | self.may


_REASON, _CHANGE, _TEXT = frozenset({"reason"}), frozenset({"change"}), frozenset({"text"})

PURPOSES: dict[str, Purpose] = {
    "receipt": Purpose(),
    "published": Purpose(),
    "refused": Purpose(_REASON, frozenset({"forwarded"})),
    "return": Purpose(_CHANGE),
    "reopened": Purpose(),
    "removed": Purpose(_REASON),
    "restored": Purpose(),
    "answered": Purpose(_TEXT, about_answer=True),
    "forward": Purpose(_TEXT | {"public_note"}, to_asker=False),
    "answer-refused": Purpose(_REASON, to_asker=False, about_answer=True),
    "answer-return": Purpose(_CHANGE, to_asker=False, about_answer=True),
    "answer-reopened": Purpose(to_asker=False, about_answer=True),
    "answer-removed": Purpose(_REASON, to_asker=False, about_answer=True),
    "answer-restored": Purpose(to_asker=False, about_answer=True),
    "free": Purpose(),
    "free-representative": Purpose(to_asker=False),
}
"""All letters, by the name of their template."""


def purpose_of(name: str) -> Purpose:
    """What the letter of a template is for; of an unknown name nothing is demanded."""
    return PURPOSES.get(name) or Purpose()


def form_fault(lines: list[str]) -> tuple[int, Phrase] | None:
    """What is wrong with a template's head: `Subject: …`, a blank line, the letter.

    Args:
        lines: The lines of the template.

    Returns:
        The number of the line and what is wrong with it; None when it is well.
    """
    if not lines or not lines[0].startswith("Subject:") or not lines[0][8:].strip():
        return 1, N_("it must begin with “Subject:” and the subject.")
    if len(lines) < 2 or lines[1].strip():
        return 2, N_("a blank line must follow the subject.")
    if not any(line.strip() for line in lines[2:]):
        return 3, N_("the letter is missing.")
    return None


def template_faults(name: str, template: str) -> Iterator[tuple[int | None, Phrase]]:
    """Everything that is wrong with a template.

    Args:
        name: The name of the letter, such as `refused`.
        template: The template.

    Yields:
        The line, None for the whole file, and what is wrong.
    """
    lines = template.splitlines()
    fault = form_fault(lines)
    if fault is not None:
        yield fault
    purpose = purpose_of(name)
    named: set[str] = set()
    for number, line in enumerate(lines, 1):
        words = Template(line)
        found = words.get_identifiers()
        named.update(found)
        if not words.is_valid():
            yield number, N_("a “$” stands alone; write “$$” for the sign.")
        for variable in found:
            if variable not in purpose.known:
                yield number, _unknown(variable, purpose)
    for variable in sorted(purpose.needs - named):
        yield None, N_("the variable “${variable}” is missing.", variable=variable)


def _unknown(variable: str, purpose: Purpose) -> Phrase:
    known = ", ".join(name for name in VARIABLES if name in purpose.known)
    return N_(
        "unknown variable “${variable}”; known here: {known}.", variable=variable, known=known
    )
