"""One amendment of many messages: planned without writing, one step, or nothing at all."""

from __future__ import annotations

import pytest
from amendments import (
    ALL,
    MASKING,
    amended,
    correcting,
    do_again,
    look,
    noting,
    take_back,
)
from over_many import carried_out, planned
from standing import faults

from qa_tui.domain.errors import Conflict, QaTuiError
from qa_tui.domain.moderation.batch import Cancelled
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.journal.history import read_events
from qa_tui.store.opening import open_desk


@pytest.mark.parametrize("amendment", ALL.values(), ids=ALL)
def test_plan_writes_nothing_and_tells_of_each(desk, given, dump, amendment) -> None:
    before = dump(desk)
    plan = planned(desk, [*given, given[0], 999], amendment)
    assert dump(desk) == before
    told = [one.message for one in (*plan.planned, *plan.passed_over)]
    assert sorted(told) == sorted([*given, 999])
    assert plan.planned


@pytest.mark.parametrize("amendment", ALL.values(), ids=ALL)
def test_it_is_one_step_back_and_forth_also_after_a_restart(desk, given, clock, amendment) -> None:
    before = look(desk, given)
    done = amended(desk, given, amendment)
    after = look(desk, given)
    changed = {m for m, old, new in zip(given, before, after, strict=True) if old != new}
    with desk.reading() as connection:
        events = [one for one in read_events(connection) if one.batch == done.batch]
    assert [one.verb for one in events] == [amendment.verb] * len(done.messages)
    assert set(done.messages) <= changed
    again = open_desk(desk.path, clock=clock)
    assert set(take_back(again).messages) == set(done.messages)
    assert look(again, given) == before
    assert do_again(again).messages == done.messages
    assert look(again, given) == after
    take_back(again)
    assert look(again, given) == before
    assert faults(again) == ()


@pytest.mark.parametrize("amendment", ALL.values(), ids=ALL)
def test_stopped_before_the_end_nothing_is_written(desk, given, dump, amendment) -> None:
    plan, before = planned(desk, given, amendment), dump(desk)
    for written in range(len(plan.planned) + 1):
        asked = iter([False] * written)
        with pytest.raises(Cancelled):
            carried_out(desk, plan, cancelled=lambda asked=asked: next(asked, True))
        assert dump(desk) == before


def test_stopped_while_it_is_planned(desk, given) -> None:
    with pytest.raises(Cancelled):
        planned(desk, given, MASKING, cancelled=lambda: True)


@pytest.mark.parametrize("amendment", [correcting(topic="Umwelt"), MASKING], ids=["topic", "mask"])
def test_somebody_faster_stops_all_of_it(desk, three, deciding, dump, amendment) -> None:
    plan = planned(desk, three, amendment)
    deciding(three[2], "publish", by="bob")
    before = dump(desk)
    with pytest.raises(Conflict, match="bob"):
        carried_out(desk, plan)
    assert dump(desk) == before


def test_a_note_binds_nothing(desk, three, deciding) -> None:
    plan = planned(desk, three, noting(), versions=dict.fromkeys(three, 1))
    deciding(three[2], "publish", by="bob")
    carried_out(desk, plan)
    assert [notes for *_, notes, _ in look(desk, three)] == [("Rückfrage läuft",)] * 3


def test_progress_tells_of_each(desk, three) -> None:
    told: list[tuple[int, int]] = []
    plan = planned(desk, three, noting(), progress=lambda *step: told.append(step))
    carried_out(desk, plan, progress=lambda *step: told.append(step))
    assert told[:3] == [(1, 3), (2, 3), (3, 3)]
    written = [done for done, every in told[3:] if every == 6]
    assert written[:3] == [1, 2, 3]
    assert written == sorted(written)
    assert written[-1] == 6
    assert len(told) == 3 + len(written)


def test_undo_is_refused_where_somebody_has_worked_on_one_since(desk, three) -> None:
    amended(desk, three, correcting(topic="Umwelt"))
    with desk.writing("bob") as writer:
        decide(writer, Decision(three[1], Verb.PUBLISH))
    before = look(desk, three)
    with pytest.raises(QaTuiError, match="bob"):
        take_back(desk)
    assert look(desk, three) == before
