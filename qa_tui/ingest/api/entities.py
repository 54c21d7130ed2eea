"""Reads answers of the open API: fields come and go between its versions.

Source of the shapes: answers of version 2.0; see docs/directory.md for what is used of them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from qa_tui.domain.errors import Unreadable
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
from qa_tui.domain.text import has_words, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Record = dict[str, Any]

LONGEST_NAME = 300
"""Characters of a name at most."""

_LARGEST_KEY = 2**53
_PERIOD_BEHIND = re.compile(r"\s*\([^()]*\)$")
_NUMBER_BEFORE = re.compile(r"^\d{1,4}\s+-\s+")


@dataclass(frozen=True)
class ApiResponse:
    """One answer of the API.

    Attributes:
        records: The entities in it.
        total: How many there are in all, where it says so.
        start: How many come before the first of these, where it says so.
    """

    records: tuple[Record, ...]
    total: int | None
    start: int | None


def read_answer(raw: bytes) -> ApiResponse:
    """Read an answer.

    Raises:
        Unreadable: When it is not one of this API.
    """
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Unreadable(N_("This is not complete JSON.")) from error
    if not isinstance(found, dict) or "data" not in found:
        raise Unreadable(N_("This is not an answer of the API."))
    meta = _inside(found, "meta")
    if meta.get("status", "ok") != "ok":
        told = storable(str(meta.get("status_message") or meta["status"]))[:LONGEST_NAME]
        raise Unreadable(N_("The API reports an error: {detail}.", detail=told))
    data = found["data"] if isinstance(found["data"], list) else [found["data"]]
    result = _inside(meta, "result")
    return ApiResponse(
        tuple(record for record in data if isinstance(record, dict)),
        _number(result.get("total")),
        _number(result.get("range_start")),
    )


def read_records(
    records: Iterable[Record], constituencies: Mapping[str, str]
) -> Iterator[Entry | OddEntry]:
    """Make entries of entities; what is named inside one comes before it.

    Args:
        records: Entities of any kind; fractions, lists and the like are left out.
        constituencies: Names of constituencies by key.

    Yields:
        The entries, and what cannot be taken in with the reason.
    """
    for record in records:
        kind = str(record.get("entity_type"))
        reader = _READERS.get(kind)
        if reader is None:
            continue
        try:
            for entry in reader(record):
                yield _placed(entry, record, constituencies)
        except Unreadable as error:
            yield OddEntry(kind, number_text(record.get("id")) or "–", error.what)


def constituency_names(records: Iterable[Record]) -> dict[str, str]:
    """The names of the constituencies among entities, by key."""
    found: dict[str, str] = {}
    for record in records:
        key, name = number_text(record.get("id")), record.get("name")
        if record.get("entity_type") == "constituency" and key and isinstance(name, str):
            found[key] = " ".join(storable(name[:LONGEST_NAME]).split())
    return found


def _placed(entry: Entry, record: Record, constituencies: Mapping[str, str]) -> Entry:
    """An entry with the name of its constituency, where it is known better than by a label."""
    place = _inside(_inside(record, "electoral_data"), "constituency").get("id")
    name = constituencies.get(number_text(place) or "")
    return replace(entry, constituency=name) if isinstance(entry, MandateEntry) and name else entry


def _party(record: Record, *, named: bool = False) -> Iterator[Entry]:
    label = _name(record, "label")
    yield PartyEntry(_key(record), label, _text(record.get("full_name")) or label, named)


def _parliament(record: Record, *, named: bool = False) -> Iterator[Entry]:
    yield ParliamentEntry(_key(record), _name(record, "label"), named)


def _period(record: Record) -> Iterator[Entry]:
    parliament = _inside(record, "parliament")
    kind = str(record.get("type"))
    if kind not in {"legislature", "election"}:
        raise Unreadable(N_("It is neither a legislature nor an election."))
    yield from _parliament(parliament, named=True)
    ends = _day(record.get("end_date_period"))
    yield PeriodEntry(
        _key(record),
        _key(parliament),
        kind,
        _name(record, "label"),
        _day(record.get("start_date_period")),
        ends or (_day(record.get("election_date")) if kind == "election" else None),
    )


def _topic(record: Record) -> Iterator[Entry]:
    parent = record.get("parent")
    if isinstance(parent, list):
        parent = parent[0] if parent else None
    key = parent.get("id") if isinstance(parent, dict) else parent
    yield TopicEntry(_key(record), _name(record, "label"), number_text(key))


def _person(record: Record, *, named: bool = False) -> Iterator[Entry]:
    party = _inside(record, "party")
    if party:
        yield from _party(party, named=True)
    label = _name(record, "label")
    first, last = _text(record.get("first_name")), _text(record.get("last_name"))
    if not last:
        first, _, last = label.rpartition(" ")
    yield PersonEntry(
        _key(record),
        first,
        last,
        _text(record.get("field_title")),
        _key(party) if party else None,
        _profile(record.get("abgeordnetenwatch_url")),
        named,
    )


def _held(record: Record) -> Iterator[Entry]:
    kind = str(record.get("type"))
    if kind not in {"mandate", "candidacy"}:
        raise Unreadable(N_("It is neither a mandate nor a candidacy."))
    person, party = _inside(record, "politician"), _inside(record, "party")
    if party:
        yield from _party(party, named=True)
    yield from _person(person, named=True)
    constituency = _inside(_inside(record, "electoral_data"), "constituency")
    label = _PERIOD_BEHIND.sub("", _text(constituency.get("label")))
    yield MandateEntry(
        _key(record),
        _key(person),
        kind,
        _key(_inside(record, "parliament_period")),
        _key(party) if party else None,
        _NUMBER_BEFORE.sub("", label) or None,
        _day(record.get("start_date")),
        _day(record.get("end_date")),
    )


_READERS = {
    "party": _party,
    "parliament": _parliament,
    "parliament_period": _period,
    "taxonomy_term": _topic,
    "topic": _topic,
    "politician": _person,
    "candidacy_mandate": _held,
}


def _inside(record: Record, name: str) -> Record:
    """The entity inside another one; empty where there is none."""
    found = record.get(name)
    return found if isinstance(found, dict) else {}


def _key(record: Record) -> str:
    """The key of an entity.

    Raises:
        Unreadable: When it has none.
    """
    key = number_text(record.get("id"))
    if key is None:
        raise Unreadable(N_("It has no id, or names something that has none."))
    return key


def _name(record: Record, field: str) -> str:
    """The name of an entity.

    Raises:
        Unreadable: When it has none.
    """
    name = _text(record.get(field))
    if not has_words(name):
        raise Unreadable(N_("It has no name, or names something that has none."))
    return name


def _text(value: object) -> str:
    """A text in one line; empty where there is none.

    Raises:
        Unreadable: When it is longer than any name.
    """
    if not isinstance(value, str):
        return ""
    if len(value) > LONGEST_NAME:
        raise Unreadable(N_("A name in it has more than {limit} characters.", limit=LONGEST_NAME))
    return " ".join(storable(value).split())


def _number(value: object) -> int | None:
    """A number, which some versions of the API write as text."""
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not (text.isascii() and text.isdecimal() and len(text) < 17):
        return None
    return int(text) if int(text) < _LARGEST_KEY else None


def number_text(value: object) -> str | None:
    """A key of the API, which some of its versions write as text; None where it is none."""
    number = _number(value)
    return None if number is None else str(number)


def _day(value: object) -> str | None:
    """A day; an invalid one is unknown."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None


def _profile(value: object) -> str | None:
    """The last part of the address of a profile page."""
    found = re.search(r"/profile/([\w.~%-]{1,200})/?$", value) if isinstance(value, str) else None
    return found[1] if found else None
