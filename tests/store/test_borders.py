"""A misread border: lines move between question and answer of an imported thread, and back."""

from __future__ import annotations

import pytest
from standing import faults, standing, vocabulary

from qa_tui.domain.errors import Conflict, NotFound, Refused, WrongUsage
from qa_tui.domain.imports.source import SourceMessage
from qa_tui.domain.records import Form, Kind, PublicState
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.messages.borders import move_border, read_border
from qa_tui.store.messages.threads import read_thread
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last
from tests.stored_page import store_page

TEXT = "Wann steigt die Rente?\n\nSehr geehrter Herr S.,\nim kommenden Juli."
ASKED = SourceMessage(Kind.QUESTION, "Andreas S.", "SM", "2010-05-01", TEXT)
REPLY = SourceMessage(Kind.ANSWER, "Angelika Bester", "SM", None, "Mit Gruß\nIhre A. B.")


@pytest.fixture
def imported(desk, page):
    """Imports a thread with some messages, and tells its id."""

    def act(*messages: SourceMessage, **changes) -> int:
        with desk.writing("ann") as writer:
            read = page(messages=messages, **changes)
            store_page(writer, start_run(writer), read, PageFile("a.txt", "0" * 64, "utf-8"))
            return int(writer.connection.execute("select max(id) from thread").fetchone()[0])

    return act


def moving(desk, thread: int, line: int, **more):
    """Move the border."""
    with desk.writing("ann") as writer:
        return move_border(writer, thread, line, **more)


def texts(desk, thread: int) -> list[str]:
    """The texts of a thread, the question's first."""
    with desk.reading() as connection:
        found = read_thread(connection, thread, desk.today)
    return [
        m.background if found.form is Form.NEW and not n else m.text
        for n, m in enumerate(found.messages)
    ]


def test_lines_move_to_the_answer_and_back(desk, imported) -> None:
    thread = imported(ASKED, REPLY)
    moving(desk, thread, 3)
    assert texts(desk, thread) == [
        "Wann steigt die Rente?\n",
        "Sehr geehrter Herr S.,\nim kommenden Juli.\nMit Gruß\nIhre A. B.",
    ]
    moving(desk, thread, 5)
    assert texts(desk, thread) == [TEXT, REPLY.text]
    assert faults(desk) == ()


def test_an_answer_is_split_off_where_none_was_found(desk, imported) -> None:
    thread = imported(ASKED)
    done = moving(desk, thread, 2)
    with desk.reading() as connection:
        found = read_thread(connection, thread, desk.today)
    assert (found.public_state, done.line) == (PublicState.ANSWERED, 3)
    answer = found.messages[1]
    assert (answer.id, answer.author, answer.party_label, answer.date) == (
        done.answer,
        "Angelika Bester",
        "SM",
        None,
    )
    assert answer.text == "Sehr geehrter Herr S.,\nim kommenden Juli."
    assert faults(desk) == ()


def test_an_answer_that_is_none_goes(desk, imported) -> None:
    thread = imported(ASKED, REPLY)
    done = moving(desk, thread, 7)
    assert done.answer is None
    assert texts(desk, thread) == [f"{TEXT}\n{REPLY.text}"]
    with desk.reading() as connection:
        assert read_thread(connection, thread, desk.today).public_state is PublicState.WAITING
    assert faults(desk) == ()


def test_new_form_moves_lines_of_its_background(desk, imported) -> None:
    question = SourceMessage(Kind.QUESTION, "Andreas S.", "SM", None, "Wann?", "Quelle 1\nIm Juli.")
    thread = imported(question, form=Form.NEW, title="Wann?")
    moving(desk, thread, 2)
    assert texts(desk, thread) == ["Quelle 1", "Im Juli."]
    moving(desk, thread, 1)
    assert texts(desk, thread) == ["", "Quelle 1\nIm Juli."]


@pytest.mark.parametrize("messages", [(ASKED,), (ASKED, REPLY)])
def test_undo_and_redo_are_exact_and_one_step(desk, imported, messages) -> None:
    thread = imported(*messages)
    states = [(standing(desk), vocabulary(desk))]
    for line in (3, 4, 7 if len(messages) > 1 else 5):
        moving(desk, thread, line)
        states.append((standing(desk), vocabulary(desk)))
    for before, _ in zip(reversed(states[:-1]), range(9), strict=False):
        with desk.writing("ann") as writer:
            undo_last(writer)
        assert standing(desk) == before[0]
        assert faults(desk) == ()
    for after in states[1:2]:
        with desk.writing("ann") as writer:
            redo_last(writer)
        assert standing(desk) == after[0]
        assert faults(desk) == ()


@pytest.mark.parametrize(
    ("line", "error"), [(0, WrongUsage), (9, WrongUsage), (5, WrongUsage), (1, Refused)]
)
def test_border_must_lie_between_words(desk, imported, line, error) -> None:
    thread = imported(ASKED, REPLY)
    before = standing(desk)
    with pytest.raises(error):
        moving(desk, thread, line)
    assert standing(desk) == before


def test_threads_of_the_desk_have_a_certain_border(desk, published) -> None:
    with pytest.raises(Refused, match="not read from a page"):
        moving(desk, published.thread, 1)
    with pytest.raises(NotFound):
        moving(desk, 99, 1)


def test_older_version_is_refused(desk, imported) -> None:
    thread = imported(ASKED, REPLY)
    moving(desk, thread, 3, version=1)
    with pytest.raises(Conflict):
        moving(desk, thread, 5, version=1)


def test_border_is_a_guess_where_the_reader_was_unsure(desk, imported) -> None:
    thread = imported(ASKED, REPLY, sureness=0.7)
    with desk.reading() as connection:
        found = read_border(connection, thread)
    assert (found.guessed, found.border.first) == (True, 5)


def test_border_is_no_guess_where_the_reader_was_sure(desk, imported) -> None:
    thread = imported(ASKED, REPLY, sureness=1.0)
    with desk.reading() as connection:
        assert not read_border(connection, thread).guessed
