"""Assembles a directory from entities of the API: each thing once, in the order of storing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.people.directory import (
    Entry,
    MandateEntry,
    OddEntry,
    ParliamentEntry,
    PartyEntry,
    PeriodEntry,
    PersonEntry,
    TopicEntry,
    parents_first,
)
from qa_tui.ingest.api.entities import constituency_names, read_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.ingest.api.entities import Record

_ORDER = (ParliamentEntry, PeriodEntry, PartyEntry, TopicEntry, PersonEntry, MandateEntry)


def gathered(records: Sequence[Record]) -> tuple[list[Entry], list[OddEntry]]:
    """Make a directory of entities.

    Args:
        records: Entities of all kinds; of two with the same key the later one counts.

    Returns:
        The entries, each after those that it names, and what could not be taken in.
    """
    entries: dict[tuple[type[Entry], str], Entry] = {}
    odd: list[OddEntry] = []
    for entry in read_records(records, constituency_names(records)):
        if isinstance(entry, OddEntry):
            odd.append(entry)
        elif not _named(entry) or _named(entries.get((type(entry), entry.key), entry)):
            entries[type(entry), entry.key] = entry
    found: list[Entry] = []
    for kind in _ORDER:
        own = [entry for entry in entries.values() if type(entry) is kind]
        own.sort(key=lambda entry: int(entry.key))
        if kind is TopicEntry:
            found += parents_first(entry for entry in own if isinstance(entry, TopicEntry))
        else:
            found += own
    return found, odd


def within(entries: Sequence[Entry], parliament: str) -> list[Entry]:
    """The part of a directory that belongs to one parliament, with all parties and topics.

    Args:
        entries: The directory.
        parliament: Name or key of the parliament.

    Returns:
        Its entries in the same order; empty when there is no such parliament.
    """
    wanted = parliament.strip().casefold()
    own = {
        entry.key
        for entry in entries
        if isinstance(entry, ParliamentEntry) and wanted in {entry.key, entry.name.casefold()}
    }
    if not own:
        return []
    periods = {e.key for e in entries if isinstance(e, PeriodEntry) and e.parliament in own}
    people = {e.person for e in entries if isinstance(e, MandateEntry) and e.period in periods}

    def belongs(entry: Entry) -> bool:
        match entry:
            case ParliamentEntry():
                return entry.key in own
            case PeriodEntry():
                return entry.key in periods
            case PersonEntry():
                return entry.key in people
            case MandateEntry():
                return entry.period in periods
        return True

    return [entry for entry in entries if belongs(entry)]


def _named(entry: Entry) -> bool:
    """Whether an entry is only named inside another one."""
    return isinstance(entry, PartyEntry | ParliamentEntry | PersonEntry) and entry.named
