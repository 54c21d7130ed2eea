"""Taking in questions, answers and an author's new words."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import Conflict, NotFound, Refused
from qa_tui.domain.records import Form, Kind, PublicState, State
from qa_tui.i18n import say, say_error
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.messages.intake import revise
from qa_tui.store.messages.threads import read_message, read_thread

ADA, BERT = 1, 2


def thread_of(desk, taken):
    """The whole thread of something that was taken in."""
    with desk.reading() as connection:
        return read_thread(connection, taken.thread, desk.today)


def test_question_waits_under_its_public_name(desk, question) -> None:
    thread = thread_of(desk, question)
    (message,) = thread.messages
    assert (thread.title, thread.form) == ("Wann kommt der Nachtbus?", Form.NEW)
    assert (message.state, message.author, message.version) == (State.PENDING, "Ole A.", 1)
    assert (message.text, message.background) == (
        "Wann kommt der Nachtbus?",
        "Fahrplan 2026, Seite 3.",
    )
    assert thread.public_state is PublicState.NOT_PUBLIC
    assert message.date == "2026-11-22T09:30:00Z"
    assert message.party_label == "SM"


def test_question_of_the_new_form_stands_in_one_line(desk, asking) -> None:
    taken = asking(title=" Wann kommt\nder  Nachtbus? ")
    with desk.writing("ann") as writer:
        revise(writer, taken.message, "Wann fährt\r\nder Nachtbus?")
    thread = thread_of(desk, taken)
    assert thread.title == thread.messages[0].text == "Wann fährt der Nachtbus?"


def test_old_form_gets_the_title_of_the_platform(desk, asking) -> None:
    taken = asking(title="", background="", text="Guten Tag, wann?", topic="verkehr")
    thread = thread_of(desk, taken)
    assert thread.form is Form.OLD
    assert thread.topic == "Verkehr"
    assert thread.title == "Frage an Ada Amt von Ole A. bezüglich Verkehr"


def test_asker_gets_a_receipt(desk, question) -> None:
    with desk.reading() as connection:
        (notice,) = read_notices(connection)
        (event,) = read_events(connection)
    assert (notice.template, notice.to_kind, notice.to) == ("receipt", "asker", "Ole Ahlers")
    assert notice.send_after == "2026-11-22T09:40:00Z"
    assert (event.verb, event.subject, event.from_state, event.to_state) == (
        "ask",
        question.message,
        None,
        "pending",
    )


def test_closed_asking_is_refused_with_the_reason(desk, asking, dump) -> None:
    before = dump(desk)
    with pytest.raises(Refused) as refused:
        asking(to=BERT)
    assert say_error(refused.value).startswith("Bert Bock cannot be asked: mandate or candidacy")
    assert dump(desk) == before


@pytest.mark.parametrize(
    ("own", "open_"),
    [
        ((None, None), True),
        (("2026-11-22", "2026-11-22"), True),
        ((None, "2026-11-21"), False),
        (("2026-11-23", None), False),
    ],
)
def test_dates_of_the_mandate_count_within_its_period(desk, asking, own, open_) -> None:
    with desk.writing("ann") as writer:
        writer.connection.execute("update mandate set starts_on = ?, ends_on = ?", own)
    if open_:
        assert asking().thread
    else:
        with pytest.raises(Refused):
            asking()


def test_mandate_does_not_outlast_its_period(desk, asking) -> None:
    with desk.writing("ann") as writer:
        writer.connection.execute(
            "update mandate set starts_on = '2000-01-01', ends_on = '2999-01-01'"
        )
    assert asking(to=ADA).thread
    with pytest.raises(Refused, match="Bert Bock cannot be asked"):
        asking(to=BERT)


def test_every_problem_is_named_and_nothing_stored(desk, asking, dump) -> None:
    before = dump(desk)
    with pytest.raises(Refused) as refused:
        asking(title="Der Bus.", background="x" * 1001, town="", email="ole")
    said = say_error(refused.value)
    for part in (
        "phrased as one",
        "1001 characters",
        "The town is missing",
        "not an e-mail address",
    ):
        assert part in said
    assert dump(desk) == before


@pytest.mark.parametrize("topic", ["nichts", "v e r k e h r", "{0}"])
def test_unknown_topic_names_the_known_ones(asking, topic: str) -> None:
    with pytest.raises(NotFound) as missing:
        asking(title="", background="", text="Guten Tag, wann?", topic=topic)
    assert say_error(missing.value) == (
        f"No topic is called “{topic}”. Topics are: Umwelt, Verkehr."
    )


def test_asker_is_known_by_the_address(desk, asking) -> None:
    asking(phone="")
    asking(email=" OLE.Ahlers@Example.org ", town="Kesselrode")
    with desk.reading() as connection:
        rows = [tuple(row)[2:7] for row in connection.execute("select * from asker")]
    assert rows == [("Ole", "Ahlers", "ole.ahlers@example.org", "Moorhagen", "0171 3920001")]


def test_address_known_under_another_name_warns_and_keeps_both(
    desk, asking, deciding, dump
) -> None:
    first = asking()
    before = dump(desk)["asker"]
    second = asking(first_name="Mia", last_name="Brandt", town="Kesselrode")
    assert [say(warning) for warning in second.warnings] == [
        "This e-mail address is known under another name: Ole Ahlers."
    ]
    assert asking(first_name="OLE").warnings == ()
    assert dump(desk)["asker"] == before
    assert thread_of(desk, second).messages[0].author == "Mia B."
    for taken in (first, second):
        deciding(taken.message, "publish")
    with desk.reading() as connection:
        letters = {(notice.thread, notice.template): notice for notice in read_notices(connection)}
    assert letters[first.thread, "published"].to == "Ole Ahlers"
    assert "Ole Ahlers" in letters[first.thread, "published"].text
    assert letters[second.thread, "published"].to == "Mia Brandt"
    assert "Mia Brandt" in letters[second.thread, "published"].text
    assert "Ole" not in letters[second.thread, "forward"].text
    assert "Kesselrode" in letters[second.thread, "forward"].text
    assert letters[second.thread, "forward"].to == "Ada Amt"


def test_first_follow_up_is_fine_and_a_second_by_the_same_asker_warns(asking, published) -> None:
    first = asking(follows=published.thread)
    assert first.warnings == ()
    other = asking(follows=published.thread, email="mia@example.org", first_name="Mia")
    assert other.warnings == ()
    second = asking(follows=published.thread)
    assert [say(warning) for warning in second.warnings] == [
        f"This asker has already followed up thread {published.thread}; one follow-up is the rule."
    ]
    assert second.thread != first.thread


def test_follow_up_to_somebody_else_warns(desk, asking, published) -> None:
    with desk.writing("ann") as writer:
        writer.connection.execute("update mandate set period = 1 where representative = ?", (BERT,))
    taken = asking(to=BERT, follows=published.thread)
    assert [say(warning) for warning in taken.warnings] == [
        "The thread that is followed up was put to somebody else."
    ]


def test_follow_up_of_nothing_is_refused(asking) -> None:
    with pytest.raises(NotFound, match="No thread has the id 99"):
        asking(follows=99)


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [("hold", None, "Rückfrage")],
        [("return", "insult", "")],
        [("refuse", "insult", "")],
        [("publish", None, ""), ("remove", "insult", "")],
    ],
    ids=["pending", "held", "returned", "refused", "removed"],
)
def test_answer_is_taken_in_only_after_its_question(question, deciding, answering, steps) -> None:
    for verb, clause, note in steps:
        deciding(question.message, verb, clause, note=note)
    with pytest.raises(Refused) as refused:
        answering(question.thread)
    said = say_error(refused.value)
    assert said.startswith(f"Thread {question.thread} cannot be answered: its question is ")
    assert said.endswith("Publish the question first.")


def test_answer_waits_in_the_name_of_the_representative(desk, published, answering) -> None:
    taken = answering(published.thread)
    message = thread_of(desk, published).messages[1]
    assert (message.id, message.kind, message.state) == (
        taken.message,
        Kind.ANSWER,
        State.PENDING,
    )
    assert (message.author, message.party_label, message.asker) == ("Ada Amt", "SM", None)
    assert not message.standard_reply
    assert thread_of(desk, published).public_state is PublicState.WAITING


def test_answer_of_a_team_has_its_name(desk, published, answering) -> None:
    answering(published.thread, author=" Team Büro Amt ")
    assert thread_of(desk, published).messages[1].author == "Team Büro Amt"


def test_standard_reply_is_shown_but_does_not_count(desk, published, answering, deciding) -> None:
    standard = answering(published.thread, "Bitte rufen Sie mich an.", standard=True)
    deciding(standard.message, "publish")
    thread = thread_of(desk, published)
    assert thread.public_state is PublicState.STANDARD_REPLY
    assert thread.messages[1].standard_reply
    assert (thread.to.questions, thread.to.answered) == (1, 0)
    deciding(answering(published.thread).message, "publish")
    thread = thread_of(desk, published)
    assert thread.public_state is PublicState.ANSWERED
    assert (thread.to.questions, thread.to.answered) == (1, 1)


def test_answer_to_nothing_is_refused(answering) -> None:
    with pytest.raises(NotFound, match="No thread has the id 99"):
        answering(99)


def test_empty_answer_is_refused(published, answering) -> None:
    with pytest.raises(Refused, match="text is missing"):
        answering(published.thread, "\u200b")


def test_new_words_are_a_further_revision(desk, question, deciding) -> None:
    deciding(question.message, "return", note="Bitte kürzer.")
    with desk.writing("ann") as writer:
        revised = revise(writer, question.message, "Wann fährt er?", "Neue Quelle")
    message = revised.message
    assert (message.state, message.revision, message.version) == (State.PENDING, 2, 3)
    assert (message.text, message.background) == ("Wann fährt er?", "Neue Quelle")
    assert thread_of(desk, question).title == "Wann fährt er?"
    with desk.reading() as connection:
        texts = [row[0] for row in connection.execute("select text from message_text")]
    assert texts == ["Wann kommt der Nachtbus?", "Wann fährt er?"]


def test_new_words_keep_the_background_unless_it_is_given(desk, question) -> None:
    with desk.writing("ann") as writer:
        assert revise(writer, question.message, "Wann?").message.background.startswith("Fahrplan")
        assert revise(writer, question.message, "Wann?", "").message.background == ""


def test_new_words_obey_the_rules(desk, question, reply, dump) -> None:
    before = dump(desk)
    for message, text in ((question.message, "x" * 201 + "?"), (reply.message, " ")):
        with pytest.raises(Refused), desk.writing("ann") as writer:
            revise(writer, message, text)
    with pytest.raises(Refused, match="An answer has no background"), desk.writing("ann") as writer:
        revise(writer, reply.message, "Im Juni.", "Fahrplan")
    with pytest.raises(Refused, match="not possible"), desk.writing("ann") as writer:
        revise(writer, question.message, "Wann denn nun?")
    with pytest.raises(Conflict), desk.writing("ann") as writer:
        revise(writer, reply.message, "Im Juni.", version=7)
    assert dump(desk) == before


def test_new_words_of_an_answer_leave_the_title(desk, question, reply) -> None:
    with desk.writing("ann") as writer:
        revise(writer, reply.message, "Im Juni.")
        assert read_message(writer.connection, reply.message).text == "Im Juni."
    assert thread_of(desk, question).title == "Wann kommt der Nachtbus?"
