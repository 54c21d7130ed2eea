"""Corrections: what a moderator may change around the words of a message, and what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from corrected import found, thread_of
from people import ADA, BERT
from standing import faults, standing

from qa_tui.domain.errors import Conflict, NotFound, Refused, WrongUsage
from qa_tui.domain.records import PublicState, State
from qa_tui.store.messages.threads import read_thread
from qa_tui.store.undo.undo import undo_last

OLD = {"title": "", "background": "", "text": "Wann fährt der Bus?", "topic": "Verkehr"}


def test_misdirected_question_moves_with_mandate_party_lists_and_search(
    desk, clara, asking, correcting
) -> None:
    taken = asking()
    done = correcting(taken.message, to="Clara Kant")
    thread = thread_of(desk, taken.thread)
    assert (thread.to.name, thread.messages[0].party_label) == ("Clara Kant", "GB")
    with desk.reading() as connection:
        mandate = connection.execute(
            "select mandate from thread where id = ?", (taken.thread,)
        ).fetchone()[0]
    assert mandate == thread.to.asking.mandate.id
    assert found(desk, "to:kant") == [taken.thread] == found(desk, "party:gb")
    assert found(desk, "to:amt") == []
    assert found(desk, "Kant") == [taken.thread]
    assert done.changed == ("representative", "mandate", "party_label")
    assert faults(desk) == ()


def test_old_form_gets_its_public_title_anew(desk, clara, asking, correcting) -> None:
    taken = asking(**OLD)
    correcting(taken.message, to=str(clara), topic="Umwelt")
    title = "Frage an Clara Kant von Ole A. bezüglich Umwelt"
    assert thread_of(desk, taken.thread).title == title
    assert found(desk, "topic:umwelt") == [taken.thread]
    assert faults(desk) == ()


def test_question_moves_to_nobody_who_cannot_be_asked(desk, question, correcting) -> None:
    before = standing(desk)
    with pytest.raises(Refused):
        correcting(question.message, to=str(BERT))
    assert standing(desk) == before


def test_answered_or_refused_question_stays_with_its_addressee(
    desk, clara, reply, asking, deciding, correcting
) -> None:
    with desk.reading() as connection:
        question = read_thread(connection, reply.thread, desk.today).messages[0].id
    with pytest.raises(Refused, match="has an answer"):
        correcting(question, to=str(clara))
    other = asking()
    deciding(other.message, "refuse", "insult")
    with pytest.raises(Refused, match="stays with its addressee"):
        correcting(other.message, to=str(clara))


def test_title_of_the_new_form_obeys_its_rules(desk, question, correcting) -> None:
    correcting(question.message, title="  Wann kommt\nder Bus? ")
    assert thread_of(desk, question.thread).title == "Wann kommt der Bus?"
    assert thread_of(desk, question.thread).messages[0].text == "Wann kommt der Nachtbus?"
    assert found(desk, "Bus") == [question.thread]
    for wrong in ("Kein Satz mit Fragezeichen", "", "x" * 300 + "?"):
        with pytest.raises(Refused):
            correcting(question.message, title=wrong)


def test_title_of_the_old_form_has_the_same_limit(desk, asking, correcting) -> None:
    old = asking(**OLD)
    correcting(old.message, title="x" * 200)
    with pytest.raises(Refused, match="at most 200"):
        correcting(old.message, title="x" * 201)


def test_the_day_of_a_held_message_is_corrected_and_taken_back(
    desk, question, deciding, correcting, undoing
) -> None:
    with pytest.raises(Refused, match="is not on hold"):
        correcting(question.message, until="3d")
    deciding(question.message, "hold", note="Quelle", wake_on=desk.today + timedelta(days=1))
    done = correcting(question.message, until="in 3 days")
    assert done.changed == ("wake_on",)
    assert (done.message.state, done.message.wake_on) == (State.HELD, "2026-11-25")
    assert found(desk, "is:pending") == []
    correcting(question.message, until=" ")
    for wrong in ("gestern", "today", "2020-01-01"):
        with pytest.raises(WrongUsage):
            correcting(question.message, until=wrong)
    days = []
    for _ in range(2):
        undoing()
        days.append(thread_of(desk, question.thread).messages[0].wake_on)
    assert days == ["2026-11-25", "2026-11-23"]


def test_topic_can_be_taken_away_only_where_the_form_needs_none(desk, asking, correcting) -> None:
    new, old = asking(), asking(**OLD, email="b@example.org")
    correcting(new.message, topic="verk")
    assert thread_of(desk, new.thread).topic == "Verkehr"
    correcting(new.message, topic="")
    assert thread_of(desk, new.thread).topic is None
    with pytest.raises(Refused, match="old form needs one"):
        correcting(old.message, topic="")
    with pytest.raises(NotFound):
        correcting(new.message, topic="Mondfahrt")


def test_standard_reply_no_longer_counts_as_an_answer(desk, reply, deciding, correcting) -> None:
    deciding(reply.message, "publish")
    assert thread_of(desk, reply.thread).public_state is PublicState.ANSWERED
    correcting(reply.message, standard=True, annotation=" Gekürzt. ")
    thread = thread_of(desk, reply.thread)
    assert thread.public_state is PublicState.STANDARD_REPLY
    assert thread.messages[1].annotation == "Gekürzt."
    assert found(desk, "is:answer has:annotation") == [reply.thread]
    correcting(reply.message, standard=False, annotation="")
    assert thread_of(desk, reply.thread).messages[1].annotation is None
    assert faults(desk) == ()


def test_older_version_is_refused(desk, question, correcting) -> None:
    correcting(question.message, topic="Umwelt", version=1)
    with pytest.raises(Conflict):
        correcting(question.message, topic="Verkehr", version=1)


def test_undo_and_redo_take_each_correction_exactly(
    desk, clara, imported, asking, correcting
) -> None:
    _, question, answer = imported
    taken = asking(**OLD)
    states = [standing(desk)]
    for message, fields in (
        (question, {"date": "2009-01-02", "author": "Uwe B.", "to": str(ADA)}),
        (question, {"date": ""}),
        (answer, {"standard": True, "annotation": "Gekürzt.", "date": "2010-06-01"}),
        (taken.message, {"to": str(clara), "topic": "Umwelt"}),
        (question, {"title": "Frage nach der Rente", "topic": ""}),
    ):
        correcting(message, **fields)
        states.append(standing(desk))
        assert faults(desk) == ()
    for before in reversed(states[:-1]):
        with desk.writing("ann") as writer:
            undo_last(writer)
        assert standing(desk) == before
        assert faults(desk) == ()
