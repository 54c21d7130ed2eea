"""A whole import is taken back and brought again: lists, counters and words are right after it."""

from __future__ import annotations

import random
from contextlib import closing, suppress

import pytest
from happenings import Happenings
from imports import SUPPLEMENT
from standing import standing

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.imports.source import SourceMessage
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.batch import Cancelled
from qa_tui.domain.records import Form, Kind
from qa_tui.i18n import say, say_error
from qa_tui.store.check import check
from qa_tui.store.derived import rebuild
from qa_tui.store.journal.history import read_events
from qa_tui.store.lists.lines import count
from qa_tui.store.messages.borders import move_border
from qa_tui.store.messages.threads import read_thread
from qa_tui.store.sqlite import connect
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.run_steps import heeding, redo_run, undo_run
from tests.plain_page import plain_page


@pytest.fixture
def away(desk):
    """Somebody takes a run back."""

    def act(run: int, by: str = "ann"):
        with desk.writing(by) as writer:
            return undo_run(writer, run)

    return act


@pytest.fixture
def again(desk):
    """Somebody brings a run again."""

    def act(run: int, by: str = "ann"):
        with desk.writing(by) as writer:
            return redo_run(writer, run)

    return act


def texts(desk, thread: int = 1) -> list[str]:
    """The texts of a thread as it is shown; the whole desk is looked through."""
    with desk.reading() as connection:
        assert [say(fault) for fault in check(connection).faults] == []
        found = read_thread(connection, thread, desk.today)
        return [] if found.withdrawn else [message.text for message in found.messages]


def number(desk, query: str = "") -> int:
    """How many threads a filter finds."""
    with desk.reading() as connection:
        return count(connection, Listing(parse_filter(query), desk.today))


def content(path) -> dict[str, list[tuple]]:
    """What is derived from the records: lists, counters, vocabulary."""
    queries = (
        "select * from line",
        "select standing, lines from line_count where lines <> 0",
        "select term, stem, folded, documents from term",
    )
    with closing(connect(path, read_only=True)) as connection:
        return {query: sorted(map(tuple, connection.execute(query))) for query in queries}


def test_an_import_comes_again_whole(desk, page, importing, away, again) -> None:
    run = importing((page(), "a"), (page(title="Andere Frage?"), "b")).run
    before = content(desk.path)
    assert away(run).verb == "import"
    assert (number(desk), number(desk, "rente")) == (0, 0)
    assert again(run).verb == "import"
    assert (number(desk), number(desk, "rente")) == (2, 2)
    assert texts(desk) == ["Wann steigt die Rente?", "Im kommenden Juli."]
    assert content(desk.path) == before


def test_it_can_go_on_for_ever_and_is_one_event_each(desk, page, importing, away, again) -> None:
    run = importing((page(), "a")).run
    for _ in range(3):
        away(run)
        again(run)
    with desk.reading() as connection:
        events = read_events(connection)
    assert [event.verb for event in events] == ["import", *["undo", "import"] * 3]
    assert [event.undone for event in events] == [True] * 6 + [False]
    assert texts(desk) == ["Wann steigt die Rente?", "Im kommenden Juli."]


def test_redo_brings_an_import_again(desk, page, importing, undoing) -> None:
    importing((page(), "a"))
    undoing()
    with desk.writing("ann") as writer:
        assert redo_last(writer).verb == "import"
    assert number(desk) == 1
    undoing()
    assert number(desk) == 0


def test_anybody_takes_back_and_brings_again(desk, page, importing, away, again) -> None:
    run = importing((page(), "a"), by="ann").run
    away(run, by="bob")
    again(run, by="carla")
    with desk.reading() as connection:
        assert [event.actor for event in read_events(connection)] == ["ann", "bob", "carla"]


def test_what_is_so_already_is_refused(desk, page, importing, away, again, dump) -> None:
    run = importing((page(), "a")).run
    with pytest.raises(Refused, match="was not taken back"):
        again(run)
    away(run)
    before = dump(desk)
    with pytest.raises(Refused, match="was already taken back"):
        away(run)
    for step in (away, again):
        with pytest.raises(NotFound, match="No import has the number 77"):
            step(77)
    assert dump(desk) == before


def test_a_run_that_somebody_has_worked_on_stays_and_says_why(
    desk, page, importing, away, deciding, undoing
) -> None:
    run = importing((page(), "a")).run
    deciding(1, "remove", "insult", by="bob")
    with pytest.raises(Refused) as refused:
        away(run)
    assert "bob has done “Remove” to it since" in say_error(refused.value)
    undoing("bob")
    away(run)
    assert number(desk) == 0


def test_only_the_answers_of_a_run_come_again(desk, page, longer, importing, away, again) -> None:
    first, second = importing((page(), "a")).run, importing((longer, "b")).run
    away(second)
    assert len(texts(desk)) == 2
    away(first)
    assert number(desk) == 0
    again(first)
    assert len(texts(desk)) == 2
    again(second)
    assert len(texts(desk)) == 3


def test_a_later_run_comes_again_without_the_earlier_one(
    desk, page, longer, importing, away, again
) -> None:
    first, second = importing((page(), "a")).run, importing((longer, "b")).run
    away(second)
    away(first)
    again(second)
    assert len(texts(desk)) == 3
    again(first)
    assert len(texts(desk)) == 3
    away(second)
    assert len(texts(desk)) == 2


def test_what_a_later_run_brought_in_is_its_own(desk, page, importing, away, again) -> None:
    first = importing((page(), "a")).run
    away(first)
    second = importing((page(), "a")).run
    with pytest.raises(Refused, match="a later one has brought its pages"):
        again(first)
    away(second)
    assert number(desk) == 0
    again(second)
    assert len(texts(desk)) == 2


def test_of_two_captures_the_other_one_still_brings_the_answers(
    desk, page, importing, away, again
) -> None:
    first = importing((page(), "a"), (page(), "b")).run
    away(first)
    second = importing((page(), "a")).run
    away(second)
    again(first)
    assert len(texts(desk)) == 2


def test_an_answer_taken_back_here_stays_away(
    desk, page, importing, answering, undoing, away, again
) -> None:
    run = importing((page(), "a")).run
    answering(1, "Hier geschrieben.")
    undoing()
    away(run)
    again(run)
    assert len(texts(desk)) == 2


def test_an_answer_split_off_and_joined_again_stays_away(
    desk, page, importing, undoing, away, again
) -> None:
    asked = SourceMessage(Kind.QUESTION, "Uta", None, None, "Wann kommt er?\n\nIm Mai kommt er.")
    run = importing((page(messages=(asked,)), "a")).run
    with desk.writing("ann") as writer:
        move_border(writer, 1, 3)
    assert len(texts(desk)) == 2
    undoing()
    away(run)
    again(run)
    assert texts(desk) == [asked.text]


def test_a_question_of_this_desk_stays_when_a_page_of_it_is_taken_back(
    desk, published, answering, deciding, importing, away, again
) -> None:
    with desk.reading() as connection:
        thread = read_thread(connection, published.thread, desk.today)
    (question,) = thread.messages
    asked = SourceMessage(
        Kind.QUESTION, question.author, None, None, question.text, question.background
    )
    saved = plain_page(
        to=thread.to.name,
        form=Form.NEW,
        title=thread.title,
        page_form="html",
        messages=(asked, SUPPLEMENT),
    )
    run = importing((saved, "a")).run
    assert texts(desk, thread.id) == [question.text, SUPPLEMENT.text]
    away(run)
    assert texts(desk, thread.id) == [question.text]
    again(run)
    assert texts(desk, thread.id) == [question.text, SUPPLEMENT.text]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_lists_and_words_are_as_made_anew(tmp_path, seed: int) -> None:
    chance = random.Random(seed)
    happenings = Happenings(tmp_path / "desk.db")
    things = ("ask", "take_in", "take_in", "decide", "answer", "undo", "away", "again", "again")
    for _ in range(60):
        happenings.happen(chance.choice(things), chance.randrange(100))
    path = happenings.desk.path
    with happenings.desk.reading() as connection:
        assert [say(fault) for fault in check(connection).faults] == []
    before = content(path)
    with happenings.desk.writing("ann") as writer:
        rebuild(writer.connection)
    assert content(path) == before


def test_a_whole_import_tells_how_far_it_is_and_can_be_stopped(desk, page, importing) -> None:
    run = importing(*((page(title=f"Frage {number}?"), str(number)) for number in range(5))).run
    before = standing(desk)

    def told(step, stop_after: int) -> list[tuple[int, int]]:
        """Do something with the run; what is told of it until it is stopped."""
        heard: list[tuple[int, int]] = []
        heeded = heeding(lambda *far: heard.append(far), lambda: len(heard) == stop_after)
        with suppress(Cancelled), desk.writing("ann", heeded) as writer:
            step(writer, run)
        return heard

    for number in (3, 7, 9):  # while threads are taken out, while lists are, at the last step
        assert len(told(undo_run, number)) == number
        assert standing(desk) == before
    for step in (undo_run, redo_run):
        assert told(step, -1) == [(done, 10) for done in range(1, 11)]
    assert standing(desk) == before
