"""Reading entities of the API: fields come and go, names are strangers' words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from api_server import envelope, small_directory
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.errors import Unreadable
from qa_tui.domain.people.directory import (
    MandateEntry,
    OddEntry,
    PeriodEntry,
    PersonEntry,
    TopicEntry,
)
from qa_tui.ingest.api.directory import read_directory
from qa_tui.ingest.api.entities import LONGEST_NAME, read_answer
from qa_tui.ingest.api.gathering import gathered

REAL = Path(__file__).parents[4] / "shared" / "api-v2"
PERSON = small_directory()["politicians"][0]
HELD = small_directory()["candidacies-mandates"][0]


def test_numbers_may_come_as_text() -> None:
    answer = read_answer(envelope([], total="12", range_start="3", page="0"))

    assert (answer.total, answer.start) == (12, 3)


def test_a_person_named_in_a_mandate_is_known_by_the_label() -> None:
    entries, odd = gathered([HELD])

    (person,) = [entry for entry in entries if isinstance(entry, PersonEntry)]
    assert (person.first_name, person.last_name, person.named) == ("Ada", "Moor", True)
    assert odd == []


@pytest.mark.parametrize("order", [1, -1])
def test_the_whole_entity_counts_more_than_its_name_in_another(order: int) -> None:
    entries, _ = gathered([HELD, PERSON][::order])

    (person,) = [entry for entry in entries if isinstance(entry, PersonEntry)]
    assert (person.title, person.named) == ("Dr.", False)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("3 - Hafen (Nordland 2025-2030)", "Hafen"),
        ("12 - Moor - Deich (Wahl)", "Moor - Deich"),
        ("Hafen", "Hafen"),
        ("", None),
        (None, None),
    ],
)
def test_a_constituency_is_named_without_number_and_period(
    label: str | None, name: str | None
) -> None:
    place = {"constituency": {"id": 7, "label": label}}

    entries, _ = gathered([{**HELD, "electoral_data": place}])

    assert [e.constituency for e in entries if isinstance(e, MandateEntry)] == [name]


def test_an_election_without_an_end_ends_on_its_day() -> None:
    period = small_directory()["parliament-periods"][0]
    election = {
        **period,
        "type": "election",
        "election_date": "2025-02-23",
        "end_date_period": None,
    }

    entries, _ = gathered([election])

    assert [e.ends_on for e in entries if isinstance(e, PeriodEntry)] == ["2025-02-23"]


def test_a_day_that_is_none_is_unknown() -> None:
    entries, _ = gathered([{**HELD, "start_date": "gestern", "end_date": 5}])

    (held,) = [entry for entry in entries if isinstance(entry, MandateEntry)]
    assert (held.starts_on, held.ends_on) == (None, None)


def test_topics_in_a_circle_lose_a_parent() -> None:
    topics = [
        {"id": n, "entity_type": "taxonomy_term", "label": f"T{n}", "parent": {"id": n % 3 + 1}}
        for n in (1, 2, 3)
    ]

    entries, _ = gathered(topics)

    assert sum(isinstance(e, TopicEntry) and e.parent is None for e in entries) == 1
    assert len(entries) == 3


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": None}, "no id"),
        ({"id": True}, "no id"),
        ({"id": 10**30}, "no id"),
        ({"type": "gast"}, "neither a mandate nor a candidacy"),
        ({"politician": None}, "no name"),
        ({"politician": {"id": 3, "label": "\u200b"}}, "no name"),
        ({"politician": {"id": 3, "label": "x" * (LONGEST_NAME + 1)}}, "more than 300"),
        ({"parliament_period": []}, "no id"),
    ],
)
def test_what_cannot_be_taken_in_is_told(changed: dict[str, object], reason: str) -> None:
    entries, odd = gathered([{**HELD, **changed}])

    assert not [entry for entry in entries if isinstance(entry, MandateEntry)]
    (one,) = odd
    assert one.kind == "candidacy_mandate"
    assert reason in str(one.reason)


def test_what_is_of_no_use_is_left_out() -> None:
    assert gathered([{"id": 1, "entity_type": "fraction", "label": "F"}, {}]) == ([], [])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from([*PERSON, *HELD, "parent", "parliament", "full_name", "name"])
KINDS = st.sampled_from(
    [
        "party",
        "parliament",
        "parliament_period",
        "taxonomy_term",
        "politician",
        "candidacy_mandate",
        "constituency",
    ]
)


@given(st.lists(st.tuples(KINDS, st.dictionaries(FIELDS, JSON))))
def test_any_entity_is_taken_in_or_told(found: list[tuple[str, dict[str, object]]]) -> None:
    entries, odd = gathered([{**fields, "entity_type": kind} for kind, fields in found])

    assert all(entry.key.isdecimal() for entry in entries)
    assert all(isinstance(one, OddEntry) for one in odd)


@given(st.sampled_from([PERSON, HELD]), FIELDS, JSON)
def test_any_field_may_hold_anything(record: dict[str, object], name: str, value: object) -> None:
    gathered([{**record, name: value}])


@given(st.binary() | JSON.map(lambda found: json.dumps(found).encode()))
def test_any_bytes_are_an_answer_or_unreadable(raw: bytes) -> None:
    try:
        read_answer(raw)
    except Unreadable:
        return


@given(JSON, JSON)
def test_any_envelope_is_read_or_refused(meta: object, data: object) -> None:
    try:
        answer = read_answer(json.dumps({"meta": meta, "data": data}).encode())
    except Unreadable:
        return
    assert answer.total is None or answer.total >= 0


@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real answers is not here")
def test_real_answers_are_read_whole() -> None:
    found = read_directory(REAL)

    assert (found.odd, found.rejected) == ((), ())
    people = {e.key: e for e in found.entries if isinstance(e, PersonEntry)}
    assert len(people) > 100
    assert people["79137"].profile == "angela-merkel"
    assert sum(isinstance(entry, TopicEntry) for entry in found.entries) == 53
    assert any(
        e.constituency == "Rendsburg-Eckernförde"
        for e in found.entries
        if isinstance(e, MandateEntry)
    )
