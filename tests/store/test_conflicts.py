"""Somebody else was faster: told who and when, and nothing is written."""

from __future__ import annotations

import multiprocessing
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import Conflict, StoreError
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import say_error
from qa_tui.store.check import check
from qa_tui.store.decisions import decide
from qa_tui.store.desk import begin_writing
from qa_tui.store.journal.history import read_events
from qa_tui.store.letters.free import send_letter
from qa_tui.store.messages.notes import add_note
from qa_tui.store.opening import open_desk
from qa_tui.store.sqlite import Error, connect, explained, is_busy
from tests.whole_list import read_list

if TYPE_CHECKING:
    from pathlib import Path

RACERS = 4
PATIENCE = 60


def test_version_that_was_read_is_taken(question, deciding) -> None:
    assert deciding(question.message, "publish", version=1).message.version == 2


def test_older_version_is_refused_and_told_who_did_what_when(
    desk, question, deciding, dump, clock
) -> None:
    clock.advance(minutes=5)
    deciding(question.message, "hold", note="x", by="bob")
    before = dump(desk)
    with pytest.raises(Conflict) as conflict:
        deciding(question.message, "publish", version=1)
    said = say_error(conflict.value)
    assert "bob did “Hold” on 2026-11-22 10:35 (version 2, yours 1)" in said
    assert said.endswith("Nothing was written. Read it again and decide anew.")
    assert dump(desk) == before


def test_conflict_comes_before_every_other_complaint(question, deciding) -> None:
    deciding(question.message, "publish", by="bob")
    with pytest.raises(Conflict):
        deciding(question.message, "publish", version=1)


def test_a_note_and_a_letter_are_not_the_change(desk, question, deciding) -> None:
    deciding(question.message, "hold", note="x", by="bob")
    with desk.writing("carla") as writer:
        add_note(writer, question.message, "Rief an.")
        send_letter(writer, question.thread, "asker", "Nachfrage", "Bitte um Geduld.")
    with pytest.raises(Conflict, match="bob did “Hold”"):
        deciding(question.message, "publish", version=1)


@pytest.mark.parametrize("version", [0, 2, -1, 10**12])
def test_version_that_never_was_is_refused(question, deciding, version: int) -> None:
    with pytest.raises(Conflict, match=f"yours {version}"):
        deciding(question.message, "publish", version=version)


def race(path: Path, name: str, start, told) -> None:
    """Decide on everything that is pending, as fast as possible, each at the version read first.

    Runs in a process of its own.
    """
    desk = open_desk(path)
    with desk.reading() as connection:
        lines = read_list(connection, Listing(parse_filter("is:pending"), desk.today))
    start.wait(PATIENCE)
    for line in lines:
        try:
            with desk.writing(name) as writer:
                decision = Decision(
                    line.message, Verb.HOLD, note=f"{name} was first", version=line.version
                )
                decide(writer, decision)
        except Conflict as conflict:
            told.put((name, line.message, str(conflict)))
        else:
            told.put((name, line.message, None))
    told.put((name, None, None))


def test_of_four_processes_exactly_one_decides_each_message(desk, asking) -> None:
    messages = {asking(email=f"asker{n}@example.org").message for n in range(25)}
    context = multiprocessing.get_context("spawn")
    start, told = context.Barrier(RACERS), context.Queue()
    names = [f"racer {n}" for n in range(RACERS)]
    racers = [context.Process(target=race, args=(desk.path, name, start, told)) for name in names]
    for racer in racers:
        racer.start()
    try:
        heard = [told.get(timeout=PATIENCE) for _ in range(RACERS * (len(messages) + 1))]
        for racer in racers:
            racer.join(PATIENCE)
        assert [racer.exitcode for racer in racers] == [0] * RACERS
    finally:
        for racer in racers:
            racer.kill()
            racer.join()
    winners = {message: name for name, message, said in heard if message and said is None}
    losers = [(name, message, said) for name, message, said in heard if said is not None]
    assert set(winners) == messages
    assert len(losers) == len(messages) * (RACERS - 1)
    for name, message, said in losers:
        assert name != winners[message]
        assert f"{winners[message]} did “Hold”" in said
    with desk.reading() as connection:
        assert check(connection).faults == ()
        holds = [event for event in read_events(connection) if event.verb == "hold"]
        notes = connection.execute(
            "select n.message, n.text from note n order by n.message"
        ).fetchall()
    assert {event.subject: event.actor for event in holds} == winners
    assert len(holds) == len(messages)
    assert {row["message"]: row["text"] for row in notes} == {
        message: f"{name} was first" for message, name in winners.items()
    }


def test_writer_waits_only_so_long_for_another(desk) -> None:
    with desk.writing("ann"), closing(connect(desk.path)) as connection:
        with pytest.raises(Error) as busy:
            begin_writing(connection, patience=0)
        assert is_busy(busy.value)
        with pytest.raises(StoreError) as told, explained(desk.path):
            raise busy.value
    assert "Another program has been writing to" in say_error(told.value)
