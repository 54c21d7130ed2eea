"""Undo: an event that undoes an event, many steps deep, and refused where it would overwrite."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from standing import faults

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import PublicState, State
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import say_error
from qa_tui.store.decisions import decide
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.journal.history import read_events
from qa_tui.store.lists.lines import count
from qa_tui.store.messages.fields import apply_changes
from qa_tui.store.messages.intake import revise
from qa_tui.store.messages.threads import read_message, read_notes, read_thread, uid_of
from qa_tui.store.opening import open_desk
from tests.whole_list import read_list

STEPS = [
    ("hold", None, {"note": "x", "wake_on": date(2026, 12, 1)}),
    ("resume", None, {}),
    ("return", "unsourced", {}),
    ("refuse", "insult", {}),
    ("reopen", None, {}),
    ("publish", None, {}),
    ("remove", "insult", {}),
    ("restore", None, {}),
]


def snapshot(desk, message: int) -> tuple:
    """What an undo has to bring back."""
    with desk.reading() as connection:
        found = read_message(connection, message)
        thread = read_thread(connection, found.thread, desk.today)
    return (
        found.state,
        found.wake_on,
        found.text,
        found.background,
        found.revision,
        thread.title,
        thread.public_state,
    )


def test_many_steps_are_taken_back_one_by_one(desk, question, deciding, undoing) -> None:
    before = []
    for verb, clause, more in STEPS:
        before.append(snapshot(desk, question.message))
        deciding(question.message, verb, clause, **more)
    version = len(STEPS) + 1
    for verb, _, _ in reversed(STEPS):
        undone = undoing()
        version += 1
        assert (undone.verb, undone.messages) == (verb, (question.message,))
        assert snapshot(desk, question.message) == before.pop()
        assert faults(desk) == ()
        with desk.reading() as connection:
            assert read_message(connection, question.message).version == version
    with desk.reading() as connection:
        events = read_events(connection, question.thread)
    assert [event.verb for event in events].count("undo") == len(STEPS)
    undoes = [event.undoes for event in events if event.verb == "undo"]
    assert undoes == sorted(undoes, reverse=True)
    assert all(event.undone for event in events if event.seq in undoes)


def test_after_undo_one_can_decide_anew(desk, question, deciding, undoing) -> None:
    deciding(question.message, "refuse", "insult")
    undoing()
    deciding(question.message, "publish")
    assert snapshot(desk, question.message)[0] is State.PUBLISHED
    assert undoing().verb == "publish"
    assert snapshot(desk, question.message)[0] is State.PENDING


def test_note_of_an_undone_step_is_gone(desk, question, deciding, undoing) -> None:
    def notes() -> list[str]:
        with desk.reading() as connection:
            return [note.text for note in read_notes(connection, question.thread)]

    deciding(question.message, "hold", note="Rückfrage")
    deciding(question.message, "resume", note="Geklärt")
    assert notes() == ["Rückfrage", "Geklärt"]
    undoing()
    assert notes() == ["Rückfrage"]
    undoing()
    assert notes() == []


def test_nothing_of_ones_own_is_told(desk, question, deciding, undoing, dump) -> None:
    deciding(question.message, "publish", by="bob")
    before = dump(desk)
    with pytest.raises(NotFound, match="You have nothing"):
        undoing("carla")
    assert dump(desk) == before


def test_only_ones_own_is_taken_back(desk, asking, deciding, undoing) -> None:
    first, second = asking(email="a@example.org"), asking(email="b@example.org")
    deciding(first.message, "publish", by="bob")
    deciding(second.message, "publish", by="carla")
    assert undoing("bob").messages == (first.message,)
    assert snapshot(desk, second.message)[0] is State.PUBLISHED


def test_refused_when_somebody_worked_on_it_since(
    desk, question, deciding, undoing, clock, dump
) -> None:
    deciding(question.message, "publish", by="bob")
    clock.advance(hours=2)
    deciding(question.message, "remove", "insult", by="carla")
    before = dump(desk)
    with pytest.raises(Refused) as refused:
        undoing("bob")
    assert say_error(refused.value) == (
        "“Publish” cannot be undone: carla has done “Remove” to it since, on 2026-11-22 12:30. "
        "Ask them to undo theirs first, or decide anew."
    )
    assert dump(desk) == before
    undoing("carla")
    assert undoing("bob").verb == "publish"
    assert snapshot(desk, question.message)[0] is State.PENDING
    assert faults(desk) == ()


def test_work_on_another_message_does_not_matter(desk, question, reply, deciding, undoing) -> None:
    deciding(reply.message, "publish", by="carla")
    assert undoing("bob").messages == (question.message,)
    with desk.reading() as connection:
        thread = read_thread(connection, question.thread, desk.today)
    assert thread.public_state is PublicState.NOT_PUBLIC
    assert [message.state for message in thread.messages] == [State.PENDING, State.PUBLISHED]
    assert faults(desk) == ()


def test_new_words_are_taken_back_with_the_title(desk, question, undoing) -> None:
    before = snapshot(desk, question.message)
    with desk.writing("ann") as writer:
        revise(writer, question.message, "Wann fliegt der Zeppelin?", "Andere Quelle")
    assert undoing().verb == "revise"
    assert snapshot(desk, question.message) == before
    with desk.reading() as connection:
        assert count(connection, Listing(parse_filter("zeppelin"), desk.today)) == 0
        assert count(connection, Listing(parse_filter("nachtbus"), desk.today)) == 1
    with desk.writing("ann") as writer:
        assert revise(writer, question.message, "Wann denn?").message.revision == 3
    assert faults(desk) == ()


def test_question_that_was_taken_in_is_taken_back(desk, question, undoing) -> None:
    undone = undoing()
    assert (undone.verb, undone.messages, undone.recalled) == ("ask", (), 1)
    with desk.reading() as connection:
        with pytest.raises(NotFound, match="was taken back"):
            read_thread(connection, question.thread, desk.today)
        assert count(connection, Listing(parse_filter(""), desk.today)) == 0
        assert count(connection, Listing(parse_filter("is:pending"), desk.today)) == 0
        assert count(connection, Listing(parse_filter("nachtbus"), desk.today)) == 0
        with pytest.raises(NotFound):
            read_thread(connection, question.thread, desk.today, public_only=True)
    assert faults(desk) == ()


def test_what_was_taken_back_cannot_be_decided_on(question, undoing, deciding) -> None:
    undoing()
    with pytest.raises(NotFound, match="was taken back"):
        deciding(question.message, "publish")


def test_question_that_somebody_decided_on_stays(question, deciding, undoing) -> None:
    deciding(question.message, "hold", note="x", by="bob")
    with pytest.raises(Refused, match="bob has done “Hold”"):
        undoing("ann")


def test_answer_that_was_taken_in_is_taken_back(desk, reply, undoing, deciding) -> None:
    assert undoing().verb == "answer"
    with desk.reading() as connection:
        thread = read_thread(connection, reply.thread, desk.today)
        assert len(thread.messages) == 1
        assert not thread.withdrawn
        assert thread.public_state is PublicState.WAITING
        assert count(connection, Listing(parse_filter("is:answer"), desk.today)) == 0
        assert count(connection, Listing(parse_filter("mai"), desk.today)) == 0
    with pytest.raises(NotFound, match="was taken back"):
        deciding(reply.message, "publish")
    assert faults(desk) == ()


UNDOING = """
import sys
from pathlib import Path
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.undo import undo_last
desk = open_desk(Path(sys.argv[1]))
with desk.writing(sys.argv[2]) as writer:
    print(undo_last(writer))
"""


def test_another_process_can_take_it_back(desk, question, deciding) -> None:
    before = snapshot(desk, question.message)
    deciding(question.message, "refuse", "insult", by="bob")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", UNDOING, str(desk.path), "bob"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == (
        f"Undone(verb='refuse', messages=({question.message},), recalled=2, gone=0)\n"
    )
    assert snapshot(desk, question.message) == before
    assert faults(open_desk(desk.path)) == ()


def decide_as_batch(desk, messages: list[int]) -> None:
    """Hold several messages as one step."""
    with desk.writing("ann") as writer:
        batch = writer.uid()
        for message in messages:
            found = read_message(writer.connection, message)
            uid = uid_of(writer.connection, message)
            append(
                writer,
                Entry("hold", "message", uid, found.state, State.HELD, batch=batch),
            )
            apply_changes(writer, found, State.HELD, ())


def test_batch_is_taken_back_as_one_step(desk, asking, undoing) -> None:
    messages = [asking(email=f"a{n}@example.org").message for n in range(3)]
    decide_as_batch(desk, messages)
    undone = undoing()
    assert sorted(undone.messages) == messages
    assert {snapshot(desk, message)[0] for message in messages} == {State.PENDING}
    with desk.reading() as connection:
        events = [event for event in read_events(connection) if event.verb == "undo"]
        assert len(read_list(connection, Listing(parse_filter("is:pending"), desk.today))) == 3
    assert len(events) == 3
    assert len({event.batch for event in events}) == 1
    assert faults(desk) == ()
    assert undoing().verb == "ask"


def test_batch_of_which_one_was_touched_stays_whole(desk, asking, undoing, dump) -> None:
    messages = [asking(email=f"a{n}@example.org").message for n in range(3)]
    decide_as_batch(desk, messages)
    with desk.writing("bob") as writer:
        decide(writer, Decision(messages[1], Verb.RESUME))
    before = dump(desk)
    with pytest.raises(Refused, match="bob has done “Resume”"):
        undoing()
    assert dump(desk) == before


def test_what_a_newer_program_did_is_refused(desk, undoing, dump) -> None:
    with desk.writing("ann") as writer:
        append(writer, Entry("rename", "desk", writer.desk))
    before = dump(desk)
    with pytest.raises(Refused, match="“rename” cannot be undone"):
        undoing()
    assert dump(desk) == before
