"""What a source tells of parliaments and of those who sit in them or stand for them.

Keys are the source's own. An entry that is only named inside another one, as a party inside a
person, is `named`: it is taken in where nothing better is known, and never changes what is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.phrase import Phrase


@dataclass(frozen=True)
class PartyEntry:
    """A party.

    Attributes:
        label: Its short name.
        name: Its full name.
        named: Whether it is only named inside another entry.
    """

    key: str
    label: str
    name: str
    named: bool = False


@dataclass(frozen=True)
class ParliamentEntry:
    """A parliament; `named` where it is only named inside another entry."""

    key: str
    name: str
    named: bool = False


@dataclass(frozen=True)
class PeriodEntry:
    """A legislature or an election.

    Attributes:
        parliament: Key of its parliament.
        kind: `legislature` or `election`.
        starts_on: First day (ISO date), or None.
        ends_on: Last day (ISO date), or None.
    """

    key: str
    parliament: str
    kind: str
    name: str
    starts_on: str | None
    ends_on: str | None


@dataclass(frozen=True)
class TopicEntry:
    """A topic; `parent` is the key of the one that it belongs to, or None."""

    key: str
    name: str
    parent: str | None


@dataclass(frozen=True)
class PersonEntry:
    """A representative.

    Attributes:
        title: Such as “Dr.”, or empty.
        party: Key of the present party, or None.
        profile: The last part of the address of their page, or None.
        named: Whether they are only named inside another entry.
    """

    key: str
    first_name: str
    last_name: str
    title: str
    party: str | None
    profile: str | None
    named: bool = False


@dataclass(frozen=True)
class MandateEntry:
    """A mandate or candidacy.

    Attributes:
        person: Key of who holds it.
        kind: `mandate` or `candidacy`.
        period: Key of its period.
        party: Key of the party that it is held for, or None.
        constituency: Name of the constituency, or None.
        starts_on: First day (ISO date) where it differs from the period's, or None.
        ends_on: Last day (ISO date) where it differs from the period's, or None.
    """

    key: str
    person: str
    kind: str
    period: str
    party: str | None
    constituency: str | None
    starts_on: str | None
    ends_on: str | None


Entry = PartyEntry | ParliamentEntry | PeriodEntry | TopicEntry | PersonEntry | MandateEntry
"""One thing that a source tells of."""


@dataclass(frozen=True)
class OddEntry:
    """An entry that cannot be taken in.

    Attributes:
        kind: The source's word for what it is, such as `politician`.
        key: The source's key, or `–`.
        reason: Why not.
    """

    kind: str
    key: str
    reason: Phrase


def parents_first(topics: Iterable[TopicEntry]) -> tuple[TopicEntry, ...]:
    """Put topics in an order in which each follows the one that it belongs to.

    Args:
        topics: Topics with different keys. One whose parents run in a circle loses its parent.

    Returns:
        All of them.
    """
    known = {topic.key: topic for topic in topics}
    ordered: dict[str, TopicEntry] = {}
    for topic in known.values():
        line: dict[str, TopicEntry] = {}
        one: TopicEntry | None = topic
        while one is not None and one.key not in ordered and one.key not in line:
            line[one.key] = one
            one = known.get(one.parent) if one.parent is not None else None
        circle = one is not None and one.key in line
        for place, each in enumerate(reversed(line.values())):
            lost = circle and place == 0
            ordered[each.key] = TopicEntry(each.key, each.name, None) if lost else each
    return tuple(ordered.values())
