"""Syncs a source's directory into the desk: known entries are updated, never doubled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.people.directory import (
    Entry,
    MandateEntry,
    OddEntry,
    ParliamentEntry,
    PartyEntry,
    PeriodEntry,
    PersonEntry,
    TopicEntry,
)
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import fold
from qa_tui.store.directory.external_rows import EntryOutcome, ExternalRows, Values
from qa_tui.store.directory.relinking import link_known
from qa_tui.store.journal.events import Entry as Event
from qa_tui.store.journal.events import append

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa_tui.store.desk import Desk
    from qa_tui.store.writer import Writer

SOURCE = "abgeordnetenwatch"
"""The source's name in `external_id`."""

SYNC = "sync"
"""The verb of the journal for a sync; its subject is the desk."""

BATCH = 500
"""Entries of one write transaction."""


@dataclass(frozen=True)
class SyncResult:
    """What a sync did.

    Attributes:
        counts: How many entries of each table were added, changed, or known as they are.
        odd: Entries that belong to something that is not known.
        stopped: Whether it was stopped before the end; what is counted was kept.
        linked: How many threads were linked with people who were known only from pages before.
    """

    counts: Counter[tuple[str, EntryOutcome]]
    odd: tuple[OddEntry, ...]
    stopped: bool
    linked: int = 0

    def number(self, outcome: EntryOutcome) -> int:
        """How many entries had this outcome."""
        return sum(count for (_, one), count in self.counts.items() if one is outcome)


def refuse_sample_desk(desk: Desk) -> None:
    """Refuse the sample desk, on which nothing is real, a directory.

    Raises:
        Refused: When the desk is that one.
    """
    if desk.sample:
        raise Refused(
            N_("This is the sample desk, in which nothing is real."),
            N_("Give the directory a desk of its own with --db PATH."),
        )


def sync_directory(
    desk: Desk,
    actor: str,
    entries: Sequence[Entry],
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> SyncResult:
    """Take a directory in, in short transactions, with one event where anything changes.

    What is known by the source's key is brought up to date; a parliament, party or topic of the
    same name is the same one. Whether asking was closed by hand is left as it is, and nothing is
    deleted. Threads of people known only from pages are linked at the end; see `relinking`.

    Args:
        desk: The desk, open for writing.
        actor: Name of the moderator who syncs.
        entries: The directory, each entry after those that it names.
        progress: Called with the number of entries that are done, and of all.
        stop: Called before each transaction; returns whether to stop there.

    Returns:
        What was done.

    Raises:
        Refused: When the desk is open read-only, or is the sample desk.
        StoreError: When the desk cannot be written.
    """
    refuse_sample_desk(desk)
    sync = _Sync()
    done = 0
    with desk.kept_open():
        while done < len(entries) and not stop():
            batch = entries[done : done + BATCH]
            with desk.writing(actor) as writer:
                sync.store(writer, batch)
            sync.settle()
            done += len(batch)
            progress(done, len(entries))
        linked = link_known(desk, actor, stop)
    return SyncResult(sync.counts, tuple(sync.odd), done < len(entries), linked)


@dataclass
class _Sync:
    """One sync: what is stored so far, and what of it is not yet sure to be kept."""

    counts: Counter[tuple[str, EntryOutcome]] = field(default_factory=Counter)
    odd: list[OddEntry] = field(default_factory=list)
    told: bool = False
    seen: set[tuple[str, int]] = field(default_factory=set)
    passing: Counter[tuple[str, EntryOutcome]] = field(default_factory=Counter)

    def settle(self) -> None:
        """Count what has been committed."""
        self.counts.update(self.passing)
        self.passing.clear()
        self.told = self.told or self.number_of_changes > 0

    @property
    def number_of_changes(self) -> int:
        """Entries that were written."""
        return sum(n for (_, one), n in self.counts.items() if one is not EntryOutcome.UNCHANGED)

    def store(self, writer: Writer, entries: Sequence[Entry]) -> None:
        """Store entries, and the event before the first thing that changes."""
        batch = _Batch(ExternalRows(writer, SOURCE, self.seen), self)
        for entry in entries:
            batch.store(entry)
        if not self.told and any(one is not EntryOutcome.UNCHANGED for _, one in self.passing):
            append(writer, Event(SYNC, "desk", writer.desk))


@dataclass
class _Batch:
    """The entries of one transaction."""

    rows: ExternalRows
    sync: _Sync

    def _put(
        self, table: str, key: str, values: Values, *, keep: bool = False, by: str | None = None
    ) -> None:
        outcome = self.rows.put(table, key, values, keep=keep, by=by)
        self.sync.passing[table, outcome] += 1

    def store(self, entry: Entry) -> None:
        """Store one entry; what it belongs to must be there."""
        missing: tuple[str, str] | None = None
        match entry:
            case PartyEntry():
                self._put("party", entry.key, _party(entry), keep=entry.named, by="label")
            case ParliamentEntry():
                values: Values = {"name": entry.name}
                self._put("parliament", entry.key, values, keep=entry.named, by="name")
            case PeriodEntry():
                missing = self._store_period(entry)
            case TopicEntry():
                self._put("topic", entry.key, self._topic(entry), by="name")
            case PersonEntry():
                self._put("representative", entry.key, self._person(entry), keep=entry.named)
                self._link_profile(entry)
            case MandateEntry():
                missing = self._store_held(entry)
        if missing is not None:
            kind, key = missing
            reason = N_("It belongs to {kind} {key}, which is not known.", kind=kind, key=key)
            self.sync.odd.append(OddEntry(_WORDS[type(entry)], entry.key, reason))

    def _store_period(self, entry: PeriodEntry) -> tuple[str, str] | None:
        """Store a period; tells what it lacks."""
        parliament = self.rows.row("parliament", entry.parliament)
        if parliament is None:
            return "parliament", entry.parliament
        values: Values = {
            "parliament": parliament,
            "kind": entry.kind,
            "name": entry.name,
            "starts_on": entry.starts_on,
            "ends_on": entry.ends_on,
        }
        self._put("period", entry.key, values)
        return None

    def _store_held(self, entry: MandateEntry) -> tuple[str, str] | None:
        """Store a mandate or candidacy; tells what it lacks."""
        period = self.rows.row("period", entry.period)
        person = self.rows.row("representative", entry.person)
        if period is None:
            return "parliament_period", entry.period
        if person is None:
            return "politician", entry.person
        values: Values = {
            "representative": person,
            "kind": entry.kind,
            "period": period,
            "party": self.rows.row("party", entry.party),
            "constituency": entry.constituency,
            "starts_on": entry.starts_on,
            "ends_on": entry.ends_on,
        }
        self._put("mandate", entry.key, values)
        return None

    def _topic(self, entry: TopicEntry) -> Values:
        parent = self.rows.row("topic", entry.parent)
        return {"name": entry.name, "folded": fold(entry.name), "parent": parent}

    def _person(self, entry: PersonEntry) -> Values:
        name = f"{entry.first_name} {entry.last_name}".strip()
        return {
            "first_name": entry.first_name,
            "last_name": entry.last_name,
            "title": entry.title,
            "name": name,
            "folded": fold(name),
            "folded_last": fold(entry.last_name),
            "party": self.rows.row("party", entry.party),
        }

    def _link_profile(self, entry: PersonEntry) -> None:
        """Let threads find a person by the address of their page."""
        row = self.rows.row("representative", entry.key)
        if entry.profile is not None and row is not None:
            self.rows.also_known("profile", entry.profile, row)


def _party(entry: PartyEntry) -> Values:
    return {"label": entry.label, "name": entry.name}


_WORDS: dict[type[Entry], str] = {
    PartyEntry: "party",
    ParliamentEntry: "parliament",
    PeriodEntry: "parliament_period",
    TopicEntry: "topic",
    PersonEntry: "politician",
    MandateEntry: "candidacy_mandate",
}
