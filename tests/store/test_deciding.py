"""Every verb, end to end: state, event, note and letters, to whom."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import qa_tui
from qa_tui.domain.errors import NotFound, Refused, WrongUsage
from qa_tui.domain.records import PublicState, State
from qa_tui.domain.workflow import Verb, current_state
from qa_tui.i18n import say_error
from qa_tui.resources import data_path
from qa_tui.store.check import check
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.messages.threads import read_message, read_thread

ASKER, REPRESENTATIVE = ("asker", "Ole Ahlers"), ("representative", "Ada Amt")

# What leads to the state, the decision, the state after it, and the letters with whom they are for.
QUESTION_CASES = {
    "publish": (
        [],
        ("publish", None, ""),
        "published",
        [("published", ASKER), ("forward", REPRESENTATIVE)],
    ),
    "publish from hold": (
        [("hold", None, "Rückfrage")],
        ("publish", None, ""),
        "published",
        [("published", ASKER), ("forward", REPRESENTATIVE)],
    ),
    "publish what was sent back": (
        [("return", "insult", "")],
        ("publish", None, ""),
        "published",
        [("published", ASKER), ("forward", REPRESENTATIVE)],
    ),
    "refuse": (
        [],
        ("refuse", "insult", ""),
        "refused",
        [("refused", ASKER), ("forward", REPRESENTATIVE)],
    ),
    "refuse spam": ([], ("refuse", "spam", ""), "refused", [("refused", ASKER)]),
    "refuse the anonymous": ([], ("refuse", "anonymous", ""), "refused", [("refused", ASKER)]),
    "send back": ([], ("return", "insult", ""), "returned", [("return", ASKER)]),
    "send back with words": ([], ("return", None, "Kürzer."), "returned", [("return", ASKER)]),
    "hold": ([], ("hold", None, "Rückfrage"), "held", []),
    "resume": ([("hold", None, "Rückfrage")], ("resume", None, ""), "pending", []),
    "reopen": ([("refuse", "spam", "")], ("reopen", None, ""), "pending", [("reopened", ASKER)]),
    "remove": (
        [("publish", None, "")],
        ("remove", "private-life", ""),
        "removed",
        [("removed", ASKER)],
    ),
    "restore": (
        [("publish", None, ""), ("remove", "insult", "")],
        ("restore", None, ""),
        "published",
        [("restored", ASKER)],
    ),
}

ANSWER_CASES = {
    "publish": ([], ("publish", None, ""), "published", [("answered", ASKER)]),
    "refuse": (
        [],
        ("refuse", "auto-reply", ""),
        "refused",
        [("answer-refused", REPRESENTATIVE)],
    ),
    "send back": (
        [],
        ("return", "unsourced", ""),
        "returned",
        [("answer-return", REPRESENTATIVE)],
    ),
    "hold": ([], ("hold", None, "Rückfrage"), "held", []),
    "resume": ([("hold", None, "Rückfrage")], ("resume", None, ""), "pending", []),
    "reopen": (
        [("refuse", "insult", "")],
        ("reopen", None, ""),
        "pending",
        [("answer-reopened", REPRESENTATIVE)],
    ),
    "remove": (
        [("publish", None, "")],
        ("remove", "insult", ""),
        "removed",
        [("answer-removed", REPRESENTATIVE)],
    ),
    "restore": (
        [("publish", None, ""), ("remove", "insult", "")],
        ("restore", None, ""),
        "published",
        [("answer-restored", REPRESENTATIVE)],
    ),
}


def play(desk, deciding, message: int, steps, last):
    """Take some steps, then one more; what that one led to, with its letters and its event."""
    for verb, clause, note in steps:
        deciding(message, verb, clause, note=note)
    with desk.reading() as connection:
        before = {notice.id for notice in read_notices(connection)}
    verb, clause, note = last
    decided = deciding(message, verb, clause, note=note, by="bob")
    with desk.reading() as connection:
        letters = [
            (notice.template, (notice.to_kind, notice.to))
            for notice in reversed(read_notices(connection))
            if notice.id not in before
        ]
        event = read_events(connection, limit=1)[0]
        assert check(connection).faults == ()
    return decided, letters, event


@pytest.mark.parametrize(
    ("steps", "last", "after", "letters"), QUESTION_CASES.values(), ids=QUESTION_CASES
)
def test_question(desk, question, deciding, steps, last, after, letters) -> None:
    decided, posted, event = play(desk, deciding, question.message, steps, last)
    assert decided.message.state == after
    assert posted == letters
    assert decided.letters == tuple(template for template, _ in letters)
    assert (event.seq, event.actor, event.verb) == (decided.seq, "bob", last[0])
    assert (event.from_state, event.to_state, event.clause) == (decided.before, after, last[1])
    assert decided.message.version == len(steps) + 2


@pytest.mark.parametrize(
    ("steps", "last", "after", "letters"), ANSWER_CASES.values(), ids=ANSWER_CASES
)
def test_answer(desk, reply, deciding, steps, last, after, letters) -> None:
    decided, posted, event = play(desk, deciding, reply.message, steps, last)
    assert decided.message.state == after
    assert posted == letters
    assert (event.verb, event.subject, event.thread) == (last[0], reply.message, reply.thread)
    assert (event.from_state, event.to_state, event.clause) == (decided.before, after, last[1])


def test_held_message_comes_back_on_its_day_without_a_write(
    desk, question, deciding, clock
) -> None:
    day = date(2026, 11, 24)
    deciding(question.message, "hold", note="x", wake_on=day)
    with desk.reading() as connection:
        held = read_message(connection, question.message)
    assert (held.state, held.wake_on) == (State.HELD, "2026-11-24")
    with pytest.raises(Refused, match="is on hold"):
        deciding(question.message, "hold", note="y")
    clock.advance(days=1, hours=13, minutes=29)  # 23:59 in Berlin
    assert current_state(held.state, held.wake_on, desk.today) is State.HELD
    clock.advance(minutes=1)
    assert current_state(held.state, held.wake_on, desk.today) is State.PENDING
    again = deciding(question.message, "hold", note="y", wake_on=day + timedelta(days=7))
    assert (again.before, again.message.wake_on) == (State.HELD, "2026-12-01")
    published = deciding(question.message, "publish")
    assert published.message.wake_on is None


def test_answer_is_published_only_while_its_question_is(desk, question, reply, deciding) -> None:
    deciding(question.message, "remove", "insult")
    with pytest.raises(Refused) as refused:
        deciding(reply.message, "publish")
    assert f"its question (message {question.message}) is removed" in say_error(refused.value)
    deciding(question.message, "restore")
    assert deciding(reply.message, "publish").message.state is State.PUBLISHED


def test_taking_a_question_off_leaves_the_states_of_its_answers(
    desk, question, reply, deciding
) -> None:
    deciding(reply.message, "publish")
    deciding(question.message, "remove", "insult")
    with desk.reading() as connection:
        thread = read_thread(connection, question.thread, desk.today)
        assert thread.public_state is PublicState.REMOVED
        assert [message.state for message in thread.messages] == [State.REMOVED, State.PUBLISHED]
        with pytest.raises(NotFound):
            read_thread(connection, question.thread, desk.today, public_only=True)
    deciding(question.message, "restore")
    with desk.reading() as connection:
        thread = read_thread(connection, question.thread, desk.today, public_only=True)
    assert thread.public_state is PublicState.ANSWERED


@pytest.mark.parametrize("verb", Verb)
def test_unknown_message_is_not_found(deciding, verb: Verb) -> None:
    with pytest.raises(NotFound, match="No message has the id 99"):
        deciding(99, verb, "insult", note="x", text="x")


@pytest.mark.parametrize(
    ("verb", "clause", "error"),
    [
        ("refuse", None, WrongUsage),
        ("refuse", "nothing", WrongUsage),
        ("refuse", "misdirected", WrongUsage),
        ("return", None, WrongUsage),
        ("hold", None, WrongUsage),
        ("publish", "insult", WrongUsage),
        ("remove", "insult", Refused),
        ("reopen", None, Refused),
        ("restore", None, Refused),
        ("resume", None, Refused),
    ],
)
def test_what_is_refused_leaves_nothing_behind(desk, question, deciding, dump, verb, clause, error):
    before = dump(desk)
    with pytest.raises(error):
        deciding(question.message, verb, clause, by="somebody new")
    assert dump(desk) == before


BREAKING = """
import sys
from pathlib import Path
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.errors import Refused
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.opening import open_desk
desk = open_desk(Path(sys.argv[1]))
try:
    with desk.writing("carla") as writer:
        decide(writer, Decision(int(sys.argv[2]), Verb.REFUSE, "insult", note="x"))
except Refused as refused:
    print(refused)
"""


@pytest.mark.parametrize("name", ["refused", "forward"])
def test_letter_that_cannot_be_written_stops_the_whole_decision(
    desk, question, dump, tmp_path, name: str
) -> None:
    """A whole copy of the program, in which a template has a variable that nobody knows."""
    package = Path(qa_tui.__file__).parent
    shutil.copytree(package, tmp_path / "qa_tui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(data_path(), tmp_path / "data")
    template = tmp_path / "data" / "letters" / "de" / f"{name}.txt"
    template.write_text(template.read_text("utf-8") + "\n$nobody\n", "utf-8")
    line = len(template.read_text("utf-8").splitlines())
    before = dump(desk)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BREAKING, str(desk.path), str(question.message)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stderr == ""
    assert f"“de/{name}.txt” cannot be written: line {line}" in done.stdout
    assert "“nobody”" in done.stdout
    assert dump(desk) == before
