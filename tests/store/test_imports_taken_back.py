"""An import is taken back and done again: what other runs and people brought stays."""

from __future__ import annotations

import pytest
from imports import texts, threads

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.records import PublicState
from qa_tui.store.check import check
from qa_tui.store.imports.pages import PageOutcome, known
from qa_tui.store.messages.notes import add_note


def test_run_is_taken_back_and_imported_again(desk, page, importing, undoing, look) -> None:
    importing((page(), "a"), (page(title="Andere Frage?"), "b"))
    assert undoing().verb == "import"
    assert threads(desk) == 0
    with pytest.raises(NotFound, match="was taken back"):
        look()
    with desk.reading() as connection:
        assert not known(connection, ["a" * 16])
    assert importing((page(), "a")).outcomes == [PageOutcome.UPDATED]
    assert threads(desk) == 1
    assert not look().withdrawn
    assert len(look().messages) == 2
    assert importing((page(), "a")).outcomes == [PageOutcome.UNCHANGED]
    undoing()  # the run that found nothing new
    assert threads(desk) == 1
    undoing()
    assert threads(desk) == 0


def test_run_with_a_note_is_taken_back_and_imported_again(
    desk, page, importing, undoing, look
) -> None:
    importing((page(), "a"))
    with desk.writing("ann") as writer:
        add_note(writer, look().messages[0].id, "Prüfen.")
    assert [undoing().verb, undoing().verb] == ["note", "import"]
    assert importing((page(), "a")).outcomes == [PageOutcome.UPDATED]
    assert len(look().messages) == 2
    with desk.reading() as connection:
        assert check(connection).faults == ()


def test_taking_back_a_later_run_leaves_what_an_earlier_one_brought(
    desk, page, longer, importing, undoing, look
) -> None:
    importing((page(), "a"))
    importing((longer, "b"))
    undoing()
    assert threads(desk) == 1
    assert texts(look()) == texts(page())
    assert look().public_state is PublicState.ANSWERED
    assert importing((longer, "b")).outcomes == [PageOutcome.UPDATED]
    assert texts(look()) == texts(longer)
    undoing()
    undoing()
    assert threads(desk) == 0


def test_taking_back_a_further_capture_leaves_the_thread(desk, page, importing, undoing) -> None:
    importing((page(), "a"))
    importing((page(), "b"))
    undoing()
    assert threads(desk) == 1


def test_answer_that_was_taken_back_comes_from_another_file(
    desk, page, longer, importing, undoing, look
) -> None:
    importing((page(), "a"))
    importing((longer, "b"))
    undoing()
    assert importing((longer, "c")).outcomes == [PageOutcome.UPDATED]
    assert texts(look()) == texts(longer)


def test_earlier_run_is_taken_back_while_a_later_one_stays(
    desk, page, longer, importing, undoing, look
) -> None:
    importing((page(), "a"), by="ann")
    importing((longer, "b"), by="bob")
    undoing("ann")
    assert threads(desk) == 1
    assert texts(look()) == texts(longer)
    undoing("bob")
    assert threads(desk) == 0


def test_run_whose_thread_was_worked_on_stays(page, importing, deciding, undoing) -> None:
    importing((page(), "a"))
    deciding(1, "remove", "insult", by="bob")
    with pytest.raises(Refused, match="bob has done “Remove”"):
        undoing("ann")


def test_answer_written_here_and_taken_back_does_not_come_back_with_a_page(
    page, importing, answering, undoing, look
) -> None:
    importing((page(), "a"))
    answering(1, "Hier geschrieben.")
    undoing()
    undoing()
    importing((page(), "a"))
    assert texts(look()) == texts(page())
