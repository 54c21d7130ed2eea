"""What is told to who was not the first: what they saw, what is there, who did what since."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import Conflict
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.messages.clashes import read_clash
from qa_tui.store.messages.intake import revise
from qa_tui.store.messages.notes import add_note
from qa_tui.store.messages.threads import read_message
from qa_tui.store.undo.undo import undo_last


def seen(desk, message: int):
    with desk.reading() as connection:
        return read_message(connection, message)


def clash(desk, message: int, version: int):
    with desk.reading() as connection:
        return read_clash(connection, message, version, desk.today)


def test_a_decision_of_somebody_else_is_told(desk, asking) -> None:
    taken = asking()
    before = seen(desk, taken.message)
    with desk.writing("bo") as writer:
        add_note(writer, taken.message, "Das ist kein Beschluss.")
        decide(writer, Decision(taken.message, Verb.REFUSE, "spam"))
        add_note(writer, taken.message, "Noch ein Wort.")
    with pytest.raises(Conflict), desk.writing("ann") as writer:
        decide(writer, Decision(taken.message, Verb.PUBLISH, version=before.version))
    found = clash(desk, taken.message, before.version)
    assert [(one.event.actor, one.event.verb) for one in found.history] == [("bo", "refuse")]
    assert found.message.state is State.REFUSED
    assert not found.words_changed


def test_both_texts_are_there_where_the_words_have_changed(desk, asking) -> None:
    taken = asking()
    before = seen(desk, taken.message)
    for words in ("Wann kommt der Nachtbus zurück?", "Wann kommt er?"):
        with desk.writing("bo") as writer:
            revise(writer, taken.message, words, "Fahrplan 2027.")
    found = clash(desk, taken.message, before.version)
    assert found.words_changed
    assert (found.seen_text, found.seen_background) == (before.text, before.background)
    assert found.message.text == "Wann kommt er?"
    assert [one.event.verb for one in found.history] == ["revise", "revise"]
    later = clash(desk, taken.message, before.version + 1)
    assert later.seen_text == "Wann kommt der Nachtbus zurück?"
    assert len(later.history) == 1


def test_what_was_undone_meanwhile_is_told_too(desk, asking) -> None:
    taken = asking()
    before = seen(desk, taken.message)
    with desk.writing("bo") as writer:
        revise(writer, taken.message, "Wann kommt er?", "")
    with desk.writing("bo") as writer:
        undo_last(writer)
    found = clash(desk, taken.message, before.version)
    assert [one.event.verb for one in found.history] == ["revise", "undo"]
    assert not found.words_changed
