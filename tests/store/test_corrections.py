"""Corrections: what a moderator may change around the words of a message, and what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from standing import faults, standing

from qa_tui.domain.errors import Conflict, NotFound, Refused, WrongUsage
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.correction import Correction
from qa_tui.domain.records import PublicState, State
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.messages.corrections import Corrected, correct
from qa_tui.store.messages.threads import read_thread
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last
from tests.stored_page import store_page
from tests.whole_list import read_list

ADA, BERT = 1, 2
CLARA = {
    "party": [{"key": "gb", "short": "GB", "name": "Grüner Bund"}],
    "period": [
        {
            "key": "then",
            "parliament": "lt",
            "kind": "legislature",
            "name": "Landtag 2027",
            "starts": -100,
            "ends": 100,
        }
    ],
    "parliament": [{"key": "lt", "name": "Bezirkstag"}],
    "topic": [],
    "representative": [
        {
            "key": "clara",
            "first_name": "Clara",
            "last_name": "Kant",
            "party": "gb",
            "mandate": [{"kind": "mandate", "period": "then", "party": "gb"}],
        }
    ],
}
OLD = {"title": "", "background": "", "text": "Wann fährt der Bus?", "topic": "Verkehr"}


@pytest.fixture
def clara(desk) -> int:
    """A further representative, who can be asked."""
    with desk.writing("ann") as writer:
        load_directory(writer, CLARA, writer.now)
        return writer.connection.execute("select max(id) from representative").fetchone()[0]


@pytest.fixture
def correcting(desk):
    """Somebody corrects something."""

    def act(message: int, *, by: str = "ann", **fields) -> Corrected:
        with desk.writing(by) as writer:
            return correct(writer, Correction(message, **fields))

    return act


@pytest.fixture
def imported(desk, page) -> tuple[int, int, int]:
    """A thread that was read from a page: its id, and those of question and answer."""
    with desk.writing("ann") as writer:
        store_page(writer, start_run(writer), page(), PageFile("a.txt", "0" * 64, "utf-8"))
        thread = writer.connection.execute("select max(id) from thread").fetchone()[0]
    with desk.reading() as connection:
        question, answer = read_thread(connection, thread, desk.today).messages
    return thread, question.id, answer.id


def thread_of(desk, thread: int):
    """A thread as it is."""
    with desk.reading() as connection:
        return read_thread(connection, thread, desk.today)


def found(desk, query: str) -> list[int]:
    """The threads of a filter."""
    with desk.reading() as connection:
        listing = Listing(parse_filter(query), desk.today)
        return [line.id for line in read_list(connection, listing, 100)]


def waiting(desk) -> list[tuple[str, str]]:
    """The letters that wait: template and to whom."""
    with desk.reading() as connection:
        return [(n.template, n.to) for n in read_notices(connection) if n.recalled_at is None]


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


def test_misread_page_gets_its_author_party_and_date(desk, imported, correcting) -> None:
    thread, question, answer = imported
    correcting(question, author="Angela M.", date="3.4.2009")
    correcting(answer, author="Büro Bester", party="", date="2009-05-01")
    shown = thread_of(desk, thread)
    assert shown.title == "Frage an Angelika Bester von Angela M. bezüglich Soziale Sicherung"
    assert [m.author for m in shown.messages] == ["Angela M.", "Büro Bester"]
    assert [m.date for m in shown.messages] == ["2009-04-03", "2009-05-01"]
    assert shown.messages[1].party_label is None
    assert found(desk, "asked:2009..2009") == [thread]
    assert found(desk, 'from:"Angela M."') == [thread]
    assert faults(desk) == ()


def test_misread_page_may_belong_to_somebody_who_cannot_be_asked(
    desk, imported, correcting
) -> None:
    thread, question, _ = imported
    correcting(question, to=str(BERT))
    assert thread_of(desk, thread).to.name == "Bert Bock"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"date": "31.2.2009"}, WrongUsage),
        ({"date": "2027-01-01"}, WrongUsage),
        ({"author": " \u200b"}, Refused),
        ({"author": "x" * 300}, Refused),
        ({"standard": True}, Refused),
        ({"topic": "Soziale Sicherung"}, WrongUsage),
        ({"to": "Niemand"}, NotFound),
    ],
)
def test_what_cannot_be_leaves_all_as_it_was(desk, imported, correcting, fields, error) -> None:
    before = standing(desk)
    with pytest.raises(error):
        correcting(imported[1], **fields)
    assert standing(desk) == before


@pytest.mark.parametrize("fields", [{"author": "X Y"}, {"party": "SM"}, {"date": "2010-01-01"}])
def test_what_people_wrote_on_the_desk_stays(question, correcting, fields) -> None:
    with pytest.raises(Refused, match="not read from a page"):
        correcting(question.message, **fields)


def test_fields_of_the_question_stand_with_the_question(reply, correcting) -> None:
    with pytest.raises(Refused, match="stands with the question"):
        correcting(reply.message, topic="Umwelt")


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


def test_journal_names_the_step_and_holds_no_words(desk, imported, correcting) -> None:
    correcting(imported[1], author="Uwe B.")
    with desk.reading() as connection:
        event = read_events(connection)[-1]
    assert (event.verb, event.subject, event.from_state) == ("correct", imported[1], "published")
