"""The shapes of JSON where a rule stands behind a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qa_tui.domain.people.people import Asking
from qa_tui.domain.phrase import N_
from qa_tui.export.shapes import asking_reason, thread_shape
from qa_tui.store.messages.threads import read_thread

TODAY = date(2026, 11, 22)


@pytest.fixture
def thread(sample_desk):
    """A thread with an answer."""
    with sample_desk.reading() as connection:
        return read_thread(connection, 1, sample_desk.today)


def closed(thread):
    """The same thread, to somebody who cannot be asked."""
    asking = Asking(False, "none", N_("{name} cannot be asked.", name="A"))
    return replace(thread, to=replace(thread.to, asking=asking, party=None))


def test_an_unknown_party_is_the_label_that_was_shown_last(thread):
    question, answer = thread.messages[:2]
    messages = (replace(question, party_label="DIE LINKE"), replace(answer, party_label="Linke"))

    assert replace(closed(thread), messages=messages).party == "Linke"
    assert replace(thread, messages=messages).party == thread.to.party
    bare = tuple(replace(message, party_label=None) for message in messages)
    assert replace(closed(thread), messages=bare).party is None


def test_the_sources_own_words_about_asking_come_first(thread):
    words = "Die Frage-Funktion ist deaktiviert, weil …"

    assert asking_reason(replace(closed(thread), asking_note=words)) == words
    assert asking_reason(closed(thread)) == "A cannot be asked."
    assert asking_reason(replace(thread, asking_note=words)) is None


def test_no_background_is_null(thread):
    messages = (replace(thread.messages[0], background=""),)
    shape = thread_shape(replace(thread, messages=messages), TODAY)

    assert shape["messages"][0]["background"] is None
