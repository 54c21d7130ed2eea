"""Several steps, somebody else's, or one among many are taken back."""

from __future__ import annotations

import pytest
from standing import faults
from test_redoing import redo

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.records import State
from qa_tui.store.journal.history import read_events
from qa_tui.store.messages.threads import read_message
from qa_tui.store.undo.undo import undo_down_to, undo_event, undo_steps


def state(desk, message: int) -> State:
    """The state of a message."""
    with desk.reading() as connection:
        return read_message(connection, message).state


def test_several_steps_are_taken_back_at_once_or_none(desk, question, deciding, dump) -> None:
    deciding(question.message, "hold", note="x", by="bob")
    deciding(question.message, "resume", by="bob")
    before = dump(desk)
    with pytest.raises(NotFound, match="Only 2 steps"), desk.writing("bob") as writer:
        undo_steps(writer, 3)
    assert dump(desk)["event"] == before["event"]
    with desk.writing("bob") as writer:
        assert [undone.verb for undone in undo_steps(writer, 2)] == ["resume", "hold"]
    assert redo(desk, "bob").verb == "hold"
    assert redo(desk, "bob").verb == "resume"


def test_somebody_elses_step_is_taken_back_by_name(desk, question, deciding) -> None:
    deciding(question.message, "publish", by="bob")
    with desk.writing("ann") as writer, pytest.raises(NotFound, match="“nobody”"):
        undo_steps(writer, 1, "nobody")
    with desk.writing("ann") as writer:
        undo_steps(writer, 1, "bob")
    assert state(desk, question.message) is State.PENDING
    with pytest.raises(NotFound):
        redo(desk, "bob")
    assert redo(desk).verb == "publish"
    with desk.reading() as connection:
        assert {event.actor for event in read_events(connection, question.thread)[-2:]} == {"ann"}


def test_one_step_among_many_is_taken_back(desk, asking, deciding) -> None:
    messages = [asking(email=f"a{n}@example.org").message for n in range(3)]
    seqs = [deciding(message, "publish", by="bob").seq for message in messages]
    with desk.writing("bob") as writer:
        assert undo_event(writer, seqs[1]).messages == (messages[1],)
    assert [state(desk, message) for message in messages] == [
        State.PUBLISHED,
        State.PENDING,
        State.PUBLISHED,
    ]
    for wrong, words in ((seqs[1], "already undone"), (10_000, "no event")):
        with desk.writing("bob") as writer, pytest.raises((NotFound, Refused), match=words):
            undo_event(writer, wrong)
    with desk.writing("ann") as writer, pytest.raises(Refused, match="is bob's"):
        undo_event(writer, seqs[0])
    with desk.writing("ann") as writer:
        undo_event(writer, seqs[0], "bob")
    assert faults(desk) == ()


def test_step_that_was_built_upon_cannot_be_taken_back_alone(desk, question, deciding) -> None:
    seq = deciding(question.message, "hold", note="x").seq
    deciding(question.message, "resume")
    with desk.writing("ann") as writer, pytest.raises(Refused, match="ann has done “Resume”"):
        undo_event(writer, seq)
    with desk.writing("ann") as writer:
        assert [undone.verb for undone in undo_down_to(writer, seq)] == ["resume", "hold"]
    assert state(desk, question.message) is State.PENDING
