"""The outbox: where letters are, calling them back, letting them go, and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.letters.outbox import LetterState, letter_state, remaining
from qa_tui.store.check import check
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.letters.handover import mark_handed_over, ready_letters
from qa_tui.store.letters.outbox import count_letters, letter_ids, read_letters, read_letters_at
from qa_tui.store.letters.steps import call_back, send_now, wait_again
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from qa_tui.domain.records import Event, Notice
    from qa_tui.store.desk import Desk
    from qa_tui.store.messages.intake import Taken

W, R, C, H = LetterState


def letters(desk: Desk) -> tuple[Notice, ...]:
    with desk.reading() as connection:
        return read_notices(connection)


def at(desk: Desk) -> dict[int, LetterState]:
    return {notice.id: letter_state(notice, desk.clock()) for notice in letters(desk)}


def act(desk: Desk, step: Callable[..., object], *ids: int, by: str = "ann") -> None:
    with desk.writing(by) as writer:
        step(writer, ids)


def undo(desk: Desk, by: str = "ann"):
    with desk.writing(by) as writer:
        return undo_last(writer)


def last_event(desk: Desk) -> Event:
    with desk.reading() as connection:
        return read_events(connection)[-1]


def ready(desk: Desk) -> list[int]:
    with desk.reading() as connection:
        return [letter.id for letter in ready_letters(connection, desk.clock())]


def test_a_letter_waits_then_is_ready(desk: Desk, question: Taken, clock: Clock) -> None:
    assert at(desk) == {1: W}
    assert ready(desk) == []
    clock.advance(minutes=10, seconds=-1)
    assert at(desk) == {1: W}
    assert str(remaining(letters(desk)[0], clock())) == "1 min"
    clock.advance(seconds=1)
    assert at(desk) == {1: R}
    assert ready(desk) == [1]


def test_groups_are_counted_and_listed_newest_first(
    desk: Desk, published: Taken, clock: Clock
) -> None:
    act(desk, call_back, 2)
    act(desk, send_now, 1)
    with desk.writing("ann") as writer:
        mark_handed_over(writer, [1])
    clock.advance(minutes=10)
    with desk.reading() as connection:
        now = clock()
        assert count_letters(connection, now) == {W: 0, R: 1, C: 1, H: 1}
        for place, found in ((W, []), (R, [3]), (C, [2]), (H, [1])):
            assert list(letter_ids(connection, place, now)) == found
            assert [letter.id for letter in read_letters_at(connection, place, now)] == found
        everything = read_letters(connection, [1, 2, 3, 99])
    assert sorted(everything) == [1, 2, 3]


def test_first_and_last_ids_of_a_group(desk: Desk, asking, clock: Clock) -> None:
    for number in range(5):
        asking(email=f"ole{number}@example.org")
    with desk.reading() as connection:
        assert list(letter_ids(connection, W, clock(), 2)) == [5, 4]
        assert list(letter_ids(connection, W, clock(), 2, oldest=True)) == [2, 1]


def test_a_letter_called_back_does_not_leave(desk: Desk, question: Taken, clock: Clock) -> None:
    act(desk, call_back, 1)

    clock.advance(hours=1)
    assert at(desk) == {1: C}
    assert ready(desk) == []
    event = last_event(desk)
    assert (event.verb, event.subject_kind, event.subject) == ("recall", "message", 1)
    assert (event.from_state, event.to_state) == (None, None)


def test_it_waits_again_for_the_whole_time(desk: Desk, question: Taken, clock: Clock) -> None:
    act(desk, call_back, 1)
    clock.advance(hours=1)
    act(desk, wait_again, 1)

    assert at(desk) == {1: W}
    assert last_event(desk).verb == "wait-again"
    clock.advance(minutes=10)
    assert ready(desk) == [1]


def test_it_leaves_without_waiting(desk: Desk, question: Taken) -> None:
    act(desk, send_now, 1)

    assert at(desk) == {1: R}
    assert ready(desk) == [1]
    assert last_event(desk).verb == "send-now"


@pytest.mark.parametrize("steps", [[call_back], [send_now], [call_back, wait_again]])
def test_every_step_can_be_taken_back_and_done_again(
    desk: Desk, question: Taken, clock: Clock, steps
) -> None:
    seen = [letters(desk)]
    for step in steps:
        clock.advance(seconds=5)
        act(desk, step, 1)
        seen.append(letters(desk))
    for before in reversed(seen[:-1]):
        assert undo(desk).messages == (question.message,)
        assert letters(desk) == before
    for after in seen[1:]:
        with desk.writing("ann") as writer:
            redo_last(writer)
        assert letters(desk) == after
    with desk.reading() as connection:
        assert check(connection).faults == ()


def test_letters_of_several_messages_are_one_step(desk: Desk, published: Taken, asking) -> None:
    asking(email="uta@example.org")
    act(desk, call_back, 1, 2, 3, 4)

    assert set(at(desk).values()) == {C}
    assert last_event(desk).batch
    assert undo(desk).messages
    assert set(at(desk).values()) == {W}


def test_all_letters_or_none(desk: Desk, published: Taken) -> None:
    act(desk, call_back, 2)
    before = letters(desk)
    with pytest.raises(Refused, match="Letter 2: Called back"):
        act(desk, call_back, 1, 2)
    with pytest.raises(NotFound, match="no letter 99"):
        act(desk, call_back, 1, 99)
    assert letters(desk) == before


def test_what_is_out_stays_out(desk: Desk, question: Taken) -> None:
    act(desk, send_now, 1)
    with desk.writing("ann") as writer:
        mark_handed_over(writer, [1])
    for step in (call_back, wait_again, send_now):
        with pytest.raises(Refused, match="Handed over"):
            act(desk, step, 1)
    undone = undo(desk)
    assert (undone.verb, undone.recalled, undone.gone) == ("send-now", 0, 1)
    assert at(desk) == {1: H}


def test_a_letter_about_an_undone_step_cannot_wait_again(
    desk: Desk, published: Taken, clock: Clock
) -> None:
    undo(desk, "bob")
    assert at(desk) == {1: W, 2: C, 3: C}

    with pytest.raises(Refused, match="was undone"):
        act(desk, wait_again, 2)
    clock.advance(hours=1)
    assert ready(desk) == [1]


def test_calling_a_letter_back_binds_no_decision(desk: Desk, published: Taken) -> None:
    act(desk, call_back, 2, by="ann")
    assert undo(desk, "bob").verb == "publish"

    with pytest.raises(Refused, match="was undone"):
        undo(desk, "ann")


def test_a_letter_about_what_is_not_public_any_more_cannot_wait_again(
    desk: Desk, published: Taken, deciding
) -> None:
    act(desk, call_back, 2)
    deciding(published.message, "remove", "insult")
    with pytest.raises(Refused, match="no longer public"):
        act(desk, wait_again, 2)

    deciding(published.message, "restore")
    act(desk, wait_again, 2)
    assert at(desk)[2] is W


def test_what_was_called_back_by_hand_stays_so_when_its_question_is_public_again(
    desk: Desk, reply: Taken, deciding
) -> None:
    deciding(reply.message, "publish")
    (answered,) = [one.id for one in letters(desk) if one.template == "answered"]
    act(desk, call_back, answered)
    question = reply.message - 1
    deciding(question, "remove", "insult")
    deciding(question, "restore")

    assert at(desk)[answered] is C


def test_a_step_done_again_keeps_what_was_called_back_by_hand(
    desk: Desk, question: Taken, deciding
) -> None:
    deciding(question.message, "publish")
    act(desk, call_back, 2)
    undo(desk)
    undo(desk)
    for _ in range(2):
        with desk.writing("ann") as writer:
            redo_last(writer)

    assert [one.template for one in letters(desk) if at(desk)[one.id] is W] == [
        "forward",
        "receipt",
    ]


def test_an_erased_person_and_a_thread_taken_back_get_nothing(
    desk: Desk, asking, clock: Clock
) -> None:
    asking()
    asking(email="uta@example.org")
    clock.advance(hours=1)
    with desk.writing("ann") as writer:
        writer.connection.execute("update thread set withdrawn = 1 where id = 1")
        writer.connection.execute(
            "update asker set erased_at = ?, email = null where id = 2", (writer.at,)
        )
    with desk.reading() as connection:
        (left,) = ready_letters(connection, clock())
    assert (left.id, left.email) == (2, None)


def test_ready_by_a_moment(desk: Desk, asking, clock: Clock) -> None:
    asking()
    clock.advance(minutes=5)
    asking(email="uta@example.org")
    clock.advance(minutes=5)
    moment = clock()
    clock.advance(hours=1)
    with desk.reading() as connection:
        assert [letter.id for letter in ready_letters(connection, moment)] == [1]
        assert [letter.id for letter in ready_letters(connection, clock())] == [1, 2]
