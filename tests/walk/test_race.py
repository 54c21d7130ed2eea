"""Two processes on one file race through thousands of decisions on the same messages.

Each takes them in an order of its own, so that both are first with some. A run of the suite takes
1,000 decisions, one with `QA_TUI_LONG=1` takes 10,000.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.question import NewQuestion
from qa_tui.domain.records import State
from qa_tui.store.check import check
from qa_tui.store.messages.intake import ask
from qa_tui.store.opening import open_desk

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk

DECISIONS = 10_000 if os.environ.get("QA_TUI_LONG") else 1_000
NAMES = ("ann", "bo")

RACER = """
import json, random, sys
from pathlib import Path
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.errors import Conflict
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.opening import open_desk

path, name, verb, clause = sys.argv[1:]
desk = open_desk(Path(path))
print("ready", flush=True)
messages, results = json.loads(input()), []
random.Random(name).shuffle(messages)
with desk.kept_open():
    for message, version in messages:
        decision = Decision(message, Verb(verb), clause or None, version=version)
        try:
            with desk.writing(name) as writer:
                decided = decide(writer, decision)
            results.append([message, "won", decided.seq])
        except Conflict as error:
            results.append([message, "lost", str(error)])
print(json.dumps(results))
"""


@pytest.fixture
def contested(sample_desk: Desk) -> list[tuple[int, int]]:
    """As many pending questions as are raced for, with the version that both have read."""
    with sample_desk.reading() as connection:
        to, topic = connection.execute(
            """select t.representative, o.name from message m join thread t on t.id = m.thread
            join topic o on o.id = t.topic where m.state = 'pending' and t.form = 'new'"""
        ).fetchone()
    question = NewQuestion(
        title="", text="", background="", topic=topic, first_name="Uta", last_name="Beispiel",
        email="uta@example.org", town="Moorhagen", phone="",
    )  # fmt: skip
    with sample_desk.writing("ann") as writer:
        taken = [
            ask(writer, to, replace(question, title=f"Wann kommt Bus {number}?")).message
            for number in range(DECISIONS)
        ]
        rows = writer.connection.execute(
            """select id, version from message
            where id in (select value from json_each(?)) order by id""",
            (json.dumps(taken),),
        ).fetchall()
    return [(row["id"], row["version"]) for row in rows]


def racer(path: Path, name: str, *how: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RACER, str(path), name, *how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_nothing_is_lost_nothing_is_done_twice_and_every_loser_is_told(
    sample_desk: Desk, contested: list[tuple[int, int]]
) -> None:
    racers = {
        "ann": racer(sample_desk.path, "ann", "publish", ""),
        "bo": racer(sample_desk.path, "bo", "refuse", "spam"),
    }
    for one in racers.values():
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in racers.values():
        assert one.stdin is not None
        one.stdin.write(json.dumps(contested) + "\n")
        one.stdin.flush()
    told = {name: json.loads(one.communicate()[0]) for name, one in racers.items()}
    assert [one.returncode for one in racers.values()] == [0, 0]

    won: dict[int, str] = {}
    lost: dict[int, str] = {}
    for name, results in told.items():
        assert sorted(message for message, *_ in results) == [message for message, _ in contested]
        for message, result, detail in results:
            if result == "won":
                assert message not in won
                won[message] = name
            else:
                assert message not in lost
                lost[message] = name
                other = next(other for other in NAMES if other != name)
                assert f"{other} did" in detail
    assert won.keys() == lost.keys() == {message for message, _ in contested}
    assert all(won[message] != lost[message] for message in won)

    with open_desk(sample_desk.path).reading() as connection:
        stood = connection.execute(
            """select m.id, m.state, m.version, count(e.seq) as events, max(d.name) as name
            from message m join event e on e.subject_uid = m.uid and e.verb <> 'ask'
            join moderator d on d.uid = e.actor
            where m.id in (select value from json_each(?)) group by m.id""",
            (json.dumps(list(won)),),
        ).fetchall()
        assert check(connection).faults == ()
    states = {"ann": State.PUBLISHED, "bo": State.REFUSED}
    versions = dict(contested)
    assert len(stood) == DECISIONS
    for row in stood:
        assert (row["events"], row["name"]) == (1, won[row["id"]])
        assert row["state"] == states[won[row["id"]]]
        assert row["version"] == versions[row["id"]] + 1
    assert set(won.values()) == set(NAMES)
