"""Near-duplicates: texts with some words changed are found again, and nothing else is."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.records import Kind
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.messages import similar
from qa_tui.store.messages.similar import ComparedText, find_similar, sample_of
from qa_tui.store.opening import open_desk
from tests.plain_page import plain_page
from tests.stored_page import store_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.context import Similar
    from qa_tui.store.desk import Desk
    from qa_tui.store.messages.intake import Taken
    from qa_tui.store.sqlite import Connection

TEXTS = 400
_SOUNDS = [a + b for a in "bdfgklmnprstw" for b in ("a", "e", "i", "o", "u", "au", "ei")]

LONG = (
    "Sehr geehrte Frau Amt, seit dem Umbau der Kreuzung am Markt staut sich der Verkehr jeden "
    "Morgen bis zur alten Brücke, und die Busse der Linie zwölf stehen mitten darin. Anwohner "
    "berichten von zwanzig Minuten Wartezeit. Wann wird die Ampel endlich neu geschaltet?"
)
NEARLY = LONG.replace("zwanzig", "dreißig").replace("zwölf", "sieben")
OTHER = (
    "Guten Tag, die Freibäder im Landkreis öffnen in diesem Sommer später, weil Bademeister "
    "fehlen. Was unternimmt das Ministerium, damit Kinder schwimmen lernen können?"
)


def page(title: str, text: str, to: str = "Erna Beispiel", answer: str = "") -> SourceThread:
    """A thread of the old form, as a page tells it."""
    messages = [SourceMessage(Kind.QUESTION, "Uwe T.", None, "2020-01-02", text)]
    if answer:
        messages.append(SourceMessage(Kind.ANSWER, to, "SM", "2020-02-03", answer))
    return plain_page(
        to=to,
        party="SM",
        topic="Verkehr",
        title=title,
        messages=tuple(messages),
    )


def store(desk: Desk, pages: list[SourceThread]) -> list[int]:
    """Store pages; gives their threads."""
    with desk.writing("ann") as writer:
        run = start_run(writer)
        for number, one in enumerate(pages):
            file = PageFile(f"{number}.txt", f"{number:064}", "utf-8")
            store_page(writer, run, one, file)
        found = writer.connection.execute(
            "select id from thread order by id desc limit ?", (len(pages),)
        )
        return sorted(row[0] for row in found)


def question_of(connection: Connection, thread: int) -> int:
    return int(
        connection.execute(
            "select id from message where thread = ? and kind = 'question'", (thread,)
        ).fetchone()[0]
    )


def like(desk: Desk, thread: int, *, public_only: bool = False) -> tuple[Similar, ...]:
    """What is like the question of a thread."""
    with desk.reading() as connection:
        message = question_of(connection, thread)
        return find_similar(connection, sample_of(connection, message, public_only=public_only), 10)


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, list[str]]:
    """A desk with many texts whose words are as frequent as those of a language."""
    chance = random.Random(7)
    words = ["".join(chance.choices(_SOUNDS, k=3)) for _ in range(6_000)]
    weights = [1 / place for place in range(1, len(words) + 1)]
    texts = [
        " ".join(chance.choices(words, weights, k=chance.randint(40, 200))) for _ in range(TEXTS)
    ]
    desk = open_desk(tmp_path_factory.mktemp("similar") / "desk.db", create=True)
    store(desk, [page(f"Titel {number}", text) for number, text in enumerate(texts)])
    return desk, texts


def changed(text: str, share: float, others: list[str], chance: random.Random) -> str:
    """A copy in which a share of the words are others, as frequent as words are."""
    return " ".join(
        chance.choice(others) if chance.random() < share else word for word in text.split()
    )


@pytest.mark.parametrize(("share", "recall"), [(0.0, 1.0), (0.1, 0.99), (0.2, 0.97), (0.3, 0.94)])
def test_changed_copies_are_found_again(
    prose: tuple[Desk, list[str]], share: float, recall: float
) -> None:
    desk, texts = prose
    chance = random.Random(11)
    others = " ".join(texts).split()
    found = 0
    with desk.reading() as connection:
        for number, text in enumerate(texts):
            copy = ComparedText(Kind.QUESTION, changed(text, share, others, chance))
            threads = [one.line.title for one in find_similar(connection, copy, 10)]
            found += f"Titel {number}" in threads
    assert found / TEXTS >= recall


def test_texts_without_a_copy_are_like_no_other(prose: tuple[Desk, list[str]]) -> None:
    desk, _ = prose
    with desk.reading() as connection:
        for message in range(1, TEXTS + 1):
            sample = sample_of(connection, message, public_only=False)
            assert find_similar(connection, sample, 10) == ()


def test_the_most_alike_come_first_with_percent_and_addressee(desk: Desk) -> None:
    first, *_ = store(
        desk,
        [
            page("Eins", LONG),
            page("Zwei", NEARLY, to="Bert Bock"),
            page("Drei", LONG, to="Ada Amt"),
            page("Vier", OTHER),
        ],
    )
    found = like(desk, first)
    assert [(one.line.title, one.line.to, one.percent) for one in found] == [
        ("Drei", "Ada Amt", 100),
        ("Zwei", "Bert Bock", 95),
    ]


def test_questions_are_compared_with_questions_and_answers_with_answers(desk: Desk) -> None:
    first, second, third = store(
        desk,
        [
            page("Eins", LONG, answer=OTHER),
            page("Zwei", OTHER, to="Bert Bock"),
            page("Drei", "Wann?", to="Bert Bock", answer=OTHER),
        ],
    )
    assert like(desk, first) == ()
    assert like(desk, second) == ()
    with desk.reading() as connection:
        answer = connection.execute(
            "select id from message where thread = ? and kind = 'answer'", (first,)
        ).fetchone()[0]
        found = find_similar(connection, sample_of(connection, answer, public_only=False), 10)
    assert [one.line.id for one in found] == [third]


def test_messages_of_the_same_thread_are_not_told(desk: Desk) -> None:
    (thread,) = store(desk, [page("Eins", LONG, answer=LONG)])
    assert like(desk, thread) == ()


def test_readers_get_only_what_is_published(
    desk: Desk, asking: Callable[..., Taken], deciding: Callable[..., object]
) -> None:
    (first,) = store(desk, [page("Eins", LONG)])
    taken = asking(title="Wann wird die Ampel neu geschaltet?", background=NEARLY)
    assert [one.line.id for one in like(desk, first)] == [taken.thread]
    assert like(desk, first, public_only=True) == ()
    deciding(taken.message, "publish")
    assert [one.line.id for one in like(desk, first, public_only=True)] == [taken.thread]
    deciding(taken.message, "remove", "insult")
    assert like(desk, first, public_only=True) == ()
    assert [one.line.id for one in like(desk, first)] == [taken.thread]


def test_the_words_of_an_earlier_revision_are_like_nothing(
    desk: Desk, asking: Callable[..., Taken], deciding: Callable[..., object]
) -> None:
    (first,) = store(desk, [page("Eins", LONG)])
    taken = asking(title="Wann wird die Ampel neu geschaltet?", background=NEARLY)
    deciding(taken.message, "revise", text="Wann?", background=OTHER, title="Wann?")
    assert like(desk, first) == ()


def test_a_text_of_very_common_words_is_answered_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar, "COMMON", 1)
    first, second = store(desk, [page("Eins", "Wie geht es?"), page("Zwei", "Wie geht es?")])
    assert [one.line.id for one in like(desk, first)] == [second]


@pytest.mark.parametrize("text", ["", "?", "Wort", '" OR * NEAR(', "\u202e" * 40, "ja " * 999])
def test_whatever_stands_in_a_text_it_can_be_compared(desk: Desk, text: str) -> None:
    first, second = store(desk, [page("Eins", f"{text} x"), page("Zwei", f"{text} x")])
    assert {one.line.id for one in like(desk, first)} <= {second}


def test_no_more_are_given_than_wanted(desk: Desk) -> None:
    first, *_ = store(desk, [page(f"Titel {number}", LONG) for number in range(50)])
    assert len(like(desk, first)) == 10
