"""Letters: templates with variables, every one of which must be there."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import partial
from string import Template
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")

WIDTH = 72
"""Characters of a line of a letter, as is usual in mail."""

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


def render(name: str, template: str, values: Mapping[str, str]) -> Letter:
    """Fill a template.

    Args:
        name: The template's file, for the error.
        template: `Subject: …`, a blank line, the body, one line a paragraph; `$name` stands
            for a value.
        values: What stands for each variable.

    Returns:
        The letter. Runs of blank lines that empty values leave are closed to one.

    Raises:
        Refused: When the template is broken or names a variable that has no value.
    """
    for number, line in enumerate(template.splitlines(), 1):
        parts = Template(line)
        missing = [word for word in parts.get_identifiers() if word not in values]
        if missing or not parts.is_valid():
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
    head, _, body = template.partition("\n\n")
    subject = Template(head.removeprefix("Subject:").strip()).substitute(values)
    one_line = " ".join(_CONTROLS.sub(" ", subject).split())
    lines = [filled for line in body.splitlines() for filled in _fill(line, values)]
    return Letter(one_line, _close_gaps("\n".join(lines)))


def _fill(line: str, values: Mapping[str, str]) -> list[str]:
    """Fill a line of a template and wrap it; words that are quoted stay as they came."""
    parts = Template(line)
    filled = parts.substitute(values)
    if QUOTED & set(parts.get_identifiers()):
        return [filled]
    wrap = partial(textwrap.wrap, width=WIDTH, break_long_words=False, break_on_hyphens=False)
    return [short for long in filled.splitlines() or [""] for short in wrap(long) or [""]]


def _close_gaps(text: str) -> str:
    """Close runs of blank lines to one."""
    kept: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept) + "\n"
