"""One decision on many messages: planned without writing, carried out as one step or not at all."""

from __future__ import annotations

import pytest
from over_many import carried_out, planned
from standing import faults

from qa_tui.domain.errors import Conflict, Refused, WrongUsage
from qa_tui.domain.letters.letters import Letter
from qa_tui.domain.moderation.batch import MOST, Cancelled
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import say
from qa_tui.store.decisions import decide
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.messages.threads import read_message, read_notes
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last


def template(verb: str, clause: str | None = None, **more) -> Decision:
    """A decision on no message in particular."""
    return Decision(0, Verb(verb), clause, **more)


def states(desk, messages) -> list[State]:
    """The states of messages."""
    with desk.reading() as connection:
        return [read_message(connection, message).state for message in messages]


@pytest.fixture
def three(asking) -> list[int]:
    """Three questions of three people that wait for a decision."""
    return [asking(email=f"a{n}@example.org", first_name=f"Ole{n}").message for n in range(3)]


def test_plan_writes_nothing_and_says_what_would_happen(desk, three, dump, deciding) -> None:
    deciding(three[1], "refuse", "insult")
    before = dump(desk)
    plan = planned(desk, [*three, three[0], 999], template("publish"))
    assert dump(desk) == before
    assert [(one.message, one.before, one.after) for one in plan.planned] == [
        (three[0], State.PENDING, State.PUBLISHED),
        (three[2], State.PENDING, State.PUBLISHED),
    ]
    assert [one.message for one in plan.passed_over] == [three[1], 999]
    assert {say(group): count for group, count in plan.groups} == {
        "refused: not possible from there": 1,
        "taken back, or not there": 1,
    }


def test_each_letter_is_written_for_itself(desk, three) -> None:
    plan = planned(desk, three, template("refuse", "insult"))
    letters = [letter for _, letter in plan.letters if letter.template == "refused"]
    assert [letter.to for letter in letters] == ["Ole0 Ahlers", "Ole1 Ahlers", "Ole2 Ahlers"]
    for number, letter in enumerate(letters):
        assert f"Ole{number}" in letter.letter.text
    forwarded = [letter.to for _, letter in plan.letters if letter.template == "forward"]
    assert forwarded == ["Ada Amt"] * 3
    batched = carried_out(desk, plan)
    assert batched.letters == 6
    with desk.reading() as connection:
        sent = [n.text for n in reversed(read_notices(connection)) if n.template == "refused"]
    assert sent == [letter.letter.text for letter in letters]


def test_batch_is_one_step(desk, three) -> None:
    plan = planned(desk, three, template("hold", note="Rückfrage"))
    batched = carried_out(desk, plan)
    assert batched.messages == tuple(three)
    assert states(desk, three) == [State.HELD] * 3
    with desk.reading() as connection:
        events = read_events(connection)[-3:]
        notes = [read_notes(connection, thread)[0].text for thread in (1, 2, 3)]
    assert {event.batch for event in events} == {batched.batch}
    assert notes == ["Rückfrage"] * 3
    with desk.writing("ann") as writer:
        undone = undo_last(writer)
    assert sorted(undone.messages) == three
    assert states(desk, three) == [State.PENDING] * 3
    with desk.writing("ann") as writer:
        assert redo_last(writer).messages == tuple(three)
    assert states(desk, three) == [State.HELD] * 3
    assert faults(desk) == ()


def test_one_letter_each_is_called_back_and_waits_again(desk, three) -> None:
    carried_out(desk, planned(desk, three, template("publish")))
    with desk.writing("ann") as writer:
        assert undo_last(writer).recalled == 6
    with desk.writing("ann") as writer:
        assert redo_last(writer).letters == 6
    with desk.writing("ann") as writer:
        assert undo_last(writer).recalled == 6
    assert faults(desk) == ()


def test_answers_follow_their_questions(desk, asking, deciding, answering) -> None:
    question = asking()
    deciding(question.message, "publish")
    reply = answering(question.thread)
    with desk.writing("ann") as writer:
        decide(writer, Decision(question.message, Verb.REMOVE, "insult"))
    alone = planned(desk, [reply.message], template("publish"))
    assert say(alone.passed_over[0].group) == "an answer whose question is not published"
    plan = planned(
        desk, [reply.message, question.message], template("publish"), others=(Verb.RESTORE,)
    )
    assert [one.message for one in plan.planned] == [question.message, reply.message]
    carried_out(desk, plan)
    assert states(desk, [question.message, reply.message]) == [State.PUBLISHED] * 2
    assert faults(desk) == ()


def test_questions_and_their_answers_leave_together(desk, published, reply, deciding) -> None:
    deciding(reply.message, "publish")
    both = [published.message, reply.message]
    carried_out(desk, planned(desk, both, template("remove", "insult")))
    assert states(desk, both) == [State.REMOVED] * 2
    with desk.writing("ann") as writer:
        undo_last(writer)
    assert states(desk, both) == [State.PUBLISHED] * 2
    assert faults(desk) == ()


def test_clause_for_questions_passes_answers_over(desk, three, published, answering) -> None:
    reply = answering(published.thread)
    plan = planned(desk, [three[0], reply.message], template("refuse", "no-question"))
    assert [one.message for one in plan.planned] == [three[0]]
    assert "for questions only" in say(plan.passed_over[0].group)


def test_what_each_state_allows_is_done(desk, three, deciding) -> None:
    deciding(three[0], "hold", note="x")
    deciding(three[1], "refuse", "insult")
    plan = planned(desk, three, template("resume"), others=(Verb.REOPEN, Verb.RESTORE))
    assert [one.decision.verb for one in plan.planned] == [Verb.RESUME, Verb.REOPEN]
    carried_out(desk, plan)
    assert states(desk, three) == [State.PENDING] * 3


def test_all_or_nothing_when_somebody_was_faster(desk, three, deciding, dump) -> None:
    plan = planned(desk, three, template("publish"))
    deciding(three[1], "hold", note="x", by="bob")
    before = dump(desk)
    with pytest.raises(Conflict, match="bob did “Hold”"):
        carried_out(desk, plan)
    assert dump(desk) == before


def test_letter_of_an_answer_tells_of_the_question_that_was_read(
    desk, published, reply, dump
) -> None:
    plan = planned(desk, [reply.message], template("publish"))
    with desk.writing("bob") as writer:
        decide(writer, Decision(published.message, Verb.REMOVE, "insult"))
        decide(writer, Decision(published.message, Verb.RESTORE))
    before = dump(desk)
    with pytest.raises(Conflict, match="question of answer"):
        carried_out(desk, plan)
    assert dump(desk) == before


def test_what_was_seen_counts(desk, three, deciding) -> None:
    deciding(three[1], "hold", note="x", by="bob")
    plan = planned(desk, three, template("refuse", "insult"), versions=dict.fromkeys(three, 1))
    assert [one.message for one in plan.planned] == [three[0], three[2]]
    assert say(plan.passed_over[0].group) == "changed by somebody since you saw it"


@pytest.mark.parametrize("stop_at", [0, 1, 3, 4, 6])
def test_stopped_before_the_end_nothing_is_written(desk, three, stop_at, dump) -> None:
    plan = planned(desk, three, template("publish"))
    before, asked = dump(desk), []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > stop_at

    with pytest.raises(Cancelled, match="nothing was written"):
        carried_out(desk, plan, cancelled=stop)
    assert dump(desk) == before


def test_planning_can_be_stopped(desk, three) -> None:
    with pytest.raises(Cancelled):
        planned(desk, three, template("publish"), cancelled=lambda: True)


def test_progress_is_told(desk, three) -> None:
    told: list[tuple[int, int]] = []
    plan = planned(desk, three, template("publish"), progress=lambda *step: told.append(step))
    carried_out(desk, plan, progress=lambda *step: told.append(step))
    assert told[:3] == [(1, 3), (2, 3), (3, 3)]
    written = [done for done, every in told[3:] if every == 6]
    assert written[:3] == [1, 2, 3]
    assert written == sorted(written)
    assert written[-1] == 6
    assert len(told) == 3 + len(written)


def test_nothing_to_do_is_told(desk, three, dump) -> None:
    before = dump(desk)
    with pytest.raises(Refused, match="nothing to do"):
        carried_out(desk, planned(desk, three, template("restore")))
    assert dump(desk) == before


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (template("refuse"), "needs a clause"),
        (template("hold"), "needs a reason"),
        (template("refuse", "nonsense"), "not a clause of the codex"),
        (template("publish", "insult"), "takes no clause"),
        (template("revise", text="Neu?"), "author's words"),
        (template("refuse", "insult", letter=Letter("Betreff", "Text.")), "edited letter"),
    ],
)
def test_what_is_wrong_with_all_is_said_at_once(desk, three, decision, words) -> None:
    with pytest.raises(WrongUsage, match=words):
        planned(desk, three, decision)


def test_too_many_are_refused(desk) -> None:
    with pytest.raises(WrongUsage, match="too many"):
        planned(desk, range(1, MOST + 2), template("publish"))
