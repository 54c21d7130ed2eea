"""Letters that a moderator writes freely: posted once, called back by undo, refused with words."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.letters.free import SUBJECT_LIMIT
from qa_tui.i18n import say
from qa_tui.store.check import check
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.letters.free import begin_letter, send_letter
from tests.stored_page import store_page


def send(desk, thread: int, to: str = "asker", subject: str = "Zu Ihrer Frage", text: str = "Tag"):
    with desk.writing("ann") as writer:
        return send_letter(writer, thread, to, subject, text)


def letters(desk, thread: int):
    with desk.reading() as connection:
        return read_notices(connection, thread)


def sound(desk) -> bool:
    with desk.reading() as connection:
        return check(connection).faults == ()


def test_a_letter_waits_in_the_outbox(desk, question) -> None:
    written = send(desk, question.thread, text="Guten Tag,\n\n  eins\n")
    (letter, _receipt) = letters(desk, question.thread)
    assert (letter.id, letter.template, letter.to) == (written.notice, "free", "Ole Ahlers")
    assert (letter.subject, letter.text) == ("Zu Ihrer Frage", "Guten Tag,\n\n  eins\n")
    with desk.reading() as connection:
        event = read_events(connection, question.thread)[-1]
    assert (event.verb, event.subject, event.from_state) == ("write", question.message, None)
    assert sound(desk)


def test_a_letter_to_the_representative(desk, question) -> None:
    send(desk, question.thread, "representative")
    letter = letters(desk, question.thread)[0]
    assert (letter.template, letter.to_kind) == ("free-representative", "representative")
    assert letter.to == "Ada Amt"


def test_undo_calls_it_back_and_leaves_the_message_as_it_is(desk, published, undoing, dump) -> None:
    before = dump(desk)
    send(desk, published.thread)
    undone = undoing("ann")
    assert (undone.verb, undone.messages, undone.recalled) == ("write", (published.message,), 1)
    after = dump(desk)
    for table in ("message", "thread", "line", "message_text"):
        assert after[table] == before[table]
    free, *others = letters(desk, published.thread)
    assert free.recalled_at is not None
    assert all(letter.recalled_at is None for letter in others)
    assert sound(desk)


def test_it_stays_when_the_message_leaves_the_public(desk, published, deciding) -> None:
    send(desk, published.thread)
    deciding(published.message, "remove", "insult")
    free = next(one for one in letters(desk, published.thread) if one.template == "free")
    assert free.recalled_at is None


def test_a_letter_hinders_nobody_from_taking_a_decision_back(desk, published, undoing) -> None:
    send(desk, published.thread)
    assert undoing("bob").verb == "publish"
    assert undoing("ann").verb == "write"
    assert sound(desk)


@pytest.mark.parametrize(
    ("to", "name"), [("asker", "Ole Ahlers"), ("representative", "Dr. Ada Amt")]
)
def test_it_begins_with_greeting_and_regards(desk, question, to: str, name: str) -> None:
    with desk.reading() as connection:
        letter = begin_letter(connection, question.thread, to)
    assert letter.text.startswith(f"Guten Tag {name},\n\n")
    assert letter.text.endswith("Freundliche Grüße\nMusterpult\n")
    assert letter.subject


@pytest.mark.parametrize(
    ("subject", "text", "said"),
    [
        ("", "a", "subject"),
        (" \u200b", "a", "subject"),
        ("s" * (SUBJECT_LIMIT + 1), "a", str(SUBJECT_LIMIT)),
        ("s", "\n \n", "text"),
        ("s", "Hello $asker_name,", "$asker_name"),
        ("About $title", "Hello", "$title"),
        ("s", "Hello ${asker_name},", "${asker_name"),
    ],
)
def test_what_is_missing_is_refused_in_words(desk, question, dump, subject, text, said) -> None:
    before = dump(desk)
    with pytest.raises(Refused) as caught:
        send(desk, question.thread, subject=subject, text=text)
    assert said in say(caught.value.what)
    assert dump(desk) == before


def test_a_subject_cannot_become_a_second_header(desk, question) -> None:
    send(desk, question.thread, subject="Hello\r\nBcc: x@example.org\x00\x1b[2J")
    subject = letters(desk, question.thread)[0].subject
    assert subject.startswith("Hello Bcc:")
    assert subject.isprintable()


def test_an_asker_of_a_saved_page_cannot_be_written_to(desk, page) -> None:
    with desk.writing("ann") as writer:
        run = start_run(writer)
        store_page(writer, run, page(), PageFile("a.txt", "0" * 64, "utf-8"))
        (thread,) = writer.connection.execute("select max(id) from thread").fetchone()
    with pytest.raises(Refused):
        send(desk, thread)
    send(desk, thread, "representative")


def test_a_thread_that_is_not_there(desk, question, undoing) -> None:
    with pytest.raises(NotFound):
        send(desk, 999)
    undoing("ann")
    with pytest.raises(NotFound):
        send(desk, question.thread)
