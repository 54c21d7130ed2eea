"""One decision on many messages on the command line: looked at, then done as one step."""

from __future__ import annotations

import json
import os
import signal
import threading
from typing import TYPE_CHECKING

import pytest

from qa_tui.store.journal.history import read_events
from qa_tui.store.sqlite import connect

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.desk import Desk


@pytest.fixture
def pending(qa: Callable) -> list[int]:
    """Questions that wait for a decision."""
    return [row["message"] for row in qa("list", "is:pending is:question", "--json").records]


def events(desk: Desk) -> int:
    with desk.reading() as connection:
        return len(read_events(connection))


def states(qa: Callable, messages: list[int]) -> set[str]:
    rows = qa("list", "is:question", "--json").records
    return {row["state"] for row in rows if row["message"] in messages}


def test_dry_run_says_what_would_happen_and_writes_nothing(qa, sample_desk, pending) -> None:
    before = events(sample_desk)
    qa("decide", pending[0], "publish")
    ran = qa("decide-many", "publish", *pending[:3], "999999", "--dry-run")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "2 messages would be published (now: pending)."
    assert "4 letters would wait" in lines[1]
    assert sorted(lines[2:]) == [
        "1 message passed over: published: not possible from there",
        "1 message passed over: taken back, or not there",
    ]
    assert events(sample_desk) == before + 1


def test_all_of_a_filter_in_one_step(qa, sample_desk, pending) -> None:
    before = events(sample_desk)
    query = "is:pending is:question"
    ran = qa("decide-many", "refuse", "--filter", query, "--clause", "spam", "--yes")
    assert ran.code == 0
    assert f"{len(pending)} messages are refused now (before: pending)." in ran.out
    assert states(qa, pending) == {"refused"}
    assert events(sample_desk) > before
    undone = qa("undo", "--json").record
    assert sorted(undone["messages"]) == sorted(pending)
    assert states(qa, pending) == {"pending"}
    assert qa("redo").code == 0
    assert states(qa, pending) == {"refused"}
    assert qa("check").code == 0


def test_each_letter_can_be_read_before(qa, pending) -> None:
    options = ("--clause", "insult", "--dry-run", "--full")
    shown = qa("decide-many", "refuse", *pending[:2], *options)
    assert shown.out.count("Letter to ") == 4
    rows = qa("decide-many", "refuse", *pending[:2], *options, "--json").records
    texts = [letter["text"] for row in rows for letter in row["letters"]]
    assert len(set(texts)) == 4
    names = [row["letters"][0]["to"].split()[0] for row in rows]
    assert all(name in row["letters"][0]["text"] for name, row in zip(names, rows, strict=True))


def test_json_tells_of_every_message(qa, pending) -> None:
    rows = qa("decide-many", "publish", pending[0], "999999", "--yes", "--json").records
    assert [row["outcome"] for row in rows] == ["decided", "passed_over"]
    assert (rows[0]["from"], rows[0]["to"]) == ("pending", "published")
    assert rows[1]["reason"]
    assert {tuple(row) for row in rows} == {
        ("message", "thread", "outcome", "verb", "from", "to", "letters", "reason")
    }


@pytest.mark.parametrize("form", ["ids", "objects"])
def test_ids_from_standard_input(qa, pending, form) -> None:
    listed = qa("list", "is:pending is:question", "--json").out.splitlines()[:3]
    given = listed if form == "objects" else [str(json.loads(line)["message"]) for line in listed]
    ran = qa("decide-many", "publish", "-", "--yes", stdin="\n".join(given) + "\n")
    assert "3 messages are published now" in ran.out


def test_nothing_is_done_without_yes(qa, sample_desk, pending) -> None:
    before = events(sample_desk)
    ran = qa("decide-many", "publish", *pending[:2])
    assert ran.code == 1
    assert "--yes" in ran.err
    assert events(sample_desk) == before


def test_nothing_to_decide_is_a_refusal(qa, pending) -> None:
    ran = qa("decide-many", "restore", *pending[:2], "--yes")
    assert ran.code == 1
    assert "No message can be decided" in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("publish",), "Which messages"),
        (("publish", "1", "--filter", "is:pending"), "Which messages"),
        (("publish", "one"), "“one” is not a whole number"),
        (("nonsense", "1"), "is not a verb"),
        (("revise", "1"), "author's words"),
        (("refuse", "1"), "needs a clause"),
        (("publish", "1", "--forward"), "Only what is refused"),
        (("hold", "1", "--note", "x", "--until", "2001-01-01"), "past"),
        (("publish", "--filter", "is:nonsense"), "nonsense"),
    ],
)
def test_wrong_calls_are_explained(qa, sample_desk, words, told) -> None:
    before = events(sample_desk)
    ran = qa("decide-many", *words)
    assert ran.code == 2
    assert told in ran.err
    assert events(sample_desk) == before


def test_ctrl_c_stops_and_nothing_is_done(qa, sample_desk, pending) -> None:
    before = events(sample_desk)
    usual = signal.getsignal(signal.SIGINT)
    somebody = connect(sample_desk.path)
    somebody.execute("begin immediate")

    def interrupt() -> None:
        """Press Ctrl-C once the call listens to it; only then let it write."""
        while signal.getsignal(signal.SIGINT) is usual and not ended.wait(0.005):
            pass
        if not ended.is_set():
            os.kill(os.getpid(), signal.SIGINT)
        somebody.rollback()
        somebody.close()

    ended = threading.Event()
    thread = threading.Thread(target=interrupt)
    thread.start()
    ran = qa("decide-many", "publish", *pending, "--yes")
    ended.set()
    thread.join()
    assert ran.code == 130
    assert "Stopped; nothing was written." in ran.err
    assert events(sample_desk) == before
    assert signal.getsignal(signal.SIGINT) is usual
