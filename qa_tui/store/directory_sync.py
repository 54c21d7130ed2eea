"""Takes a source's directory into the desk: what is known is brought up to date, never doubled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from qa_tui.domain.directory import (
    Entry,
    HeldEntry,
    Odd,
    ParliamentEntry,
    PartyEntry,
    PeriodEntry,
    PersonEntry,
    TopicEntry,
)
from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import fold
from qa_tui.store.directory_names import Renaming
from qa_tui.store.journal import Entry as Event
from qa_tui.store.journal import append

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa_tui.store.desk import Desk, Writer

SOURCE = "abgeordnetenwatch"
"""The source's name in `external_id`."""

SYNC = "sync"
"""The verb of the journal for a sync; its subject is the desk."""

BATCH = 500
"""Entries of one write transaction."""

Values = dict[str, object]


class Outcome(Enum):
    """What became of an entry."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class SyncResult:
    """What a sync did.

    Attributes:
        counts: How many entries of each table were added, changed, or known as they are.
        odd: Entries that belong to something that is not known.
        stopped: Whether it was stopped before the end; what is counted was kept.
    """

    counts: Counter[tuple[str, Outcome]]
    odd: tuple[Odd, ...]
    stopped: bool

    def number(self, outcome: Outcome) -> int:
        """How many entries had this outcome."""
        return sum(count for (_, one), count in self.counts.items() if one is outcome)


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
    deleted.

    Args:
        desk: The desk, open for writing.
        actor: Name of the moderator who syncs.
        entries: The directory, each entry after those that it names.
        progress: Told how many entries of how many are done.
        stop: Asked before each transaction whether to end here.

    Returns:
        What was done.

    Raises:
        Refused: When the desk is open read-only, or is the sample desk.
        StoreError: When the desk cannot be written.
    """
    if desk.sample:
        raise Refused(
            N_("This is the sample desk, in which nothing is real."),
            N_("Give the directory a desk of its own with --db PATH."),
        )
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
    return SyncResult(sync.counts, tuple(sync.odd), done < len(entries))


@dataclass
class _Sync:
    """One sync: what is stored so far, and what of it is not yet sure to be kept."""

    counts: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    odd: list[Odd] = field(default_factory=list)
    told: bool = False
    seen: set[tuple[str, int]] = field(default_factory=set)
    passing: Counter[tuple[str, Outcome]] = field(default_factory=Counter)

    def settle(self) -> None:
        """Count what has been committed."""
        self.counts.update(self.passing)
        self.passing.clear()
        self.told = self.told or self.number_of_changes > 0

    @property
    def number_of_changes(self) -> int:
        """Entries that were written."""
        return sum(n for (_, one), n in self.counts.items() if one is not Outcome.UNCHANGED)

    def store(self, writer: Writer, entries: Sequence[Entry]) -> None:
        """Store entries, and the event before the first thing that changes."""
        batch = _Batch(writer, self)
        for entry in entries:
            batch.store(entry)
        if not self.told and any(one is not Outcome.UNCHANGED for _, one in self.passing):
            append(writer, Event(SYNC, "desk", writer.desk))


@dataclass
class _Batch:
    """The entries of one transaction."""

    writer: Writer
    sync: _Sync

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
            case HeldEntry():
                missing = self._store_held(entry)
        if missing is not None:
            kind, key = missing
            reason = N_("It belongs to {kind} {key}, which is not known.", kind=kind, key=key)
            self.sync.odd.append(Odd(_WORDS[type(entry)], entry.key, reason))

    def _store_period(self, entry: PeriodEntry) -> tuple[str, str] | None:
        """Store a period; tells what it lacks."""
        parliament = self._row("parliament", entry.parliament)
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

    def _store_held(self, entry: HeldEntry) -> tuple[str, str] | None:
        """Store a mandate or candidacy; tells what it lacks."""
        period = self._row("period", entry.period)
        person = self._row("representative", entry.person)
        if period is None:
            return "parliament_period", entry.period
        if person is None:
            return "politician", entry.person
        values: Values = {
            "representative": person,
            "kind": entry.kind,
            "period": period,
            "party": self._row("party", entry.party),
            "constituency": entry.constituency,
            "starts_on": entry.starts_on,
            "ends_on": entry.ends_on,
        }
        self._put("mandate", entry.key, values)
        return None

    def _topic(self, entry: TopicEntry) -> Values:
        parent = self._row("topic", entry.parent)
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
            "party": self._row("party", entry.party),
        }

    def _link_profile(self, entry: PersonEntry) -> None:
        """Let threads find a person by the address of their page."""
        row = self._row("representative", entry.key)
        if entry.profile is not None and row is not None:
            self.writer.connection.execute(
                """insert into external_id (source, kind, key, row) values (?, 'profile', ?, ?)
                on conflict (source, kind, key) do nothing""",
                (SOURCE, entry.profile, row),
            )

    def _row(self, table: str, key: str | None) -> int | None:
        """The row of a key of the source, or None."""
        found = self.writer.connection.execute(
            "select row from external_id where source = ? and kind = ? and key = ?",
            (SOURCE, table, key),
        ).fetchone()
        return None if found is None else int(found["row"])

    def _put(
        self, table: str, key: str, values: Values, *, keep: bool = False, by: str | None = None
    ) -> None:
        """Add a row, or bring one up to date.

        Args:
            table: The table, which is the kind of key, too.
            key: The source's key.
            values: What is to stand in the row.
            keep: Whether a row that is there stays as it is.
            by: The column by which rows of other sources are found, or None.
        """
        known = self._row(table, key)
        same = self._same(table, by, values[by]) if by else None
        if known is not None and keep:
            outcome = Outcome.UNCHANGED
        elif known is None and same is None:
            self._link(table, key, self._insert(table, values))
            outcome = Outcome.ADDED
        else:
            row = known if same is None else same
            assert row is not None  # noqa: S101 - one of both is there
            written = not keep and (table, row) not in self.sync.seen
            changed = self._update(table, row, values) if written else False
            if row != known:
                self._link(table, key, row)
            outcome = Outcome.CHANGED if changed or row != known else Outcome.UNCHANGED
        self.sync.passing[table, outcome] += 1

    def _same(self, table: str, column: str, value: object) -> int | None:
        found = self.writer.connection.execute(
            f"select id from {table} where {column} = ?", (value,)
        ).fetchone()
        return None if found is None else int(found["id"])

    def _insert(self, table: str, values: Values) -> int:
        columns = {"uid": self.writer.uid(), **values}
        row = self.writer.connection.execute(
            f"insert into {table} ({', '.join(columns)})"
            f" values ({', '.join('?' * len(columns))}) returning id",
            tuple(columns.values()),
        ).fetchone()["id"]
        self.sync.seen.add((table, int(row)))
        return int(row)

    def _update(self, table: str, row: int, values: Values) -> bool:
        """Write what differs; tells whether anything did."""
        self.sync.seen.add((table, row))
        connection = self.writer.connection
        found = connection.execute(f"select * from {table} where id = ?", (row,)).fetchone()
        differing = {name: value for name, value in values.items() if found[name] != value}
        if not differing:
            return False
        with Renaming(self.writer, table, row, differing):
            connection.execute(
                f"update {table} set {', '.join(f'{name} = ?' for name in differing)} where id = ?",
                (*differing.values(), row),
            )
        return True

    def _link(self, table: str, key: str, row: int) -> None:
        self.writer.connection.execute(
            """insert into external_id (source, kind, key, row) values (?, ?, ?, ?)
            on conflict (source, kind, key) do update set row = excluded.row""",
            (SOURCE, table, key, row),
        )


def _party(entry: PartyEntry) -> Values:
    return {"label": entry.label, "name": entry.name}


_WORDS: dict[type[Entry], str] = {
    PartyEntry: "party",
    ParliamentEntry: "parliament",
    PeriodEntry: "parliament_period",
    TopicEntry: "topic",
    PersonEntry: "politician",
    HeldEntry: "candidacy_mandate",
}
