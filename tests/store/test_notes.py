"""Internal notes: with their authors, undone like everything else, never binding a decision."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import NotFound, WrongUsage
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moderation.note import NOTE_LIMIT
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import decide
from qa_tui.store.journal.history import read_events
from qa_tui.store.messages.notes import add_note, read_all_notes
from qa_tui.store.messages.threads import read_message, read_notes
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last
from tests.whole_list import read_list


def noted(desk) -> list[int]:
    with desk.reading() as connection:
        listing = Listing(parse_filter("has:note is:pending"), desk.today)
        return [line.message for line in read_list(connection, listing)]


def note(desk, message: int, text: str, actor: str = "ann"):
    with desk.writing(actor) as writer:
        return add_note(writer, message, text)


def test_a_note_has_an_author_and_stands_on_its_thread(desk, asking) -> None:
    taken = asking()
    made = note(desk, taken.message, "  Herr Ahlers rief an.\n")
    assert (made.author, made.text, made.at) == (
        "ann",
        "Herr Ahlers rief an.",
        "2026-11-22T09:30:00Z",
    )
    with desk.reading() as connection:
        assert read_notes(connection, taken.thread) == (made,)
        assert read_events(connection)[-1].verb == "note"


def test_a_note_leaves_state_and_version(desk, asking) -> None:
    taken = asking()
    with desk.reading() as connection:
        before = read_message(connection, taken.message)
    note(desk, taken.message, "Ein Wort.")
    with desk.reading() as connection:
        assert read_message(connection, taken.message) == before
    with desk.writing("bo") as writer:
        decide(writer, Decision(taken.message, Verb.PUBLISH, version=before.version))


def test_a_note_is_found_undone_and_done_again(desk, asking) -> None:
    taken = asking()
    assert noted(desk) == []
    made = note(desk, taken.message, "Ein Wort.")
    assert noted(desk) == [taken.message]
    with desk.writing("ann") as writer:
        assert undo_last(writer).verb == "note"
    assert noted(desk) == []
    with desk.reading() as connection:
        assert read_all_notes(connection) == ()
    with desk.writing("ann") as writer:
        assert redo_last(writer).verb == "note"
    assert noted(desk) == [taken.message]
    with desk.reading() as connection:
        assert read_all_notes(connection) == (made,)


def test_a_note_can_be_undone_after_the_decision(desk, asking) -> None:
    taken = asking()
    note(desk, taken.message, "Ein Wort.")
    with desk.writing("bo") as writer:
        decide(writer, Decision(taken.message, Verb.PUBLISH))
    with desk.writing("ann") as writer:
        assert undo_last(writer).verb == "note"


def test_notes_are_listed_newest_first(desk, asking) -> None:
    first, second = asking(), asking(title="Wann fährt der Zug?")
    one = note(desk, first.message, "Eins.")
    two = note(desk, second.message, "Zwei.", "bo")
    with desk.reading() as connection:
        assert read_all_notes(connection) == (two, one)
        assert read_all_notes(connection, first.thread) == (one,)
        with pytest.raises(NotFound):
            read_all_notes(connection, 4711)


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "x" * (NOTE_LIMIT + 1)])
def test_a_note_without_words_or_too_long_is_refused(desk, asking, text: str) -> None:
    taken = asking()
    with pytest.raises(WrongUsage):
        note(desk, taken.message, text)


def test_a_note_needs_a_message(desk, asking) -> None:
    taken = asking()
    with desk.writing("ann") as writer:
        undo_last(writer)
    for message in (taken.message, 4711):
        with pytest.raises(NotFound):
            note(desk, message, "Ein Wort.")
