"""A server that gives the API's answers, well or badly, and a clock that waits for nobody."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

Record = dict[str, Any]


@dataclass
class Ticks:
    """Seconds that pass only by waiting."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def ref(entity: Record) -> Record:
    """An entity as it is named inside another one."""
    return {name: entity[name] for name in ("id", "entity_type", "label")}


def small_directory() -> dict[str, list[Record]]:
    """Two parliaments with a few fictional people."""
    parliaments = [
        {"id": 1, "entity_type": "parliament", "label": "Nordland"},
        {"id": 2, "entity_type": "parliament", "label": "Südland"},
    ]
    periods = [
        {
            "id": 10 * number,
            "entity_type": "parliament_period",
            "label": f"{parliament['label']} 2025-2030",
            "parliament": ref(parliament),
            "type": "legislature",
            "election_date": None,
            "start_date_period": "2025-03-01",
            "end_date_period": "2030-02-28",
        }
        for number, parliament in enumerate(parliaments, 1)
    ]
    parties = [
        {"id": 1, "entity_type": "party", "label": "WIR", "full_name": "Wir zusammen"},
        {"id": 2, "entity_type": "party", "label": "LOS", "full_name": "Los geht es"},
    ]
    topics = [
        {"id": 1, "entity_type": "taxonomy_term", "label": "Bus", "parent": [{"id": 2}]},
        {"id": 2, "entity_type": "taxonomy_term", "label": "Verkehr", "parent": None},
    ]
    constituencies = [
        {
            "id": 7,
            "entity_type": "constituency",
            "label": "3 - Hafen (Nordland 2025-2030)",
            "number": 3,
            "name": "Hafen",
            "parliament_period": ref(periods[0]),
        }
    ]
    people = [
        {
            "id": 100 + number,
            "entity_type": "politician",
            "label": f"{first} {last}",
            "first_name": first,
            "last_name": last,
            "party": ref(parties[number % 2]),
            "field_title": "Dr." if number == 0 else None,
            "abgeordnetenwatch_url": f"https://example.org/profile/{first}-{last}".lower(),
        }
        for number, (first, last) in enumerate(
            [("Ada", "Moor"), ("Bela", "Deich"), ("Cem", "Watt"), ("Dora", "Priel")]
        )
    ]
    held = [
        {
            "id": 1000 + number,
            "entity_type": "candidacy_mandate",
            "label": "–",
            "type": "mandate",
            "politician": ref(person),
            "party": ref(parties[number % 2]),
            "parliament_period": ref(periods[number // 3]),
            "start_date": None,
            "end_date": None,
            "electoral_data": {"constituency": ref(constituencies[0])} if number == 0 else None,
        }
        for number, person in enumerate(people)
    ]
    return {
        "parliaments": parliaments,
        "parliament-periods": periods,
        "parties": parties,
        "topics": topics,
        "constituencies": constituencies,
        "politicians": people,
        "candidacies-mandates": held,
    }


@dataclass
class Reply:
    """What the server says instead of the answer that is due."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Api:
    """A server of the API on this machine.

    Attributes:
        lists: The entities of each list, sorted by id when they are asked for.
        page: Entities that it gives at once, whatever is asked for.
        filters: Whether it heeds filters.
        asked: The requests that came, as path and query.
        instead: What it says instead of the next answers of a list.
        change: Called after each answer with its path, to change something meanwhile.
    """

    lists: dict[str, list[Record]]
    base: str = ""
    page: int = 100
    filters: bool = True
    asked: list[str] = field(default_factory=list)
    instead: dict[str, deque[Reply]] = field(default_factory=dict)
    change: Callable[[str], None] = lambda _path: None

    def say(self, path: str, *replies: Reply) -> None:
        """Let the next answers of a list be these."""
        self.instead[path] = deque(replies)

    def answer(self, url: str) -> Reply:
        """The answer that is due."""
        parts = urlsplit(url)
        path = parts.path.rpartition("/")[2]
        self.asked.append(f"{path}?{parts.query}")
        if self.instead.get(path):
            return self.instead[path].popleft()
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        return Reply(self.good(path, query))

    def good(self, path: str, query: dict[str, str]) -> bytes:
        """A page of a list as the API gives it."""
        found = sorted(self.lists[path], key=lambda one: one["id"])
        for name in ("parliament", "parliament_period"):
            if name in query and self.filters:
                found = [one for one in found if str(one[name]["id"]) == query[name]]
        if "id[in]" in query and self.filters:
            some = query["id[in]"].strip("[]").split(",")
            found = [one for one in found if str(one["id"]) in some]
        start = int(query["range_start"])
        end = min(int(query["range_end"]), start + self.page)
        result = {"count": len(found[start:end]), "total": len(found), "range_start": start}
        return envelope(found[start:end], **result)


def envelope(data: object, **result: object) -> bytes:
    """An answer of the API."""
    meta = {"status": "ok", "status_message": "", "result": result}
    return json.dumps({"meta": meta, "data": data}).encode()
