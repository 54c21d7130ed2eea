"""Storing pages: once, however often and from wherever they come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from imports import texts, threads

from qa_tui.domain.records import PublicState, State
from qa_tui.i18n import say
from qa_tui.store.directory.people import read_representatives
from qa_tui.store.imports.pages import SAME_THREAD, PageOutcome, known, start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.journal.history import read_events, read_notices
from tests.stored_page import store_page

ADDED, UPDATED, UNCHANGED = PageOutcome.ADDED, PageOutcome.UPDATED, PageOutcome.UNCHANGED
CAPTURED = PageOutcome.CAPTURED


def test_page_becomes_a_published_thread(page, importing, look) -> None:
    assert importing((page(), "a")).outcomes == [ADDED]
    thread = look()
    question, answer = thread.messages
    assert thread.public_state is PublicState.ANSWERED
    assert (thread.to.name, thread.to.mandates, thread.topic) == (
        "Angelika Bester",
        (),
        "Soziale Sicherung",
    )
    assert thread.asking_note == "Die Frage-Funktion ist deaktiviert."
    assert (question.author, question.party_label, question.state) == (
        "Andreas S.",
        "SM",
        State.PUBLISHED,
    )
    assert (question.asker, question.date, question.sort_date) == (
        None,
        "2010-05-01",
        "2010-05-01T00:00:00Z",
    )
    assert (answer.date, answer.sort_date) == (None, "2026-11-22T09:30:00Z")
    assert thread.source is not None
    assert (thread.source.path, thread.source.form, thread.source.sureness) == (
        "pages/a",
        "F1",
        0.9,
    )


def test_run_is_one_event_and_writes_no_letter(desk, page, importing) -> None:
    importing((page(), "a"), (page(title="Andere Frage?"), "b"))
    with desk.reading() as connection:
        (event,) = read_events(connection)
        assert read_notices(connection) == ()
        assert read_events(connection, 2) == (event,)
    assert (event.verb, event.subject_kind, event.subject) == ("import", "run", 1)


def test_same_bytes_again_change_nothing(desk, page, importing, dump) -> None:
    importing((page(), "a"))
    with desk.reading() as connection:
        assert known(connection, ["a" * 16])
        assert not known(connection, ["b" * 16])
    before = dump(desk)
    assert importing((page(title="Etwas anderes?"), "a")).outcomes == [UNCHANGED]
    after = dump(desk)
    assert {name for name in after if after[name] != before[name]} == {"event", "import_run"}


def test_same_bytes_twice_in_one_run(desk, page, importing) -> None:
    assert importing((page(), "a"), (page(), "a")).outcomes == [ADDED, UNCHANGED]
    assert threads(desk) == 1


def test_same_thread_from_another_file_is_a_further_capture(desk, page, importing, look) -> None:
    importing((page(), "a"))
    assert importing((page(), "b")).outcomes == [CAPTURED]
    assert threads(desk) == 1
    assert look().source.path == "pages/b"
    assert importing((page(), "b")).outcomes == [UNCHANGED]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Frage an Angelika Bester von Andreas S. bezüglich Rente"},
        {"to": "Bert Bock"},
    ],
)
def test_another_title_or_person_is_another_thread(desk, page, importing, other) -> None:
    importing((page(), "a"))
    assert importing((page(**other), "b")).outcomes == [ADDED]
    assert threads(desk) == 2


@pytest.mark.parametrize("other", [{"text": "Wann sinkt sie?"}, {"author": "Mia W."}])
def test_another_question_is_another_thread(desk, page, importing, other) -> None:
    importing((page(), "a"))
    question, answer = page().messages
    assert importing((page(messages=(replace(question, **other), answer)), "b")).outcomes == [ADDED]
    assert threads(desk) == 2


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("2021-03-04T05:06:07Z", "2021-03-04T05:06:07Z"),
        (None, "2026-11-22T09:30:00Z"),
        ("2099-01-01T00:00:00Z", "2026-11-22T09:30:00Z"),
    ],
)
def test_capture_knows_when_its_page_was_taken(desk, page, told, kept) -> None:
    with desk.writing("ann") as writer:
        file = PageFile("a.warc", "a", "utf-8", captured_at=told)
        store_page(writer, start_run(writer), page(), file)
    with desk.reading() as connection:
        assert connection.execute("select captured_at from capture").fetchall()[0][0] == kept


def test_person_and_topic_are_made_once(desk, page, importing) -> None:
    importing((page(), "a"), (page(title="Zweite?", to="ANGELIKA  BESTER"), "b"))
    with desk.reading() as connection:
        query = "select count(*) from representative where last_name = 'Bester'"
        assert connection.execute(query).fetchone()[0] == 1
        query = "select count(*) from topic where name = 'Soziale Sicherung'"
        assert connection.execute(query).fetchone()[0] == 1


def test_answer_that_came_later_is_added(desk, page, longer, importing, look) -> None:
    importing((page(), "a"))
    assert importing((longer, "b")).outcomes == [UPDATED]
    assert texts(look())[1:] == ["Im kommenden Juli.", "Nachtrag: um 3 %."]
    assert importing((longer, "c")).outcomes == [CAPTURED]
    assert len(look().messages) == 3
    assert threads(desk) == 1


def test_question_that_waited_is_answered(page, importing, look) -> None:
    question, _ = page().messages
    importing((page(messages=(question,)), "a"))
    assert look().public_state is PublicState.WAITING
    assert importing((page(), "b")).outcomes == [UPDATED]
    assert look().public_state is PublicState.ANSWERED


def test_limits_of_intake_do_not_hold_for_imports(page, importing, look) -> None:
    question, answer = page().messages
    long = replace(question, text="x" * 5000, background="y" * 5000)
    importing((page(title="z" * 500, topic=None, messages=(long, answer)), "a"))
    assert [len(text) for text in (look().title, *texts(look()))] == [500, 5000, 18]


def test_standard_reply_of_a_page_does_not_count(page, importing, look) -> None:
    question, answer = page().messages
    importing((page(messages=(question, replace(answer, standard_reply=True))), "a"))
    assert look().public_state is PublicState.STANDARD_REPLY


def test_person_of_the_directory_is_known_on_a_page(desk, page, importing, look) -> None:
    importing((page(to="ada  AMT"), "a"), (page(to="Dr. Ada Amt MdB", title="Anders?"), "b"))
    assert look(1).to.id == look(2).to.id == 1
    assert (look(1).to.name, len(look(1).to.mandates)) == ("Ada Amt", 1)


def test_among_namesakes_the_party_decides(desk, page, importing, look) -> None:
    with desk.writing("ann") as writer:
        party = writer.connection.execute(
            "insert into party (uid, label, name) values ('p', 'XY', 'XY') returning id"
        ).fetchone()[0]
        writer.connection.execute(
            "update representative set name = 'Ada Amt', folded = 'ada amt', party = ?"
            " where id = 2",
            (party,),
        )
    question = replace(page().messages[0], date="2024-01-01")
    importing((page(to="Ada Amt", party="XY", messages=(question,)), "a"))
    assert look().to.id == 2


def test_namesakes_that_nothing_tells_apart_are_nobody_known(desk, page, importing, look) -> None:
    with desk.writing("ann") as writer:
        writer.connection.execute("update representative set folded = 'ada amt' where id = 2")
    importing((page(to="Ada Amt", party=None), "a"))
    assert look().to.id == 3


def test_undated_question_stands_where_its_answer_bounds_it(desk, page, importing, look) -> None:
    question, answer = page().messages
    undated = replace(question, date=None)
    dated = replace(answer, date="2010-06-01")
    importing((page(messages=(undated, dated)), "a"), (page(title="B?", messages=(undated,)), "b"))
    first = look(1).messages[0]
    assert (first.date, first.sort_date) == (None, "2010-06-01T00:00:00Z")
    assert look(2).messages[0].sort_date == "2026-11-22T09:30:00Z"


def test_person_known_only_from_pages_has_the_party_last_shown(desk, page, importing, look) -> None:
    later = replace(page().messages[0], date="2015-05-01")
    importing(
        (page(party="NEU", title="B?", messages=(later,)), "a"),
        (page(party="ALT", messages=page().messages[:1]), "b"),
    )
    assert look(1).to.party == look(2).to.party == "NEU"
    with desk.reading() as connection:
        (found,) = read_representatives(connection, "neu", desk.today)
    assert found.name == "Angelika Bester"
    assert say(found.asking.reason) == "No mandate or candidacy of Angelika Bester is known here."


def test_representatives_are_in_the_order_of_the_alphabet(desk, page, importing) -> None:
    importing(*((page(to=f"Eva {last}"), last[0]) for last in ("Zander", "Ährig", "Bach")))
    with desk.reading() as connection:
        found = read_representatives(connection, "eva", desk.today)
    assert [person.name for person in found] == ["Eva Ährig", "Eva Bach", "Eva Zander"]


def test_imported_question_can_be_removed_without_a_letter_to_anybody(
    desk, page, importing, deciding
) -> None:
    importing((page(), "a"))
    assert deciding(1, "remove", "insult").letters == ()
    with desk.reading() as connection:
        assert read_notices(connection) == ()


def test_what_cannot_be_stored_is_replaced(page, importing, look) -> None:
    question, _ = page().messages
    hostile = replace(
        question, author="A\x00\ud800", text="B\x00\udfff", annotation="C\x00", party="D\ud800"
    )
    strange = page(
        title="T\x00\ud800",
        to="P\x00 Q\ud800",
        topic="O\x00",
        asking_note="N\ud800",
        url="https://example.org/\ud800",
        messages=(hostile,),
    )
    importing((strange, "a"))
    thread = look()
    message = thread.messages[0]
    assert (thread.title, thread.to.name, thread.topic) == (
        "T\ufffd\ufffd",
        "P\ufffd Q\ufffd",
        "O\ufffd",
    )
    assert (message.author, message.text) == ("A\ufffd\ufffd", "B\ufffd\ufffd")
    assert importing((strange, "b")).outcomes == [CAPTURED]


def test_a_known_thread_is_found_by_its_title(desk) -> None:
    """Whoever is asked a hundred thousand times has as many threads: none is walked through."""
    with desk.reading() as connection:
        plan = connection.execute(f"explain query plan {SAME_THREAD}", ("",) * 5).fetchall()
    steps = [row["detail"] for row in plan]
    assert any("thread_same (representative=? AND title=?)" in step for step in steps)
    assert not any(step.startswith("SCAN t") for step in steps)
