"""Which letters a decision writes, and what stands in them."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.workflow import Verb
from qa_tui.store.decisions import preview
from qa_tui.store.journal.history import read_notices
from qa_tui.store.messages.threads import read_notes


def unwrapped(notice) -> str:
    """The text of a letter without regard to its lines."""
    return " ".join(notice.text.split())


@pytest.mark.parametrize(
    ("clause", "forward", "goes"),
    [
        ("insult", None, True),
        ("insult", True, True),
        ("insult", False, False),
        ("spam", None, False),
        ("spam", True, True),
        ("anonymous", False, False),
    ],
)
def test_refused_question_is_forwarded_unless_said_otherwise(
    desk, question, deciding, clause, forward, goes
) -> None:
    decided = deciding(question.message, "refuse", clause, forward=forward)
    assert ("forward" in decided.letters) is goes
    with desk.reading() as connection:
        notices = {notice.template: notice for notice in read_notices(connection)}
    assert ("dennoch an Dr. Ada Amt weitergeleitet" in unwrapped(notices["refused"])) is goes
    if goes:
        assert "nicht veröffentlicht, weil" in unwrapped(notices["forward"])


def test_representative_gets_name_and_town_but_never_address_or_phone(
    desk, question, deciding
) -> None:
    deciding(question.message, "publish")
    with desk.reading() as connection:
        notices = read_notices(connection)
    forward = next(notice for notice in notices if notice.template == "forward")
    assert "Ole Ahlers" in forward.text
    assert "Moorhagen" in forward.text
    assert "Ole A." in forward.text
    for notice in notices:
        assert "example.org" not in notice.subject + notice.text
        assert "3920001" not in notice.subject + notice.text


def test_letters_wait_so_that_they_can_be_called_back(desk, question, deciding, clock) -> None:
    clock.advance(hours=1)
    deciding(question.message, "publish")
    with desk.reading() as connection:
        notice = read_notices(connection)[0]
    assert (notice.created_at, notice.send_after) == (
        "2026-11-22T10:30:00Z",
        "2026-11-22T10:40:00Z",
    )
    assert (notice.recalled_at, notice.handed_over_at) == (None, None)


def test_words_of_a_return_stand_in_the_letter(desk, question, deciding) -> None:
    deciding(question.message, "return", "unsourced", note="Bitte die Zahl belegen: $title")
    with desk.reading() as connection:
        text = read_notices(connection)[0].text
        notes = read_notes(connection, question.thread)
    assert "Bitte die Zahl belegen: $title" in text
    assert "Wann kommt der Nachtbus?" in text
    assert [(note.author, note.text) for note in notes] == [
        ("ann", "Bitte die Zahl belegen: $title")
    ]


@pytest.mark.parametrize("verb", ["refuse", "hold"])
def test_remark_is_internal(desk, question, deciding, verb: str) -> None:
    clause = "insult" if verb == "refuse" else None
    deciding(question.message, verb, clause, note="  Schon wieder der!  ")
    with desk.reading() as connection:
        assert all("Schon wieder" not in notice.text for notice in read_notices(connection))
        (note,) = read_notes(connection, question.thread)
    assert (note.text, note.message, note.at) == (
        "Schon wieder der!",
        question.message,
        "2026-11-22T09:30:00Z",
    )


def test_letters_are_in_the_language_of_the_desk(desk, question, deciding) -> None:
    deciding(question.message, "hold", note="x")
    with desk.writing("ann") as writer:
        writer.connection.execute("update desk set language = 'en'")
    deciding(question.message, "refuse", "insult")
    with desk.reading() as connection:
        notices = {notice.template: unwrapped(notice) for notice in read_notices(connection)}
    assert "was not published because" in notices["refused"]
    assert "Guten Tag Ole Ahlers" in notices["receipt"]


def test_preview_is_the_letter_that_is_sent(desk, question, deciding) -> None:
    decision = Decision(question.message, Verb.REFUSE, "insult")
    with desk.reading() as connection:
        letter = preview(connection, decision, desk.today)
        assert (
            preview(connection, Decision(question.message, Verb.HOLD, note="x"), desk.today) is None
        )
    deciding(question.message, "refuse", "insult")
    with desk.reading() as connection:
        sent = next(n for n in read_notices(connection) if n.template == "refused")
    assert letter is not None
    assert (letter.subject, letter.text) == (sent.subject, sent.text)


def test_preview_says_what_deciding_would_say(desk, question) -> None:
    with desk.reading() as connection, pytest.raises(WrongUsage, match="needs a clause"):
        preview(connection, Decision(question.message, Verb.REFUSE), desk.today)
