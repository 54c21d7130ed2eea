"""The commands `claim`, `claims`, `note` and `notes`."""

from __future__ import annotations

import pytest


def test_a_claim_is_listed_until_it_is_let_go_of(qa, pending) -> None:
    made = qa("claim", pending, "--json").record
    assert list(made) == ["message", "thread", "moderator", "until"]
    assert made["moderator"] == "xenia"
    assert qa("claims", "--json").records == [made]
    listed = qa("claims")
    assert "xenia" in listed.out
    assert "10:40" in listed.out
    assert qa("claim", pending, "--release", "--json").record == {
        "message": pending,
        "released": True,
    }
    assert qa("claims", "--json").records == []
    assert "Nobody" in qa("claims").err


def test_somebody_elses_claim_is_told_and_stays(qa, pending) -> None:
    assert qa("claim", pending, "--as", "bo").out == "bo is checking this, until 10:40\n"
    ran = qa("claim", pending)
    assert ran.code == 1
    assert "bo is checking this, until 10:40. It can be decided all the same" in ran.err
    assert "bo is checking this" in qa("claim", pending, "--release").err
    assert qa("claims", "--json").record["moderator"] == "bo"


def test_what_somebody_else_is_checking_can_be_decided_and_is_told(qa, pending) -> None:
    qa("claim", pending, "--as", "bo")
    ran = qa("decide", pending, "publish")
    assert ran.code == 0
    assert "bo is checking this" in ran.err
    assert qa("claims", "--json").records == []


def test_many_are_claimed_together_or_none(qa, pending) -> None:
    found = [one["message"] for one in qa("list", "is:pending", "--json").records][:3]
    made = qa("claim", *found, "--json").records
    assert [one["message"] for one in made] == found
    assert qa("claim", *found, "--as", "bo").code == 1
    assert {one["moderator"] for one in qa("claims", "--json").records} == {"xenia"}
    assert len(qa("claim", *found, "--release", "--json").records) == 3
    assert qa("claims", "--json").records == []


def test_many_are_let_go_of_together_or_none(qa, pending) -> None:
    qa("claim", pending)
    assert qa("claim", pending, 99999, "--release").code == 1
    assert qa("claims", "--json").record["message"] == pending


def test_a_note_is_written_listed_found_and_taken_back(qa, pending) -> None:
    made = qa("note", pending, "Rief an.", "--json").record
    assert list(made) == ["id", "message", "author", "text", "at"]
    assert (made["author"], made["text"]) == ("xenia", "Rief an.")
    thread = next(
        line["id"]
        for line in qa("list", "has:note", "is:pending", "--json").records
        if line["message"] == pending
    )
    assert made in qa("notes", thread, "--json").records
    assert qa("notes", "--json").records[0] == made
    assert "Rief an." in qa("notes", thread).out
    qa("undo")
    assert made not in qa("notes", "--json").records


def test_a_note_comes_from_standard_input(qa, pending) -> None:
    ran = qa("note", pending, "-", stdin="Zwei\nZeilen\n")
    assert ran.code == 0
    assert qa("notes", "--json").records[0]["text"] == "Zwei\nZeilen"


@pytest.mark.parametrize(
    "words",
    [
        ("note", 999_999, "x"),
        ("note", 1, " "),
        ("notes", 999_999),
        ("claim", 999_999),
        ("claim", 999_999, "--release"),
        ("claims", "--read-only"),
        ("notes", "--read-only"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(qa, words) -> None:
    ran = qa(*words)
    assert ran.code in {1, 2}
    assert ran.out == ""
    assert len(ran.err.splitlines()) <= 2


def test_hostile_names_and_notes_reach_no_terminal(qa, pending) -> None:
    qa("claim", pending, "--as", "b\x1b[2Jo\u202e")
    qa("note", pending, "a\x1b]52;c;x\x07\u202e[/]")
    for command in ("claims", "notes"):
        out = qa(command).out
        assert not any(letter in out for letter in "\x1b\x07\u202e")
