"""Letters: templates whose variables must all have a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.letters.template import form_fault
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import storable

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")

WIDTH = 72
"""Characters of a line of a letter, as is usual in mail."""

_FITTING = re.compile(rf"(?:\A.|[^ ]).{{0,{WIDTH - 1}}}(?<! )(?![^ ])|[^ ]+")
"""As many words as fit into a line, or one that is longer. Blanks stay at the very beginning."""

QUOTED = frozenset({"text", "background"})
"""Variables whose words stand in a letter as they came."""


@dataclass(frozen=True)
class Letter:
    """A letter ready to send.

    Attributes:
        subject: One line.
        text: The body, ending in a line end.
    """

    subject: str
    text: str


def as_sent(subject: str, text: str) -> Letter:
    """A letter that somebody wrote, in the form in which it is sent.

    Args:
        subject: Its subject; line ends and other controls become blanks.
        text: Its body; blank lines around it go.
    """
    head = "".join(sign if sign.isprintable() else " " for sign in storable(subject))
    return Letter(" ".join(head.split()), storable(text).strip("\n") + "\n")


def render(
    name: str, template: str, values: Mapping[str, str], needs: frozenset[str] = frozenset()
) -> Letter:
    """Fill a template.

    Args:
        name: The template's file, for the error.
        template: `Subject: …`, a blank line, the body, one line a paragraph; `$name` stands
            for a value.
        values: What stands for each variable.
        needs: Variables that the template must name.

    Returns:
        The letter. Runs of blank lines that empty values leave are closed to one.

    Raises:
        Refused: When the template is broken, names a variable that has no value, or lacks one.
    """
    lines = _lines(template)
    _check_form(name, template, needs)
    for number, line in enumerate(lines, 1):
        missing = [word for word in line.variables if word not in values]
        if missing or not line.is_valid:
            raise Refused(
                N_(
                    "The letter “{name}” cannot be written: line {line} has an unknown variable "
                    "“{variable}”.",
                    name=name,
                    line=number,
                    variable=missing[0] if missing else "$",
                ),
                N_("Known variables: {known}.", known=", ".join(sorted(values))),
            )
    head = lines[0].words.substitute(values).removeprefix("Subject:")
    subject = " ".join(_CONTROLS.sub(" ", head).split())
    return Letter(subject, _close_gaps("\n".join(line.fill(values) for line in lines[2:])))


@lru_cache(maxsize=64)
def _check_form(name: str, template: str, needs: frozenset[str]) -> None:
    """Refuse a template without its parts.

    Raises:
        Refused: Names the file, and the line where there is one.
    """
    fault = form_fault(template.splitlines())
    if fault is not None:
        raise Refused(
            N_(
                "The letter “{name}” cannot be written: line {line}: {what}",
                name=name,
                line=fault[0],
                what=fault[1],
            ),
            N_("“qa-tui letters check” checks all letters."),
        )
    lacking = needs.difference(*(line.variables for line in _lines(template)))
    if lacking:
        raise Refused(
            N_(
                "The letter “{name}” cannot be written: the variable “${variable}” is missing.",
                name=name,
                variable=min(lacking),
            ),
            N_("“qa-tui letters check” checks all letters."),
        )


@dataclass(frozen=True)
class _Line:
    """A line of a template.

    Attributes:
        words: The line.
        variables: The names of the variables in it.
        is_valid: Whether each `$` in it begins a variable or stands for itself.
        fixed: The line as it stands in each letter, wrapped, where it has no variables.
    """

    words: Template
    variables: tuple[str, ...]
    is_valid: bool
    fixed: str

    def fill(self, values: Mapping[str, str]) -> str:
        """Fill the line and wrap it; words that are quoted stay as they came."""
        if not self.variables:
            return self.fixed
        filled = self.words.substitute(values)
        if not QUOTED.isdisjoint(self.variables):
            return filled
        return "\n".join(short for long in filled.splitlines() for short in wrap(long) or [""])


@lru_cache(maxsize=64)
def _lines(template: str) -> tuple[_Line, ...]:
    return tuple(map(_line, template.splitlines()))


def _line(line: str) -> _Line:
    words = Template(line)
    fixed = "\n".join(wrap(words.safe_substitute()))
    return _Line(words, tuple(words.get_identifiers()), words.is_valid(), fixed)


def wrap(line: str) -> list[str]:
    """Break a line between words: as `textwrap.wrap` does it, at a thirtieth of its cost.

    Args:
        line: One line.

    Returns:
        Lines of at most `WIDTH` characters, but for words that are longer.
    """
    return _FITTING.findall(line.expandtabs())


def _close_gaps(text: str) -> str:
    """Close runs of blank lines to one."""
    kept: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept) + "\n"
