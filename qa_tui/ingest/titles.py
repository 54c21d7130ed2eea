"""The titles of the old form: `Frage an X von NAME bezüglich T`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.ingest.parties import same

if TYPE_CHECKING:
    from collections.abc import Collection

_OPENING = "Frage an "
_FROM = " von "
_ABOUT = " bezüglich "
_INITIAL = re.compile(r"(?:.* )?[^\W\d_]\.")


@dataclass(frozen=True)
class OldTitle:
    """What a title of the old form tells.

    Attributes:
        to: Name of the representative.
        asker: Public name of the asker, or None where the title leaves it out.
        topic: Name of the topic, or None.
        sure: Whether a name known from elsewhere showed where the names end.
    """

    to: str
    asker: str | None
    topic: str | None
    sure: bool

    def public(self, asker: str) -> str:
        """The public title, as the platform writes it, with an asker known from elsewhere."""
        about = f"{_ABOUT}{self.topic}" if self.topic else ""
        return f"{_OPENING}{self.to}{_FROM}{self.asker or asker}{about}"


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
    if not line.startswith(_OPENING):
        return None
    people, found, about = f"{line} ".removeprefix(_OPENING).partition(_ABOUT)
    people, topic = people.strip(), about.strip() or None
    for name in names:
        if same(people, name):
            return OldTitle(people, None, topic, sure=True)
        if same(people[: len(name)], name) and people[len(name) :].startswith(_FROM):
            return OldTitle(name, people[len(name) + len(_FROM) :], topic, sure=True)
    if asker and people.endswith(_FROM + asker):
        return OldTitle(people.removesuffix(_FROM + asker), asker, topic, sure=True)
    if not found or line.endswith("?"):
        return None
    return _guess(people, topic)


def _guess(people: str, topic: str | None) -> OldTitle | None:
    """Read the names where none is known: an asker's public name ends in an initial."""
    to, _, asker = people.rpartition(_FROM)
    if to and _INITIAL.fullmatch(asker):
        return OldTitle(to, asker, topic, sure=False)
    return OldTitle(people, None, topic, sure=False) if people else None
