"""Several captures of one thread: known by address, the newest wins, and undo brings back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from captured import ASKED, EDITED, GIVEN, SENTENCE, URL, numbered
from hypothesis import given
from hypothesis import strategies as st
from standing import faults, standing, vocabulary

from qa_tui.domain.moderation.correction import Correction
from qa_tui.store.imports.pages import PageOutcome, start_run, store_pages
from qa_tui.store.imports.read_page import PageFile, ReadPage
from qa_tui.store.journal.history import read_events
from qa_tui.store.messages.borders import move_border, read_border
from qa_tui.store.messages.corrections import correct
from qa_tui.store.messages.published import read_published
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.undo import undo_event
from tests.scaled import examples
from tests.stored_page import store_page

ADDED, UPDATED, CAPTURED = PageOutcome.ADDED, PageOutcome.UPDATED, PageOutcome.CAPTURED


@pytest.fixture
def take(desk):
    """Imports one page in a run of its own; tells what became of it."""

    def act(read, name: str, captured_at: str | None = None) -> PageOutcome:
        with desk.writing("ann") as writer:
            file = PageFile(name, name, "utf-8", captured_at)
            return store_page(writer, start_run(writer), read, file)

    return act


def threads(desk) -> int:
    """How many threads there are."""
    with desk.reading() as connection:
        return int(connection.execute("select count(*) from thread").fetchone()[0])


@pytest.mark.parametrize("host", ["", "embed.", "spiegel.", "beta."])
def test_one_thread_under_several_hosts(desk, shot, take, look, host) -> None:
    take(shot(), "a")
    there = URL.format("1").replace("www.", host)
    spaced = replace(ASKED, text=ASKED.text.replace("wann ", "wann  "))
    assert take(shot(spaced, GIVEN, at=there), "b") is CAPTURED
    assert (threads(desk), look().source.path) == (1, "b")


def test_one_thread_with_a_corrected_title(desk, shot, take, look) -> None:
    take(shot(), "a")
    assert take(shot(title="Frage an Angelika Bester bezüglich Rente"), "b") is UPDATED
    assert threads(desk) == 1
    assert look().title == "Frage an Angelika Bester bezüglich Rente"


def test_several_captures_in_one_run(desk, shot, look) -> None:
    with desk.writing("ann") as writer:
        run = start_run(writer)
        for name, answer in (("a", GIVEN), ("b", EDITED)):
            store_page(writer, run, shot(ASKED, answer), PageFile(name, name, "utf-8"))
    assert threads(desk) == 1
    assert [message.text for message in look().messages[1:]] == [EDITED.text]


@given(
    pages=st.lists(
        st.tuples(st.integers(1, 4), st.integers(0, 3)), min_size=2, max_size=12, unique=True
    )
)
@examples(25)
def test_pages_stored_together_are_stored_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, pages: list[tuple[int, int]]
) -> None:
    """New threads and further captures, with more answers or fewer, in any order."""
    folder = tmp_path_factory.mktemp("desks")
    stood = []
    for name, together in (("all", True), ("one", False)):
        desk = open_desk(folder / f"{name}.db", create=True, name="Musterpult")
        read = [
            ReadPage.of(numbered(number, answers), PageFile("p", f"{number} {answers}", "utf-8"))
            for number, answers in pages
        ]
        with desk.writing("ann") as writer:
            run = start_run(writer)
            batches = [read] if together else [[one] for one in read]
            outcomes = [one for batch in batches for one in store_pages(writer, run, batch)]
        assert faults(desk) == ()
        with desk.reading() as connection:
            rows = connection.execute(
                """select t.title, m.kind, m.author, x.text from message m
                join thread t on t.id = m.thread
                join message_text x on x.message = m.id and x.revision = m.revision
                order by 1, 2, 3, 4"""
            ).fetchall()
        stood.append((outcomes, [tuple(row) for row in rows]))
    assert stood[0] == stood[1]


def test_a_wrong_address_does_not_make_two_questions_one(desk, shot, take) -> None:
    take(shot(), "a")
    other = replace(ASKED, text="Was tun Sie gegen den Lärm der Flugzeuge über Fuhlsbüttel?")
    assert take(shot(other, GIVEN, title="Lärm?"), "b") is ADDED
    assert threads(desk) == 2


def test_the_newest_capture_wins(desk, shot, take, look) -> None:
    take(shot(), "a", "2020-01-01T00:00:00Z")
    assert take(shot(ASKED, EDITED), "b", "2021-01-01T00:00:00Z") is UPDATED
    assert [message.text for message in look().messages[1:]] == [EDITED.text]
    assert look().source.captured_at == "2021-01-01T00:00:00Z"
    with desk.reading() as connection:
        (told,) = read_published(connection, [1])
        revisions = connection.execute("select revision from message_text where message = 2")
        assert len(revisions.fetchall()) == 2
    assert told.thread.messages[1].text == EDITED.text
    assert "vier" in vocabulary(desk)
    assert "drei" not in vocabulary(desk)


def test_an_older_capture_that_comes_later_is_kept_only(desk, shot, take, look) -> None:
    take(shot(ASKED, EDITED), "b", "2021-01-01T00:00:00Z")
    before = standing(desk)
    older = shot(ASKED, GIVEN, title="Alter Titel?")
    assert take(older, "a", "2020-01-01T00:00:00Z") is CAPTURED
    assert standing(desk) == before
    assert look().source.path == "b"


def test_what_a_newer_page_does_not_show_takes_nothing_away(desk, shot, take, look) -> None:
    noted = replace(GIVEN, annotation="Gekürzt.", standard_reply=True)
    take(shot(ASKED, noted), "a")
    bare = replace(GIVEN, date=None, party=None)
    assert (
        take(shot(replace(ASKED, date=None), bare, topic=None, asking_note=None), "b") is CAPTURED
    )
    question, answer = look().messages
    assert (question.date, answer.date, answer.party_label) == ("2010-05-01", "2010-06-01", "SM")
    assert (answer.annotation, answer.standard_reply) == ("Gekürzt.", True)
    assert take(shot(ASKED), "c") is CAPTURED
    assert len(look().messages) == 2


@pytest.mark.parametrize("captured", [None, "2020-01-01T00:00:00Z"])
def test_unknown_dates_are_filled_in(desk, shot, take, look, captured) -> None:
    undated = replace(ASKED, date=None), replace(GIVEN, date=None)
    take(shot(*undated), "a", "2021-01-01T00:00:00Z")
    before = standing(desk)
    assert take(shot(), "b", captured) is UPDATED
    question, answer = look().messages
    assert (question.date, question.sort_date) == ("2010-05-01", "2010-05-01T00:00:00Z")
    assert (answer.date, answer.sort_date) == ("2010-06-01", "2010-06-01T00:00:00Z")
    assert standing(desk) != before


def test_what_comes_to_the_place_of_another_is_found_there(desk, shot, look) -> None:
    """A known thread gets its date, and one without a date comes in the same batch."""
    undated = replace(ASKED, date=None)
    other = replace(undated, text="Was tun Sie gegen den Lärm der Flugzeuge über Fuhlsbüttel?")
    came = [
        ReadPage.of(page, PageFile(name, name, "utf-8"))
        for name, page in (
            ("a", shot(undated)),
            ("b", shot(ASKED)),
            ("c", shot(other, at=URL.format("2"), title="Lärm?")),
        )
    ]
    with desk.writing("ann") as writer:
        store_pages(writer, start_run(writer), came[:1])
    with desk.reading() as connection:
        (place,) = connection.execute("select place from message where id = 1").fetchone()
    with desk.writing("ann") as writer:
        outcomes = store_pages(writer, start_run(writer), came[1:])
    with desk.reading() as connection:
        (new,) = connection.execute("select id from message where place = ?", (place,)).fetchone()
    assert (outcomes, new) == ([UPDATED, ADDED], 2)
    assert look(2).title == "Lärm?"


def test_taking_a_run_back_brings_what_its_page_changed(desk, shot, take, undoing) -> None:
    undated = replace(ASKED, date=None), replace(GIVEN, date=None)
    take(shot(*undated, title="Alter Titel?", topic=None), "a")
    before = standing(desk)
    later = replace(EDITED, annotation="Gekürzt."), replace(GIVEN, text="Nachtrag zur Rente.")
    assert take(shot(replace(ASKED, author="Andreas Schulz"), *later), "b") is UPDATED
    after = standing(desk)
    undoing()
    assert standing(desk) == before
    assert faults(desk) == ()
    assert take(shot(replace(ASKED, author="Andreas Schulz"), *later), "b") is UPDATED
    again = standing(desk)
    for part in ("threads", "letters"):
        assert again[part] == after[part]
    assert faults(desk) == ()


def test_a_run_in_between_is_taken_back(desk, shot, take, look) -> None:
    """What stands is what the last run that counts has read, in whatever order they go."""
    third = replace(GIVEN, text="Die Rente steigt im kommenden Juli um fünf Prozent.")
    for name, answer in (("a", GIVEN), ("b", EDITED), ("c", third), ("d", third)):
        take(shot(ASKED, answer), name)
    with desk.reading() as connection:
        runs = sorted(event.seq for event in read_events(connection))
    texts = []
    for seq in (runs[2], runs[1], runs[3]):
        with desk.writing("ann") as writer:
            undo_event(writer, seq)
        texts.append(look().messages[1].text)
    assert texts == [third.text, third.text, GIVEN.text]
    assert look().source.path == "a"


def test_what_was_edited_here_stays(desk, shot, take, look) -> None:
    take(shot(), "a")
    with desk.writing("bob") as writer:
        correct(writer, Correction(1, title="Von Hand?"))
        correct(writer, Correction(2, annotation="Von Hand."))
    take(shot(replace(ASKED, author="Wer?"), EDITED, title="Neu?"), "b")
    thread = look()
    assert (thread.title, thread.messages[0].author) == ("Von Hand?", "Andreas S.")
    assert (thread.messages[1].text, thread.messages[1].annotation) == (SENTENCE, "Von Hand.")


def test_a_border_moved_by_hand_stays(desk, shot, take, look) -> None:
    whole = replace(ASKED, text=f"{ASKED.text}\n\n{SENTENCE}")
    take(shot(whole), "a")
    with desk.writing("bob") as writer:
        move_border(writer, 1, 5)
    assert look().messages[1].text == SENTENCE
    take(shot(), "b")
    assert [message.text for message in look().messages[1:]] == [SENTENCE]


def test_a_sure_border_takes_the_place_of_a_guess(desk, shot, take, look, undoing) -> None:
    cut = SENTENCE.index("um")
    wrong = (
        replace(ASKED, text=f"{ASKED.text}\n\n{SENTENCE[:cut].strip()}"),
        replace(GIVEN, text=SENTENCE[cut:], date=None),
    )
    take(shot(*wrong, guesses=("border",), page_form="F3"), "a", "2021-01-01T00:00:00Z")
    before = standing(desk)
    assert take(shot(page_form="F2"), "b", "2020-01-01T00:00:00Z") is UPDATED
    assert [message.text for message in look().messages] == [ASKED.text, SENTENCE]
    assert look().source.form == "F2"
    with desk.reading() as connection:
        assert not read_border(connection, 1).guessed
    take(shot(*wrong, guesses=("border",), page_form="F3"), "c")
    assert [message.text for message in look().messages] == [ASKED.text, SENTENCE]
    with desk.reading() as connection:
        assert not read_border(connection, 1).guessed
    undoing()
    undoing()
    assert standing(desk) == before
    with desk.reading() as connection:
        assert read_border(connection, 1).guessed


def test_a_guess_is_not_laid_over_what_is_guessed_only_where_sure(desk, shot, take, look) -> None:
    take(shot(ASKED), "a")
    guess = shot(ASKED, replace(GIVEN, date=None), guesses=("border",), page_form="F3")
    assert take(guess, "b") is UPDATED
    with desk.reading() as connection:
        assert read_border(connection, 1).guessed
    assert look().messages[1].text == SENTENCE
