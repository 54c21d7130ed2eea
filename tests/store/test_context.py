"""What is known around a message: its asker's questions, its threads, remarks, history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.context import asker_words, similar_words, standing_words
from qa_tui.domain.errors import NotFound
from qa_tui.domain.standing import QUESTIONS
from qa_tui.i18n import say
from qa_tui.store.messages import context, similar
from qa_tui.store.messages.context import read_context, read_hints

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.context import Context, Hints
    from qa_tui.store.decisions import Decided
    from qa_tui.store.desk import Desk
    from qa_tui.store.messages.intake import Taken

ADA, BERT = 1, 2
BACKGROUND = (
    "Seit dem Umbau der Kreuzung am Markt staut sich der Verkehr jeden Morgen bis zur alten "
    "Brücke, und die Busse der Linie zwölf stehen mitten darin."
)


def around(desk: Desk, taken: Taken, *, public_only: bool = False) -> Context:
    with desk.reading() as connection:
        return read_context(connection, taken.message, public_only=public_only)


def hints(desk: Desk, taken: Taken) -> Hints:
    with desk.reading() as connection:
        return read_hints(connection, taken.message)


def test_the_askers_other_questions_are_told_with_what_became_of_them(
    desk: Desk, asking: Callable[..., Taken], deciding: Callable[..., Decided]
) -> None:
    first = asking(title="Wann kommt die Bahn?")
    second = asking(title="Wer bezahlt die Brücke?")
    third = asking(title="Warum ist das Bad zu?")
    asking(title="Wie wird geheizt?", email="uta@example.org")
    deciding(first.message, "publish")
    deciding(second.message, "refuse", "insult")
    asker = hints(desk, third).asker
    assert asker is not None
    assert [(one.line.message, one.clause) for one in asker.questions] == [
        (second.message, "insult"),
        (first.message, None),
    ]
    assert (asker.total, asker.earlier, asker.published) == (2, 2, 1)
    assert [say(standing_words(one.line, desk.today)) for one in asker.questions] == [
        "refused",
        "waiting for an answer",
    ]
    words = asker_words(asker)
    assert words is not None
    assert say(words) == "Earlier questions by Ole A.: 2, 1 of them published"


def test_later_questions_are_listed_and_do_not_count_as_earlier(
    desk: Desk, asking: Callable[..., Taken]
) -> None:
    first, later = asking(title="Wann kommt die Bahn?"), asking(title="Wann fährt der Bus?")
    asker = hints(desk, first).asker
    assert asker is not None
    assert [one.line.message for one in asker.questions] == [later.message]
    assert asker_words(asker) is None


def test_an_answer_has_the_asker_of_its_question(
    desk: Desk, reply: Taken, asking: Callable[..., Taken]
) -> None:
    other = asking(title="Wann fährt der Bus?")
    asker = hints(desk, reply).asker
    assert asker is not None
    assert [one.line.message for one in asker.questions] == [other.message]


def test_of_many_questions_the_newest_are_read_and_all_are_counted(
    desk: Desk, asking: Callable[..., Taken], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "MOST", 3)
    taken = [asking(title=f"Wann kommt der Bus Nummer {number}?") for number in range(6)]
    asker = hints(desk, taken[-1]).asker
    assert asker is not None
    assert [one.line.message for one in asker.questions] == [
        one.message for one in reversed(taken[2:5])
    ]
    assert (asker.total, asker.earlier) == (5, 5)


def test_the_threads_before_and_behind_are_told(desk: Desk, asking: Callable[..., Taken]) -> None:
    first = asking(title="Wann kommt die Bahn?")
    second = asking(title="Kommt sie bald?", follows=first.thread, email="b@example.org")
    third = asking(title="Kommt sie noch?", follows=second.thread, email="c@example.org")
    fourth = asking(title="Kommt sie nie?", follows=first.thread, email="d@example.org")
    assert [line.id for line in around(desk, third).follows] == [second.thread, first.thread]
    assert [line.id for line in around(desk, first).followed_by] == [second.thread, fourth.thread]
    assert around(desk, fourth).followed_by == ()


def test_threads_that_follow_each_other_in_a_circle_are_told_once(
    desk: Desk, asking: Callable[..., Taken]
) -> None:
    first = asking(title="Wann kommt die Bahn?")
    second = asking(title="Kommt sie bald?", follows=first.thread)
    with desk.writing("ann") as writer:
        writer.connection.execute(
            "update thread set follows = ? where id = ?", (second.thread, first.thread)
        )
    assert [line.id for line in around(desk, second).follows] == [first.thread]


def test_remarks_and_history_of_the_thread_are_told(
    desk: Desk, question: Taken, deciding: Callable[..., Decided]
) -> None:
    deciding(question.message, "hold", note="Bitte nachrechnen.")
    found = around(desk, question)
    assert [note.text for note in found.notes] == ["Bitte nachrechnen."]
    assert [one.event.verb for one in found.history] == ["ask", "hold"]


def test_readers_learn_nothing_of_askers_remarks_and_history(
    desk: Desk, asking: Callable[..., Taken], deciding: Callable[..., Decided]
) -> None:
    first = asking(title="Wann kommt die Bahn?", background=BACKGROUND)
    second = asking(title="Kommt sie bald?", background=BACKGROUND, follows=first.thread)
    third = asking(title="Kommt sie noch?", background=BACKGROUND, follows=first.thread)
    deciding(first.message, "publish", note="intern")
    deciding(second.message, "publish")
    found = around(desk, first, public_only=True)
    assert found.hints.asker is None
    assert found.notes == ()
    assert found.history == ()
    assert [one.line.id for one in found.hints.similar] == [second.thread]
    assert [line.id for line in found.followed_by] == [second.thread]
    with pytest.raises(NotFound):
        around(desk, third, public_only=True)


def test_a_message_that_is_not_there_is_an_error(desk: Desk, question: Taken) -> None:
    with desk.reading() as connection, pytest.raises(NotFound, match="No message"):
        read_context(connection, question.message + 999)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (ADA, "almost the same as 1 other question (100 %)"),
        (BERT, "almost the same as 1 question to somebody else (100 %)"),
    ],
)
def test_the_hint_says_whether_others_were_asked(
    desk: Desk, asking: Callable[..., Taken], to: int, expected: str
) -> None:
    first = asking(background=BACKGROUND)
    with desk.writing("ann") as writer:
        writer.connection.execute("update mandate set closed = 0")
        writer.connection.execute("update period set ends_on = '2030-01-01'")
    asking(background=BACKGROUND, to=to)
    words = similar_words(hints(desk, first))
    assert words is not None
    assert say(words) == expected


@pytest.mark.parametrize("name", ["_OTHERS", "_QUESTION", "_FOLLOWED_BY", "_RAREST", "_TEXTS"])
def test_everything_is_read_from_indexes_without_sorting(desk: Desk, name: str) -> None:
    query = str(getattr(context, name, None) or getattr(similar, name))
    values = dict.fromkeys(re.findall(r":(\w+)", query), 1) or (1,)
    with desk.reading() as connection:
        steps = [row[3] for row in connection.execute(f"explain query plan {query}", values)]
    read = [step for step in steps if step.startswith(("SCAN", "SEARCH"))]
    assert read
    for step in read:
        by_index = step.startswith("SEARCH") and "USING" in step
        assert by_index or step == "SCAN l" or "json_each" in step or "SCAN (sub" in step, steps
    if name == "_FOLLOWED_BY":
        to_the_same = "SEARCH line USING COVERING INDEX line_to (representative=? AND standing=?"
        ranges = [step for step in read if step.startswith(to_the_same)]
        assert len(ranges) == len(QUESTIONS)
        assert all("place>?" in step for step in ranges)
