"""Links people named on pages with the directory: by profile, else by name, party and time."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from qa_tui.domain.people.linking import Candidate, KnownMandate, pick, term_on
from qa_tui.domain.people.person_names import party_key, person_key, spelled_alike
from qa_tui.domain.text import storable
from qa_tui.store.imports.page_directory import person_from_pages

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.store.imports.read_page import ReadPage
    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

_CANDIDATES = """select r.id, r.name, coalesce(p.label, '') as label,
    exists (select 1 from external_id x where x.kind = 'profile' and x.row = r.id) as has_profile,
    m.id as mandate, m.kind, coalesce(q.label, '') as held_for,
    coalesce(max(m.starts_on, d.starts_on), m.starts_on, d.starts_on) as starts_on,
    coalesce(min(m.ends_on, d.ends_on), m.ends_on, d.ends_on) as ends_on
from representative r left join party p on p.id = r.party
left join mandate m on m.representative = r.id left join period d on d.id = m.period
left join party q on q.id = m.party
where r.from_pages = 0 and {condition} order by r.id, m.id"""
_BY_NAME = _CANDIDATES.format(condition="r.folded = ?")
_BY_PROFILE = _CANDIDATES.format(
    condition="r.id = (select row from external_id where kind = 'profile' and key = ? limit 1)"
)
_BY_ID = _CANDIDATES.format(condition="r.id = ?")


@dataclass(frozen=True)
class Link:
    """Whom a page is about.

    Attributes:
        representative: Id of the representative; of somebody known only from pages where it is
            not certain who of the directory is meant.
        mandate: Id of the mandate or candidacy in which they were asked, or None.
        sighting: Id of what the page shows of them.
    """

    representative: int
    mandate: int | None
    sighting: int


@dataclass(frozen=True)
class Sighting:
    """What pages show of somebody: name, party label and profile.

    Attributes:
        id: Its id.
        folded: The name as it is compared; see `domain.people.person_names`.
        party: The party as it is compared; empty where pages show none.
        profile: The profile in the address; empty where there is none.
        chosen: Id of the representative whom somebody chose for it, or None.
    """

    id: int
    folded: str
    party: str
    profile: str
    chosen: int | None


@dataclass(frozen=True)
class Seen:
    """A sighting with whom of the directory it can mean.

    Attributes:
        certain: Whether it means the only candidate whatever else speaks against it: somebody
            chose so, or the profile is theirs.
    """

    sighting: Sighting
    candidates: tuple[Candidate, ...]
    certain: bool

    def meant(self, name: str, day: str | None) -> Candidate | None:
        """Find out who is meant on one page.

        Args:
            name: The name as the page has it.
            day: The day of its question (ISO date), or None.

        Returns:
            Somebody of exactly this name; None where it is not certain who.
        """
        if self.certain:
            return self.candidates[0]
        namesakes = [one for one in self.candidates if spelled_alike(one.name, name)]
        shown = self.sighting
        return pick(namesakes, shown.party, day, profile=bool(shown.profile))


def look_up(connection: Connection, sighting: Sighting) -> Seen:
    """Find out whom of the directory a sighting can mean.

    Args:
        connection: A connection.
        sighting: What pages show of somebody.
    """
    if sighting.chosen is not None:
        chosen = _candidates(connection, _BY_ID, sighting.chosen)
        return Seen(sighting, chosen, certain=bool(chosen))
    if sighting.profile:
        owner = _candidates(connection, _BY_PROFILE, sighting.profile)
        if owner:
            return Seen(sighting, owner, certain=True)
    return Seen(sighting, _candidates(connection, _BY_NAME, sighting.folded), certain=False)


def term_for(connection: Connection, representative: int, day: str | None) -> str | None:
    """Uid of the mandate in which somebody was asked on a day; see `people.linking.term_on`."""
    found = _candidates(connection, _BY_ID, representative)
    term = term_on(found[0], day) if found else None
    row = connection.execute("select uid from mandate where id = ?", (term,)).fetchone()
    return None if row is None else str(row["uid"])


def sighting_of(row: Row) -> Sighting:
    """A sighting from its row."""
    return Sighting(row["id"], row["folded"], row["party"], row["profile"], row["chosen"])


def _candidates(connection: Connection, query: str, value: object) -> tuple[Candidate, ...]:
    """People of the directory with their mandates."""
    found = []
    rows = connection.execute(query, (value,)).fetchall()
    for _, group in groupby(rows, lambda row: row["id"]):
        held = list(group)
        one = held[0]
        terms = tuple(_term(row) for row in held if row["mandate"] is not None)
        party = party_key(one["label"])
        found.append(Candidate(one["id"], one["name"], party, bool(one["has_profile"]), terms))
    return tuple(found)


def _term(row: Row) -> KnownMandate:
    party = party_key(row["held_for"])
    return KnownMandate(row["mandate"], row["kind"], party, row["starts_on"], row["ends_on"])


@dataclass
class PeopleLookup:
    """Looks people up for the pages of one transaction, each once.

    Attributes:
        writer: The open transaction.
    """

    writer: Writer
    _seen: dict[tuple[str, str, str], Seen] = field(default_factory=dict)
    _made: dict[tuple[str, bool], int] = field(default_factory=dict)

    def link(self, page: ReadPage) -> Link:
        """Find who was asked on a page; make a row for somebody of whom nothing is known."""
        source = page.thread
        key = source.to, source.party or "", page.address.profile or ""
        if key not in self._seen:
            self._seen[key] = look_up(self.writer.connection, self._sighting(*key))
        seen, day = self._seen[key], source.messages[0].date
        found = seen.meant(source.to, day)
        if found is not None and (seen.certain or not source.exact or found.name == source.to):
            return Link(found.id, term_on(found, day), seen.sighting.id)
        person = seen.sighting.chosen or self._from_pages(source)
        return Link(person, None, seen.sighting.id)

    def _sighting(self, name: str, label: str, profile: str) -> Sighting:
        """Find or make what pages show of somebody."""
        name, label = " ".join(storable(name).split()), " ".join(storable(label).split())
        key = person_key(name), party_key(label), profile
        connection = self.writer.connection
        query = "select * from sighting where folded = ? and party = ? and profile = ?"
        row = connection.execute(query, key).fetchone()
        if row is None:
            connection.execute(
                """insert into sighting (uid, name, label, folded, party, profile)
                values (?, ?, ?, ?, ?, ?)""",
                (self.writer.uid(), name, label, *key),
            )
            row = connection.execute(query, key).fetchone()
        return sighting_of(row)

    def _from_pages(self, source: SourceThread) -> int:
        key = source.to, source.exact
        if key not in self._made:
            self._made[key] = person_from_pages(self.writer, source)
        return self._made[key]
