"""A stale version on the command line: both sides are shown, and nothing is written."""

from __future__ import annotations

import pytest

NEW = "Wann kommt der Nachtbus wieder nach Moorhagen?"


@pytest.fixture
def stale(qa, call, sample_desk, pending) -> tuple[int, int]:
    """A message, and the version that it had before bo took in new words."""
    thread = next(
        line["id"]
        for line in qa("list", "is:pending", "--json").records
        if line["message"] == pending
    )
    version = qa("show", thread, "--json").record["messages"][0]["version"]
    call("--db", sample_desk.path, "--as", "bo", "revise", pending, "--text", NEW)
    return pending, version


STEPS = {
    "decide": ("publish",),
    "correct": ("--topic", "Verkehr"),
    "mask": ("--words", "Nachtbus"),
    "revise": ("--text", "Kommt er?"),
}


@pytest.mark.parametrize("step", STEPS)
def test_both_texts_are_shown(qa, stale, step) -> None:
    message, version = stale
    before = qa("events", "--json").out
    ran = qa(step, message, *STEPS[step], "--if-version", version)
    assert ran.code == 1
    assert "What you read" in ran.out
    assert "What is there" in ran.out
    assert NEW in ran.out
    assert "bo" in ran.out
    assert "has changed since you read it" in ran.err
    assert qa("events", "--json").out == before


@pytest.mark.parametrize("step", STEPS)
def test_both_texts_are_in_the_json(qa, stale, step) -> None:
    message, version = stale
    ran = qa(step, message, *STEPS[step], "--if-version", version, "--json")
    assert ran.code == 1
    found = ran.record["conflict"]
    assert list(found) == ["message", "thread", "seen", "there", "events"]
    assert found["message"] == message
    assert (found["seen"]["version"], found["there"]["version"]) == (version, version + 1)
    assert NEW in found["there"].values()
    assert found["seen"]["text"] not in {NEW, ""} or found["seen"]["background"]
    assert [event["verb"] for event in found["events"]] == ["revise"]


def test_words_that_are_gone_are_a_conflict_first(qa, stale) -> None:
    message, version = stale
    ran = qa("mask", message, "--words", "Nirgends", "--if-version", version)
    assert "has changed since you read it" in ran.err


def test_without_other_words_it_says_so(qa, call, sample_desk, pending) -> None:
    call("--db", sample_desk.path, "--as", "bo", "decide", pending, "hold", "--note", "x")
    ran = qa("decide", pending, "publish", "--if-version", "1")
    assert ran.code == 1
    assert "The words are the same." in ran.out


def test_somebody_elses_claim_is_in_the_json_of_a_decision(qa, pending) -> None:
    made = qa("claim", pending, "--as", "bo", "--json").record
    ran = qa("decide", pending, "publish", "--json")
    assert ran.record["claimed"] == made
    assert "bo is checking this" in ran.err
    assert qa("decide", pending, "remove", "--clause", "spam", "--json").record["claimed"] is None
