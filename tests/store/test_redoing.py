"""Redo: what was undone is done again, with its letters; refused where it would overwrite."""

from __future__ import annotations

from datetime import date

import pytest
from standing import faults

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.i18n import say_error
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.lists.lines import count
from qa_tui.store.messages.intake import revise
from qa_tui.store.messages.threads import read_message, read_notes, read_thread
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.redo import Redone, redo_last
from tests.whole_list import read_list

STEPS = [
    ("hold", None, {"note": "x", "wake_on": date(2026, 12, 1)}),
    ("resume", None, {"note": "Geklärt"}),
    ("return", "unsourced", {}),
    ("refuse", "insult", {}),
    ("reopen", None, {}),
    ("publish", None, {}),
    ("remove", "insult", {}),
    ("restore", None, {}),
]


def redo(desk, by: str = "ann") -> Redone:
    """Do again what was taken back last."""
    with desk.writing(by) as writer:
        return redo_last(writer)


def waiting(desk) -> list[str]:
    """The letters that have not been called back."""
    with desk.reading() as connection:
        return sorted(n.template for n in read_notices(connection) if n.recalled_at is None)


def standing(desk, message: int) -> tuple:
    """What a redo has to bring back."""
    with desk.reading() as connection:
        found = read_message(connection, message)
        thread = read_thread(connection, found.thread, desk.today)
        notes = [note.text for note in read_notes(connection, found.thread)]
    return (
        found.state,
        found.wake_on,
        found.text,
        found.revision,
        thread.title,
        thread.public_state,
        notes,
        waiting(desk),
    )


def test_many_steps_are_done_again_one_by_one(desk, question, deciding, undoing) -> None:
    after = []
    for verb, clause, more in STEPS:
        deciding(question.message, verb, clause, **more)
        after.append(standing(desk, question.message))
    for _ in STEPS:
        undoing()
    for (verb, _, _), stood in zip(STEPS, after, strict=True):
        assert redo(desk).verb == verb
        assert standing(desk, question.message) == stood
        assert faults(desk) == ()
    with pytest.raises(NotFound, match="nothing to redo"):
        redo(desk)


def test_undo_and_redo_can_go_on_for_ever(desk, question, deciding, undoing) -> None:
    before = standing(desk, question.message)
    deciding(question.message, "refuse", "insult", note="Beleidigt")
    after = standing(desk, question.message)
    for _ in range(3):
        assert undoing().recalled == 2
        assert standing(desk, question.message) == before
        assert redo(desk).letters == 2
        assert standing(desk, question.message) == after
    assert faults(desk) == ()


def test_redo_is_an_event_that_undoes_the_undo(desk, question, deciding, undoing) -> None:
    deciding(question.message, "refuse", "insult")
    undoing()
    redo(desk)
    with desk.reading() as connection:
        first, undo, again = read_events(connection, question.thread)[-3:]
        line = read_list(connection, Listing(parse_filter("clause:insult"), desk.today))
    assert (again.verb, again.clause, again.undoes) == ("refuse", "insult", undo.seq)
    assert (again.from_state, again.to_state) == (first.from_state, first.to_state)
    assert (first.undone, undo.undone, again.undone) == (True, True, False)
    assert [row.message for row in line] == [question.message]


def test_letters_wait_again_for_their_whole_time(desk, question, deciding, undoing, clock) -> None:
    deciding(question.message, "refuse", "insult")
    undoing()
    clock.advance(hours=3)
    assert redo(desk) == Redone("refuse", (question.message,), 2, 0)
    with desk.reading() as connection:
        letters = [n for n in read_notices(connection) if n.template == "refused"]
    again, first = letters
    assert (again.text, again.subject, again.to) == (first.text, first.subject, first.to)
    assert again.id != first.id
    assert first.recalled_at is not None
    assert (again.recalled_at, again.send_after) == (None, "2026-11-22T12:40:00Z")


def test_letter_that_is_out_is_not_sent_again(desk, question, deciding, undoing) -> None:
    deciding(question.message, "refuse", "insult")
    with desk.writing("ann") as writer:
        writer.connection.execute(
            "update notice set handed_over_at = ? where template = 'refused'", (writer.at,)
        )
    undoing()
    redone = redo(desk)
    assert (redone.letters, redone.gone) == (1, 1)
    assert waiting(desk) == ["forward", "receipt", "refused"]


def test_what_leaves_the_public_again_takes_its_letters_along(
    desk, published, reply, deciding, undoing
) -> None:
    deciding(reply.message, "publish")
    before = waiting(desk)
    deciding(published.message, "remove", "insult", by="bob")
    undoing("bob")
    assert waiting(desk) == before
    redo(desk, "bob")
    assert waiting(desk) == ["receipt", "removed"]
    undoing("bob")
    assert waiting(desk) == before
    undoing("bob")
    redo(desk, "bob")
    assert waiting(desk) == before
    assert faults(desk) == ()


def test_new_words_come_again_with_the_title(desk, question, undoing) -> None:
    with desk.writing("ann") as writer:
        revise(writer, question.message, "Wann fliegt der Zeppelin?", "Andere Quelle")
    after = standing(desk, question.message)
    undoing()
    redo(desk)
    assert standing(desk, question.message) == after
    with desk.reading() as connection:
        assert count(connection, Listing(parse_filter("zeppelin"), desk.today)) == 1
        assert count(connection, Listing(parse_filter("nachtbus"), desk.today)) == 0
    assert faults(desk) == ()


def test_question_that_was_taken_back_is_taken_in_again(desk, question, undoing, deciding) -> None:
    undoing()
    assert redo(desk) == Redone("ask", (question.message,), 1, 0)
    deciding(question.message, "publish")
    assert waiting(desk) == ["forward", "published", "receipt"]
    assert faults(desk) == ()


def test_answer_is_not_taken_in_again_to_what_is_not_public(
    desk, published, reply, undoing, deciding
) -> None:
    undoing()
    deciding(published.message, "remove", "insult", by="bob")
    with pytest.raises(Refused, match="cannot be answered"):
        redo(desk)
    undoing("bob")
    assert redo(desk).verb == "answer"
    assert faults(desk) == ()


def test_rules_hold_for_a_redo_too(desk, published, reply, deciding, undoing) -> None:
    deciding(reply.message, "publish")
    undoing()
    deciding(published.message, "remove", "insult", by="bob")
    with pytest.raises(Refused, match="its question"):
        redo(desk)


def test_nothing_is_done_again_after_something_else(desk, asking, deciding, undoing, dump) -> None:
    first, second = asking(email="a@example.org"), asking(email="b@example.org")
    deciding(first.message, "publish", by="bob")
    undoing("bob")
    deciding(second.message, "hold", note="x", by="bob")
    before = dump(desk)
    with pytest.raises(Refused, match="you have done “Hold” since"):
        redo(desk, "bob")
    assert dump(desk) == before
    undoing("bob")
    assert redo(desk, "bob").messages == (second.message,)


def test_work_of_others_on_other_things_does_not_matter(desk, asking, deciding, undoing) -> None:
    first, second = asking(email="a@example.org"), asking(email="b@example.org")
    deciding(first.message, "publish", by="bob")
    undoing("bob")
    deciding(second.message, "publish", by="carla")
    assert redo(desk, "bob").messages == (first.message,)


def test_refused_where_the_message_changed_since(
    desk, question, deciding, undoing, clock, dump
) -> None:
    deciding(question.message, "publish", by="bob")
    undoing("bob")
    clock.advance(hours=2)
    deciding(question.message, "refuse", "insult", by="carla")
    before = dump(desk)
    with pytest.raises(Refused) as refused:
        redo(desk, "bob")
    assert say_error(refused.value) == (
        "“Publish” cannot be done again: carla has done “Refuse” to it since, "
        "on 2026-11-22 12:30. Decide anew."
    )
    assert dump(desk) == before
    undoing("carla")
    assert redo(desk, "bob").verb == "publish"
    assert faults(desk) == ()


def test_refused_where_an_earlier_step_was_taken_back_since(
    desk, question, deciding, undoing
) -> None:
    deciding(question.message, "hold", note="x", by="carla")
    deciding(question.message, "resume", by="bob")
    undoing("bob")
    undoing("carla")
    with pytest.raises(Refused, match="carla has done “Undo”"):
        redo(desk, "bob")


def test_redo_after_a_restart(desk, question, deciding, undoing) -> None:
    deciding(question.message, "publish", by="bob")
    undoing("bob")
    again = open_desk(desk.path)
    assert redo(again, "bob").verb == "publish"
    assert faults(again) == ()
