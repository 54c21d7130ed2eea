"""What a correction makes of the letters that wait: written anew, or left alone."""

from __future__ import annotations

from standing import faults

from qa_tui.store.journal.history import read_notices
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last


def waiting(desk) -> list[tuple[str, str]]:
    """The letters that wait: template and to whom."""
    with desk.reading() as connection:
        return [(n.template, n.to) for n in read_notices(connection) if n.recalled_at is None]


def test_letters_of_a_published_question_are_written_anew(
    desk, clara, published, correcting
) -> None:
    before = waiting(desk)
    assert ("forward", "Ada Amt") in before
    done = correcting(published.message, to=str(clara), by="bob")
    assert done.letters == ("forward", "published", "receipt")
    assert ("forward", "Clara Kant") in waiting(desk)
    assert ("forward", "Ada Amt") not in waiting(desk)
    moved = waiting(desk)
    with desk.writing("bob") as writer:
        undo_last(writer)
    assert waiting(desk) == before
    with desk.writing("bob") as writer:
        redo_last(writer)
    assert sorted(waiting(desk)) == sorted(moved)
    with desk.writing("bob") as writer:
        undo_last(writer)
    assert waiting(desk) == before
    assert faults(desk) == ()


def test_a_receipt_that_waits_names_the_addressee_to_whom_the_question_moved(
    desk, clara, question, correcting, undoing
) -> None:
    def told() -> list[str]:
        with desk.reading() as connection:
            return [n.text for n in read_notices(connection) if n.recalled_at is None]

    before = told()
    assert "Ada Amt" in before[0]
    assert correcting(question.message, to=str(clara)).letters == ("receipt",)
    (moved,) = told()
    assert "Clara Kant" in moved
    assert "Ada Amt" not in moved
    undoing()
    assert told() == before
    with desk.writing("ann") as writer:
        redo_last(writer)
    assert told() == [moved]
    undoing()
    assert told() == before


def test_a_receipt_that_has_left_is_not_written_anew(desk, clara, question, correcting) -> None:
    with desk.writing("ann") as writer:
        writer.connection.execute("update notice set handed_over_at = ?", (writer.at,))
    assert correcting(question.message, to=str(clara)).letters == ()


def test_corrections_call_no_other_letter_back(desk, published, correcting) -> None:
    before = waiting(desk)
    correcting(published.message, topic="Umwelt", by="bob")
    with desk.writing("bob") as writer:
        undo_last(writer)
    with desk.writing("bob") as writer:
        redo_last(writer)
    assert waiting(desk) == before
