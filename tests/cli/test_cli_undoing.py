"""Undo and redo on the command line: several steps, by number, by name, and the list of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def pending(qa: Callable) -> list[int]:
    """Messages that wait for a decision."""
    found = [json.loads(line) for line in qa("list", "is:pending", "--json").out.splitlines()]
    return [row["message"] for row in found]


def test_redo_does_again_what_was_taken_back(qa, pending) -> None:
    qa("decide", pending[0], "refuse", "--clause", "insult")
    qa("undo")
    ran = qa("redo")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Done again: “Refuse”.",
        f"As it was after that: message {pending[0]}.",
        "2 letters wait again.",
    ]
    assert json.loads(qa("undo", "--json").out)["recalled"] == 2
    assert json.loads(qa("redo", "--json").out) == {
        "verb": "refuse",
        "messages": [pending[0]],
        "letters": 2,
        "gone": 0,
    }
    nothing = qa("redo")
    assert (nothing.code, nothing.out) == (1, "")
    assert "nothing to redo" in nothing.err


def test_several_steps_at_once(qa, pending) -> None:
    for message in pending[:3]:
        qa("decide", message, "publish")
    ran = qa("undo", "--steps", "3", "--json")
    done = [json.loads(line)["messages"] for line in ran.out.splitlines()]
    assert done == [[message] for message in reversed(pending[:3])]
    assert qa("undo", "--steps", "3000").code == 1


def test_a_limit_without_a_list_takes_nothing_back(qa, pending) -> None:
    qa("decide", pending[0], "publish")
    ran = qa("undo", "--limit", "5")
    assert (ran.code, ran.out) == (2, "")
    assert "--limit goes with --list only." in ran.err
    assert len(qa("undo", "--list", "--json").records) == 1


def test_one_step_by_its_number(qa, pending) -> None:
    for message in pending[:2]:
        qa("decide", message, "publish")
    listed = [json.loads(line) for line in qa("undo", "--list", "--json").out.splitlines()]
    assert [row["message"] for row in listed[:2]] == pending[1::-1]
    assert qa("undo", "--event", listed[1]["seq"]).code == 0
    again = [json.loads(line) for line in qa("undo", "--list", "--json").out.splitlines()]
    assert [row["seq"] for row in again[:1]] == [listed[0]["seq"]]
    assert qa("undo", "--event", listed[1]["seq"]).code == 1


def test_everything_down_to_a_step_by_its_number(qa, pending) -> None:
    for message in pending[:3]:
        qa("decide", message, "publish")
    middle = qa("undo", "--list", "--json").records[1]
    ran = qa("undo", "--down-to", middle["seq"], "--json")
    assert [one["messages"] for one in ran.records] == [[pending[2]], [pending[1]]]
    assert [one["message"] for one in qa("undo", "--list", "--json").records] == pending[:1]
    assert qa("undo", "--down-to", middle["seq"]).code == 1


def test_somebody_elses_step_only_by_name(qa, pending) -> None:
    seq = json.loads(qa("decide", pending[0], "publish", "--as", "bob", "--json").out)["seq"]
    refused = qa("undo", "--event", seq)
    assert refused.code == 1
    assert "bob" in refused.err
    assert "--by" in refused.err
    assert qa("undo", "--event", seq, "--by", "bob").code == 0
    assert qa("undo", "--by", "nobody").code == 1


def test_the_list_says_what_stands_in_the_way(qa, pending) -> None:
    qa("decide", pending[0], "publish", "--as", "xenia")
    qa("decide", pending[0], "remove", "--clause", "insult", "--as", "bob")
    (row,) = [
        json.loads(line)
        for line in qa("undo", "--list", "--json", "--as", "xenia").out.splitlines()
    ]
    assert "bob has done “Remove”" in row["why_not"]
    assert row["verb"] == "publish"
    assert (row["letters_waiting"], row["letters_recalled"], row["letters_out"]) == (0, 2, 0)
    shown = qa("undo", "--list", "--as", "xenia")
    assert "bob has done “Remove”" in shown.out
    assert "2 called back" in shown.out


def test_an_empty_list_is_told(qa) -> None:
    ran = qa("undo", "--list", "--as", "newcomer")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing can be undone." in ran.err


def test_options_that_do_not_go_together(qa) -> None:
    for given in (("--list", "--steps", "2"), ("--event", "1", "--down-to", "1")):
        ran = qa("undo", *given)
        assert ran.code == 2
        assert "--steps, --event, --down-to and --list" in ran.err
