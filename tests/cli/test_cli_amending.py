"""Many messages corrected, masked or remarked on: looked at, then done as one step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from qa_tui.store.journal.history import read_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.desk import Desk

STEPS = {
    "topic": ("correct-many", "--topic", "Umwelt"),
    "mask": ("mask-many",),
    "note": ("note-many", "Rückfrage läuft"),
}


@pytest.fixture
def pending(qa: Callable) -> list[int]:
    """Questions that wait for a decision."""
    return [row["message"] for row in qa("list", "is:pending is:question", "--json").records]


@pytest.fixture
def open_to(qa: Callable) -> str:
    """The name of somebody who can be asked."""
    people = qa("representatives", "--json").records
    return next(one["name"] for one in reversed(people) if one["asking_open"])


def events(desk: Desk) -> int:
    with desk.reading() as connection:
        return len(read_events(connection))


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_dry_run_tells_and_writes_nothing(qa, sample_desk, pending, step) -> None:
    before = events(sample_desk)
    ran = qa(*step, *pending, "999999", "--dry-run")
    assert ran.code == 0
    assert " would " in ran.out.splitlines()[0]
    assert "passed over: taken back, or not there" in ran.out
    rows = qa(*step, *pending, "999999", "--dry-run", "--json").records
    assert {row["outcome"] for row in rows} == {"planned", "passed_over"}
    assert sorted(row["message"] for row in rows) == sorted([*pending, 999999])
    assert events(sample_desk) == before


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_one_undo_takes_all_of_it_back(qa, sample_desk, pending, step) -> None:
    rows = qa(*step, *pending, "--yes", "--json").records
    done = sorted(row["message"] for row in rows if row["outcome"] == "done")
    assert len(done) > 1
    assert {row["verb"] for row in rows if row["outcome"] == "done"} == {step[0].split("-")[0]}
    assert sorted(qa("undo", "--json").record["messages"]) == done
    assert sorted(qa("redo", "--json").record["messages"]) == done
    assert qa("check").code == 0
    with sample_desk.reading() as connection:
        assert len({event.batch for event in read_events(connection)[-len(done) :]}) == 1


def test_all_of_a_filter_get_a_topic(qa) -> None:
    ran = qa(
        "correct-many", "--filter", "is:pending is:question", "--topic", "umwelt und natur", "--yes"
    )
    assert ran.code == 0
    assert "messages are corrected: Topic." in ran.out
    rows = qa("list", "is:pending is:question", "--json").records
    assert {row["topic"] for row in rows} == {"Umwelt und Natur"}


def test_misdirected_questions_move_with_their_letters(qa, pending, open_to) -> None:
    step = ("correct-many", *pending, "--to", open_to)
    plan = qa(*step, "--dry-run", "--full", "--json").records
    moved = [row for row in plan if row["outcome"] == "planned"]
    letters = [letter for row in moved for letter in row["letters"]]
    assert letters
    assert all(open_to in letter["text"] for letter in letters)
    assert all(
        {"field": "to", "before": change["before"], "after": open_to} == change
        for row in moved
        for change in row["changes"]
        if change["field"] == "to"
    )
    ran = qa(*step, "--yes")
    assert f"{len(moved)} messages are corrected: Addressee." in ran.out
    assert "letters that name the addressee were written anew." in ran.out
    assert {row["to"] for row in qa("list", "is:pending is:question", "--json").records} == {
        open_to
    }


def test_what_is_masked_can_be_read_before_and_is_found_no_more(qa, pending) -> None:
    plan = qa("mask-many", *pending, "--dry-run", "--json").records
    phones = [h for row in plan for h in row["masked"] if h["kind"] == "phone"]
    assert {h["instead"] for h in phones} == {"[Telefonnummer entfernt]"}
    shown = qa("mask-many", *pending, "--dry-run", "--full").out
    assert all(f"{h['words']} → {h['instead']}" in shown for h in phones)
    word = max(phones[0]["words"].split(), key=len)
    assert qa("list", word, "--json").records
    ran = qa("mask-many", *pending, "--yes")
    assert " messages are masked: " in ran.out
    assert "passed over: no personal data was found" in ran.err
    assert not qa("list", word, "--json").records


def test_notes_stand_on_each(qa, pending) -> None:
    ran = qa("note-many", "Bitte zusammen ansehen", *pending[:3], "--yes")
    assert "3 messages have your note" in ran.out
    notes = qa("notes", "--json").records
    assert sorted(n["message"] for n in notes if n["text"] == "Bitte zusammen ansehen") == sorted(
        pending[:3]
    )


@pytest.mark.parametrize("form", ["ids", "objects"])
def test_ids_from_standard_input(qa, form) -> None:
    listed = qa("list", "is:pending is:question", "--json").out.splitlines()[:3]
    given = listed if form == "objects" else [str(json.loads(line)["message"]) for line in listed]
    ran = qa("note-many", "Gemeinsam", "-", "--yes", stdin="\n".join(given) + "\n")
    assert "3 messages have your note" in ran.out


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_nothing_is_done_without_yes(qa, sample_desk, pending, step) -> None:
    before = events(sample_desk)
    ran = qa(*step, *pending)
    assert ran.code == 1
    assert "--yes" in ran.err
    assert events(sample_desk) == before


def test_nothing_to_do_is_a_refusal(qa, pending) -> None:
    ran = qa("correct-many", *pending[:2], "--standard", "--yes")
    assert ran.code == 1
    assert "There is nothing to do." in ran.err
    assert "a question: “Standard reply” is for answers" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ("correct-many", "1"),
        ("correct-many", "1", "--topic", "Fischzucht"),
        ("correct-many", "1", "--until", "gestern"),
        ("correct-many", "--topic", "Umwelt"),
        ("mask-many",),
        ("mask-many", "1", "--filter", "is:pending"),
        ("note-many", " ", "1"),
        ("note-many", "Ja", "eins"),
    ],
)
def test_what_cannot_be_meant_is_said(qa, sample_desk, words) -> None:
    before = events(sample_desk)
    ran = qa(*words, "--yes")
    assert ran.code not in (0, 1) or "No topic" in ran.err
    assert ran.err
    assert events(sample_desk) == before


def test_readers_cannot(qa, pending) -> None:
    for step in STEPS.values():
        assert qa("--read-only", *step, *pending[:2], "--yes").code == 1
