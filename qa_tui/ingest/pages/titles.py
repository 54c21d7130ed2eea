"""The titles of the old form: `Frage an X von NAME bezüglich T`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.ingest.pages.marks import is_salutation
from qa_tui.ingest.pages.parties import same

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

OPENING = "Frage an "
FROM = " von "
ABOUT = " bezüglich "
INITIAL = re.compile(r"(?:.* )?[^\W\d_]\.")
"""A public name: it ends in an initial."""

_GOES_ON = re.compile(
    r"(?: (?:bezüglich|und|oder|von|für|der|die|des|den|dem|in|im|zu|zur|zum|an|mit|bei)|[,/&-])$"
)
_MOST_ROWS = 3


@dataclass(frozen=True)
class OldTitle:
    """What a title of the old form tells.

    Attributes:
        to: Name of the representative.
        asker: Public name of the asker, or None where the title leaves it out.
        topic: Name of the topic, or None.
        sure: Whether a name known from elsewhere showed where the names end.
        dangling: Whether it ends in `bezüglich`, its topic being lost.
    """

    to: str
    asker: str | None
    topic: str | None
    sure: bool
    dangling: bool = False

    def public(self, asker: str) -> str:
        """The public title, as the platform writes it, with an asker known from elsewhere."""
        about = f"{ABOUT}{self.topic or ''}".rstrip() if self.topic or self.dangling else ""
        return f"{OPENING}{self.to}{FROM}{self.asker or asker}{about}"


def read_title(line: str, asker: str | None, names: Collection[str] = ()) -> OldTitle | None:
    """Read a title of the old form.

    Both names may hold a `von` of their own, so names that the page gives elsewhere decide first.

    Args:
        line: A line with single blanks.
        asker: Public name of the asker where it is known.
        names: Names of the representative from other places of the page.

    Returns:
        What the title tells; None where the line is no such title.
    """
    if not line.startswith(OPENING):
        return None
    people, found, about = f"{line} ".removeprefix(OPENING).partition(ABOUT)
    people, topic = people.strip(), about.strip() or None
    title = _split(people, asker, names)
    if title is None and found and not line.endswith("?"):
        title = _guess(people)
    return title and replace(title, topic=topic, dangling=bool(found) and topic is None)


def read_broken_title(
    rows: Sequence[str], asker: str | None, names: Collection[str], topic: str | None
) -> tuple[OldTitle | None, int]:
    """Read a title of the old form that may stand in several lines, its links being lost.

    Args:
        rows: Its line, with those under it that no blank line parts from it.
        asker: Public name of the asker where it is known.
        names: Names of the representative from other places of the page.
        topic: The topic, where another title of the page tells it.

    Returns:
        What the title tells, or None, and in how many of the lines it stands.
    """
    whole, line = read_title(rows[0], asker, names) if rows else None, ""
    for count, row in enumerate(rows[:_MOST_ROWS], start=1):
        if line and is_salutation(row):
            break
        line = f"{line} {row}".strip()
        title = read_title(line, asker, names)
        if title and title.topic and (same(title.topic, topic) or not (topic or goes_on(line))):
            return title, count
        if not goes_on(line) and (topic is None or not line.startswith(OPENING)):
            break
    return whole, 1


def goes_on(line: str) -> bool:
    """Whether a title cannot end with a line: its last word asks for a further one."""
    return _GOES_ON.search(line) is not None


def _split(people: str, asker: str | None, names: Collection[str]) -> OldTitle | None:
    """Part the names of a title by a name that is known."""
    for name in names:
        if same(people, name):
            return OldTitle(people, None, None, sure=True)
        if same(people[: len(name)], name) and people[len(name) :].startswith(FROM):
            return OldTitle(name, people[len(name) + len(FROM) :], None, sure=True)
    if asker and people.endswith(FROM + asker):
        return OldTitle(people.removesuffix(FROM + asker), asker, None, sure=True)
    return None


def _guess(people: str) -> OldTitle | None:
    """Read the names where none is known: an asker's public name ends in an initial."""
    to, _, asker = people.rpartition(FROM)
    if to and INITIAL.fullmatch(asker):
        return OldTitle(to, asker, None, sure=False)
    return OldTitle(people, None, None, sure=False) if people else None
