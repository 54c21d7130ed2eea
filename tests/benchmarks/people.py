"""The fictional directory of a benchmark's desk: parties, parliaments, topics, 2,500 people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qa_tui.domain.text import fold

from .seeded import Popular

if TYPE_CHECKING:
    import random

    from qa_tui.store.sqlite import Connection

    from .seeded import Uids

REPRESENTATIVES = 2_500

PARTIES = (
    *("SPD", "CDU", "GRÜNE", "FDP", "AfD", "DIE LINKE", "CSU", "Freie Wähler", "Volt", "BSW"),
    *("PIRATEN", "Die PARTEI", "ÖDP", "SSW", "Tierschutzpartei", "parteilos"),
)
TOPICS = (
    *("Soziales", "Verkehr", "Gesundheit", "Umwelt", "Bildung", "Finanzen", "Innere Sicherheit"),
    *("Arbeit", "Wirtschaft", "Energie", "Bauen und Wohnen", "Familie", "Demokratie", "Pflege"),
    *("Landwirtschaft", "Europa", "Außenpolitik", "Verteidigung", "Recht", "Kultur", "Digitales"),
    *("Medien", "Sport", "Jugend", "Integration", "Verbraucherschutz", "Tierschutz", "Steuern"),
    *("Tourismus", "Wissenschaft"),
)
FIRST_NAMES = (
    *("Katrin", "Uwe", "Fatma", "Rosalie", "Volkmar", "Hedwig", "Jasper", "Constanze", "Ole"),
    *("Uta", "Dragan", "Mia", "Wiebke", "Tessa", "Pauline", "Oskar", "Jürgen", "Björn", "Zoë"),
    *("Emre", "Lieselotte", "Piotr", "Nadja", "Sönke", "Gudrun", "Malte", "Ayşe", "Ruth", "Till"),
    *("Henrike", "Anselm", "Friederike", "Bodo", "Selin", "Arno", "Jette", "Ilse", "Kuno", "Vera"),
)
_LAST_BEGINNINGS = (
    *("Tann", "Bär", "Hohl", "Linden", "Acht", "Brandt", "Quand", "Roth", "Süß", "Grün", "Kalt"),
    *("Ober", "Nieder", "Weiß", "Eich", "Birk", "Ahorn", "Stein", "Berg", "Moor", "Heid", "Sand"),
    *("Müh", "Feld", "Wies", "Bruch", "Hain", "Loh", "Rieth", "Küst", "Föhr", "Nord", "Süder"),
    *("Wester", "Oster", "Kirsch", "Apfel", "Korn", "Haber", "Gersten", "Falk", "Reiher"),
)
_LAST_ENDINGS = (
    *("hof", "wald", "bein", "kamp", "brink", "zig", "ner", "mann", "stedt", "haus", "bach"),
    *("müller", "born", "rode", "wert", "au", "see", "garten", "burg", "dorf", "ing", "ke"),
)
_PARLIAMENTS = (
    "Bundestag",
    "Europaparlament",
    *(
        f"Landtag {name}"
        for name in (
            "Seemark",
            "Nordau",
            "Hohenwerder",
            "Rieth",
            "Auental",
            "Küstenland",
            "Moorland",
            "Südergau",
        )
    ),
)
_YEARS_OF_A_PERIOD = 5
FIRST_YEAR, LAST_YEAR = 2006, 2026


@dataclass(frozen=True)
class Person:
    """A representative to be asked.

    Attributes:
        id: Row id.
        name: Full name.
        party: Label of the party.
        mandate: Row id of the mandate.
    """

    id: int
    name: str
    party: str
    mandate: int


@dataclass(frozen=True)
class Directory:
    """Who can be asked, and about what.

    Attributes:
        people: The representatives, the most popular first.
        topics: Row id and name of each topic, the most popular first.
    """

    people: Popular[Person]
    topics: Popular[tuple[int, str]]


def write_directory(connection: Connection, chance: random.Random, uid: Uids) -> Directory:
    """Fill the tables of the directory.

    Args:
        connection: The open transaction.
        chance: The stream of chance.
        uid: Makes identifiers.

    Returns:
        What threads refer to.
    """
    _write_labels(connection, uid)
    periods = _write_periods(connection, uid)
    parties = Popular(tuple(enumerate(PARTIES, 1)))
    people = []
    for number, (first, last) in enumerate(_names(chance), 1):
        party, label = parties.draw(chance)
        name = f"{first} {last}"
        connection.execute(
            """insert into representative (id, uid, first_name, last_name, title, name, folded,
                folded_last, party) values (?, ?, ?, ?, '', ?, ?, ?, ?)""",
            (number, uid(), first, last, name, fold(name), fold(last), party),
        )
        period = chance.choice(periods)
        connection.execute(
            """insert into mandate (id, uid, representative, kind, period, party, constituency)
            values (?, ?, ?, 'mandate', ?, ?, ?)""",
            (number, uid(), number, period, party, f"Wahlkreis {chance.randint(1, 299)}"),
        )
        people.append(Person(number, name, label, number))
    return Directory(Popular(people), Popular(tuple(enumerate(TOPICS, 1))))


def _names(chance: random.Random) -> list[tuple[str, str]]:
    """First and last names, no two people alike."""
    last_names = [one + two for one in _LAST_BEGINNINGS for two in _LAST_ENDINGS]
    names = [(first, last) for first in FIRST_NAMES for last in last_names]
    return [("Katrin", "Tannhof"), *chance.sample(names[1:], REPRESENTATIVES - 1)]


def _write_labels(connection: Connection, uid: Uids) -> None:
    connection.executemany(
        "insert into party (id, uid, label, name) values (?, ?, ?, ?)",
        [(number, uid(), label, label) for number, label in enumerate(PARTIES, 1)],
    )
    connection.executemany(
        "insert into topic (id, uid, name, folded) values (?, ?, ?, ?)",
        [(number, uid(), name, fold(name)) for number, name in enumerate(TOPICS, 1)],
    )
    connection.executemany(
        "insert into parliament (id, uid, name) values (?, ?, ?)",
        [(number, uid(), name) for number, name in enumerate(_PARLIAMENTS, 1)],
    )


def _write_periods(connection: Connection, uid: Uids) -> list[int]:
    """The legislatures of each parliament; returns their ids."""
    rows: list[tuple[object, ...]] = []
    for parliament, name in enumerate(_PARLIAMENTS, 1):
        for number, year in enumerate(range(FIRST_YEAR, LAST_YEAR, _YEARS_OF_A_PERIOD), 1):
            ends = date(year + _YEARS_OF_A_PERIOD, 10, 31).isoformat()
            starts = date(year, 11, 1).isoformat()
            called = f"{name}, {number}. Wahlperiode"
            rows.append((len(rows) + 1, uid(), parliament, called, starts, ends))
    connection.executemany(
        """insert into period (id, uid, parliament, kind, name, starts_on, ends_on)
        values (?, ?, ?, 'legislature', ?, ?, ?)""",
        rows,
    )
    return list(range(1, len(rows) + 1))
