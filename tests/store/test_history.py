"""The history of a thread in plain words: what changed, until when, what was taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.history import happening_words
from qa_tui.domain.moderation.correction import Correction
from qa_tui.i18n import say, use_language
from qa_tui.store.journal.history import _LETTERS, read_history
from qa_tui.store.letters.steps import call_back
from qa_tui.store.messages.corrections import correct
from qa_tui.store.messages.masks import mask, words_in
from qa_tui.store.messages.threads import read_message
from qa_tui.store.undo.redo import redo_last

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.decisions import Decided
    from qa_tui.store.desk import Desk
    from qa_tui.store.messages.intake import Taken
    from qa_tui.store.undo.undo import Undone


def told(desk: Desk, thread: int) -> list[str]:
    """The history without the event by which the question came."""
    with desk.reading() as connection:
        return [say(happening_words(one)) for one in read_history(connection, thread)][1:]


@pytest.fixture
def correcting(desk: Desk) -> Callable[..., None]:
    """Somebody corrects."""

    def act(message: int, **fields: object) -> None:
        with desk.writing("ann") as writer:
            correct(writer, Correction(message, **fields))

    return act


def test_a_correction_tells_what_stood_there_and_what_stands_there(
    desk: Desk, question: Taken, correcting: Callable[..., None], undoing: Callable[..., Undone]
) -> None:
    correcting(question.message, topic="Verkehr")
    correcting(question.message, topic="Umwelt", title="Wann kommt der Bus?")
    undoing()
    assert told(desk, question.thread) == [
        "corrected the topic: – → Verkehr",
        "corrected the title: Wann kommt der Nachtbus? → Wann kommt der Bus?; "
        "corrected the topic: Verkehr → Umwelt",
        "took back the correction: Title: Wann kommt der Bus? → Wann kommt der Nachtbus?; "
        "Topic: Umwelt → Verkehr",
    ]


def test_a_title_that_only_follows_its_topic_is_not_told(
    desk: Desk, asking: Callable[..., Taken], correcting: Callable[..., None]
) -> None:
    taken = asking(title="", text="Wann kommt der Bus?", background="", topic="Verkehr")
    correcting(taken.message, topic="Umwelt")
    assert told(desk, taken.thread) == ["corrected the topic: Verkehr → Umwelt"]


def test_a_move_names_the_representative(
    desk: Desk, question: Taken, correcting: Callable[..., None], undoing: Callable[..., Undone]
) -> None:
    with desk.writing("ann") as writer:
        writer.connection.execute("update mandate set period = 1")
    correcting(question.message, to="Bert Bock")
    undoing()
    assert told(desk, question.thread) == [
        "moved to Bert Bock",
        "took back the correction: Addressee: Bert Bock → Ada Amt",
    ]


def test_a_hold_tells_until_when_and_the_clause_is_told_in_words(
    desk: Desk,
    question: Taken,
    deciding: Callable[..., Decided],
    undoing: Callable[..., Undone],
) -> None:
    day = desk.today + timedelta(days=9)
    deciding(question.message, "hold", note="Quelle", wake_on=day)
    deciding(question.message, "refuse", "insult")
    undoing()
    with desk.writing("ann") as writer:
        redo_last(writer)
    held, refused, undone, again = told(desk, question.thread)
    assert held == f"put on hold until {day:%B} {day.day}, {day.year}"
    assert refused == "refused: Insult or contempt"
    assert undone == "took back the refusal"
    assert again == "refused: Insult or contempt, done again"


def test_masked_passages_are_counted_and_letters_are_named(
    desk: Desk, question: Taken, deciding: Callable[..., Decided], undoing: Callable[..., Undone]
) -> None:
    with desk.writing("ann") as writer:
        message = read_message(writer.connection, question.message)
        finds = (*words_in(message, "2026"), *words_in(message, "Nachtbus"))
        mask(writer, question.message, None, finds)
    deciding(question.message, "publish")
    with desk.writing("ann") as writer:
        letter = writer.connection.execute(
            "select id from notice where template = 'published'"
        ).fetchone()[0]
        call_back(writer, [letter])
    undoing()
    assert told(desk, question.thread) == [
        "masked 2 passages",
        "published",
        "letter called back: question published",
        "took back the recall of the letter",
    ]


def test_after_an_erasure_it_tells_what_it_still_can(
    desk: Desk,
    question: Taken,
    correcting: Callable[..., None],
    deciding: Callable[..., Decided],
    undoing: Callable[..., Undone],
) -> None:
    correcting(question.message, topic="Verkehr")
    with desk.writing("ann") as writer:
        writer.connection.execute("update change set before = null, after = null")
    assert told(desk, question.thread) == ["corrected the topic"]
    deciding(question.message, "hold", note="Quelle", wake_on=desk.today + timedelta(days=9))
    undoing()
    with desk.writing("ann") as writer:
        writer.connection.execute("delete from change")
    assert told(desk, question.thread) == ["corrected", "put on hold", "took back the hold"]


def test_it_is_told_in_german_too(
    desk: Desk, question: Taken, deciding: Callable[..., Decided], undoing: Callable[..., Undone]
) -> None:
    deciding(question.message, "hold", note="Quelle", wake_on=desk.today + timedelta(days=9))
    deciding(question.message, "refuse", "insult")
    undoing()
    use_language("de")
    held, refused, undone = told(desk, question.thread)
    assert held.startswith("zurückgestellt bis zum ")
    assert refused.startswith("abgelehnt: ")
    assert undone == "hat die Ablehnung zurückgenommen"


def test_a_history_reads_neither_all_letters_nor_what_its_import_changed(desk: Desk) -> None:
    with desk.reading() as connection:
        explained = connection.execute(f"explain query plan {_LETTERS}", {"seqs": "[1]"}).fetchall()
    details = [row["detail"] for row in explained]
    assert [detail for detail in details if detail.startswith("SCAN")] == [
        "SCAN json_each VIRTUAL TABLE INDEX 1:"
    ] * 2
    assert "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)" in details[-5:]
